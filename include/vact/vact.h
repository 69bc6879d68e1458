/*
 * vact: neural-network activation functions for CPUs, forward and backward.
 *
 * All functions are re-entrant and thread-safe, allocate nothing themselves, and either do all of
 * their work and return VACT_OK, or return another status and leave every output untouched.
 *
 * Rules that hold for every array function below:
 *  - Arrays are dense and may have any alignment. No byte outside of them is read or written.
 *  - An output may be the same array as an input (in place; vact_convert: if the types have one
 *    size). An output that overlaps another array
 *    in part is refused with VACT_OVERLAP.
 *  - n counts elements. n = 0 is success if the other arguments are valid; pointers may be NULL.
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
