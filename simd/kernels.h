/*
 * Stamps out the kernels of one ISA and their table. simd/<isa>.c includes it after the ISA's
 * vector header, with the compiler set to that target.
 */
#ifndef VACT_SIMD_KERNELS_H
#define VACT_SIMD_KERNELS_H

#include "convert.h"
#include "elementwise.h"
#include "maxout_dense.h"
#include "maxout_dense_backward.h"

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
    .maxout_dense =
        {
            .pack = maxout_dense_pack,
            .forward = maxout_dense_forward,
            .backward_x = maxout_dense_backward_x,
            .backward_w = maxout_dense_backward_w,
        },
};

#endif
