/*
 * XNNPACK's unary operators through its public operator API, which differs between the versions:
 * since 2024 one function makes them all (VACT_BENCH_XNNPACK_UNARY), before each has its own.
 */
#ifndef VACT_BENCH_XNNPACK_H
#define VACT_BENCH_XNNPACK_H

#include <xnnpack.h>

#include "work.h"

/* Whether XNNPACK has this operation and agrees to make it. */
bool XnnpackHas(const Operation &operation);

/* The operator for one Work, created once with its threads; operator() is all that is timed. */
class XnnpackUnary {
 public:
  /* Throws std::runtime_error if XNNPACK refuses. */
  explicit XnnpackUnary(const Work &work);
  ~XnnpackUnary();
  XnnpackUnary(const XnnpackUnary &) = delete;
  XnnpackUnary &operator=(const XnnpackUnary &) = delete;

  void operator()() const {
    xnn_run_operator(operator_, pool_);
  }

 private:
  pthreadpool_t pool_ = nullptr; /* nullptr: the calling thread */
  xnn_operator_t operator_ = nullptr;
};

#endif
