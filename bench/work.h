/*
 * One call to be measured: which activation, in which direction, on which arrays.
 */
#ifndef VACT_BENCH_WORK_H
#define VACT_BENCH_WORK_H

#include <vact/vact.h>

#include <cstddef>

enum Direction { kForward, kBackward, kBackwardFromOutput };

inline const char *DirectionName(Direction direction) {
  static const char *const kNames[] = {"forward", "backward", "backward_from_output"};
  return kNames[direction];
}

struct Work {
  vact_act act;
  Direction direction;
  size_t n;
  int threads;
  const float *in; /* x; y for kBackwardFromOutput */
  const float *dy; /* not read by kForward */
  float *out;      /* y or dx */
};

/* Bytes that any implementation has to move: each input once, the output once. */
inline size_t BytesMoved(Direction direction, size_t n) {
  return n * sizeof(float) * (direction == kForward ? 2 : 3);
}

#endif
