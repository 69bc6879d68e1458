/*
 * vact_accuracy: the error of every activation over all 2^32 inputs; see options.c.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cases.h"
#include "options.h"
#include "report.h"
#include "sweep.h"

/* Other parameters and upstream gradients are measured at a coarser stride: odd, to vary all bits. */
enum { VARIANT_STRIDE = 251 };

static bool wanted(const accuracy_case *c, const options *opts) {
  if (opts->activation && strcmp(opts->activation, kind_name(c->act.kind)) != 0) return false;
  return !opts->direction || strcmp(opts->direction, direction_name(c->direction)) == 0;
}

/* Measures and prints all the wanted cases; returns how many there are. */
static size_t measure(const accuracy_case *cases, size_t count, const options *opts,
                      outcome *outcomes) {
  size_t done = 0;
  print_header(opts);
  for (size_t i = 0; i < count; i++) {
    if (!wanted(&cases[i], opts)) continue;
    uint64_t stride = opts->stride * (cases[i].is_variant ? VARIANT_STRIDE : 1);
    measurement m = sweep(&cases[i], &opts->isas, stride);
    outcomes[done] = (outcome){cases[i], sweep_inputs(stride), m};
    print_outcome(&outcomes[done++], opts);
  }
  return done;
}

int main(int argc, char **argv) {
  options opts = parse_options(argc, argv);
  size_t count;
  accuracy_case *cases = all_cases(&count);
  outcome *outcomes = (outcome *)calloc(count, sizeof *outcomes);
  if (!cases || !outcomes) {
    fputs("vact_accuracy: out of memory\n", stderr);
    return 1;
  }
  size_t done = measure(cases, count, &opts, outcomes);
  size_t failed = 0;
  for (size_t i = 0; i < done; i++) failed += !outcome_is_good(&outcomes[i], &opts.isas);
  bool written = !opts.markdown || write_markdown(opts.markdown, outcomes, done, &opts);
  free(outcomes);
  free(cases);
  printf("%zu of %zu failed\n", failed, done);
  return failed == 0 && written ? 0 : 1;
}
