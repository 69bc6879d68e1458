/* What the kernels of dense Maxout and their callers share. */
#ifndef VACT_MAXOUT_DENSE_TYPES_H
#define VACT_MAXOUT_DENSE_TYPES_H

#include "../include/vact/vact.h"

/* At any alignment. */
typedef float vact_float __attribute__((aligned(1), may_alias));

/* Of the forward kernels. */
enum {
  VACT_DENSE_GROUP = 16,   /* units whose weights are packed together */
  VACT_DENSE_GROUPS = 3,   /* side by side in the widest tile */
  VACT_DENSE_TILE = 8,     /* rows of the highest tile */
  VACT_DENSE_DEPTH = 1024, /* inputs that are summed in one step */
  VACT_DENSE_ROWS = 256,   /* most rows that the weights of a step are used for */
};

/* Of the backward kernels. */
enum {
  VACT_DENSE_STRIP = 128,      /* floats of the widest strip */
  VACT_DENSE_CHUNK = 64,       /* most rows of x whose strips are used together */
  VACT_DENSE_LINES = 6 * 1024, /* floats of strips that stay in the first cache */
  VACT_DENSE_SUMS = 32 * 1024, /* floats of sums, and */
  VACT_DENSE_DY = 128 * 1024,  /* of dy, that stay in the second */
};

/* Floats of a row of sums: one for each unit of a tile. */
enum { VACT_DENSE_LINE = VACT_DENSE_GROUPS * VACT_DENSE_GROUP };

/* Floats of a packed piece of a group, for so many inputs. */
static inline size_t vact_dense_piece_size(size_t in) {
  return (1 + in) * VACT_DENSE_GROUP;
}

/* Rows and columns of a matrix, from these on. */
typedef struct vact_dense_part {
  size_t row, rows, column, columns;
} vact_dense_part;

typedef struct vact_dense_forward_call {
  vact_maxout_dense_shape shape;
  const vact_float *x;
  const vact_float *packed; /* or NULL, and then: */
  const vact_float *w, *b;  /* b may be NULL */
  vact_float *y;
  uint8_t *which; /* may be NULL */
} vact_dense_forward_call;

/* Temporaries of one task of forward; a row is VACT_DENSE_LINE. */
typedef struct vact_dense_scratch {
  float *sums;    /* of a tile; of VACT_DENSE_ROWS rows if there are several steps */
  float *best;    /* of VACT_DENSE_ROWS rows: the largest sums so far, */
  uint8_t *index; /* and their pieces */
  float *weights; /* of VACT_DENSE_GROUPS pieces of a step, where they are not packed */
} vact_dense_scratch;

typedef struct vact_dense_backward_call {
  vact_maxout_dense_shape shape;
  const vact_float *x, *w, *dy;
  const uint8_t *which;
  vact_float *dx, *dw;
} vact_dense_backward_call;

/*
 * Of a block of rows and units: which rows each piece of each unit has won, in their order; a list
 * for each chunk of rows and in that for each unit and piece, one after the other.
 */
typedef struct vact_dense_winners {
  size_t row, rows, unit, units;
  size_t chunks;   /* at least one, */
  size_t chunk;    /* of so many rows, at most VACT_DENSE_CHUNK; the last may have less */
  int streamed;    /* their dw goes past the caches */
  uint32_t *start; /* where each list begins, and where the last one ends */
  uint8_t *won;    /* rows of the chunk */
  float *dy;       /* and what they got */
} vact_dense_winners;

/* Temporaries of one task of backward: VACT_DENSE_LINES and VACT_DENSE_SUMS. */
typedef struct vact_dense_sums {
  float *lines, *sums;
} vact_dense_sums;

/* Serial kernels; every argument has been checked. */
typedef struct vact_maxout_dense_kernels {
  /* The weights and biases of the units of a group, to its place. */
  void (*pack)(const vact_maxout_dense_shape *shape, const vact_float *w, const vact_float *b,
               size_t group, vact_float *packed);
  /* y and which of rows and units that begin with a group. */
  void (*forward)(const vact_dense_forward_call *call, const vact_dense_part *part,
                  const vact_dense_scratch *scratch);
  /* Rows and columns of dx. */
  void (*backward_x)(const vact_dense_backward_call *call, const vact_dense_part *part,
                     const vact_dense_sums *scratch);
  /* Columns of dw, for the units of a block of winners, whose rows are added to what is there if
   * goes_on is not 0. */
  void (*backward_w)(const vact_dense_backward_call *call, const vact_dense_winners *winners,
                     size_t column, size_t columns, int goes_on, const vact_dense_sums *scratch);
} vact_maxout_dense_kernels;

#endif
