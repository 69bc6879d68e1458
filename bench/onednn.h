/*
 * oneDNN's eltwise primitive through its C API, which differs between the versions 2 and 3.
 */
#ifndef VACT_BENCH_ONEDNN_H
#define VACT_BENCH_ONEDNN_H

#include <oneapi/dnnl/dnnl.h>

#include <string>

#include "work.h"

/*
 * Keeps oneDNN to the instruction set that vact uses if there is a better one. Call it before any
 * other use of oneDNN.
 */
void OnednnLimitIsa(vact_isa isa);

/* "3.12.1"; and the instruction set that oneDNN is kept to, such as "avx2", or "unlimited". */
std::string OnednnVersion();
std::string OnednnIsa();

/* Whether oneDNN has this operation and agrees to make it. */
bool OnednnHas(const Operation &operation);

/* The primitive for one Work, created once; operator() is all that is timed. */
class OnednnEltwise {
 public:
  /* Throws std::runtime_error if oneDNN refuses. */
  explicit OnednnEltwise(const Work &work);
  ~OnednnEltwise();
  OnednnEltwise(const OnednnEltwise &) = delete;
  OnednnEltwise &operator=(const OnednnEltwise &) = delete;

  /* A stream of the CPU engine works in the calling thread's own team: nothing to wait for. */
  void operator()() const {
    dnnl_primitive_execute(primitive_, stream_, args_, arguments_);
  }

  /* The name of the implementation that oneDNN chose, such as "jit:avx512_core". */
  const std::string &implementation() const {
    return implementation_;
  }

 private:
  void Bind(int argument, const Work &work, const void *data);

  dnnl_stream_t stream_ = nullptr;
  dnnl_primitive_t primitive_ = nullptr;
  dnnl_exec_arg_t arguments_[3];
  int args_ = 0;
  std::string implementation_;
};

#endif
