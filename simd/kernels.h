/*
 * Stamps out the kernels of one ISA and their table. simd/<isa>.c includes it after the ISA's
 * vector header, with the compiler set to that target.
 */
#ifndef VACT_SIMD_KERNELS_H
#define VACT_SIMD_KERNELS_H

#include "convert.h"
#include "elementwise.h"
#include "maxout.h"
#include "maxout_backward.h"

_Static_assert(VACT_DTYPE_COUNT == 3, "FOR_EACH_DTYPE names all rows of dtypes.def");
#define FOR_EACH_DTYPE(use, ...) use(F32, __VA_ARGS__) use(BF16, __VA_ARGS__) use(F16, __VA_ARGS__)

/* ---- element-wise ---------------------------------------------------------------------------- */

#define FULL_RANGE(full, formula, dtype)                                                  \
  V_OUT_OF_LINE size_t full(vact_dtype any, const vact_act *act, size_t n, const void *x, \
                            const void *dy, void *out) {                                  \
    return elementwise_full(formula, dtype, act, n, x, dy, out);                          \
  }
#define KERNEL_OF(kernel, call)                                                               \
  static void kernel(const vact_act *act, size_t n, const void *x, const void *dy, void *out, \
                     int streamed) {                                                          \
    call;                                                                                     \
  }

#if V_LANES > 1
#define KERNEL(dtype, direction, name)                                                         \
  FULL_RANGE(name##_##direction##_##dtype##_full, &formula_##direction##_##name, VACT_##dtype) \
  KERNEL_OF(name##_##direction##_##dtype,                                                      \
            elementwise(&formula_##direction##_##name, VACT_##dtype,                           \
                        name##_##direction##_##dtype##_full, act, n, x, dy, out, streamed))
#define KERNELS(direction, name) FOR_EACH_DTYPE(KERNEL, direction, name)
#else
/* One for all dtypes, for the size of the library: to tell them apart is little next to a
 * formula. */
#define KERNEL(dtype, direction, name)    \
  KERNEL_OF(name##_##direction##_##dtype, \
            name##_##direction##_any(VACT_##dtype, act, n, x, dy, out))
#define KERNELS(direction, name)                                                                   \
  FULL_RANGE(name##_##direction##_full, &formula_##direction##_##name, any)                        \
  V_OUT_OF_LINE void name##_##direction##_any(vact_dtype any, const vact_act *act, size_t n,       \
                                              const void *x, const void *dy, void *out) {          \
    elementwise(&formula_##direction##_##name, any, name##_##direction##_full, act, n, x, dy, out, \
                0);                                                                                \
  }                                                                                                \
  FOR_EACH_DTYPE(KERNEL, direction, name)
#endif
#define KERNELS_IF_YES(direction, name) KERNELS(direction, name)
#define KERNELS_IF_NO(direction, name)

#define VACT_ACT(name, params, requires, from_y, ...) \
  KERNELS(FORWARD, name)                              \
  KERNELS(BACKWARD, name)                             \
  KERNELS_IF_##from_y(BACKWARD_FROM_OUTPUT, name)
#include "../include/vact/activations.def"
#undef VACT_ACT

#define ENTRY(dtype, direction, name) [VACT_##dtype] = name##_##direction##_##dtype,
#define ENTRIES(direction, name) [VACT_##name] = {FOR_EACH_DTYPE(ENTRY, direction, name)},
#define ENTRIES_IF_YES(direction, name) ENTRIES(direction, name)
#define ENTRIES_IF_NO(direction, name)

/* ---- between dtypes -------------------------------------------------------------------------- */

#define CONVERSION(to, from)                                               \
  static void convert_##from##_##to(size_t n, const void *in, void *out) { \
    convert(VACT_##from, VACT_##to, n, in, out);                           \
  }
#define CONVERSION_ENTRY(to, from) [VACT_##to] = convert_##from##_##to,

FOR_EACH_DTYPE(CONVERSION, F32)
FOR_EACH_DTYPE(CONVERSION, BF16)
FOR_EACH_DTYPE(CONVERSION, F16)

/* ---- Maxout ---------------------------------------------------------------------------------- */

#define MAXOUT_FORWARD(dtype, layout)                                                     \
  static void maxout_forward_##layout##_##dtype(size_t n, size_t pieces, size_t stride,   \
                                                const void *x, void *y, uint8_t *which) { \
    maxout_forward(VACT_PIECES_##layout, VACT_##dtype, n, pieces, stride, x, y, which);   \
  }
#define MAXOUT_FORWARD_ENTRY(dtype, layout) [VACT_##dtype] = maxout_forward_##layout##_##dtype,
/* Named after one of the dtypes of that size. */
#define MAXOUT_BACKWARD(dtype, layout)                                                           \
  static void maxout_backward_##layout##_##dtype(size_t n, size_t pieces, size_t stride,         \
                                                 const void *dy, const uint8_t *which, void *dx, \
                                                 int streamed) {                                 \
    maxout_backward(VACT_PIECES_##layout, VACT_##dtype, n, pieces, stride, dy, which, dx,        \
                    streamed);                                                                   \
  }
#define MAXOUT_BACKWARD_ENTRIES(layout)                                                         \
  {                                                                                             \
    [VACT_F32] = maxout_backward_##layout##_F32, [VACT_BF16] = maxout_backward_##layout##_BF16, \
    [VACT_F16] = maxout_backward_##layout##_BF16,                                               \
  }

FOR_EACH_DTYPE(MAXOUT_FORWARD, INNERMOST)
FOR_EACH_DTYPE(MAXOUT_FORWARD, OUTERMOST)
MAXOUT_BACKWARD(F32, INNERMOST)
MAXOUT_BACKWARD(BF16, INNERMOST)
MAXOUT_BACKWARD(F32, OUTERMOST)
MAXOUT_BACKWARD(BF16, OUTERMOST)

/* ---- the table ------------------------------------------------------------------------------- */

#define TABLE_NAME_OF(isa) vact_kernels_##isa
#define TABLE_NAME(isa) TABLE_NAME_OF(isa)

const vact_kernels TABLE_NAME(V_ISA) = {
    .lanes = V_LANES,
    .elementwise =
        {
            [VACT_FORWARD] =
                {
#define VACT_ACT(name, ...) ENTRIES(FORWARD, name)
#include "../include/vact/activations.def"
#undef VACT_ACT
                },
            [VACT_BACKWARD] =
                {
#define VACT_ACT(name, ...) ENTRIES(BACKWARD, name)
#include "../include/vact/activations.def"
#undef VACT_ACT
                },
            [VACT_BACKWARD_FROM_OUTPUT] =
                {
#define VACT_ACT(name, params, requires, from_y, ...) \
  ENTRIES_IF_##from_y(BACKWARD_FROM_OUTPUT, name)
#include "../include/vact/activations.def"
#undef VACT_ACT
                },
        },
    .convert =
        {
            [VACT_F32] = {FOR_EACH_DTYPE(CONVERSION_ENTRY, F32)},
            [VACT_BF16] = {FOR_EACH_DTYPE(CONVERSION_ENTRY, BF16)},
            [VACT_F16] = {FOR_EACH_DTYPE(CONVERSION_ENTRY, F16)},
        },
    .maxout =
        {
            .forward =
                {
                    [VACT_PIECES_INNERMOST] = {FOR_EACH_DTYPE(MAXOUT_FORWARD_ENTRY, INNERMOST)},
                    [VACT_PIECES_OUTERMOST] = {FOR_EACH_DTYPE(MAXOUT_FORWARD_ENTRY, OUTERMOST)},
                },
            .backward =
                {
                    [VACT_PIECES_INNERMOST] = MAXOUT_BACKWARD_ENTRIES(INNERMOST),
                    [VACT_PIECES_OUTERMOST] = MAXOUT_BACKWARD_ENTRIES(OUTERMOST),
                },
            .largest = maxout_largest,
        },
};

#endif
