#include "report.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

static float input_value(uint32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

/* "0x3f800000 (0x1p+0)", or "-" for no error at all; returns text, which holds size bytes. */
static const char *worst_text(const worst *w, char *text, size_t size) {
  if (w->error == 0) {
    snprintf(text, size, "-");
  } else {
    snprintf(text, size, "0x%08" PRIx32 " (%a)", w->input, (double)input_value(w->input));
  }
  return text;
}

static const char *unit_text(const accuracy_case *c) {
  return case_error_kind(c) == VACT_ERROR_ABS ? "1" : "ulp";
}

/* With an absolute error bound each ISA may have its own bits. */
static uint64_t mismatches(const outcome *o, const isa_list *isas) {
  uint64_t sum = 0;
  if (case_error_kind(&o->measured) == VACT_ERROR_ABS) return 0;
  for (size_t k = 1; k < isas->count; k++) sum += o->m.mismatch[isas->isa[k]].count;
  return sum;
}

bool outcome_is_good(const outcome *o, const isa_list *isas) {
  return vact_error_is_within(o->m.error.error, case_bound(&o->measured)) && o->m.nan.count == 0 &&
         o->m.sign.count == 0 && o->m.neighbour.count == 0 && mismatches(o, isas) == 0;
}

/* ---- terminal -------------------------------------------------------------------------------- */

void print_header(const options *opts) {
  printf("instruction set %s", vact_isa_name(opts->isas.isa[0]));
  for (size_t k = 1; k < opts->isas.count; k++) {
    printf("%s %s", k == 1 ? ", compared with" : ",", vact_isa_name(opts->isas.isa[k]));
  }
  printf("\n%-18s %-20s %6s %4s %10s %10s %10s  %s\n", "activation", "direction", "dy", "unit",
         "bound", "max error", "subnormal", "worst input");
}

static void print_tally(const tally *t, const char *what) {
  if (t->count == 0) return;
  printf("    %" PRIu64 " %s, first at 0x%08" PRIx32 " (%a)\n", t->count, what, t->first,
         (double)input_value(t->first));
}

void print_outcome(const outcome *o, const options *opts) {
  char act[64], input[64];
  printf("%-18s %-20s %6g %4s %10.4g %10.4g %10.4g  %s%s\n",
         act_text(o->measured.act, act, sizeof act), direction_name(o->measured.direction),
         (double)o->measured.dy, unit_text(&o->measured), case_bound(&o->measured),
         o->m.error.error, o->m.subnormal.error, worst_text(&o->m.error, input, sizeof input),
         outcome_is_good(o, &opts->isas) ? "" : "  FAILED");
  print_tally(&o->m.nan, "NaN for a number, or a number for NaN");
  print_tally(&o->m.sign, "of the wrong sign");
  print_tally(&o->m.order, "neighbours in the wrong order");
  print_tally(&o->m.neighbour, "with other bits beside an infinity");
  for (size_t k = 1; k < opts->isas.count; k++) {
    vact_isa isa = opts->isas.isa[k];
    char what[64];
    snprintf(what, sizeof what, "with other bits on %s", vact_isa_name(isa));
    print_tally(&o->m.mismatch[isa], what);
  }
  if (opts->hash) printf("    hash %016" PRIx64 "\n", o->m.hash);
  fflush(stdout);
}

/* ---- Markdown -------------------------------------------------------------------------------- */

static const char markdown_head[] =
    "# Accuracy\n"
    "\n"
    "This page is the output of `tests/accuracy/run`, which measures every activation and checks\n"
    "the bounds of `include/vact/activations.def`. The reference is `tests/reference.h`, in "
    "double\n"
    "precision.\n"
    "\n"
    "- **max error** is the largest |result - exact|, over |dy| for a derivative: where the unit "
    "is\n"
    "  ulp, in units of the spacing of floats at the exact result, for a derivative of several "
    "terms\n"
    "  at the largest of them; where the unit is 1, as it is.\n"
    "- **subnormal** is the same over the inputs whose exact result is subnormal.\n"
    "- **out of order** counts neighbouring inputs whose forward results stand in the wrong "
    "order.\n"
    "- The inputs of `backward_from_output` are outputs y; those that forward cannot give count "
    "for\n"
    "  the equality of bits only.\n"
    "- Other parameters, and **dy** other than 1, are measured for every 251st input. With such a\n"
    "  dy it is the error that rounding the product once cannot explain.\n"
    "- Elements of 16 bits are not measured: they are these results rounded once, bit for bit.\n"
    "\n";

static void write_promises(FILE *f, const outcome *outcomes, size_t count, const options *opts) {
  uint64_t nan = 0, sign = 0, neighbour = 0, bits = 0;
  for (size_t i = 0; i < count; i++) {
    nan += outcomes[i].m.nan.count;
    sign += outcomes[i].m.sign.count;
    neighbour += outcomes[i].m.neighbour.count;
    bits += mismatches(&outcomes[i], &opts->isas);
  }
  fprintf(f, "Measured on %s, for each row with its first parameters and dy = 1 over ",
          vact_isa_name(opts->isas.isa[0]));
  if (opts->stride == 1)
    fprintf(f, "all 2^32 inputs");
  else
    fprintf(f, "every %" PRIu64 "th of the 2^32 inputs", opts->stride);
  fprintf(f, "; **inputs** counts them. In all of these:\n\n");
  fprintf(f, "- NaN for a number, or a number for NaN: %" PRIu64 "\n", nan);
  fprintf(f, "- the wrong sign, also of a zero: %" PRIu64 "\n", sign);
  fprintf(f, "- other bits beside an infinite element: %" PRIu64 "\n", neighbour);
  for (size_t k = 1; k < opts->isas.count; k++) {
    fprintf(f, "%s %s", k == 1 ? "- other bits on" : ",", vact_isa_name(opts->isas.isa[k]));
  }
  if (opts->isas.count > 1) fprintf(f, ": %" PRIu64 "\n", bits);
  fputc('\n', f);
}

static void write_row(FILE *f, const outcome *o) {
  char act[64], input[64];
  fprintf(f, "| %s | %s | %g | %" PRIu64 " | %s | %.4g | %.4g | %.4g | %s | %" PRIu64 " |\n",
          act_text(o->measured.act, act, sizeof act), direction_name(o->measured.direction),
          (double)o->measured.dy, o->inputs, unit_text(&o->measured), case_bound(&o->measured),
          o->m.error.error, o->m.subnormal.error, worst_text(&o->m.error, input, sizeof input),
          o->m.order.count);
}

bool write_markdown(const char *path, const outcome *outcomes, size_t count, const options *opts) {
  FILE *f = fopen(path, "w");
  if (!f) {
    perror(path);
    return false;
  }
  fputs(markdown_head, f);
  write_promises(f, outcomes, count, opts);
  fputs(
      "| activation | direction | dy | inputs | unit | bound | max error | subnormal | worst input "
      "| out of order |\n"
      "|---|---|--:|--:|---|--:|--:|--:|---|--:|\n",
      f);
  for (size_t i = 0; i < count; i++) write_row(f, &outcomes[i]);
  bool written = !ferror(f);
  written &= fclose(f) == 0;
  if (!written) perror(path);
  return written;
}
