#include <stdint.h>
#include <string.h>

#include "loops.h"

#define COPY_NOTHING() ((void)0)

#if defined(__x86_64__)
#include <immintrin.h>

#define COPY_TARGET /* the baseline of x86-64 */
#define COPY_WIDTH 16
#define COPY_VECTOR __m128i
#define COPY_LOAD(p) _mm_loadu_si128((const __m128i *)(p))
#define COPY_XOR _mm_xor_si128
#define COPY_NAME(loop) loop##_portable
#define COPY_STORE(p, v) _mm_storeu_si128((__m128i *)(p), v)
#define COPY_FENCE COPY_NOTHING
#include "copy_loops.h"
#define COPY_NAME(loop) loop##_streaming_portable
#define COPY_STORE(p, v) _mm_stream_si128((__m128i *)(p), v)
#define COPY_FENCE _mm_sfence
#include "copy_loops.h"
#undef COPY_TARGET
#undef COPY_WIDTH
#undef COPY_VECTOR
#undef COPY_LOAD
#undef COPY_XOR

#define COPY_TARGET __attribute__((target("avx2")))
#define COPY_WIDTH 32
#define COPY_VECTOR __m256i
#define COPY_LOAD(p) _mm256_loadu_si256((const __m256i *)(p))
#define COPY_XOR _mm256_xor_si256
#define COPY_NAME(loop) loop##_avx2
#define COPY_STORE(p, v) _mm256_storeu_si256((__m256i *)(p), v)
#define COPY_FENCE COPY_NOTHING
#include "copy_loops.h"
#define COPY_NAME(loop) loop##_streaming_avx2
#define COPY_STORE(p, v) _mm256_stream_si256((__m256i *)(p), v)
#define COPY_FENCE _mm_sfence
#include "copy_loops.h"
#undef COPY_TARGET
#undef COPY_WIDTH
#undef COPY_VECTOR
#undef COPY_LOAD
#undef COPY_XOR

#define COPY_TARGET __attribute__((target("avx512f")))
#define COPY_WIDTH 64
#define COPY_VECTOR __m512i
#define COPY_LOAD(p) _mm512_loadu_si512((const void *)(p))
#define COPY_XOR _mm512_xor_si512
#define COPY_NAME(loop) loop##_avx512
#define COPY_STORE(p, v) _mm512_storeu_si512((void *)(p), v)
#define COPY_FENCE COPY_NOTHING
#include "copy_loops.h"
#define COPY_NAME(loop) loop##_streaming_avx512
#define COPY_STORE(p, v) _mm512_stream_si512((void *)(p), v)
#define COPY_FENCE _mm_sfence
#include "copy_loops.h"

/* clang-format off */
#define COPY_ALL(isa) {                            \
    one_load_##isa, one_load_streaming_##isa,      \
    two_loads_##isa, two_loads_streaming_##isa,    \
    halving_##isa, halving_streaming_##isa,        \
    doubling_##isa, doubling_streaming_##isa,      \
    traffic_##isa, traffic_streaming_##isa,        \
  }
/* clang-format on */
const vact_bench_copy vact_bench_copy_loops[VACT_ISA_COUNT] = {
    [VACT_ISA_portable] = COPY_ALL(portable),
    [VACT_ISA_avx2] = COPY_ALL(avx2),
    [VACT_ISA_avx512] = COPY_ALL(avx512),
};

#else

static inline uint64_t load_word(const char *p) {
  uint64_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

#define COPY_TARGET
#define COPY_WIDTH sizeof(uint64_t)
#define COPY_VECTOR uint64_t
#define COPY_LOAD load_word
#define COPY_XOR(v, w) ((v) ^ (w))
#define COPY_NAME(loop) loop##_portable
#define COPY_STORE(p, v) memcpy(p, &(uint64_t){v}, sizeof(uint64_t))
#define COPY_FENCE COPY_NOTHING
#include "copy_loops.h"

/* A compiler's own vectors are as wide as NEON's, so one loop serves both. */
#define COPY_BOTH                                                                                 \
  {                                                                                               \
    one_load_portable, NULL, two_loads_portable, NULL, halving_portable, NULL, doubling_portable, \
        NULL, traffic_portable, NULL                                                              \
  }
const vact_bench_copy vact_bench_copy_loops[VACT_ISA_COUNT] = {
    [VACT_ISA_portable] = COPY_BOTH,
    [VACT_ISA_neon] = COPY_BOTH,
};

#endif
