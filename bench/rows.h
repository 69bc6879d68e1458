/*
 * The rows of activations.def with what they are measured with: parameters and inputs of usual.def.
 */
#ifndef VACT_BENCH_ROWS_H
#define VACT_BENCH_ROWS_H

#include <string>

#include "work.h"

struct Row {
  vact_act act;
  const char *name;
  bool from_output; /* has backward_from_output */
  bool core;        /* measured at many sizes, with all thread counts and instruction sets */
  bool absolute;    /* its bounds are absolute errors, not ulp */
  int work;         /* vector instructions per vector of elements, roughly */
  float low, high;  /* x is uniform in between */
};

/* In the order of activations.def. */
extern const Row kRows[VACT_KIND_COUNT];

inline const Row &RowOf(const Operation &operation) {
  return kRows[operation.act.kind];
}

/* The row of the function that this one approximates, by families.def; nullptr if it is in none. */
const Row *FamilyOf(const Row &row);

/* "swish/backward/f32", "convert/from_f32/bf16" */
std::string OperationName(const Operation &operation);

#endif
