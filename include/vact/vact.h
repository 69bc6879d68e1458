/*
 * vact: neural-network activation functions for CPUs, forward and backward.
 *
 * All functions are re-entrant and thread-safe, allocate nothing (those of dense Maxout:
 * temporaries, see vact_exec), and either do all of their work and return VACT_OK, or return
 * another status and leave every output untouched.
 *
 * Rules that hold for every array function below, unless it says otherwise:
 *  - Arrays are dense and may have any alignment. No byte outside of them is read or written.
 *  - An output may be the same array as an input (in place; vact_convert: if the types have one
 *    size). An output that overlaps another array in part is refused with VACT_OVERLAP.
 *  - n counts elements. n = 0, or an empty dimension, is success if the other arguments are valid;
 *    the pointer to an array of no elements may be NULL.
 *  - An element's result depends on its value and the parameters only, bit for bit: not on its
 *    position, on n, on the alignment, on the number of threads, nor, but for the rows named _fast
 *    and _coarse, on the instruction set. Which NaN a NaN is, is not promised.
 *  - bf16 and f16 are for storage: a result is the one of f32 for the same values, rounded once.
 *  - The caller's floating-point environment is used as it is. The promised bits and error bounds
 *    hold in the default one: round to nearest, no flush-to-zero, no denormals-are-zero.
 */
#ifndef VACT_VACT_H
#define VACT_VACT_H

#include <stddef.h>
#include <stdint.h>

#include "version.h"

#if defined(__GNUC__)
#define VACT_API __attribute__((visibility("default")))
#else
#define VACT_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- status ---------------------------------------------------------------------------------- */

typedef enum vact_status {
#define VACT_STATUS(name, sentence) VACT_##name,
#include "statuses.def"
#undef VACT_STATUS
} vact_status;

/* The sentence for a status, never NULL; a static string. */
VACT_API const char *vact_status_string(vact_status status);

/* "major.minor.patch" of the linked library; a static string. */
VACT_API const char *vact_version(void);

/* ---- what to compute ------------------------------------------------------------------------- */

/* The rows of activations.def, in its order: VACT_relu, VACT_sigmoid, ... */
typedef enum vact_kind {
#define VACT_ACT(name, ...) VACT_##name,
#include "activations.def"
#undef VACT_ACT
  VACT_KIND_COUNT
} vact_kind;

/* The element type of the arrays: the rows of dtypes.def. */
typedef enum vact_dtype {
#define VACT_DTYPE(name, bytes, description) VACT_##name,
#include "dtypes.def"
#undef VACT_DTYPE
  VACT_DTYPE_COUNT
} vact_dtype;

/*
 * An activation with its parameters, passed by value. Make it with a constructor, one per row of
 * activations.def, whose parameters are finite floats:
 *   vact_relu()  vact_swish(alpha)  vact_clip(alpha, beta)  ...
 */
typedef struct vact_act {
  vact_kind kind;
  float alpha; /* as the row of activations.def says */
  float beta;  /* 0 where the row has no such parameter */
} vact_act;

#define VACT_CONSTRUCTOR_NONE(name)           \
  static inline vact_act vact_##name(void) {  \
    vact_act act = {VACT_##name, 0.0f, 0.0f}; \
    return act;                               \
  }
#define VACT_CONSTRUCTOR_ALPHA(name)                \
  static inline vact_act vact_##name(float alpha) { \
    vact_act act = {VACT_##name, alpha, 0.0f};      \
    return act;                                     \
  }
#define VACT_CONSTRUCTOR_ALPHA_BETA(name)                       \
  static inline vact_act vact_##name(float alpha, float beta) { \
    vact_act act = {VACT_##name, alpha, beta};                  \
    return act;                                                 \
  }
#define VACT_ACT(name, params, ...) VACT_CONSTRUCTOR_##params(name)
#include "activations.def"
#undef VACT_ACT
#undef VACT_CONSTRUCTOR_NONE
#undef VACT_CONSTRUCTOR_ALPHA
#undef VACT_CONSTRUCTOR_ALPHA_BETA

/* ---- how to run ------------------------------------------------------------------------------ */

/* One piece of a parallel call; see vact_exec. */
typedef void vact_task(void *context, size_t index);

/*
 * Where the work runs. NULL instead of a vact_exec means all zeros: OpenMP with its own thread
 * limit. Small work always runs in the calling thread; so does all work inside of an OpenMP
 * parallel region, in a child that was forked after a large call, and in a library built without
 * OpenMP, unless a parallel_for is given.
 */
typedef struct vact_exec {
  /* At most this many threads; 1 = never leave the calling thread, 0 = as many as OpenMP would use
   * (with parallel_for: as many as the work is worth). */
  int max_threads;
  /* The caller's own pool: runs task(context, i) once for every i < tasks, in any order and on any
   * threads, and returns when all are done. NULL = OpenMP. */
  void (*parallel_for)(void *pool, size_t tasks, vact_task *task, void *context);
  /* Handed to parallel_for as it is. */
  void *pool;
  /* The caller's own memory for the temporaries of the few functions that need any, which say so:
   * allocate(allocator, bytes) gives bytes of any alignment, or NULL, and free(allocator, memory)
   * takes them back. Both NULL = malloc and free. They may be called from any thread. */
  void *(*allocate)(void *allocator, size_t bytes);
  void (*free)(void *allocator, void *memory);
  void *allocator;
} vact_exec;

/* ---- element-wise, forward and backward ------------------------------------------------------ */

/*
 * y[i] = act(x[i]).
 *
 * x and y are of the same dtype. In place: y may be x. NaN gives NaN. Formula, error bound and
 * parameters of each activation: activations.def; limits and signed zeros: docs/activations.md.
 *
 * Errors: BAD_KIND, BAD_DTYPE, BAD_PARAMETER, BAD_EXEC, NULL_POINTER, BAD_SIZE, OVERLAP.
 */
VACT_API vact_status vact_forward(vact_act act, vact_dtype dtype, size_t n, const void *x, void *y,
                                  const vact_exec *exec);

/*
 * dx[i] = dy[i] * act'(x[i]), with x the input of the forward call.
 *
 * In place: dx may be x or dy. NaN in x gives NaN.
 *
 * Errors: as vact_forward.
 */
VACT_API vact_status vact_backward(vact_act act, vact_dtype dtype, size_t n, const void *x,
                                   const void *dy, void *dx, const vact_exec *exec);

/*
 * dx[i] = dy[i] * act'(x[i]), computed from y = act(x), the output of the forward call, for the
 * activations whose row says from_y = YES. Costs no exp, and x need not be kept. The bound of the
 * row holds for the y that is given: where y has saturated, so has the derivative.
 *
 * In place: dx may be y or dy. NaN in y gives NaN.
 *
 * Errors: as vact_forward, and NO_FROM_OUTPUT.
 */
VACT_API vact_status vact_backward_from_output(vact_act act, vact_dtype dtype, size_t n,
                                               const void *y, const void *dy, void *dx,
                                               const vact_exec *exec);

/* ---- with trained parameters ----------------------------------------------------------------- */

/*
 * The shape of x, y, dy and dx below: [outer][channels][inner], dense, the last index the fastest.
 * Channels last is inner = 1; NCHW is outer = N, inner = H*W.
 */
typedef struct vact_shape {
  size_t outer, channels, inner;
} vact_shape;

/* What becomes of a parameter's gradient. */
typedef enum vact_update {
  VACT_SET, /* it is replaced */
  VACT_ADD, /* what it holds is added to it */
  VACT_UPDATE_COUNT
} vact_update;

/*
 * Four activations with parameters that are trained:
 *
 *   swish   y = x * sigmoid(beta*x)                      parameter beta
 *   gate    y = x * sigmoid(w*x + b)                     parameters w, b
 *   prelu   y = x for x > 0, else a*x                    parameter a
 *   snake   y = x + sin(a*x)^2 / a, x where a is 0       parameter a
 *
 * A parameter is an array of 1 value, or of one for each channel, of f32 whatever the dtype; `n` is
 * how many, 1 or channels. Parameters may have any values; the results of those that are not finite
 * are not promised.
 *
 * backward makes dx = dy * dy/dx and the gradients of the parameters in one pass: the gradient of a
 * value is the sum over the elements that it serves, of dy times the derivative by it. Each term
 * is computed in f32; terms are added in an order that depends on the shape only, in double but for
 * the first three additions: the same bits for any number of threads and on every instruction set,
 * with an error of a few roundings of f32 however many terms there are. A gradient
 * of n values is written (update = VACT_SET) or added to (VACT_ADD); NULL for a parameter that is
 * not trained.
 *
 * In place: y may be x; dx may be x or dy. A gradient shares no byte with any other array, a
 * parameter none with an output. NaN in x gives NaN in y, dx and every gradient that x has a term
 * in; an infinite x has the limits (snake's derivatives have none: NaN). Where 1 - sigmoid is below
 * 2^-124 it counts as 0 in the terms of swish's and gate's parameters. With empty dimensions y and
 * dx have no elements, and gradients are sums of nothing: 0, or with VACT_ADD unchanged. These
 * calls take up to 80 KiB of stack. Errors of each: docs/learnable.md.
 *
 * Errors: BAD_DTYPE, BAD_EXEC, BAD_COUNT (n is neither 1 nor channels), BAD_UPDATE, NULL_POINTER,
 * BAD_SIZE, OVERLAP.
 */
VACT_API vact_status vact_swish_forward(vact_dtype dtype, vact_shape shape, const void *x,
                                        const float *beta, size_t n, void *y,
                                        const vact_exec *exec);
VACT_API vact_status vact_swish_backward(vact_dtype dtype, vact_shape shape, const void *x,
                                         const float *beta, size_t n, const void *dy, void *dx,
                                         float *dbeta, vact_update update, const vact_exec *exec);

VACT_API vact_status vact_gate_forward(vact_dtype dtype, vact_shape shape, const void *x,
                                       const float *w, const float *b, size_t n, void *y,
                                       const vact_exec *exec);
VACT_API vact_status vact_gate_backward(vact_dtype dtype, vact_shape shape, const void *x,
                                        const float *w, const float *b, size_t n, const void *dy,
                                        void *dx, float *dw, float *db, vact_update update,
                                        const vact_exec *exec);

VACT_API vact_status vact_prelu_forward(vact_dtype dtype, vact_shape shape, const void *x,
                                        const float *a, size_t n, void *y, const vact_exec *exec);
VACT_API vact_status vact_prelu_backward(vact_dtype dtype, vact_shape shape, const void *x,
                                         const float *a, size_t n, const void *dy, void *dx,
                                         float *da, vact_update update, const vact_exec *exec);

VACT_API vact_status vact_snake_forward(vact_dtype dtype, vact_shape shape, const void *x,
                                        const float *a, size_t n, void *y, const vact_exec *exec);
VACT_API vact_status vact_snake_backward(vact_dtype dtype, vact_shape shape, const void *x,
                                         const float *a, size_t n, const void *dy, void *dx,
                                         float *da, vact_update update, const vact_exec *exec);

/* ---- gated linear units ---------------------------------------------------------------------- */

/*
 * y = act(a) * b for any activation: GLU (vact_sigmoid), ReGLU (vact_relu), SwiGLU (vact_silu),
 * GeGLU (vact_gelu_erf), bilinear (vact_linear(1, 0)).
 *
 * All arrays are matrices of that many rows and cols; ld... is the distance from one row to the
 * next, in elements, at least cols. So the halves of a matrix [rows][a|b] need no copy: b = a +
 * cols, lda = ldb = 2*cols. act(a) is rounded to f32, the product is computed in f32 and rounded
 * once to the dtype.
 *
 * In place: an output may be the same array as an input, with the same leading dimension. Of
 * matrices with one leading dimension only elements that coincide count as an overlap, else their
 * whole extents do.
 *
 * Errors: as vact_forward, and BAD_LD.
 */
VACT_API vact_status vact_glu_forward(vact_act act, vact_dtype dtype, size_t rows, size_t cols,
                                      const void *a, size_t lda, const void *b, size_t ldb, void *y,
                                      size_t ldy, const vact_exec *exec);

/*
 * da = (dy * b) * act'(a), db = dy * act(a), with a and b the inputs of the forward call.
 *
 * Layout, in place and errors: as vact_glu_forward; da and db may each be the same array as a, b or
 * dy, but not as the other.
 */
VACT_API vact_status vact_glu_backward(vact_act act, vact_dtype dtype, size_t rows, size_t cols,
                                       const void *a, size_t lda, const void *b, size_t ldb,
                                       const void *dy, size_t lddy, void *da, size_t ldda, void *db,
                                       size_t lddb, const vact_exec *exec);

/* ---- Maxout ---------------------------------------------------------------------------------- */

/* Where the pieces of x and dx are. */
typedef enum vact_layout {
  VACT_PIECES_INNERMOST, /* [rows][units][pieces] */
  VACT_PIECES_OUTERMOST, /* [rows][pieces][units] */
  VACT_LAYOUT_COUNT
} vact_layout;

/*
 * y[row][unit] = the largest x of its pieces, 1 to 256 of them, and which[row][unit] the index of
 * the piece that it came from; which may be NULL.
 *
 * Of equal pieces the first wins (-0 and 0 are equal). A NaN wins over all numbers, the first NaN
 * over other NaNs. y is the winner's bits, but for NaN, of which it is promised only that it is
 * one. No array overlaps another, but for pieces = 1, where y may be x.
 *
 * Errors: BAD_DTYPE, BAD_LAYOUT, BAD_PIECES, BAD_EXEC, NULL_POINTER, BAD_SIZE, OVERLAP.
 */
VACT_API vact_status vact_maxout_forward(vact_dtype dtype, size_t rows, size_t units, size_t pieces,
                                         vact_layout layout, const void *x, void *y, uint8_t *which,
                                         const vact_exec *exec);

/*
 * dx of the winners is dy, of all others 0; every element of dx is written. which is that of the
 * forward call: one that is not below pieces is refused with BAD_INDEX before anything is written.
 *
 * Errors: as vact_maxout_forward, and BAD_INDEX.
 */
VACT_API vact_status vact_maxout_backward(vact_dtype dtype, size_t rows, size_t units,
                                          size_t pieces, vact_layout layout, const void *dy,
                                          const uint8_t *which, void *dx, const vact_exec *exec);

/* ---- dense Maxout ---------------------------------------------------------------------------- */

/* y = [rows][units], x = [rows][in], weights = [units][pieces][in], bias = [units][pieces]. */
typedef struct vact_maxout_dense_shape {
  size_t rows, in, units, pieces;
} vact_maxout_dense_shape;

/*
 * y[r][u] = max over the pieces i of x[r] . w[u][i] + b[u][i]: a dense layer of units*pieces
 * outputs and Maxout over it, whose pre-activations are never written to memory. The layout of the
 * weights is that of PyTorch's nn.Linear(in, units*pieces) followed by view(rows, units,
 * pieces).max(-1), and that of thinc's Maxout. 1 to 256 pieces; f32 only: another dtype is
 * BAD_DTYPE.
 *
 * A pre-activation is b + x[0]*w[0] + x[1]*w[1] + ..., added in this order by fused
 * multiply-adds: the same bits on every instruction set and for any number of threads. b
 * may be NULL, for 0. which, winners, ties and NaN: as vact_maxout_forward; which may be NULL.
 * in = 0 leaves the bias. No array overlaps another.
 *
 * Temporaries: some hundred KiB per thread, from exec's allocator or malloc; NO_MEMORY if there is
 * none, and nothing has been written.
 *
 * Errors: BAD_DTYPE, BAD_PIECES, BAD_EXEC, NULL_POINTER, BAD_SIZE, OVERLAP, NO_MEMORY.
 */
VACT_API vact_status vact_maxout_dense_forward(vact_dtype dtype, vact_maxout_dense_shape shape,
                                               const void *x, const void *w, const void *b, void *y,
                                               uint8_t *which, const vact_exec *exec);

/*
 * The same with weights that have been packed once for many calls: packed holds
 * vact_maxout_dense_packed_size(dtype, shape) bytes (0 for a shape or dtype that is refused), which
 * vact_maxout_dense_pack fills from w and b for any number of rows (shape.rows is not used). Packed
 * weights serve every instruction set.
 */
VACT_API size_t vact_maxout_dense_packed_size(vact_dtype dtype, vact_maxout_dense_shape shape);
VACT_API vact_status vact_maxout_dense_pack(vact_dtype dtype, vact_maxout_dense_shape shape,
                                            const void *w, const void *b, void *packed,
                                            const vact_exec *exec);
VACT_API vact_status vact_maxout_dense_forward_packed(vact_dtype dtype,
                                                      vact_maxout_dense_shape shape, const void *x,
                                                      const void *packed, void *y, uint8_t *which,
                                                      const vact_exec *exec);

/*
 * dx[r] = sum over u of dy[r][u] * w[u][which[r][u]], dw[u][i] = sum over the rows r that i has won
 * of dy[r][u] * x[r], db[u][i] = sum over these rows of dy[r][u]; only winners carry a gradient,
 * and no dense [rows][units*pieces] one is made. Sums run in the order of u, and of r, each step
 * rounded once (db: in double): the same bits everywhere.
 *
 * dx, dw and db may each be NULL, and are then not computed; w is not read without dx, nor x
 * without dw, and may then be NULL too. update says whether dw and db are replaced or added to:
 * their sums begin with what they hold then, else with 0; dx is replaced. A which that is not below
 * pieces is refused with BAD_INDEX before anything is written. No array overlaps another.
 * Temporaries: as for forward.
 *
 * Errors: as vact_maxout_dense_forward, BAD_UPDATE, BAD_INDEX.
 */
VACT_API vact_status vact_maxout_dense_backward(vact_dtype dtype, vact_maxout_dense_shape shape,
                                                const void *x, const void *w, const void *dy,
                                                const uint8_t *which, void *dx, void *dw, void *db,
                                                vact_update update, const vact_exec *exec);

/* ---- between dtypes -------------------------------------------------------------------------- */

/*
 * out[i] = in[i] in another dtype, rounded once to nearest even; subnormal numbers are kept, what
 * is too large becomes Inf, NaN stays NaN. From f32 to bf16 and f16 values are lost, from f16 to
 * bf16 precision, from bf16 to f16 range; the other ways are exact.
 *
 * In place: out may be in if both types have the same size.
 *
 * Errors: BAD_DTYPE, BAD_EXEC, NULL_POINTER, BAD_SIZE, OVERLAP.
 */
VACT_API vact_status vact_convert(vact_dtype from, vact_dtype to, size_t n, const void *in,
                                  void *out, const vact_exec *exec);

/* ---- instruction sets ------------------------------------------------------------------------ */

/* The rows of isas.def, in its order, slowest first: VACT_ISA_portable, VACT_ISA_neon, ... */
typedef enum vact_isa {
#define VACT_ISA(name, description) VACT_ISA_##name,
#include "isas.def"
#undef VACT_ISA
  VACT_ISA_COUNT
} vact_isa;

/* "portable", "neon", "avx2", "avx512"; NULL for anything else. A static string. */
VACT_API const char *vact_isa_name(vact_isa isa);

/* 1 if kernels for isa are built in and this CPU and operating system can run them, else 0. */
VACT_API int vact_isa_available(vact_isa isa);

/*
 * The instruction set in use: the best available one, unless the environment variable VACT_ISA
 * named another when the library was first used, or vact_isa_set did. A VACT_ISA that is unknown or
 * not available is reported on stderr once, and the best available one is used; an empty one counts
 * as none.
 */
VACT_API vact_isa vact_isa_active(void);

/*
 * Use isa from now on, in all threads. Calls that are running finish with the one they began with.
 *
 * Errors: BAD_ISA, and nothing changes.
 */
VACT_API vact_status vact_isa_set(vact_isa isa);

#ifdef __cplusplus
}
#endif

#endif
