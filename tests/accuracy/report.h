/*
 * The results, as a table on the terminal and as the record in Markdown.
 */
#ifndef VACT_TESTS_ACCURACY_REPORT_H
#define VACT_TESTS_ACCURACY_REPORT_H

#include "options.h"
#include "sweep.h"

typedef struct outcome {
  accuracy_case measured;
  uint64_t inputs;
  measurement m;
} outcome;

/* The bound and the rules for NaN, signs and bits hold. The order of neighbours is no promise. */
bool outcome_is_good(const outcome *o, const isa_list *isas);

void print_header(const options *opts);
void print_outcome(const outcome *o, const options *opts);

/* Returns false, with a message, if the file cannot be written. */
bool write_markdown(const char *path, const outcome *outcomes, size_t count, const options *opts);

#endif
