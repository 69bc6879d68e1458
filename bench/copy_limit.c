#include "loops.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define COPY_ISA portable /* the baseline of x86-64 */
#define COPY_TARGET
#define COPY_LANES 4
#define COPY_LOAD _mm_loadu_ps
#define COPY_STORE _mm_storeu_ps
#define COPY_ADD _mm_add_ps
#define COPY_STREAM _mm_stream_ps
#define COPY_FENCE _mm_sfence
#include "copy_loops.h"

#define COPY_ISA avx2
#define COPY_TARGET __attribute__((target("avx2")))
#define COPY_LANES 8
#define COPY_LOAD _mm256_loadu_ps
#define COPY_STORE _mm256_storeu_ps
#define COPY_ADD _mm256_add_ps
#define COPY_STREAM _mm256_stream_ps
#define COPY_FENCE _mm_sfence
#include "copy_loops.h"

#define COPY_ISA avx512
#define COPY_TARGET __attribute__((target("avx512f")))
#define COPY_LANES 16
#define COPY_LOAD _mm512_loadu_ps
#define COPY_STORE _mm512_storeu_ps
#define COPY_ADD _mm512_add_ps
#define COPY_STREAM _mm512_stream_ps
#define COPY_FENCE _mm_sfence
#include "copy_loops.h"

#define COPY_ALL(isa) \
  { one_load_##isa, two_loads_##isa, one_load_streaming_##isa, two_loads_streaming_##isa }
const vact_bench_copy vact_bench_copy_loops[VACT_ISA_COUNT] = {
    [VACT_ISA_portable] = COPY_ALL(portable),
    [VACT_ISA_avx2] = COPY_ALL(avx2),
    [VACT_ISA_avx512] = COPY_ALL(avx512),
};

#else

#define COPY_ISA portable
#define COPY_TARGET
#define COPY_LANES 1
#define COPY_LOAD(p) (*(p))
#define COPY_STORE(p, v) (*(p) = (v))
#define COPY_ADD(v, w) ((v) + (w))
#include "copy_loops.h"

/* A compiler's own vectors are as wide as NEON's, so one loop serves both. */
#define COPY_BOTH(isa) \
  { one_load_##isa, two_loads_##isa, NULL, NULL }
const vact_bench_copy vact_bench_copy_loops[VACT_ISA_COUNT] = {
    [VACT_ISA_portable] = COPY_BOTH(portable),
    [VACT_ISA_neon] = COPY_BOTH(portable),
};

#endif
