#define _GNU_SOURCE /* getopt_long */
#include "options.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* OPTION(name, argument or NULL, what it does) */
#define OPTIONS(OPTION)                                                                        \
  OPTION(isa, "ISA", "measure this instruction set (default: the active one)")                 \
  OPTION(compare, "ISA", "compare its bits with those measured; may be repeated; all = every") \
  OPTION(stride, "N", "every N-th bit pattern only (default 1: all 2^32 inputs)")              \
  OPTION(activation, "NAME", "only this activation")                                           \
  OPTION(direction, "NAME", "only this direction")                                             \
  OPTION(hash, NULL, "print a hash of all results, to compare machines")                       \
  OPTION(markdown, "FILE", "write the record to FILE too")                                     \
  OPTION(help, NULL, "print this and stop")

enum option_id {
  FIRST_OPTION = 256, /* beyond all characters, '?' and ':' of getopt_long among them */
#define OPTION(name, argument, text) OPTION_##name,
  OPTIONS(OPTION)
#undef OPTION
};

static const struct option long_options[] = {
#define OPTION(name, argument, text) \
  {#name, (argument) ? required_argument : no_argument, NULL, OPTION_##name},
    OPTIONS(OPTION)
#undef OPTION
        {NULL, 0, NULL, 0},
};

static const char *const option_texts[][2] = {
#define OPTION(name, argument, text) {argument, text},
    OPTIONS(OPTION)
#undef OPTION
};

static void print_options(FILE *out) {
  for (size_t i = 0; long_options[i].name; i++) {
    const char *argument = option_texts[i][0];
    fprintf(out, "  --%-10s %-5s %s\n", long_options[i].name, argument ? argument : "",
            option_texts[i][1]);
  }
}

/* Ends a message that names what is wrong: the valid names follow, one line, and the status is 2.
 */
static _Noreturn void refuse(const char *what, const char *text, const char *(*name)(size_t)) {
  fprintf(stderr, "vact_accuracy: %s '%s'; valid:", what, text);
  for (size_t i = 0; name(i); i++) fprintf(stderr, " %s", name(i));
  fputc('\n', stderr);
  exit(2);
}

static const char *isa_at(size_t i) {
  return i < VACT_ISA_COUNT ? vact_isa_name((vact_isa)i) : NULL;
}

static const char *kind_at(size_t i) {
  return i < VACT_KIND_COUNT ? kind_name((vact_kind)i) : NULL;
}

static const char *direction_at(size_t i) {
  return i < DIRECTION_COUNT ? direction_name((direction)i) : NULL;
}

/* The position of text among the names. */
static size_t look_up(const char *what, const char *text, const char *(*name)(size_t)) {
  for (size_t i = 0; name(i); i++) {
    if (strcmp(name(i), text) == 0) return i;
  }
  refuse(what, text, name);
}

static vact_isa isa_option(const char *text) {
  vact_isa isa = (vact_isa)look_up("unknown instruction set", text, isa_at);
  if (!vact_isa_available(isa)) {
    fprintf(stderr, "vact_accuracy: the instruction set '%s' is not available here\n", text);
    exit(2);
  }
  return isa;
}

static uint64_t stride_option(const char *text) {
  char *end;
  errno = 0;
  unsigned long long stride = strtoull(text, &end, 0);
  if (errno || *end || *text == '-' || stride < 1 || stride > UINT32_MAX) {
    fprintf(stderr, "vact_accuracy: bad --stride '%s'; valid: 1 to %lu\n", text,
            (unsigned long)UINT32_MAX);
    exit(2);
  }
  return stride;
}

static void add_isa(isa_list *isas, vact_isa isa) {
  for (size_t i = 0; i < isas->count; i++) {
    if (isas->isa[i] == isa) return;
  }
  isas->isa[isas->count++] = isa;
}

/* Compares with one more ISA, or with all that are available. */
static void add_compared(bool compared[VACT_ISA_COUNT], const char *text) {
  if (strcmp(text, "all") != 0) {
    compared[isa_option(text)] = true;
    return;
  }
  for (int isa = 0; isa < VACT_ISA_COUNT; isa++) {
    if (vact_isa_available((vact_isa)isa)) compared[isa] = true;
  }
}

static _Noreturn void refuse_option(const char *what, const char *text) {
  fprintf(stderr, "vact_accuracy: %s '%s'; the options are\n", what, text);
  print_options(stderr);
  exit(2);
}

/* Explains why getopt_long answered '?' or ':'; a letter is in optopt, a word in argv. */
static _Noreturn void refuse_answer(int answer, char **argv) {
  char letter[] = {'-', (char)optopt, '\0'};
  const char *culprit = optopt > 0 && optopt < FIRST_OPTION ? letter : argv[optind - 1];
  if (answer == ':') refuse_option("missing argument of", culprit);
  refuse_option(optopt > FIRST_OPTION ? "an argument is not allowed in" : "unknown option",
                culprit);
}

static _Noreturn void help(void) {
  puts(
      "vact_accuracy: measures the error of every activation over the bit patterns of float.\n"
      "Fails where a bound of activations.def is exceeded.");
  print_options(stdout);
  exit(0);
}

options parse_options(int argc, char **argv) {
  options o = {.stride = 1};
  vact_isa measured = vact_isa_active();
  bool compared[VACT_ISA_COUNT] = {false};
  int answer;
  opterr = 0;
  while ((answer = getopt_long(argc, argv, ":", long_options, NULL)) != -1) {
    switch (answer) {
      case OPTION_isa:
        measured = isa_option(optarg);
        break;
      case OPTION_compare:
        add_compared(compared, optarg);
        break;
      case OPTION_stride:
        o.stride = stride_option(optarg);
        break;
      case OPTION_activation:
        o.activation = kind_at(look_up("unknown activation", optarg, kind_at));
        break;
      case OPTION_direction:
        o.direction = direction_at(look_up("unknown direction", optarg, direction_at));
        break;
      case OPTION_hash:
        o.hash = true;
        break;
      case OPTION_markdown:
        o.markdown = optarg;
        break;
      case OPTION_help:
        help();
      default:
        refuse_answer(answer, argv);
    }
  }
  if (optind < argc) refuse_option("unexpected argument", argv[optind]);
  add_isa(&o.isas, measured);
  for (int isa = 0; isa < VACT_ISA_COUNT; isa++) {
    if (compared[isa]) add_isa(&o.isas, (vact_isa)isa);
  }
  return o;
}
