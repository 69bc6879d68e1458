/* How the calls of dense Maxout are cut. */
#include "maxout_dense.h"
#include "sizes.h"

vact_dense_grid vact_dense_cut(size_t rows, size_t columns, size_t step, size_t tasks,
                               size_t row_cost) {
  vact_dense_grid best = {rows, columns, step, 1, 1};
  const size_t steps = vact_quotient_up(columns, step);
  double least = 0.0;
  for (size_t c = vact_smaller(tasks, steps); c > 0; c--) {
    const size_t r = vact_smaller(tasks / c, rows);
    if (r == 0) break;
    const double time =
        (double)(vact_quotient_up(rows, r) + row_cost) * (double)vact_quotient_up(steps, c);
    if (least > 0.0 && time >= least) continue;
    least = time;
    best.row_parts = r;
    best.column_parts = c;
  }
  return best;
}

vact_dense_part vact_dense_grid_part(const vact_dense_grid *g, size_t index) {
  const size_t r = index / g->column_parts, c = index % g->column_parts;
  const size_t steps = vact_quotient_up(g->columns, g->step);
  const size_t row = vact_begin_of_part(g->rows, r, g->row_parts);
  const size_t column = vact_begin_of_part(steps, c, g->column_parts) * g->step;
  const size_t end = vact_begin_of_part(steps, c + 1, g->column_parts) * g->step;
  const vact_dense_part part = {row, vact_begin_of_part(g->rows, r + 1, g->row_parts) - row, column,
                                vact_smaller(end, g->columns) - column};
  return part;
}

size_t vact_dense_tasks(const vact_exec *exec, const vact_maxout_dense_shape *s, double passes,
                        unsigned lanes) {
  /* Each task has temporaries of its own: a pool of unknown size gets no more than this. */
  enum { OF_UNKNOWN_POOL = 64 };
  const double products = (double)s->rows * (double)s->in * (double)s->units * passes;
  const double weights = (double)s->in * (double)s->units * (double)s->pieces * sizeof(float);
  const double instructions = 1.5 * products / lanes;
  const size_t tasks = vact_parallel_tasks(exec, vact_estimate_nanoseconds(instructions, weights));
  const int unknown = exec != NULL && exec->parallel_for != NULL && exec->max_threads == 0;
  return unknown ? vact_smaller(tasks, OF_UNKNOWN_POOL) : tasks;
}
