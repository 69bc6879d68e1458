/* The kernels for avx512: the target, the instructions, the loops. */
#if defined(__x86_64__)

#include "target.h"
#if defined(__clang__)
#pragma clang attribute push( \
    __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma"))), apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx2,fma")
#endif

#include "isa.h"
#include "vec/avx512.h"
#include "kernels.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif

#endif
