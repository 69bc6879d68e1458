/*
 * One case, run over the bit patterns of float and compared with the double-precision reference.
 */
#ifndef VACT_TESTS_ACCURACY_SWEEP_H
#define VACT_TESTS_ACCURACY_SWEEP_H

#include "measurement.h"

typedef struct isa_list {
  size_t count;
  vact_isa isa[VACT_ISA_COUNT];
} isa_list;

/* How many of the 2^32 bit patterns a sweep takes. */
uint64_t sweep_inputs(uint64_t stride);

/*
 * Measures the case on the first ISA of the list over every stride-th bit pattern, NaNs included,
 * and compares the bits of the other ISAs with it. Ends the program where the library refuses a
 * call.
 */
measurement sweep(const accuracy_case *c, const isa_list *isas, uint64_t stride);

#endif
