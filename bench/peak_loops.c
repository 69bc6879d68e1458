#include "family_loops.h"

#if defined(__x86_64__)
#include <immintrin.h>

/* Chains enough to hide the latency of two units, by name: a compiler would spill an array. */
enum { CHAINS = 12, STEPS = 1 << 17 };
#define FMA(v, n) "vfmadd213ps %1, %0, %%" v #n "\n\t"
#define FMAS(v)                                                                              \
  FMA(v, 0)                                                                                  \
  FMA(v, 1)                                                                                  \
  FMA(v, 2) FMA(v, 3) FMA(v, 4) FMA(v, 5) FMA(v, 6) FMA(v, 7) FMA(v, 8) FMA(v, 9) FMA(v, 10) \
      FMA(v, 11)
#define CLOBBERED \
  "xmm0", "xmm1", "xmm2", "xmm3", "xmm4", "xmm5", "xmm6", "xmm7", "xmm8", "xmm9", "xmm10", "xmm11"

__attribute__((target("avx2,fma"))) static double peak_avx2(void) {
  const __m256 a = _mm256_set1_ps(0.5f), b = _mm256_set1_ps(0.25f);
  __asm__ volatile("vzeroall" ::: CLOBBERED, "xmm12", "xmm13", "xmm14", "xmm15");
  for (int step = 0; step < STEPS; step++)
    __asm__ volatile(FMAS("ymm")::"x"(a), "x"(b) : CLOBBERED);
  return 2.0 * 8 * CHAINS * STEPS;
}

__attribute__((target("avx512f"))) static double peak_avx512(void) {
  const __m512 a = _mm512_set1_ps(0.5f), b = _mm512_set1_ps(0.25f);
  __asm__ volatile("vzeroall" ::: CLOBBERED, "xmm12", "xmm13", "xmm14", "xmm15");
  for (int step = 0; step < STEPS; step++)
    __asm__ volatile(FMAS("zmm")::"v"(a), "v"(b) : CLOBBERED);
  return 2.0 * 16 * CHAINS * STEPS;
}

vact_bench_peak_loop *const vact_bench_peak_loops[VACT_ISA_COUNT] = {
    [VACT_ISA_avx2] = peak_avx2,
    [VACT_ISA_avx512] = peak_avx512,
};

#else

vact_bench_peak_loop *const vact_bench_peak_loops[VACT_ISA_COUNT] = {0};

#endif
