/* What the kernels of one ISA look like from outside. */
#ifndef VACT_ISA_H
#define VACT_ISA_H

#include "../include/vact/vact.h"
#include "maxout_dense_types.h"

typedef enum vact_direction {
  VACT_FORWARD,
  VACT_BACKWARD,
  VACT_BACKWARD_FROM_OUTPUT,
  VACT_DIRECTION_COUNT
} vact_direction;

/*
 * A serial kernel over n > 0 elements; every argument has been checked.
 *   VACT_FORWARD                out = act(x), dy is not used
 *   VACT_BACKWARD               out = dy * act'(x)
 *   VACT_BACKWARD_FROM_OUTPUT   the same, and x is the output of the forward call
 * `streamed` asks to write past the caches: the caller knows that the output will not fit them.
 */
typedef void vact_elementwise_kernel(const vact_act *act, size_t n, const void *x, const void *dy,
                                     void *out, int streamed);

/* A serial kernel over n > 0 elements; every argument has been checked. */
typedef void vact_convert_kernel(size_t n, const void *in, void *out);

/* The rows of learnables.def, by another name than the rows of activations.def. */
typedef enum vact_learnable {
#define VACT_LEARNABLE(name, ...) VACT_LEARNABLE_##name,
#include "learnables.def"
#undef VACT_LEARNABLE
  VACT_LEARNABLE_COUNT
} vact_learnable;

/*
 * VACT_SUM_LANES   sums of one value's terms: so many, that any vector is a part of them
 * VACT_SUM_ROWS    rows of a column whose terms are added before they become a part of its sum
 */
enum { VACT_SUM_LANES = 16, VACT_SUM_ROWS = 6 };

/* `rows` runs of n elements, whose beginnings are `stride` elements apart. */
typedef struct vact_learnable_call {
  vact_dtype dtype;
  int by_column; /* else all elements have the first parameters */
  int streamed;  /* as above */
  size_t rows, stride, n;
  /* By column: column j has the parameters of channel (first + j) / inner, modulo channels. */
  size_t first, inner, channels;
  const void *x, *dy; /* forward does not use dy, but computes with the pointer */
  void *out;
  const float *parameters[2];
  int by_run; /* by column: sums are those of channels, which have runs of many columns */
  /* Of each parameter's gradient, what the terms are added to: by column n sums, and room for so
   * many more that it is a multiple of VACT_SUM_LANES; by run VACT_SUM_LANES of them for each
   * channel; else VACT_SUM_LANES of them. */
  double *sums[2];
  float *group[2]; /* unless by column: room for twice as many in between */
} vact_learnable_call;

/* A serial kernel over at least one element; every argument has been checked. */
typedef void vact_learnable_kernel(const vact_learnable_call *call);

/* out[i] = a[i] * b[i], where one of the arrays is of floats; see vact_kernels. */
typedef void vact_product_kernel(size_t n, const void *a, const void *b, void *out);

/* n > 0 outputs from place `unit` of a row of `units` on, over as many rows as it takes. */
typedef struct vact_maxout_outputs {
  size_t n, unit, units, pieces;
} vact_maxout_outputs;

/*
 * Serial kernels of Maxout; every argument has been checked. The arrays begin at the first output,
 * x and dx at its first piece. Where pieces are innermost there are at least two, and rows do not
 * matter. which of a forward kernel may be NULL; streamed: as above.
 */
typedef void vact_maxout_forward_kernel(const vact_maxout_outputs *outputs, const void *x, void *y,
                                        uint8_t *which, int streamed);
typedef void vact_maxout_backward_kernel(const vact_maxout_outputs *outputs, const void *dy,
                                         const uint8_t *which, void *dx, int streamed);

/* The largest of n > 0 indices. */
typedef uint8_t vact_maxout_largest_kernel(size_t n, const uint8_t *which);

typedef struct vact_maxout_kernels {
  vact_maxout_forward_kernel *forward[VACT_LAYOUT_COUNT][VACT_DTYPE_COUNT];
  vact_maxout_backward_kernel *backward[VACT_LAYOUT_COUNT][VACT_DTYPE_COUNT];
  vact_maxout_largest_kernel *largest;
} vact_maxout_kernels;

typedef struct vact_kernels {
  unsigned lanes; /* elements per vector instruction */
  /* NULL where the table says that there is no derivative from the output. */
  vact_elementwise_kernel *elementwise[VACT_DIRECTION_COUNT][VACT_KIND_COUNT][VACT_DTYPE_COUNT];
  vact_convert_kernel *convert[VACT_DTYPE_COUNT][VACT_DTYPE_COUNT]; /* [from][to] */
  vact_product_kernel *product[VACT_DTYPE_COUNT];                   /* a is of floats */
  vact_product_kernel *product_to_f32[VACT_DTYPE_COUNT];            /* out is of floats */
  vact_learnable_kernel *learnable[2][VACT_LEARNABLE_COUNT];        /* forward and backward */
  vact_maxout_kernels maxout;
  vact_maxout_dense_kernels maxout_dense;
} vact_kernels;

/* One table per row of isas.def, in simd/<isa>.c; those that are not built in are not defined. */
#define VACT_ISA(name, description) extern const vact_kernels vact_kernels_##name;
#include "../include/vact/isas.def"
#undef VACT_ISA

#endif
