/* The kernels in plain C: the instructions, the loops. */
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "vact takes two 16-bit elements for one integer, the first in its lower half: little-endian machines only"
#endif

#include "target.h"

#include "isa.h"
#include "vec/portable.h"
#include "kernels.h"
