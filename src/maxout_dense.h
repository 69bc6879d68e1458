/* What the calls of dense Maxout share: checks, and cutting matrices into parts. */
#ifndef VACT_MAXOUT_DENSE_H
#define VACT_MAXOUT_DENSE_H

#include "checks.h"
#include "parallel.h"

/* ---- checks ---------------------------------------------------------------------------------- */

/* All that is not an array. */
vact_status vact_dense_check(vact_dtype dtype, const vact_maxout_dense_shape *shape,
                             const vact_exec *exec);

/* ---- parts ----------------------------------------------------------------------------------- */

/* A matrix cut into row_parts * column_parts; between two columns of a step there is no cut. */
typedef struct vact_dense_grid {
  size_t rows, columns, step;
  size_t row_parts, column_parts;
} vact_dense_grid;

/*
 * Into at most that many parts, so that the largest takes the least time: its rows, and row_cost
 * for what each part does once, times its columns.
 */
vact_dense_grid vact_dense_cut(size_t rows, size_t columns, size_t step, size_t tasks,
                               size_t row_cost);

static inline size_t vact_dense_grid_parts(const vact_dense_grid *grid) {
  return grid->row_parts * grid->column_parts;
}

/* May be empty. */
vact_dense_part vact_dense_grid_part(const vact_dense_grid *grid, size_t index);

/* Into how many tasks: `passes` times over all the products, of one piece each. */
size_t vact_dense_tasks(const vact_exec *exec, const vact_maxout_dense_shape *shape, double passes,
                        unsigned lanes);

#endif
