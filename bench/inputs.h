/*
 * The arrays that all implementations work on: 64-byte aligned, touched, and the same in every run.
 */
#ifndef VACT_BENCH_INPUTS_H
#define VACT_BENCH_INPUTS_H

#include <cstdint>
#include <cstdlib>
#include <memory>

#include "cells.h"

struct FreeArray {
  void operator()(void *array) const {
    std::free(array);
  }
};
using Array = std::unique_ptr<void, FreeArray>;

/* With room behind the end: XNNPACK may read beyond it. */
Array NewArray(size_t bytes);

/* Uniform in (low, high), and below limit; the same for the same seed. */
void FillRandom(void *array, vact_dtype dtype, size_t n, float low, float high, uint64_t seed);
void FillIndices(uint8_t *array, size_t n, unsigned limit, uint64_t seed);

class Inputs {
 public:
  /* The arrays for a cell, filled: x as usual.def says or constant, dy uniform in (-1, 1). */
  Work Prepare(const Cell &cell, int threads);

 private:
  void Reserve(size_t n);
  void Fill(const Cell &cell);
  void FillIn(const Cell &cell);

  size_t capacity_ = 0;
  Array in_, dy_, out_;
  std::optional<Cell> filled_for_;
};

#endif
