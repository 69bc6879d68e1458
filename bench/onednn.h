/*
 * oneDNN's eltwise primitive through its C API, which differs between the versions 2 and 3.
 */
#ifndef VACT_BENCH_ONEDNN_H
#define VACT_BENCH_ONEDNN_H

#include <oneapi/dnnl/dnnl.h>

#include <string>

#include "work.h"

/* Keeps oneDNN to the instruction set that vact uses. Call it before any other use of oneDNN. */
void OnednnLimitIsa(vact_isa isa);

/* "3.12.1"; and what oneDNN says that it uses, such as "avx512_core". */
std::string OnednnVersion();
std::string OnednnIsa();

/* Whether oneDNN has this activation in this direction. */
bool OnednnHas(vact_kind kind, Direction direction);

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
  dnnl_memory_t NewMemory(const void *data, size_t n);
  void Bind(int argument, dnnl_memory_t memory);

  dnnl_engine_t engine_ = nullptr;
  dnnl_stream_t stream_ = nullptr;
  dnnl_primitive_t primitive_ = nullptr;
  dnnl_exec_arg_t arguments_[3];
  int args_ = 0;
  std::string implementation_;
};

#endif
