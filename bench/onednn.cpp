#include "onednn.h"

#include <stdexcept>

namespace {

void Check(dnnl_status_t status, const char *what) {
  if (status != dnnl_success) throw std::runtime_error(std::string("oneDNN refuses: ") + what);
}

struct Algorithm {
  dnnl_alg_kind_t from_x, from_y;
};

/* A row of activations.def needs a line here, or this file does not compile. */
#define ONEDNN_relu \
  { dnnl_eltwise_relu, dnnl_eltwise_relu_use_dst_for_bwd }
#define ONEDNN_sigmoid \
  { dnnl_eltwise_logistic, dnnl_eltwise_logistic_use_dst_for_bwd }
#define ONEDNN_tanh \
  { dnnl_eltwise_tanh, dnnl_eltwise_tanh_use_dst_for_bwd }
#define ONEDNN_swish \
  { dnnl_eltwise_swish, dnnl_alg_kind_undef }

constexpr Algorithm kAlgorithms[VACT_KIND_COUNT] = {
#define VACT_ACT(name, params, from_y, ulp_fwd, ulp_bwd, work, formula, derivative) ONEDNN_##name,
#include <vact/activations.def>
#undef VACT_ACT
};

dnnl_alg_kind_t AlgorithmOf(vact_kind kind, Direction direction) {
  const Algorithm &algorithm = kAlgorithms[kind];
  return direction == kBackwardFromOutput ? algorithm.from_y : algorithm.from_x;
}

/* The primitive descriptors of both versions, with the one thing that they are asked for. */
class Descriptor {
 public:
  Descriptor(dnnl_engine_t engine, const Work &work);
  ~Descriptor() {
    dnnl_primitive_desc_destroy(forward_);
    dnnl_primitive_desc_destroy(backward_);
  }
  dnnl_primitive_desc_t get() const {
    return backward_ ? backward_ : forward_;
  }

 private:
  dnnl_primitive_desc_t forward_ = nullptr; /* for a backward one: the hint */
  dnnl_primitive_desc_t backward_ = nullptr;
};

#if DNNL_VERSION_MAJOR >= 3

struct Shape {
  explicit Shape(size_t n) {
    dnnl_dims_t dims = {static_cast<dnnl_dim_t>(n)};
    Check(dnnl_memory_desc_create_with_tag(&desc, 1, dims, dnnl_f32, dnnl_a), "the shape");
  }
  ~Shape() {
    dnnl_memory_desc_destroy(desc);
  }
  dnnl_memory_desc_t get() const {
    return desc;
  }
  dnnl_memory_desc_t desc = nullptr;
};

Descriptor::Descriptor(dnnl_engine_t engine, const Work &work) {
  const Shape shape(work.n);
  const dnnl_alg_kind_t algorithm = AlgorithmOf(work.act.kind, work.direction);
  const dnnl_prop_kind_t prop =
      work.direction == kForward ? dnnl_forward_inference : dnnl_forward_training;
  Check(dnnl_eltwise_forward_primitive_desc_create(&forward_, engine, prop, algorithm, shape.desc,
                                                   shape.desc, work.act.alpha, 0.0f, nullptr),
        "the forward descriptor");
  if (work.direction == kForward) return;
  Check(dnnl_eltwise_backward_primitive_desc_create(&backward_, engine, algorithm, shape.desc,
                                                    shape.desc, shape.desc, work.act.alpha, 0.0f,
                                                    forward_, nullptr),
        "the backward descriptor");
}

#else

struct Shape {
  explicit Shape(size_t n) {
    dnnl_dims_t dims = {static_cast<dnnl_dim_t>(n)};
    Check(dnnl_memory_desc_init_by_tag(&desc, 1, dims, dnnl_f32, dnnl_a), "the shape");
  }
  const dnnl_memory_desc_t *get() const {
    return &desc;
  }
  dnnl_memory_desc_t desc;
};

Descriptor::Descriptor(dnnl_engine_t engine, const Work &work) {
  const Shape shape(work.n);
  const dnnl_alg_kind_t algorithm = AlgorithmOf(work.act.kind, work.direction);
  const dnnl_prop_kind_t prop =
      work.direction == kForward ? dnnl_forward_inference : dnnl_forward_training;
  dnnl_eltwise_desc_t operation;
  Check(dnnl_eltwise_forward_desc_init(&operation, prop, algorithm, shape.get(), work.act.alpha,
                                       0.0f),
        "the forward operation");
  Check(dnnl_primitive_desc_create(&forward_, &operation, nullptr, engine, nullptr),
        "the forward descriptor");
  if (work.direction == kForward) return;
  Check(dnnl_eltwise_backward_desc_init(&operation, algorithm, shape.get(), shape.get(),
                                        work.act.alpha, 0.0f),
        "the backward operation");
  Check(dnnl_primitive_desc_create(&backward_, &operation, nullptr, engine, forward_),
        "the backward descriptor");
}

#endif

}  // namespace

void OnednnLimitIsa(vact_isa isa) {
#if defined(__x86_64__)
  switch (isa) {
    case VACT_ISA_portable:
      Check(dnnl_set_max_cpu_isa(dnnl_cpu_isa_sse41), "the limit to SSE4.1");
      break;
    case VACT_ISA_avx2:
      Check(dnnl_set_max_cpu_isa(dnnl_cpu_isa_avx2), "the limit to AVX2");
      break;
    case VACT_ISA_avx512:
      Check(dnnl_set_max_cpu_isa(dnnl_cpu_isa_avx512_core), "the limit to AVX-512");
      break;
    default:
      break;
  }
#else
  (void)isa;
#endif
}

std::string OnednnVersion() {
  const dnnl_version_t *version = dnnl_version();
  return std::to_string(version->major) + "." + std::to_string(version->minor) + "." +
         std::to_string(version->patch);
}

std::string OnednnIsa() {
  switch (dnnl_get_effective_cpu_isa()) {
    case dnnl_cpu_isa_sse41:
      return "sse41";
    case dnnl_cpu_isa_avx2:
      return "avx2";
    case dnnl_cpu_isa_avx512_core:
      return "avx512_core";
    default:
      return "unlimited";
  }
}

bool OnednnHas(vact_kind kind, Direction direction) {
  return AlgorithmOf(kind, direction) != dnnl_alg_kind_undef;
}

OnednnEltwise::OnednnEltwise(const Work &work) {
  Check(dnnl_engine_create(&engine_, dnnl_cpu, 0), "the engine");
  Check(dnnl_stream_create(&stream_, engine_, dnnl_stream_default_flags), "the stream");
  const Descriptor descriptor(engine_, work);
  Check(dnnl_primitive_create(&primitive_, descriptor.get()), "the primitive");
  const char *implementation = nullptr;
  Check(dnnl_primitive_desc_query(descriptor.get(), dnnl_query_impl_info_str, 0, &implementation),
        "its name");
  implementation_ = implementation;
  const bool from_output = work.direction == kBackwardFromOutput;
  Bind(from_output ? DNNL_ARG_DST : DNNL_ARG_SRC, NewMemory(work.in, work.n));
  if (work.direction == kForward) {
    Bind(DNNL_ARG_DST, NewMemory(work.out, work.n));
  } else {
    Bind(DNNL_ARG_DIFF_DST, NewMemory(work.dy, work.n));
    Bind(DNNL_ARG_DIFF_SRC, NewMemory(work.out, work.n));
  }
}

OnednnEltwise::~OnednnEltwise() {
  for (int i = 0; i < args_; i++) dnnl_memory_destroy(arguments_[i].memory);
  dnnl_primitive_destroy(primitive_);
  dnnl_stream_destroy(stream_);
  dnnl_engine_destroy(engine_);
}

dnnl_memory_t OnednnEltwise::NewMemory(const void *data, size_t n) {
  const Shape shape(n);
  dnnl_memory_t memory = nullptr;
  Check(dnnl_memory_create(&memory, shape.get(), engine_, const_cast<void *>(data)), "the memory");
  return memory;
}

void OnednnEltwise::Bind(int argument, dnnl_memory_t memory) {
  arguments_[args_++] = {argument, memory};
}
