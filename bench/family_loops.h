/*
 * What a user writes without a library: plain loops for the families of cases.h, all serial, f32.
 */
#ifndef VACT_BENCH_FAMILY_LOOPS_H
#define VACT_BENCH_FAMILY_LOOPS_H

#include <stddef.h>
#include <stdint.h>
#include <vact/vact.h>

#ifdef __cplusplus
extern "C" {
#endif

/* n values of each parameter, 1 or one per channel; gradients are replaced. */
typedef struct vact_bench_learnable_loop {
  void (*forward)(vact_shape shape, const float *x, const float *const p[2], size_t n, float *y);
  void (*backward)(vact_shape shape, const float *x, const float *const p[2], size_t n,
                   const float *dy, float *dx, float *const dp[2]);
} vact_bench_learnable_loop;

extern const vact_bench_learnable_loop vact_bench_swish_loop, vact_bench_gate_loop,
    vact_bench_prelu_loop, vact_bench_snake_loop;

void vact_bench_maxout_forward(size_t rows, size_t units, size_t pieces, vact_layout layout,
                               const float *x, float *y, uint8_t *which);
void vact_bench_maxout_backward(size_t rows, size_t units, size_t pieces, vact_layout layout,
                                const float *dy, const uint8_t *which, float *dx);

/*
 * Nothing but fused multiplications and additions in registers: the peak of an ISA. Returns
 * how many of both; NULL where the build has no such instructions.
 */
typedef double vact_bench_peak_loop(void);
extern vact_bench_peak_loop *const vact_bench_peak_loops[VACT_ISA_COUNT];

#ifdef __cplusplus
}
#endif

#endif
