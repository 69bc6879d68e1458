/* The kernels as large calls run them, writing past the caches, at any n. */
#ifndef VACT_TESTS_STREAMING_H
#define VACT_TESTS_STREAMING_H

#include "operations.h"

extern "C" {
#include "../src/cpu.h"
#include "../src/dispatch.h"
#include "../src/elementwise.h"
}

namespace vact_test {

/* As run(), by the streaming kernel of the active instruction set in the calling thread. */
inline void run_streaming(const Operation &operation, size_t n, const void *input, const void *dy,
                          void *output) {
  static const vact_direction directions[] = {VACT_FORWARD, VACT_BACKWARD,
                                              VACT_BACKWARD_FROM_OUTPUT};
  const vact_direction direction = directions[static_cast<int>(operation.direction)];
  if (n == 0) return;
  const vact_kind kind = vact_shortest_kind(&operation.act);
  vact_active_kernels()->elementwise[direction][kind][operation.dtype](&operation.act, n, input, dy,
                                                                       output, 1);
}

}  // namespace vact_test

#endif
