#ifndef VACT_TESTS_ACCURACY_OPTIONS_H
#define VACT_TESTS_ACCURACY_OPTIONS_H

#include "sweep.h"

typedef struct options {
  isa_list isas;          /* the one to measure, then those to compare with it */
  uint64_t stride;        /* between the bit patterns; see main.c for variants */
  const char *activation; /* only this row, or NULL for all */
  const char *direction;  /* only this direction, or NULL for all */
  const char *markdown;   /* the file to write the record to, or NULL */
  bool hash;
} options;

/* Ends the program for --help (status 0) and for what it cannot read (message, status 2). */
options parse_options(int argc, char **argv);

#endif
