/*
 * The implementations under comparison, each as a callable that does a Work once.
 */
#ifndef VACT_BENCH_IMPLS_H
#define VACT_BENCH_IMPLS_H

#include <string>

#include "loops.h"
#include "team.h"
#include "work.h"
#if VACT_BENCH_ONEDNN
#include "onednn.h"
#endif
#if VACT_BENCH_XNNPACK
#include "xnnpack_unary.h"
#endif

enum class Impl { kVact, kOnednn, kXnnpack, kLibm, kCopy, kCopyStreaming };

constexpr Impl kImpls[] = {Impl::kVact, Impl::kOnednn, Impl::kXnnpack,
                           Impl::kLibm, Impl::kCopy,   Impl::kCopyStreaming};

inline const char *ImplName(Impl impl) {
  static const char *const kNames[] = {"vact", "onednn", "xnnpack",
                                       "libm", "copy",   "copy_streaming"};
  return kNames[static_cast<int>(impl)];
}

/* A copy moves the bytes and computes nothing, so it has no accuracy. */
inline bool Computes(Impl impl) {
  return impl < Impl::kCopy;
}

/* The best instruction set of this CPU. */
inline vact_isa BestIsa() {
  int best = VACT_ISA_COUNT - 1;
  while (!vact_isa_available(static_cast<vact_isa>(best))) best--;
  return static_cast<vact_isa>(best);
}

inline vact_bench_loop *LibmLoop(const Operation &operation) {
  const vact_bench_libm &loops = vact_bench_libm_loops[operation.act.kind];
  if (operation.dtype != VACT_F32) return nullptr;
  switch (operation.direction) {
    case kForward:
      return loops.forward;
    case kBackward:
      return loops.backward;
    case kBackwardFromOutput:
      return loops.backward_from_output;
    case kConvert:
      break;
  }
  return nullptr;
}

inline vact_bench_copy_loop *CopyLoop(const Operation &operation, bool streaming) {
  const vact_bench_copy &loops = vact_bench_copy_loops[vact_isa_active()];
  const size_t in = BytesOf(operation.from), out = BytesOf(operation.dtype);
  if (HasTwoInputs(operation.direction))
    return streaming ? loops.two_loads_streaming : loops.two_loads;
  if (in > out) return streaming ? loops.halving_streaming : loops.halving;
  if (in < out) return streaming ? loops.doubling_streaming : loops.doubling;
  return streaming ? loops.one_load_streaming : loops.one_load;
}

/* Whether this build, the implementation and the instruction set in use have that operation. */
inline bool Has(Impl impl, const Operation &operation) {
  switch (impl) {
    case Impl::kVact:
      return true;
    case Impl::kOnednn:
#if VACT_BENCH_ONEDNN
      return OnednnHas(operation);
#else
      return false;
#endif
    case Impl::kXnnpack:
#if VACT_BENCH_XNNPACK
      return vact_isa_active() == BestIsa() && XnnpackHas(operation); /* it knows no limit */
#else
      return false;
#endif
    case Impl::kLibm:
      return LibmLoop(operation) != nullptr;
    case Impl::kCopy:
      return CopyLoop(operation, false) != nullptr;
    case Impl::kCopyStreaming:
      return CopyLoop(operation, true) != nullptr;
  }
  return false;
}

/* The array's address after that many elements. */
inline const void *After(const void *array, size_t elements, vact_dtype dtype) {
  return static_cast<const char *>(array) + elements * BytesOf(dtype);
}
inline void *After(void *array, size_t elements, vact_dtype dtype) {
  return static_cast<char *>(array) + elements * BytesOf(dtype);
}

/* A plain loop, on as many threads as the Work says. */
struct LibmCall {
  vact_bench_loop *loop;
  const Work &work;
  void operator()() const {
    const float *in = static_cast<const float *>(work.in);
    const float *dy = static_cast<const float *>(work.dy);
    float *out = static_cast<float *>(work.out);
    InTeam(work.threads, work.n, [&](size_t begin, size_t end) {
      loop(end - begin, in + begin, dy + begin, work.operation.act, out + begin);
    });
  }
};

struct CopyCall {
  vact_bench_copy_loop *loop;
  const Work &work;
  void operator()() const {
    const vact_dtype from = work.operation.from, dtype = work.operation.dtype;
    InTeam(work.threads, work.n, [&](size_t begin, size_t end) {
      loop((end - begin) * BytesOf(dtype), After(work.in, begin, from),
           After(work.dy, begin, dtype), After(work.out, begin, dtype));
    });
  }
};

template <class Use>
void WithVact(const Work &w, Use use) {
  vact_exec exec = {};
  exec.max_threads = w.threads;
  const vact_act act = w.operation.act;
  const vact_dtype from = w.operation.from, dtype = w.operation.dtype;
  switch (w.operation.direction) {
    case kForward:
      return use([&] { vact_forward(act, dtype, w.n, w.in, w.out, &exec); });
    case kBackward:
      return use([&] { vact_backward(act, dtype, w.n, w.in, w.dy, w.out, &exec); });
    case kBackwardFromOutput:
      return use([&] { vact_backward_from_output(act, dtype, w.n, w.in, w.dy, w.out, &exec); });
    case kConvert:
      return use([&] { vact_convert(from, dtype, w.n, w.in, w.out, &exec); });
  }
}

/*
 * use(call) with the callable that does the Work once. Everything that an implementation prepares
 * ahead, such as oneDNN's primitive, is done before. Returns the name of the kernel, if it has one.
 */
template <class Use>
std::string WithCall(Impl impl, const Work &work, Use use) {
  switch (impl) {
    case Impl::kVact:
      WithVact(work, use);
      return "";
    case Impl::kOnednn: {
#if VACT_BENCH_ONEDNN
      const OnednnEltwise eltwise(work);
      use([&] { eltwise(); });
      return eltwise.implementation();
#else
      return "";
#endif
    }
    case Impl::kXnnpack: {
#if VACT_BENCH_XNNPACK
      const XnnpackUnary unary(work);
      use([&] { unary(); });
#endif
      return "";
    }
    case Impl::kLibm:
      use(LibmCall{LibmLoop(work.operation), work});
      return "";
    case Impl::kCopy:
    case Impl::kCopyStreaming:
      use(CopyCall{CopyLoop(work.operation, impl == Impl::kCopyStreaming), work});
      return "";
  }
  return "";
}

#endif
