/*
 * The kernels for AArch64, whose every CPU has Advanced SIMD: the instructions, the loops. In the
 * little-endian order only, as vec/neon.h takes floats for bytes and back.
 */
#if defined(__aarch64__) && !defined(__AARCH64EB__)

#include "target.h"

#include "isa.h"
#include "vec/neon.h"
#include "kernels.h"

#endif
