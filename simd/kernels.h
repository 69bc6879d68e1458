/*
 * Stamps out the kernels of one ISA and their table. simd/<isa>.c includes it after the ISA's
 * vector header, with the compiler set to that target.
 */
#ifndef VACT_SIMD_KERNELS_H
#define VACT_SIMD_KERNELS_H

#include "convert.h"
#include "elementwise.h"
#include "learnable_columns.h"
#include "learnable_runs.h"
#include "product.h"
#include "maxout_backward.h"
#include "maxout_dense.h"
#include "maxout_dense_backward.h"

_Static_assert(VACT_DTYPE_COUNT == 3, "FOR_EACH_DTYPE names all rows of dtypes.def");
#define FOR_EACH_DTYPE(use, ...) use(F32, __VA_ARGS__) use(BF16, __VA_ARGS__) use(F16, __VA_ARGS__)

/* ---- element-wise ---------------------------------------------------------------------------- */

/* The full form is one function for all dtypes, and so is what runs vector by vector, for the
 * size of the library: to tell them apart is little next to it. */
#define FOR_ALL_DTYPES(direction, name)                                                           \
  V_OUT_OF_LINE size_t name##_##direction##_full(vact_dtype dtype, const vact_act *act, size_t n, \
                                                 const void *x, const void *dy, void *out) {      \
    return elementwise_full(&formula_##direction##_##name, dtype, act, n, x, dy, out);            \
  }                                                                                               \
  V_OUT_OF_LINE void name##_##direction##_short(const vact_act *act, size_t n, const void *x,     \
                                                const void *dy, void *out, vact_dtype dtype) {    \
    elementwise_short(&formula_##direction##_##name, name##_##direction##_full, act, n, x, dy,    \
                      out, dtype);                                                                \
  }
#define ELEMENTWISE_PARAMETERS \
  const vact_act *act, size_t n, const void *x, const void *dy, void *out, int streamed

#if V_UNROLL > 1
#define KERNEL(dtype, direction, name)                                                         \
  V_OUT_OF_LINE void name##_##direction##_##dtype##_blocks(ELEMENTWISE_PARAMETERS) {           \
    elementwise_blocks(&formula_##direction##_##name, VACT_##dtype, name##_##direction##_full, \
                       name##_##direction##_short, act, n, x, dy, out, streamed);              \
  }                                                                                            \
  static void name##_##direction##_##dtype(ELEMENTWISE_PARAMETERS) {                           \
    if (n < BLOCK)                                                                             \
      name##_##direction##_short(act, n, x, dy, out, VACT_##dtype);                            \
    else                                                                                       \
      name##_##direction##_##dtype##_blocks(act, n, x, dy, out, streamed);                     \
  }
#else
#define KERNEL(dtype, direction, name)                               \
  static void name##_##direction##_##dtype(ELEMENTWISE_PARAMETERS) { \
    name##_##direction##_short(act, n, x, dy, out, VACT_##dtype);    \
  }
#endif
#define KERNELS(direction, name)  \
  FOR_ALL_DTYPES(direction, name) \
  FOR_EACH_DTYPE(KERNEL, direction, name)
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

/* ---- products -------------------------------------------------------------------------------- */

#define PRODUCT(dtype, ...)                                                               \
  static void product_##dtype(size_t n, const void *a, const void *b, void *out) {        \
    product(VACT_F32, VACT_##dtype, VACT_##dtype, n, a, b, out);                          \
  }                                                                                       \
  static void product_to_f32_##dtype(size_t n, const void *a, const void *b, void *out) { \
    product(VACT_##dtype, VACT_##dtype, VACT_F32, n, a, b, out);                          \
  }
#define PRODUCT_ENTRY(dtype, kernel) [VACT_##dtype] = kernel##_##dtype,

FOR_EACH_DTYPE(PRODUCT, )

/* ---- with trained parameters ----------------------------------------------------------------- */

#define LEARNABLE_PREPARE_LIMITED(name) learnable_##name##_prepare
#define LEARNABLE_PREPARE_EVERYWHERE(name) NULL
#define LEARNABLE_IS_LIMITED_LIMITED 1
#define LEARNABLE_IS_LIMITED_EVERYWHERE 0

#define LEARNABLE_FORMULA(direction, function, name, parameters, prepared, range)    \
  _Static_assert(parameters <= MOST_PARAMETERS && prepared <= MOST_PREPARED, #name); \
  static const learnable_formula learnable_formula_##direction##_##name = {          \
      parameters,                                                                    \
      prepared,                                                                      \
      VACT_##direction == VACT_BACKWARD,                                             \
      LEARNABLE_IS_LIMITED_##range,                                                  \
      LEARNABLE_PREPARE_##range(name),                                               \
      learnable_##name##_##function};
#define LEARNABLE_KERNEL(direction, function, name)                                               \
  V_OUT_OF_LINE void learnable_##name##_##direction##_full(                                       \
      const learnable_vectors *p, const v_f32 *x, const v_f32 *dy, v_f32 *out, v_f32 *sums) {     \
    *out = learnable_##name##_##function(p, FULL, *x, *dy, sums);                                 \
  }                                                                                               \
  V_OUT_OF_LINE void learnable_##name##_##direction##_group_rest(                                 \
      const vact_learnable_call *c, const learnable_vectors *p, size_t row, size_t i, size_t n) { \
    learnable_some_group(&learnable_formula_##direction##_##name,                                 \
                         learnable_##name##_##direction##_full, c, p, row, i, n);                 \
  }                                                                                               \
  V_OUT_OF_LINE void learnable_##name##_##direction##_columns_rest(                               \
      const vact_learnable_call *c, learnable_strip *s, size_t row, size_t j, size_t count) {     \
    learnable_some_columns(&learnable_formula_##direction##_##name,                               \
                           learnable_##name##_##direction##_full, c, s, row, j, count);           \
  }                                                                                               \
  static void learnable_##name##_##direction(const vact_learnable_call *c) {                      \
    if (c->by_column)                                                                             \
      learnable_matrix(&learnable_formula_##direction##_##name, learnable_##name##_lay_out,       \
                       learnable_##name##_##direction##_columns_rest, c);                         \
    else                                                                                          \
      learnable_runs(&learnable_formula_##direction##_##name,                                     \
                     learnable_##name##_##direction##_group_rest, c);                             \
    if (c->streamed) v_stream_fence();                                                            \
  }
/* Backward has sums, and needs no more than forward otherwise. */
#define LEARNABLE_LAY_OUT(name)                                               \
  V_OUT_OF_LINE void learnable_##name##_lay_out(const vact_learnable_call *c, \
                                                learnable_strip *s) {         \
    learnable_make_strip(&learnable_formula_BACKWARD_##name, c, s);           \
  }

#define VACT_LEARNABLE(name, parameters, prepared, range, ...)             \
  LEARNABLE_FORMULA(FORWARD, forward, name, parameters, prepared, range)   \
  LEARNABLE_FORMULA(BACKWARD, backward, name, parameters, prepared, range) \
  LEARNABLE_LAY_OUT(name)                                                  \
  LEARNABLE_KERNEL(FORWARD, forward, name)                                 \
  LEARNABLE_KERNEL(BACKWARD, backward, name)
#include "learnables.def"
#undef VACT_LEARNABLE

/* ---- Maxout ---------------------------------------------------------------------------------- */

#define MAXOUT_FORWARD(dtype, layout)                                                              \
  static void maxout_forward_##layout##_##dtype(const vact_maxout_outputs *outputs, const void *x, \
                                                void *y, uint8_t *which, int streamed) {           \
    maxout_forward(VACT_PIECES_##layout, VACT_##dtype, outputs, x, y, which, streamed);            \
  }
#define MAXOUT_FORWARD_ENTRY(dtype, layout) [VACT_##dtype] = maxout_forward_##layout##_##dtype,
/* Named after one of the dtypes of that size. */
#define MAXOUT_BACKWARD(dtype, layout)                                                           \
  static void maxout_backward_##layout##_##dtype(const vact_maxout_outputs *outputs,             \
                                                 const void *dy, const uint8_t *which, void *dx, \
                                                 int streamed) {                                 \
    maxout_backward(VACT_PIECES_##layout, VACT_##dtype, outputs, dy, which, dx, streamed);       \
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
    .product = {FOR_EACH_DTYPE(PRODUCT_ENTRY, product)},
    .product_to_f32 = {FOR_EACH_DTYPE(PRODUCT_ENTRY, product_to_f32)},
    .learnable =
        {
            [VACT_FORWARD] =
                {
#define VACT_LEARNABLE(name, ...) [VACT_LEARNABLE_##name] = learnable_##name##_FORWARD,
#include "learnables.def"
#undef VACT_LEARNABLE
                },
            [VACT_BACKWARD] =
                {
#define VACT_LEARNABLE(name, ...) [VACT_LEARNABLE_##name] = learnable_##name##_BACKWARD,
#include "learnables.def"
#undef VACT_LEARNABLE
                },
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
    .maxout_dense =
        {
            .pack = maxout_dense_pack,
            .forward = maxout_dense_forward,
            .backward_x = maxout_dense_backward_x,
            .backward_w = maxout_dense_backward_w,
        },
};

#endif
