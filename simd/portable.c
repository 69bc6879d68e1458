/* The kernels in plain C: the instructions, the loops. */
#include "target.h"

#include "isa.h"
#include "vec/portable.h"
#include "kernels.h"
