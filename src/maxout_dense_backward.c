/* vact_maxout_dense_backward. */
#include <string.h>

#include "cpu.h"
#include "dispatch.h"
#include "maxout_dense.h"
#include "memory.h"
#include "sizes.h"

/*
 * The winners of at most this many rows and units at a time are put into lists, and of no more
 * pieces of all its units than whose dw, a strip wide, stays in the caches.
 */
enum {
  LIST_ROWS = 8 * VACT_DENSE_CHUNK,
  LIST_UNITS = 64,
  LIST_PIECES = VACT_DENSE_SUMS / VACT_DENSE_STRIP
};

/* Between so many inputs there is no cut. */
enum { INPUTS = 16 };

typedef struct backward_job {
  const vact_maxout_dense_kernels *kernels;
  vact_dense_backward_call call;
  vact_float *db;
  int adds;
  int streams;       /* dw, if it is written once, past the caches, which it is too large for */
  vact_dense_grid x; /* dx by rows and inputs */
  vact_dense_grid w; /* dw by inputs, INPUTS of them in one row, and units */
  size_t list_units;
  char *memory;                                       /* of all tasks */
  size_t lines, strips, sums, starts, dy, won, bytes; /* of one task */
} backward_job;

/* ---- lists ----------------------------------------------------------------------------------- */

/* One, if there are no rows. */
static size_t chunks_of(size_t rows) {
  return vact_larger(vact_quotient_up(rows, VACT_DENSE_CHUNK), 1);
}

static void size_lists(backward_job *j) {
  const vact_maxout_dense_shape *s = &j->call.shape;
  const size_t units = LIST_PIECES / s->pieces, rows = vact_smaller(s->rows, LIST_ROWS);
  j->list_units = vact_smaller(s->units, vact_smaller(units, LIST_UNITS));
  const size_t pieces = j->list_units * s->pieces, entries = j->list_units * rows;
  j->lines = VACT_DENSE_LINES * sizeof(float);
  j->strips = VACT_DENSE_SUMS * sizeof(float);
  j->sums = vact_lines_of(pieces * sizeof(double));
  j->starts = vact_lines_of((chunks_of(rows) * pieces + 2) * sizeof(uint32_t));
  j->dy = vact_lines_of(entries * sizeof(float));
  j->won = vact_lines_of(entries);
  j->bytes = j->lines + j->strips + j->sums + j->starts + j->dy + j->won;
}

/*
 * The lists of one chunk, whose first begins at start[0]. They are counted two places further on,
 * so that the place for the next entry of list i can be kept in start[i + 1], which it leaves as
 * the beginning of the next list.
 */
static void list_chunk(const vact_dense_backward_call *c, vact_dense_winners *l, size_t row,
                       size_t rows, uint32_t *start) {
  const size_t pieces = c->shape.pieces, lists = l->units * pieces;
  const size_t first = (l->row + row) * c->shape.units + l->unit;
  const uint8_t *which = c->which + first;
  const vact_float *dy = c->dy + first;
  const uint32_t begin = start[0];
  memset(start + 1, 0, (lists + 1) * sizeof *start);
  for (size_t r = 0; r < rows; r++)
    for (size_t u = 0; u < l->units; u++) start[u * pieces + which[r * c->shape.units + u] + 2]++;
  start[1] = begin;
  for (size_t i = 1; i <= lists; i++) start[i + 1] += start[i];
  for (size_t r = 0; r < rows; r++)
    for (size_t u = 0; u < l->units; u++) {
      const size_t at = r * c->shape.units + u;
      const uint32_t place = start[u * pieces + which[at] + 1]++;
      l->won[place] = (uint8_t)r;
      l->dy[place] = dy[at];
    }
}

/* In chunks of almost equal sizes. */
static void list_winners(const vact_dense_backward_call *c, vact_dense_winners *l) {
  const size_t lists = l->units * c->shape.pieces;
  l->chunk = vact_quotient_up(l->rows, chunks_of(l->rows));
  l->chunks = l->rows > 0 ? vact_quotient_up(l->rows, l->chunk) : 1;
  l->start[0] = 0;
  for (size_t chunk = 0; chunk < l->chunks; chunk++) {
    const size_t row = chunk * l->chunk;
    list_chunk(c, l, row, vact_smaller(l->rows - row, l->chunk), l->start + chunk * lists);
  }
}

/* ---- dw and db ------------------------------------------------------------------------------- */

static void begin_biases(const backward_job *j, const vact_dense_winners *l, double *sums) {
  const size_t pieces = j->call.shape.pieces;
  for (size_t i = 0; i < l->units * pieces; i++)
    sums[i] = j->adds ? (double)j->db[l->unit * pieces + i] : 0.0;
}

static void sum_biases(const backward_job *j, const vact_dense_winners *l, double *sums) {
  const size_t lists = l->units * j->call.shape.pieces;
  for (size_t chunk = 0; chunk < l->chunks; chunk++)
    for (size_t i = 0; i < lists; i++) {
      const uint32_t *start = l->start + chunk * lists + i;
      for (uint32_t k = start[0]; k < start[1]; k++) sums[i] += (double)l->dy[k];
    }
}

static void end_biases(const backward_job *j, const vact_dense_winners *l, const double *sums) {
  const size_t pieces = j->call.shape.pieces;
  for (size_t i = 0; i < l->units * pieces; i++) j->db[l->unit * pieces + i] = (float)sums[i];
}

/* The units of l, all rows, some columns of dw; the first columns' task has the biases. */
static void run_units(const backward_job *j, vact_dense_winners *l, double *sums,
                      const vact_dense_sums *scratch, size_t column, size_t columns) {
  const int has_biases = j->db != NULL && column == 0;
  if (has_biases) begin_biases(j, l, sums);
  l->row = 0;
  do {
    l->rows = vact_smaller(j->call.shape.rows - l->row, LIST_ROWS);
    list_winners(&j->call, l);
    if (has_biases) sum_biases(j, l, sums);
    const int goes_on = j->adds || l->row > 0, ends = l->row + l->rows == j->call.shape.rows;
    l->streamed = j->streams && !goes_on && ends;
    if (j->call.dw != NULL) j->kernels->backward_w(&j->call, l, column, columns, goes_on, scratch);
    l->row += l->rows;
  } while (l->row < j->call.shape.rows);
  if (has_biases) end_biases(j, l, sums);
}

static vact_dense_sums task_sums(const backward_job *j, size_t index) {
  char *memory = j->memory + index * j->bytes;
  const vact_dense_sums s = {(float *)(void *)memory, (float *)(void *)(memory + j->lines)};
  return s;
}

static void backward_parameters(const backward_job *j, size_t index) {
  const vact_dense_sums scratch = task_sums(j, index);
  char *memory = j->memory + index * j->bytes + j->lines + j->strips;
  double *sums = (double *)(void *)memory;
  vact_dense_winners l = {.start = (uint32_t *)(void *)(memory + j->sums)};
  l.dy = (float *)(void *)(memory + j->sums + j->starts);
  l.won = (uint8_t *)(memory + j->sums + j->starts + j->dy);
  const vact_dense_part part = vact_dense_grid_part(&j->w, index);
  const size_t column = part.row * INPUTS;
  const size_t columns = vact_smaller(part.rows * INPUTS, j->call.shape.in - column);
  for (size_t u = 0; u < part.columns; u += l.units) {
    l.unit = part.column + u;
    l.units = vact_smaller(part.columns - u, j->list_units);
    run_units(j, &l, sums, &scratch, column, columns);
  }
}

/* ---- the call -------------------------------------------------------------------------------- */

static void run_task(void *context, size_t index) {
  const backward_job *j = (const backward_job *)context;
  if (j->call.dx != NULL && index < vact_dense_grid_parts(&j->x)) {
    const vact_dense_part part = vact_dense_grid_part(&j->x, index);
    const vact_dense_sums scratch = task_sums(j, index);
    j->kernels->backward_x(&j->call, &part, &scratch);
  }
  const int has_parameters = j->call.dw != NULL || j->db != NULL;
  if (has_parameters && index < vact_dense_grid_parts(&j->w)) backward_parameters(j, index);
}

static void cut(backward_job *j, size_t tasks) {
  /* Making lists costs each part of the inputs as much as so many rows. */
  enum { ROWS_OF_LISTS = 4 };
  const vact_maxout_dense_shape *s = &j->call.shape;
  const size_t inputs = vact_quotient_up(s->in, INPUTS);
  j->x = vact_dense_cut(s->rows, s->in, INPUTS, tasks, 0);
  j->w = vact_dense_cut(inputs, s->units, 1, tasks, ROWS_OF_LISTS);
}

static vact_status run_backward(backward_job *j, const vact_exec *exec) {
  const vact_maxout_dense_shape *s = &j->call.shape;
  const vact_kernels *kernels = vact_active_kernels();
  j->kernels = &kernels->maxout_dense;
  const int has_parameters = j->call.dw != NULL || j->db != NULL;
  const double passes = (double)(j->call.dx != NULL) + (double)has_parameters;
  cut(j, vact_dense_tasks(exec, s, passes, kernels->lanes));
  size_lists(j);
  const size_t parts_x = vact_dense_grid_parts(&j->x), parts_w = vact_dense_grid_parts(&j->w);
  const size_t parts = vact_larger(parts_x, parts_w);
  void *memory = vact_allocate_lines(exec, parts * j->bytes, &j->memory);
  if (memory == NULL) return VACT_NO_MEMORY;
  vact_parallel_run(exec, parts, run_task, j);
  vact_release(exec, memory);
  return VACT_OK;
}

vact_status vact_maxout_dense_backward(vact_dtype dtype, vact_maxout_dense_shape shape,
                                       const void *x, const void *w, const void *dy,
                                       const uint8_t *which, void *dx, void *dw, void *db,
                                       vact_update update, const vact_exec *exec) {
  vact_status status = vact_dense_check(dtype, &shape, exec);
  if (status == VACT_OK) status = vact_check_update(update);
  if (status != VACT_OK) return status;
  const size_t biases = vact_bounded_product(shape.units, shape.pieces);
  const size_t outputs = vact_bounded_product(shape.rows, shape.units);
  const size_t inputs = vact_bounded_product(shape.rows, shape.in);
  const size_t weights = vact_bounded_product(biases, shape.in);
  const vact_array arrays[] = {
      {x, inputs, sizeof(float), dw == NULL ? VACT_OPTIONAL : 0},
      {w, weights, sizeof(float), dx == NULL ? VACT_OPTIONAL : 0},
      {dy, outputs, sizeof(float), 0},
      {which, outputs, 1, 0},
      {dx, inputs, sizeof(float), VACT_OPTIONAL | VACT_OUTPUT},
      {dw, weights, sizeof(float), VACT_OPTIONAL | VACT_OUTPUT},
      {db, biases, sizeof(float), VACT_OPTIONAL | VACT_OUTPUT},
  };
  status = vact_check_arrays(sizeof arrays / sizeof arrays[0], arrays);
  if (status == VACT_OK) status = vact_check_indices(outputs, which, shape.pieces, exec);
  if (status != VACT_OK) return status;
  backward_job j = {.db = (vact_float *)db,
                    .adds = update == VACT_ADD,
                    .streams = weights >= vact_cpu_last_level_cache() / sizeof(float)};
  j.call.shape = shape;
  j.call.x = (const vact_float *)x;
  j.call.w = (const vact_float *)w;
  j.call.dy = (const vact_float *)dy;
  j.call.which = which;
  j.call.dx = (vact_float *)dx;
  j.call.dw = (vact_float *)dw;
  return run_backward(&j, exec);
}
