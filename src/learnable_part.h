/*
 * How calls with trained parameters are cut. The blocks are of a size that the shape alone decides,
 * so that the sums of their terms, kept and added in the order of the blocks, have the same bits
 * however many threads there are.
 *
 * A parameter for all elements, or for a long run of them, is a constant of a unit of work, whose
 * terms have one sum. Otherwise an array is a matrix with a parameter and a sum for each column:
 * inner = 1 is one as it is, short runs are one in which columns side by side have one parameter,
 * and short rows are joined to one.
 *
 *   turn    as many channels as there is room for sums of, or forward all
 *   part    the channels of a turn, or all: rows of elements, `stride` apart
 *   block   some rows of a part, with sums of their own
 *   piece   of the rows of a block, some elements of one channel: one parameter and one sum
 *   strip   of the rows of a block, some columns: a parameter and a sum for each
 *   unit    what a kernel does in one call: a piece or a strip of a block
 *   task    units, or turns, that a thread does one after the other
 *
 * When a part is done, the first of its sums become one for each channel.
 */
#ifndef VACT_LEARNABLE_PART_H
#define VACT_LEARNABLE_PART_H

#include "learnable.h"
#include "sizes.h"

/*
 * PARTIALS         sums of each gradient that are kept
 * LEAST_OF_BLOCK   elements that a block is worth
 */
enum { VACT_PARTIALS = 2048, VACT_LEAST_OF_BLOCK = 16384 };

typedef struct vact_learnable_part {
  const vact_learnable_job *job;
  vact_learnable_kernel *kernel;
  size_t size; /* bytes of an element */
  size_t rows, stride;
  size_t begin, channels, inner; /* the first channel; elements that one has in a row */
  int by_column, streamed;
  int is_small; /* one block, one piece, one task: whatever else, to find out would take longer */
  size_t rows_of_block, blocks;
  size_t piece, pieces;   /* runs: elements of the units that a row of a channel is cut into */
  size_t columns, joined; /* by column: of how many rows a row of the matrix is made */
  size_t strip;           /* by column: columns of a unit */
  double (*partial)[VACT_PARTIALS];
} vact_learnable_part;

/* ---- what both forms share ------------------------------------------------------------------- */

/* The call for `rows` rows from `row` on, n elements of each from `begin` on. */
vact_learnable_call vact_learnable_call_of(const vact_learnable_part *p, size_t row, size_t rows,
                                           size_t begin, size_t n);

static inline size_t vact_learnable_rows_in_block(const vact_learnable_part *p, size_t block) {
  return vact_smaller(p->rows_of_block, p->rows - block * p->rows_of_block);
}

/* How many blocks so many elements are worth: at most `most`. */
size_t vact_learnable_blocks(size_t elements, size_t most);

/* Into how many tasks: for rows of so many elements. */
size_t vact_learnable_tasks(const vact_learnable_part *p, size_t elements, const vact_exec *exec);

/* Runs units from begin to end - 1. */
typedef void vact_learnable_units(const vact_learnable_part *p, size_t begin, size_t end);

/* All `count` of them, in that many tasks at most. */
void vact_learnable_run_units(const vact_learnable_part *p, vact_learnable_units *run, size_t count,
                              size_t tasks, const vact_exec *exec);

/* Adds up VACT_SUM_LANES sums, in place. */
double vact_learnable_sum_of_lanes(double *lanes);

/* The gradients of all channels of a part, whose sums have been made. */
void vact_learnable_update_all(const vact_learnable_part *p);

/* ---- the forms ------------------------------------------------------------------------------- */

/* One parameter for a run of elements. */
void vact_learnable_run_runs(vact_learnable_part *p, const vact_exec *exec);

/* Parameters by column. */
void vact_learnable_run_columns(vact_learnable_part *p, const vact_exec *exec);

#endif
