/*
 * The plain loops that the library is compared with: serial, and all of one signature.
 */
#ifndef VACT_BENCH_LOOPS_H
#define VACT_BENCH_LOOPS_H

#include <stddef.h>
#include <vact/vact.h>

#ifdef __cplusplus
extern "C" {
#endif

/* in is x, or y for a loop from the output; dy is not read by a forward loop. */
typedef void vact_bench_loop(size_t n, const float *in, const float *dy, float alpha, float *out);

/* What a user writes without a library; NULL where activations.def has no such direction. */
typedef struct vact_bench_libm {
  vact_bench_loop *forward;
  vact_bench_loop *backward;
  vact_bench_loop *backward_from_output;
} vact_bench_libm;

extern const vact_bench_libm vact_bench_libm_loops[VACT_KIND_COUNT];

/*
 * What the memory allows: one load and one store per element, and two loads and one store, each
 * with plain and with streaming stores. NULL where the build has no such instructions. Streaming
 * needs an out that is aligned to 64 bytes.
 */
typedef struct vact_bench_copy {
  vact_bench_loop *one_load;
  vact_bench_loop *two_loads;
  vact_bench_loop *one_load_streaming;
  vact_bench_loop *two_loads_streaming;
} vact_bench_copy;

extern const vact_bench_copy vact_bench_copy_loops[VACT_ISA_COUNT];

#ifdef __cplusplus
}
#endif

#endif
