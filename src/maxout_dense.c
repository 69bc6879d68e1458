/* vact_maxout_dense_forward, and the same by packed weights. */
#include "maxout_dense.h"

#include "dispatch.h"
#include "memory.h"
#include "sizes.h"

/* ---- checks ---------------------------------------------------------------------------------- */

vact_status vact_dense_check(vact_dtype dtype, const vact_maxout_dense_shape *shape,
                             const vact_exec *exec) {
  if (dtype != VACT_F32) return VACT_BAD_DTYPE;
  const vact_status status = vact_check_pieces(shape->pieces);
  return status == VACT_OK ? vact_check_exec(exec) : status;
}

/* ---- packing --------------------------------------------------------------------------------- */

/* In floats, or SIZE_MAX. */
static size_t packed_floats(const vact_maxout_dense_shape *s) {
  const size_t groups = vact_quotient_up(s->units, VACT_DENSE_GROUP);
  if (s->in >= SIZE_MAX / VACT_DENSE_GROUP) return SIZE_MAX;
  return vact_bounded_product(vact_bounded_product(groups, s->pieces),
                              vact_dense_piece_size(s->in));
}

size_t vact_maxout_dense_packed_size(vact_dtype dtype, vact_maxout_dense_shape shape) {
  if (vact_dense_check(dtype, &shape, NULL) != VACT_OK) return 0;
  const size_t n = packed_floats(&shape);
  return n <= PTRDIFF_MAX / sizeof(float) ? n * sizeof(float) : 0;
}

typedef struct pack_job {
  const vact_maxout_dense_kernels *kernels;
  vact_maxout_dense_shape shape;
  const vact_float *w, *b;
  vact_float *packed;
  vact_dense_grid groups;
} pack_job;

static void pack_part(void *context, size_t index) {
  const pack_job *j = (const pack_job *)context;
  const vact_dense_part part = vact_dense_grid_part(&j->groups, index);
  const size_t size = j->shape.pieces * vact_dense_piece_size(j->shape.in);
  for (size_t g = part.column; g < part.column + part.columns; g++)
    j->kernels->pack(&j->shape, j->w, j->b, g, j->packed + g * size);
}

vact_status vact_maxout_dense_pack(vact_dtype dtype, vact_maxout_dense_shape shape, const void *w,
                                   const void *b, void *packed, const vact_exec *exec) {
  const vact_status status = vact_dense_check(dtype, &shape, exec);
  if (status != VACT_OK) return status;
  const size_t biases = vact_bounded_product(shape.units, shape.pieces);
  const vact_array arrays[] = {
      {w, vact_bounded_product(biases, shape.in), sizeof(float), 0},
      {b, biases, sizeof(float), VACT_OPTIONAL},
      {packed, packed_floats(&shape), sizeof(float), VACT_OUTPUT},
  };
  const vact_status arrays_status = vact_check_arrays(3, arrays);
  if (arrays_status != VACT_OK || shape.units == 0) return arrays_status;

  const double bytes = 2.0 * (double)arrays[2].n * sizeof(float);
  const size_t tasks = vact_parallel_tasks(exec, vact_estimate_nanoseconds(0.0, bytes));
  pack_job j = {&vact_active_kernels()->maxout_dense,
                shape,
                (const vact_float *)w,
                (const vact_float *)b,
                (vact_float *)packed,
                vact_dense_cut(1, vact_quotient_up(shape.units, VACT_DENSE_GROUP), 1, tasks, 0)};
  vact_parallel_run(exec, vact_dense_grid_parts(&j.groups), pack_part, &j);
  return VACT_OK;
}

/* ---- forward --------------------------------------------------------------------------------- */

typedef struct forward_job {
  const vact_maxout_dense_kernels *kernels;
  vact_dense_forward_call call;
  vact_dense_grid grid;
  char *memory;                             /* of all tasks */
  size_t sums, best, index, weights, bytes; /* of one task */
} forward_job;

static void size_scratch(forward_job *j) {
  const vact_maxout_dense_shape *s = &j->call.shape;
  const size_t part = vact_quotient_up(s->rows, j->grid.row_parts);
  const size_t rows = vact_smaller(part, VACT_DENSE_ROWS);
  const int waits = s->in > VACT_DENSE_DEPTH;
  const size_t tile = vact_smaller(rows, VACT_DENSE_TILE);
  const size_t depth = waits ? VACT_DENSE_DEPTH : s->in;
  j->sums = vact_lines_of(sizeof(float) * (waits ? rows : tile) * VACT_DENSE_LINE);
  j->best = vact_lines_of(sizeof(float) * rows * VACT_DENSE_LINE);
  j->index = vact_lines_of(rows * VACT_DENSE_LINE);
  const size_t weights =
      vact_lines_of(sizeof(float) * VACT_DENSE_GROUPS * vact_dense_piece_size(depth));
  j->weights = j->call.packed == NULL ? weights : 0;
  j->bytes = j->sums + j->best + j->index + j->weights;
}

static void forward_part(void *context, size_t index) {
  const forward_job *j = (const forward_job *)context;
  char *memory = j->memory + index * j->bytes;
  const vact_dense_scratch scratch = {
      (float *)(void *)memory,
      (float *)(void *)(memory + j->sums),
      (uint8_t *)(memory + j->sums + j->best),
      (float *)(void *)(memory + j->sums + j->best + j->index),
  };
  const vact_dense_part part = vact_dense_grid_part(&j->grid, index);
  j->kernels->forward(&j->call, &part, &scratch);
}

static vact_status run_forward(const vact_dense_forward_call *call, const vact_exec *exec) {
  /* Packing the weights anew costs a part as much as so many rows. */
  enum { ROWS_OF_PACKING = 16 };
  const vact_maxout_dense_shape *s = &call->shape;
  if (s->rows == 0 || s->units == 0) return VACT_OK;
  const vact_kernels *kernels = vact_active_kernels();
  const size_t tasks = vact_dense_tasks(exec, s, (double)s->pieces, kernels->lanes);
  forward_job j = {.kernels = &kernels->maxout_dense, .call = *call};
  j.grid = vact_dense_cut(s->rows, s->units, VACT_DENSE_GROUP, tasks,
                          call->packed == NULL ? ROWS_OF_PACKING : 0);
  size_scratch(&j);
  void *memory = vact_allocate_lines(exec, vact_dense_grid_parts(&j.grid) * j.bytes, &j.memory);
  if (memory == NULL) return VACT_NO_MEMORY;
  vact_parallel_run(exec, vact_dense_grid_parts(&j.grid), forward_part, &j);
  vact_release(exec, memory);
  return VACT_OK;
}

vact_status vact_maxout_dense_forward(vact_dtype dtype, vact_maxout_dense_shape shape,
                                      const void *x, const void *w, const void *b, void *y,
                                      uint8_t *which, const vact_exec *exec) {
  const vact_status status = vact_dense_check(dtype, &shape, exec);
  if (status != VACT_OK) return status;
  const size_t biases = vact_bounded_product(shape.units, shape.pieces);
  const size_t outputs = vact_bounded_product(shape.rows, shape.units);
  const vact_array arrays[] = {
      {x, vact_bounded_product(shape.rows, shape.in), sizeof(float), 0},
      {w, vact_bounded_product(biases, shape.in), sizeof(float), 0},
      {b, biases, sizeof(float), VACT_OPTIONAL},
      {y, outputs, sizeof(float), VACT_OUTPUT},
      {which, outputs, 1, VACT_OPTIONAL | VACT_OUTPUT},
  };
  const vact_status arrays_status = vact_check_arrays(5, arrays);
  if (arrays_status != VACT_OK) return arrays_status;
  const vact_dense_forward_call call = {.shape = shape,
                                        .x = (const vact_float *)x,
                                        .w = (const vact_float *)w,
                                        .b = (const vact_float *)b,
                                        .y = (vact_float *)y,
                                        .which = which};
  return run_forward(&call, exec);
}

vact_status vact_maxout_dense_forward_packed(vact_dtype dtype, vact_maxout_dense_shape shape,
                                             const void *x, const void *packed, void *y,
                                             uint8_t *which, const vact_exec *exec) {
  const vact_status status = vact_dense_check(dtype, &shape, exec);
  if (status != VACT_OK) return status;
  const size_t outputs = vact_bounded_product(shape.rows, shape.units);
  const vact_array arrays[] = {
      {x, vact_bounded_product(shape.rows, shape.in), sizeof(float), 0},
      {packed, packed_floats(&shape), sizeof(float), 0},
      {y, outputs, sizeof(float), VACT_OUTPUT},
      {which, outputs, 1, VACT_OPTIONAL | VACT_OUTPUT},
  };
  const vact_status arrays_status = vact_check_arrays(4, arrays);
  if (arrays_status != VACT_OK) return arrays_status;
  const vact_dense_forward_call call = {.shape = shape,
                                        .x = (const vact_float *)x,
                                        .packed = (const vact_float *)packed,
                                        .y = (vact_float *)y,
                                        .which = which};
  return run_forward(&call, exec);
}
