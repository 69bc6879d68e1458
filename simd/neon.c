/* The kernels for AArch64, whose every CPU has Advanced SIMD: the instructions, the loops. */
#if defined(__aarch64__)

#include "target.h"

#include "isa.h"
#include "vec/neon.h"
#include "kernels.h"

#endif
