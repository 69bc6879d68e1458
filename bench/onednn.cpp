#include "onednn.h"

#include <memory>
#include <stdexcept>

namespace {

void Check(dnnl_status_t status, const char *what) {
  if (status != dnnl_success) throw std::runtime_error(std::string("oneDNN refuses: ") + what);
}

/* dnnl_alg_kind_undef: oneDNN has none. */
struct Algorithm {
  dnnl_alg_kind_t kind;
  float alpha, beta;
};

Algorithm AlgorithmOf(const Operation &operation) {
  const float alpha = operation.act.alpha, beta = operation.act.beta;
  const bool from_output = operation.direction == kBackwardFromOutput;
  if (operation.direction == kConvert) return {dnnl_alg_kind_undef, 0, 0};
  switch (operation.act.kind) {
#define VACT_ONEDNN(row, algorithm, alpha, beta, from_dst) \
  case VACT_##row:                                         \
    return {from_output ? from_dst : algorithm, alpha, beta};
#include "onednn_eltwise.def"
#undef VACT_ONEDNN
    default:
      return {dnnl_alg_kind_undef, alpha, beta};
  }
}

/* Stays until the end. */
dnnl_engine_t CpuEngine() {
  static const dnnl_engine_t kEngine = [] {
    dnnl_engine_t engine = nullptr;
    Check(dnnl_engine_create(&engine, dnnl_cpu, 0), "the engine");
    return engine;
  }();
  return kEngine;
}

dnnl_data_type_t DataTypeOf(vact_dtype dtype) {
  switch (dtype) {
    case VACT_F32:
      return dnnl_f32;
    case VACT_BF16:
      return dnnl_bf16;
    case VACT_F16:
      return dnnl_f16;
    case VACT_DTYPE_COUNT:
      break;
  }
  return dnnl_data_type_undef;
}

/* The primitive descriptors of both versions, with the one thing that they are asked for. */
class Descriptor {
 public:
  Descriptor(const Operation &operation, size_t n);
  dnnl_primitive_desc_t get() const {
    return backward_ ? backward_.get() : forward_.get();
  }

 private:
  struct Destroy {
    void operator()(dnnl_primitive_desc_t descriptor) const {
      dnnl_primitive_desc_destroy(descriptor);
    }
  };
  using Owned = std::unique_ptr<dnnl_primitive_desc, Destroy>;

  Owned forward_; /* for a backward one: the hint */
  Owned backward_;
};

#if DNNL_VERSION_MAJOR >= 3

struct Shape {
  Shape(vact_dtype dtype, size_t n) {
    dnnl_dims_t dims = {static_cast<dnnl_dim_t>(n)};
    Check(dnnl_memory_desc_create_with_tag(&desc, 1, dims, DataTypeOf(dtype), dnnl_a), "the shape");
  }
  ~Shape() {
    dnnl_memory_desc_destroy(desc);
  }
  dnnl_memory_desc_t get() const {
    return desc;
  }
  dnnl_memory_desc_t desc = nullptr;
};

Descriptor::Descriptor(const Operation &operation, size_t n) {
  const Shape shape(operation.dtype, n);
  const Algorithm algorithm = AlgorithmOf(operation);
  const bool forward = operation.direction == kForward;
  const dnnl_prop_kind_t prop = forward ? dnnl_forward_inference : dnnl_forward_training;
  dnnl_primitive_desc_t made = nullptr;
  Check(dnnl_eltwise_forward_primitive_desc_create(&made, CpuEngine(), prop, algorithm.kind,
                                                   shape.get(), shape.get(), algorithm.alpha,
                                                   algorithm.beta, nullptr),
        "the forward descriptor");
  forward_.reset(made);
  if (forward) return;
  Check(dnnl_eltwise_backward_primitive_desc_create(&made, CpuEngine(), algorithm.kind, shape.get(),
                                                    shape.get(), shape.get(), algorithm.alpha,
                                                    algorithm.beta, forward_.get(), nullptr),
        "the backward descriptor");
  backward_.reset(made);
}

#else

struct Shape {
  Shape(vact_dtype dtype, size_t n) {
    dnnl_dims_t dims = {static_cast<dnnl_dim_t>(n)};
    Check(dnnl_memory_desc_init_by_tag(&desc, 1, dims, DataTypeOf(dtype), dnnl_a), "the shape");
  }
  const dnnl_memory_desc_t *get() const {
    return &desc;
  }
  dnnl_memory_desc_t desc;
};

Descriptor::Descriptor(const Operation &operation, size_t n) {
  const Shape shape(operation.dtype, n);
  const Algorithm algorithm = AlgorithmOf(operation);
  const bool forward = operation.direction == kForward;
  const dnnl_prop_kind_t prop = forward ? dnnl_forward_inference : dnnl_forward_training;
  dnnl_eltwise_desc_t eltwise;
  dnnl_primitive_desc_t made = nullptr;
  Check(dnnl_eltwise_forward_desc_init(&eltwise, prop, algorithm.kind, shape.get(), algorithm.alpha,
                                       algorithm.beta),
        "the forward operation");
  Check(dnnl_primitive_desc_create(&made, &eltwise, nullptr, CpuEngine(), nullptr),
        "the forward descriptor");
  forward_.reset(made);
  if (forward) return;
  Check(dnnl_eltwise_backward_desc_init(&eltwise, algorithm.kind, shape.get(), shape.get(),
                                        algorithm.alpha, algorithm.beta),
        "the backward operation");
  Check(dnnl_primitive_desc_create(&made, &eltwise, nullptr, CpuEngine(), forward_.get()),
        "the backward descriptor");
  backward_.reset(made);
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
    default: /* the best one: whatever oneDNN has, its bf16 and f16 instructions too */
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
    default:
      return "unlimited";
  }
}

bool OnednnHas(const Operation &operation) {
  if (AlgorithmOf(operation).kind == dnnl_alg_kind_undef) return false;
  try {
    const Descriptor descriptor(operation, 1);
    return true;
  } catch (const std::runtime_error &) {
    return false;
  }
}

OnednnEltwise::OnednnEltwise(const Work &work) {
  Check(dnnl_stream_create(&stream_, CpuEngine(), dnnl_stream_default_flags), "the stream");
  const Descriptor descriptor(work.operation, work.n);
  Check(dnnl_primitive_create(&primitive_, descriptor.get()), "the primitive");
  const char *implementation = nullptr;
  Check(dnnl_primitive_desc_query(descriptor.get(), dnnl_query_impl_info_str, 0, &implementation),
        "its name");
  implementation_ = implementation;
  const bool from_output = work.operation.direction == kBackwardFromOutput;
  Bind(from_output ? DNNL_ARG_DST : DNNL_ARG_SRC, work, work.in);
  if (work.operation.direction == kForward) {
    Bind(DNNL_ARG_DST, work, work.out);
  } else {
    Bind(DNNL_ARG_DIFF_DST, work, work.dy);
    Bind(DNNL_ARG_DIFF_SRC, work, work.out);
  }
}

OnednnEltwise::~OnednnEltwise() {
  for (int i = 0; i < args_; i++) dnnl_memory_destroy(arguments_[i].memory);
  dnnl_primitive_destroy(primitive_);
  dnnl_stream_destroy(stream_);
}

void OnednnEltwise::Bind(int argument, const Work &work, const void *data) {
  const Shape shape(work.operation.dtype, work.n);
  dnnl_memory_t memory = nullptr;
  Check(dnnl_memory_create(&memory, shape.get(), CpuEngine(), const_cast<void *>(data)),
        "the memory");
  arguments_[args_++] = {argument, memory};
}
