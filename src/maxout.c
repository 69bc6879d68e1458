/* vact_maxout_forward and vact_maxout_backward. */
#include "checks.h"
#include "cpu.h"
#include "dispatch.h"
#include "parallel.h"
#include "sizes.h"

/* What both calls are about: n outputs in rows of so many units, a group of pieces for each. */
typedef struct maxout {
  vact_dtype dtype;
  size_t size; /* of an element */
  size_t n, units, pieces;
  vact_layout layout;
} maxout;

/* ---- checks ---------------------------------------------------------------------------------- */

static vact_status check_kind(vact_dtype dtype, size_t pieces, vact_layout layout,
                              const vact_exec *exec) {
  const vact_status status = vact_check_dtype(dtype);
  if (status != VACT_OK) return status;
  if ((unsigned)layout >= VACT_LAYOUT_COUNT) return VACT_BAD_LAYOUT;
  const vact_status pieces_status = vact_check_pieces(pieces);
  return pieces_status == VACT_OK ? vact_check_exec(exec) : pieces_status;
}

/* With one piece both layouts are one row of units, with one unit one row of groups. */
static maxout make_maxout(vact_dtype dtype, size_t rows, size_t units, size_t pieces,
                          vact_layout layout) {
  maxout m = {dtype, vact_dtype_size(dtype), vact_bounded_product(rows, units), units, pieces,
              layout};
  if (units == 1) m.layout = VACT_PIECES_INNERMOST;
  if (pieces == 1) {
    m.layout = VACT_PIECES_OUTERMOST;
    m.units = m.n;
  }
  return m;
}

/* ---- tasks ----------------------------------------------------------------------------------- */

/* Of a range; with the first element of its first group. */
typedef struct range {
  vact_maxout_outputs outputs;
  size_t group;
} range;

static range range_at(const maxout *m, size_t begin, size_t count) {
  const size_t unit = begin % m->units;
  const range r = {
      {count, unit, m->units, m->pieces},
      m->layout == VACT_PIECES_OUTERMOST ? (begin - unit) * m->pieces + unit : begin * m->pieces};
  return r;
}

/* Of all arrays. */
static double bytes_of(const maxout *m) {
  return (double)m->n * ((double)(m->pieces + 1) * (double)m->size + 1.0);
}

/* Whether the output goes past the caches: from so much of the last one on that it pays even if the
 * next layer reads it at once. Of backward the output is the larger part. */
static const double STREAMED_FORWARD = 0.5, STREAMED_BACKWARD = 2.0 / 3;

static int is_streamed(const maxout *m, double share) {
  return bytes_of(m) >= share * (double)vact_cpu_last_level_cache();
}

static double estimate(const maxout *m, unsigned lanes) {
  enum { INSTRUCTIONS_PER_VECTOR = 8 };
  const double vectors = (double)m->n * (double)m->pieces / lanes;
  return vact_estimate_nanoseconds(vectors * INSTRUCTIONS_PER_VECTOR, bytes_of(m));
}

/* ---- forward --------------------------------------------------------------------------------- */

typedef struct forward_job {
  const maxout *m;
  vact_maxout_forward_kernel *kernel;
  const char *x;
  char *y;
  uint8_t *which;
  int streamed;
} forward_job;

static void forward_range(const void *context, size_t begin, size_t count) {
  const forward_job *j = (const forward_job *)context;
  const maxout *m = j->m;
  const range r = range_at(m, begin, count);
  j->kernel(&r.outputs, j->x + r.group * m->size, j->y + begin * m->size,
            j->which != NULL ? j->which + begin : NULL, j->streamed);
}

vact_status vact_maxout_forward(vact_dtype dtype, size_t rows, size_t units, size_t pieces,
                                vact_layout layout, const void *x, void *y, uint8_t *which,
                                const vact_exec *exec) {
  vact_status status = check_kind(dtype, pieces, layout, exec);
  if (status != VACT_OK || rows == 0 || units == 0) return status;
  if (x == NULL || y == NULL) return VACT_NULL_POINTER;
  const maxout m = make_maxout(dtype, rows, units, pieces, layout);
  const int in_place = pieces == 1 ? VACT_IN_PLACE : 0;
  const vact_array arrays[] = {
      {x, vact_bounded_product(m.n, pieces), m.size, in_place},
      {y, m.n, m.size, VACT_OUTPUT | in_place},
      {which, m.n, 1, VACT_OUTPUT | VACT_OPTIONAL},
  };
  status = vact_check_arrays(3, arrays);
  if (status != VACT_OK) return status;

  const vact_kernels *kernels = vact_active_kernels();
  const forward_job j = {
      &m,    kernels->maxout.forward[m.layout][dtype],   (const char *)x, (char *)y,
      which, x != y && is_streamed(&m, STREAMED_FORWARD)};
  vact_parallel_range(exec, estimate(&m, kernels->lanes), m.n, y, m.size, forward_range, &j);
  return VACT_OK;
}

/* ---- backward -------------------------------------------------------------------------------- */

typedef struct backward_job {
  const maxout *m;
  vact_maxout_backward_kernel *kernel;
  const char *dy;
  const uint8_t *which;
  char *dx;
  int streamed;
} backward_job;

static void backward_range(const void *context, size_t begin, size_t count) {
  const backward_job *j = (const backward_job *)context;
  const maxout *m = j->m;
  const range r = range_at(m, begin, count);
  j->kernel(&r.outputs, j->dy + begin * m->size, j->which + begin, j->dx + r.group * m->size,
            j->streamed);
}

vact_status vact_maxout_backward(vact_dtype dtype, size_t rows, size_t units, size_t pieces,
                                 vact_layout layout, const void *dy, const uint8_t *which, void *dx,
                                 const vact_exec *exec) {
  vact_status status = check_kind(dtype, pieces, layout, exec);
  if (status != VACT_OK || rows == 0 || units == 0) return status;
  if (dy == NULL || which == NULL || dx == NULL) return VACT_NULL_POINTER;
  const maxout m = make_maxout(dtype, rows, units, pieces, layout);
  const vact_array arrays[] = {
      {dy, m.n, m.size, 0},
      {which, m.n, 1, 0},
      {dx, vact_bounded_product(m.n, pieces), m.size, VACT_OUTPUT},
  };
  status = vact_check_arrays(3, arrays);
  if (status == VACT_OK) status = vact_check_indices(m.n, which, pieces, exec);
  if (status != VACT_OK) return status;

  const vact_kernels *kernels = vact_active_kernels();
  const backward_job j = {
      &m,         kernels->maxout.backward[m.layout][dtype],     (const char *)dy, which,
      (char *)dx, dy != dx && is_streamed(&m, STREAMED_BACKWARD)};
  vact_parallel_range(exec, estimate(&m, kernels->lanes), m.n, dx, m.size, backward_range, &j);
  return VACT_OK;
}
