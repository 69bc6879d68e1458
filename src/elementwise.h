/* What calls that are made of element-wise kernels share. */
#ifndef VACT_ELEMENTWISE_H
#define VACT_ELEMENTWISE_H

#include "../simd/isa.h"

/* The row to run: where two compute the same, the shorter one. */
vact_kind vact_shortest_kind(const vact_act *act);

/* About how many instructions a vector of results takes. */
unsigned vact_instructions_per_vector(vact_direction direction, vact_kind kind);

#endif
