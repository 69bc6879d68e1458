/* Which kernels run. */
#ifndef VACT_DISPATCH_H
#define VACT_DISPATCH_H

#include "../simd/isa.h"

/* The kernels of the active ISA; after the first call, one relaxed load. */
const vact_kernels *vact_active_kernels(void);

#endif
