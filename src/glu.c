/*
 * vact_glu_forward and vact_glu_backward: tiles of a row go through the element-wise kernels in
 * f32, in buffers that stay in the first cache, so that any activation is a gate without a kernel
 * of its own.
 */
#include "checks.h"
#include "dispatch.h"
#include "elementwise.h"
#include "parallel.h"
#include "sizes.h"

/* Elements of a tile, and what pieces of a call are cut at. */
enum { TILE = 1024, CUT = 64 };

typedef struct matrix {
  char *data;
  size_t ld;
} matrix;

static matrix matrix_of(const void *data, size_t ld) {
  const matrix m = {(char *)data, ld};
  return m;
}

typedef struct job {
  const vact_kernels *kernels;
  const vact_act *act;
  vact_elementwise_kernel *forward, *backward;
  vact_direction direction;
  vact_dtype dtype;
  size_t rows, cols, size;
  matrix a, b, dy; /* forward has b for dy */
  matrix out[2];   /* y; or da and db */
  size_t per_task;
} job;

/* ---- checks ---------------------------------------------------------------------------------- */

/* Elements from the first one to behind the last one, or SIZE_MAX if there are more than that. */
static size_t extent(const job *j, matrix m) {
  const size_t above = vact_bounded_product(j->rows - 1, m.ld);
  return above <= SIZE_MAX - j->cols ? above + j->cols : SIZE_MAX;
}

static vact_status check_matrix(const job *j, matrix m) {
  if (m.ld < j->cols) return VACT_BAD_LD;
  if (j->rows == 0 || j->cols == 0) return VACT_OK;
  return vact_check_array(m.data, extent(j, m), j->size);
}

static int is_same(matrix m, matrix n) {
  return m.data == n.data && m.ld == n.ld;
}

/* Whether they share an element; with different leading dimensions, whether they might. */
static int overlap(const job *j, matrix m, matrix n) {
  if (!vact_arrays_overlap(m.data, extent(j, m) * j->size, n.data, extent(j, n) * j->size))
    return 0;
  if (m.ld != n.ld || j->rows == 1) return 1;
  const uintptr_t p = (uintptr_t)m.data, q = (uintptr_t)n.data;
  const size_t row = m.ld * j->size, used = j->cols * j->size;
  const size_t shift = (p < q ? q - p : p - q) % row;
  return shift < used || row - shift < used;
}

static vact_status check_output(const job *j, matrix out) {
  const matrix inputs[] = {j->a, j->b, j->dy};
  for (int i = 0; i < 3; i++)
    if (!is_same(out, inputs[i]) && overlap(j, out, inputs[i])) return VACT_OVERLAP;
  return VACT_OK;
}

static vact_status check_job(const job *j) {
  const int outputs = j->direction == VACT_FORWARD ? 1 : 2;
  vact_status status = check_matrix(j, j->a);
  if (status == VACT_OK) status = check_matrix(j, j->b);
  if (status == VACT_OK) status = check_matrix(j, j->dy);
  for (int i = 0; i < outputs && status == VACT_OK; i++) status = check_matrix(j, j->out[i]);
  if (status != VACT_OK || j->rows == 0 || j->cols == 0) return status;
  for (int i = 0; i < outputs && status == VACT_OK; i++) status = check_output(j, j->out[i]);
  if (status == VACT_OK && outputs == 2 && overlap(j, j->out[0], j->out[1])) return VACT_OVERLAP;
  return status;
}

/* ---- a tile ---------------------------------------------------------------------------------- */

static char *element(const job *j, matrix m, size_t row, size_t col) {
  return m.data + (row * m.ld + col) * j->size;
}

/* The elements as floats: in the array itself, or converted to the buffer. */
static const float *as_floats(const job *j, size_t n, const char *elements, float *buffer) {
  if (j->dtype == VACT_F32) return (const float *)(const void *)elements;
  j->kernels->convert[j->dtype][VACT_F32](n, elements, buffer);
  return buffer;
}

static void run_tile(const job *j, size_t row, size_t col, size_t n) {
  float buffer[TILE], gate[TILE];
  const float *a = as_floats(j, n, element(j, j->a, row, col), buffer);
  const char *b = element(j, j->b, row, col);
  j->forward(j->act, n, a, a, gate, 0);
  if (j->direction == VACT_FORWARD) {
    j->kernels->product[j->dtype](n, gate, b, element(j, j->out[0], row, col));
    return;
  }
  float da[TILE];
  const char *dy = element(j, j->dy, row, col);
  j->kernels->product_to_f32[j->dtype](n, dy, b, da);
  j->backward(j->act, n, a, da, da, 0);
  /* Now all inputs but dy have been read: outputs may take their place, and db that of dy. */
  j->kernels->product[j->dtype](n, gate, dy, element(j, j->out[1], row, col));
  j->kernels->convert[VACT_F32][j->dtype](n, da, element(j, j->out[0], row, col));
}

/* ---- running --------------------------------------------------------------------------------- */

static void run_piece(void *context, size_t task) {
  const job *j = (const job *)context;
  const size_t all = j->rows * j->cols, begin = task * j->per_task;
  const size_t end = begin < all ? begin + vact_smaller(j->per_task, all - begin) : begin;
  size_t row = begin / j->cols, col = begin % j->cols;
  for (size_t i = begin; i < end;) {
    const size_t n = vact_smaller(vact_smaller(TILE, j->cols - col), end - i);
    run_tile(j, row, col, n);
    i += n;
    col += n;
    if (col == j->cols) row++, col = 0;
  }
}

/* Matrices without gaps are one row. */
static void join_rows(job *j) {
  const int outputs = j->direction == VACT_FORWARD ? 1 : 2;
  int dense = j->a.ld == j->cols && j->b.ld == j->cols && j->dy.ld == j->cols;
  for (int i = 0; i < outputs; i++) dense &= j->out[i].ld == j->cols;
  if (!dense) return;
  j->cols *= j->rows;
  j->rows = 1;
}

static void run_job(job *j, const vact_exec *exec) {
  const int is_backward = j->direction == VACT_BACKWARD;
  const vact_kind kind = vact_shortest_kind(j->act);
  j->kernels = vact_active_kernels();
  j->forward = j->kernels->elementwise[VACT_FORWARD][kind][VACT_F32];
  j->backward = j->kernels->elementwise[VACT_BACKWARD][kind][VACT_F32];
  join_rows(j);
  const double n = (double)j->rows * (double)j->cols;
  double work = vact_instructions_per_vector(VACT_FORWARD, kind);
  if (is_backward) work += vact_instructions_per_vector(VACT_BACKWARD, kind);
  const double nanoseconds = vact_estimate_nanoseconds(
      n / j->kernels->lanes * work, (is_backward ? 5.0 : 3.0) * n * (double)j->size);
  const size_t tasks = vact_parallel_tasks(exec, nanoseconds);
  j->per_task = (j->rows * j->cols / tasks / CUT + 1) * CUT;
  vact_parallel_run(exec, tasks, run_piece, j);
}

static vact_status run(job j, const vact_exec *exec) {
  vact_status status = vact_check_act(j.direction, j.act);
  if (status == VACT_OK) status = vact_check_dtype(j.dtype);
  if (status == VACT_OK) status = vact_check_exec(exec);
  if (status != VACT_OK) return status;
  j.size = vact_dtype_size(j.dtype);
  status = check_job(&j);
  if (status == VACT_OK && j.rows != 0 && j.cols != 0) run_job(&j, exec);
  return status;
}

vact_status vact_glu_forward(vact_act act, vact_dtype dtype, size_t rows, size_t cols,
                             const void *a, size_t lda, const void *b, size_t ldb, void *y,
                             size_t ldy, const vact_exec *exec) {
  const job j = {.act = &act,
                 .direction = VACT_FORWARD,
                 .dtype = dtype,
                 .rows = rows,
                 .cols = cols,
                 .a = matrix_of(a, lda),
                 .b = matrix_of(b, ldb),
                 .dy = matrix_of(b, ldb),
                 .out = {matrix_of(y, ldy)}};
  return run(j, exec);
}

vact_status vact_glu_backward(vact_act act, vact_dtype dtype, size_t rows, size_t cols,
                              const void *a, size_t lda, const void *b, size_t ldb, const void *dy,
                              size_t lddy, void *da, size_t ldda, void *db, size_t lddb,
                              const vact_exec *exec) {
  const job j = {.act = &act,
                 .direction = VACT_BACKWARD,
                 .dtype = dtype,
                 .rows = rows,
                 .cols = cols,
                 .a = matrix_of(a, lda),
                 .b = matrix_of(b, ldb),
                 .dy = matrix_of(dy, lddy),
                 .out = {matrix_of(da, ldda), matrix_of(db, lddb)}};
  return run(j, exec);
}
