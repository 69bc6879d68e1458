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

typedef struct vact_kernels {
  unsigned lanes; /* elements per vector instruction */
  /* NULL where the table says that there is no derivative from the output. */
  vact_elementwise_kernel *elementwise[VACT_DIRECTION_COUNT][VACT_KIND_COUNT][VACT_DTYPE_COUNT];
  vact_convert_kernel *convert[VACT_DTYPE_COUNT][VACT_DTYPE_COUNT]; /* [from][to] */
  vact_maxout_dense_kernels maxout_dense;
} vact_kernels;

/* One table per row of isas.def, in simd/<isa>.c; those that are not built in are not defined. */
#define VACT_ISA(name, description) extern const vact_kernels vact_kernels_##name;
#include "../include/vact/isas.def"
#undef VACT_ISA

#endif
