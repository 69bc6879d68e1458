/*
 * The plain loops that the library is compared with, all serial.
 */
#ifndef VACT_BENCH_LOOPS_H
#define VACT_BENCH_LOOPS_H

#include <stddef.h>
#include <vact/vact.h>

#ifdef __cplusplus
extern "C" {
#endif

/* in is x, or y for a loop from the output; dy is not read by a forward loop. */
typedef void vact_bench_loop(size_t n, const float *in, const float *dy, vact_act act, float *out);

/* What a user writes without a library; NULL where activations.def has no such direction. */
typedef struct vact_bench_libm {
  vact_bench_loop *forward;
  vact_bench_loop *backward;
  vact_bench_loop *backward_from_output;
} vact_bench_libm;

extern const vact_bench_libm vact_bench_libm_loops[VACT_KIND_COUNT];

/* Writes that many bytes; what is not read may be NULL. */
typedef void vact_bench_copy_loop(size_t out_bytes, const void *in, const void *dy, void *out);

/* Reads and writes that many bytes, in turns. */
typedef void vact_bench_traffic_loop(size_t in_bytes, const void *in, size_t out_bytes, void *out);

/*
 * What the memory allows, each with plain and with streaming stores: per store one load, two loads
 * from two arrays, or two from one; and per two stores one load. NULL where the build has no such
 * instructions. Streaming needs an out that is aligned to 64 bytes. traffic is for any other ratio
 * of loads to stores.
 */
typedef struct vact_bench_copy {
  vact_bench_copy_loop *one_load, *one_load_streaming;
  vact_bench_copy_loop *two_loads, *two_loads_streaming;
  vact_bench_copy_loop *halving, *halving_streaming;
  vact_bench_copy_loop *doubling, *doubling_streaming;
  vact_bench_traffic_loop *traffic, *traffic_streaming;
} vact_bench_copy;

extern const vact_bench_copy vact_bench_copy_loops[VACT_ISA_COUNT];

#ifdef __cplusplus
}
#endif

#endif
