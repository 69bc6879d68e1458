#include "sweep.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/*
 * A block is computed on one ISA after another, as the ISA is a setting of the whole process, and
 * within a block the threads share the work by pieces.
 */
enum { PIECE = 1 << 16, BLOCK = 1 << 22 };

/* No vector is shorter than this, but for single elements, which have no neighbours. */
enum { SHORTEST_VECTOR = 4 };

/* Element 0 is the last input of the block before, so that all neighbours meet in some block. */
typedef struct block {
  size_t n;
  float x[BLOCK + 1];
  float result[VACT_ISA_COUNT][BLOCK + 1]; /* in the order of the isa_list */
  float dy[PIECE];
  float other_x[BLOCK + 1], other[BLOCK + 1]; /* inputs and results beside an infinity */
} block;

static _Noreturn void fail(const char *what) {
  fprintf(stderr, "vact_accuracy: %s\n", what);
  exit(1);
}

static size_t smaller(size_t a, size_t b) {
  return a < b ? a : b;
}

static float float_of(uint32_t bits) {
  float x;
  memcpy(&x, &bits, sizeof x);
  return x;
}

static block *new_block(float dy) {
  block *b = (block *)malloc(sizeof *b);
  if (!b) fail("out of memory");
  for (size_t i = 0; i < PIECE; i++) b->dy[i] = dy;
  return b;
}

static void fill_inputs(block *b, uint64_t first, size_t count, uint64_t stride) {
  b->n = count + 1;
#pragma omp parallel for
  for (size_t i = 0; i < b->n; i++) b->x[i] = float_of((uint32_t)((first + i - 1) * stride));
}

static void run(const accuracy_case *c, size_t n, const float *x, const float *dy, float *result) {
  vact_status status = case_run(c, n, x, dy, result);
  if (status != VACT_OK) fail(vact_status_string(status));
}

static void compute(block *b, const accuracy_case *c, vact_isa isa, float *result) {
  vact_status status = vact_isa_set(isa);
  if (status != VACT_OK) fail(vact_status_string(status));
#pragma omp parallel for schedule(dynamic)
  for (size_t i = 0; i < b->n; i += PIECE) {
    run(c, smaller(PIECE, b->n - i), b->x + i, b->dy, result + i);
  }
}

static void compare(measurement *m, const accuracy_case *c, const block *b, const isa_list *isas) {
#pragma omp parallel for schedule(dynamic)
  for (size_t begin = 1; begin < b->n; begin += PIECE) {
    size_t end = smaller(begin + PIECE, b->n);
    measurement piece = measure_nothing();
    measure_results(&piece, c, b->x, b->result[0], begin, end);
    for (size_t k = 1; k < isas->count; k++) {
      measure_mismatch(&piece.mismatch[isas->isa[k]], b->x, b->result[0], b->result[k], begin, end);
    }
#pragma omp critical
    merge_measurement(m, &piece);
  }
}

/*
 * Runs the block again with -Inf as one element of every vector. Formulas that treat ordinary
 * vectors in a shorter way then take the long one for the neighbours too, which must not see it.
 */
static void compare_beside_infinity(measurement *m, const accuracy_case *c, block *b,
                                    size_t offset) {
#pragma omp parallel for schedule(dynamic)
  for (size_t begin = 1; begin < b->n; begin += PIECE) {
    size_t end = smaller(begin + PIECE, b->n);
    measurement piece = measure_nothing();
    memcpy(&b->other_x[begin], &b->x[begin], (end - begin) * sizeof b->x[0]);
    for (size_t i = begin + offset; i < end; i += SHORTEST_VECTOR) b->other_x[i] = -INFINITY;
    run(c, end - begin, &b->other_x[begin], b->dy, &b->other[begin]);
    for (size_t i = begin + offset; i < end; i += SHORTEST_VECTOR) b->other[i] = b->result[0][i];
    measure_mismatch(&piece.neighbour, b->x, b->result[0], b->other, begin, end);
#pragma omp critical
    merge_measurement(m, &piece);
  }
}

uint64_t sweep_inputs(uint64_t stride) {
  return ((UINT64_C(1) << 32) + stride - 1) / stride;
}

measurement sweep(const accuracy_case *c, const isa_list *isas, uint64_t stride) {
  block *b = new_block(c->dy);
  measurement m = measure_nothing();
  uint64_t inputs = sweep_inputs(stride);
  for (uint64_t first = 0; first < inputs; first += BLOCK) {
    fill_inputs(b, first, smaller(BLOCK, inputs - first), stride);
    /* The measured ISA comes last and stays. */
    for (size_t k = isas->count; k-- > 0;) compute(b, c, isas->isa[k], b->result[k]);
    compare(&m, c, b, isas);
    /* Twice, so that every element is once not the infinite one. */
    compare_beside_infinity(&m, c, b, 0);
    compare_beside_infinity(&m, c, b, 1);
  }
  free(b);
  return m;
}
