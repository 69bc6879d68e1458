/*
 * Stamps out the kernels of one ISA and their table. simd/<isa>.c includes it after the ISA's
 * vector header, with the compiler set to that target.
 */
#ifndef VACT_SIMD_KERNELS_H
#define VACT_SIMD_KERNELS_H

#include "elementwise.h"

#define KERNEL(direction, name, dtype)                                                            \
  __attribute__((noinline, unused)) static size_t name##_##direction##_##dtype##_full(            \
      vact_act act, size_t n, const void *x, const void *dy, void *out) {                         \
    return elementwise_full(VACT_##direction, VACT_##name, VACT_##dtype, act, n, x, dy, out);     \
  }                                                                                               \
  static void name##_##direction##_##dtype(vact_act act, size_t n, const void *x, const void *dy, \
                                           void *out, int streamed) {                             \
    elementwise(VACT_##direction, VACT_##name, VACT_##dtype, name##_##direction##_##dtype##_full, \
                act, n, x, dy, out, streamed);                                                    \
  }
#define KERNEL_IF_YES(direction, name, dtype) KERNEL(direction, name, dtype)
#define KERNEL_IF_NO(direction, name, dtype)

#define VACT_ACT(name, params, from_y, ...) \
  KERNEL(FORWARD, name, F32)                \
  KERNEL(BACKWARD, name, F32)               \
  KERNEL_IF_##from_y(BACKWARD_FROM_OUTPUT, name, F32)
#include "../include/vact/activations.def"
#undef VACT_ACT

#define ENTRY(direction, name) [VACT_##name] = {[VACT_F32] = name##_##direction##_F32},
#define ENTRY_IF_YES(direction, name) ENTRY(direction, name)
#define ENTRY_IF_NO(direction, name)

#define TABLE_NAME_OF(isa) vact_kernels_##isa
#define TABLE_NAME(isa) TABLE_NAME_OF(isa)

const vact_kernels TABLE_NAME(V_ISA) = {
    .lanes = V_LANES,
    .elementwise =
        {
            [VACT_FORWARD] =
                {
#define VACT_ACT(name, params, from_y, ...) ENTRY(FORWARD, name)
#include "../include/vact/activations.def"
#undef VACT_ACT
                },
            [VACT_BACKWARD] =
                {
#define VACT_ACT(name, params, from_y, ...) ENTRY(BACKWARD, name)
#include "../include/vact/activations.def"
#undef VACT_ACT
                },
            [VACT_BACKWARD_FROM_OUTPUT] =
                {
#define VACT_ACT(name, params, from_y, ...) ENTRY_IF_##from_y(BACKWARD_FROM_OUTPUT, name)
#include "../include/vact/activations.def"
#undef VACT_ACT
                },
        },
};

#endif
