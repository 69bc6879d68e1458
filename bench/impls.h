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

enum class Impl { kVact, kOnednn, kLibm, kCopy, kCopyStreaming };

constexpr Impl kImpls[] = {Impl::kVact, Impl::kOnednn, Impl::kLibm, Impl::kCopy,
                           Impl::kCopyStreaming};

inline const char *ImplName(Impl impl) {
  static const char *const kNames[] = {"vact", "onednn", "libm", "copy", "copy_streaming"};
  return kNames[static_cast<int>(impl)];
}

/* A copy moves the bytes and computes nothing, so it has no accuracy. */
inline bool Computes(Impl impl) {
  return impl < Impl::kCopy;
}

/* A serial loop, on as many threads as the Work says. */
struct LoopCall {
  vact_bench_loop *loop;
  const Work &work;
  void operator()() const {
    InTeam(work.threads, work.n, [this](size_t begin, size_t end) {
      loop(end - begin, work.in + begin, work.dy + begin, work.act.alpha, work.out + begin);
    });
  }
};

inline vact_bench_loop *LibmLoop(vact_kind kind, Direction direction) {
  const vact_bench_libm &loops = vact_bench_libm_loops[kind];
  switch (direction) {
    case kForward:
      return loops.forward;
    case kBackward:
      return loops.backward;
    case kBackwardFromOutput:
      return loops.backward_from_output;
  }
  return nullptr;
}

inline vact_bench_loop *CopyLoop(Direction direction, bool streaming) {
  const vact_bench_copy &loops = vact_bench_copy_loops[vact_isa_active()];
  if (direction == kForward) return streaming ? loops.one_load_streaming : loops.one_load;
  return streaming ? loops.two_loads_streaming : loops.two_loads;
}

/* Whether this build, and the implementation, have that activation in that direction. */
inline bool Has(Impl impl, vact_kind kind, Direction direction) {
  switch (impl) {
    case Impl::kVact:
    case Impl::kLibm:
      return LibmLoop(kind, direction) != nullptr;
    case Impl::kOnednn:
#if VACT_BENCH_ONEDNN
      return OnednnHas(kind, direction);
#else
      return false;
#endif
    case Impl::kCopy:
      return CopyLoop(direction, false) != nullptr;
    case Impl::kCopyStreaming:
      return CopyLoop(direction, true) != nullptr;
  }
  return false;
}

template <class Use>
void WithVact(const Work &w, Use use) {
  const vact_exec exec = {w.threads, nullptr, nullptr};
  switch (w.direction) {
    case kForward:
      return use([&] { vact_forward(w.act, VACT_F32, w.n, w.in, w.out, &exec); });
    case kBackward:
      return use([&] { vact_backward(w.act, VACT_F32, w.n, w.in, w.dy, w.out, &exec); });
    case kBackwardFromOutput:
      return use(
          [&] { vact_backward_from_output(w.act, VACT_F32, w.n, w.in, w.dy, w.out, &exec); });
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
    case Impl::kLibm:
      use(LoopCall{LibmLoop(work.act.kind, work.direction), work});
      return "";
    case Impl::kCopy:
    case Impl::kCopyStreaming:
      use(LoopCall{CopyLoop(work.direction, impl == Impl::kCopyStreaming), work});
      return "";
  }
  return "";
}

#endif
