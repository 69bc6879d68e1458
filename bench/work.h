/*
 * One call to be measured: which operation, on which arrays.
 */
#ifndef VACT_BENCH_WORK_H
#define VACT_BENCH_WORK_H

#include <vact/vact.h>

#include <cstddef>
#include <string>

enum Direction { kForward, kBackward, kBackwardFromOutput, kConvert };

/* An activation in one direction, or vact_convert; act is then of no meaning. */
struct Operation {
  vact_act act;
  Direction direction;
  vact_dtype dtype; /* of all arrays; of the output of kConvert */
  vact_dtype from;  /* of the input of kConvert; dtype for the others */

  bool operator==(const Operation &other) const {
    return act.kind == other.act.kind && direction == other.direction && dtype == other.dtype &&
           from == other.from;
  }
};

struct Work {
  Operation operation;
  size_t n;
  int threads;
  const void *in; /* x; y for kBackwardFromOutput */
  const void *dy; /* not read by kForward and kConvert */
  void *out;      /* y or dx */
};

/* "f32" */
std::string DtypeName(vact_dtype dtype);
size_t BytesOf(vact_dtype dtype);

/* Whether it reads dy too. */
inline bool HasTwoInputs(Direction direction) {
  return direction == kBackward || direction == kBackwardFromOutput;
}

/* Bytes that any implementation has to move: each input once, the output once. */
inline size_t BytesMoved(const Operation &operation, size_t n) {
  const size_t out = BytesOf(operation.dtype);
  return n * (BytesOf(operation.from) + out + (HasTwoInputs(operation.direction) ? out : 0));
}

#endif
