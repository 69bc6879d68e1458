/* The kernels for avx512: the target, the instructions, the loops. */
#if defined(__x86_64__)

#include "target.h"
#if defined(__clang__)
#pragma clang attribute push(                                                    \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,f16c"))), \
    apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma,f16c")
#endif

#include "isa.h"
#include "vec/avx512.h"
#include "kernels.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif

#endif
