#include "onednn_chain.h"

namespace {

using Data = dnnl::memory::data_type;

Data DataTypeOf(vact_dtype dtype) {
  switch (dtype) {
    case VACT_BF16:
      return Data::bf16;
    case VACT_F16:
      return Data::f16;
    default:
      return Data::f32;
  }
}

OnednnChain::Dims DenseStrides(const OnednnChain::Dims &dims) {
  OnednnChain::Dims strides(dims.size(), 1);
  for (size_t i = dims.size() - 1; i > 0; i--) strides[i - 1] = strides[i] * dims[i];
  return strides;
}

const dnnl::prop_kind kTraining = dnnl::prop_kind::forward_training;

}  // namespace

template <class Primitive, class... Args>
typename Primitive::primitive_desc OnednnChain::Describe(const Args &...args) const {
#if DNNL_VERSION_MAJOR >= 3
  return typename Primitive::primitive_desc(engine_, args...);
#else
  return typename Primitive::primitive_desc(typename Primitive::desc(args...), engine_);
#endif
}

template <class Primitive, class Descriptor>
void OnednnChain::Add(const Descriptor &descriptor, Arguments arguments) {
  steps_.push_back({Primitive(descriptor), std::move(arguments)});
  implementations_ += (implementations_.empty() ? "" : ", ");
  implementations_ += descriptor.impl_info_str();
}

OnednnChain::OnednnChain() : engine_(dnnl::engine::kind::cpu, 0), stream_(engine_) {}

dnnl::memory OnednnChain::Of(vact_dtype dtype, const Dims &dims, void *data) const {
  return Of(dtype, dims, DenseStrides(dims), data);
}

dnnl::memory OnednnChain::Of(vact_dtype dtype, const Dims &dims, const Dims &strides,
                             void *data) const {
  return Tensor(dnnl::memory::desc(dims, DataTypeOf(dtype), strides), engine_, data);
}

dnnl::memory OnednnChain::Ones(vact_dtype dtype, const Dims &dims) const {
  Tensor ones(dnnl::memory::desc(dims, DataTypeOf(dtype), DenseStrides(dims)), engine_);
  size_t n = 1;
  for (const auto dim : dims) n *= static_cast<size_t>(dim);
  const std::vector<float> values(n, 1.0f);
  vact_convert(VACT_F32, dtype, n, values.data(), ones.get_data_handle(), nullptr);
  return ones;
}

void OnednnChain::Binary(dnnl::algorithm algorithm, const Tensor &a, const Tensor &b,
                         const Tensor &out) {
  Add<dnnl::binary>(Describe<dnnl::binary>(algorithm, a.get_desc(), b.get_desc(), out.get_desc()),
                    {{DNNL_ARG_SRC_0, a}, {DNNL_ARG_SRC_1, b}, {DNNL_ARG_DST, out}});
}

#if DNNL_VERSION_MAJOR >= 3

void OnednnChain::Eltwise(dnnl::algorithm algorithm, float alpha, const Tensor &x,
                          const Tensor &y) {
  Add<dnnl::eltwise_forward>(Describe<dnnl::eltwise_forward>(kTraining, algorithm, x.get_desc(),
                                                             y.get_desc(), alpha, 0.0f),
                             {{DNNL_ARG_SRC, x}, {DNNL_ARG_DST, y}});
}

void OnednnChain::EltwiseBackward(dnnl::algorithm algorithm, float alpha, const Tensor &x,
                                  const Tensor &dy, const Tensor &dx) {
  const auto data = x.get_desc();
  const auto hint = Describe<dnnl::eltwise_forward>(kTraining, algorithm, data, data, alpha, 0.0f);
  Add<dnnl::eltwise_backward>(
      Describe<dnnl::eltwise_backward>(algorithm, dx.get_desc(), dy.get_desc(), data, alpha, 0.0f,
                                       hint),
      /* the one that the algorithm needs is taken */
      {{DNNL_ARG_SRC, x}, {DNNL_ARG_DST, x}, {DNNL_ARG_DIFF_DST, dy}, {DNNL_ARG_DIFF_SRC, dx}});
}

void OnednnChain::Prelu(const Tensor &x, const Tensor &a, const Tensor &y) {
  Add<dnnl::prelu_forward>(
      Describe<dnnl::prelu_forward>(kTraining, x.get_desc(), a.get_desc(), y.get_desc()),
      {{DNNL_ARG_SRC, x}, {DNNL_ARG_WEIGHTS, a}, {DNNL_ARG_DST, y}});
}

void OnednnChain::PreluBackward(const Tensor &x, const Tensor &a, const Tensor &dy,
                                const Tensor &dx, const Tensor &da) {
  const auto data = x.get_desc(), weights = a.get_desc();
  const auto hint = Describe<dnnl::prelu_forward>(kTraining, data, weights, data);
  Add<dnnl::prelu_backward>(Describe<dnnl::prelu_backward>(data, weights, dx.get_desc(),
                                                           da.get_desc(), dy.get_desc(), hint),
                            {{DNNL_ARG_SRC, x},
                             {DNNL_ARG_WEIGHTS, a},
                             {DNNL_ARG_DIFF_DST, dy},
                             {DNNL_ARG_DIFF_SRC, dx},
                             {DNNL_ARG_DIFF_WEIGHTS, da}});
}

dnnl::pooling_forward::primitive_desc OnednnChain::DescribePool(const Tensor &x, const Tensor &y,
                                                                size_t pieces) const {
  const Dims kernel = {static_cast<long>(pieces)}, none = {0};
  return Describe<dnnl::pooling_forward>(kTraining, dnnl::algorithm::pooling_max, x.get_desc(),
                                         y.get_desc(), kernel, kernel, none, none, none);
}

void OnednnChain::PoolMaxBackward(const Tensor &x, const Tensor &y, const Tensor &dy,
                                  const Tensor &dx, size_t pieces) {
  const Dims kernel = {static_cast<long>(pieces)}, none = {0};
  const auto forward = DescribePool(x, y, pieces);
  const Tensor winners(forward.workspace_desc(), engine_);
  dnnl::pooling_forward(forward).execute(
      stream_, {{DNNL_ARG_SRC, x}, {DNNL_ARG_DST, y}, {DNNL_ARG_WORKSPACE, winners}});
  Add<dnnl::pooling_backward>(
      Describe<dnnl::pooling_backward>(dnnl::algorithm::pooling_max, dx.get_desc(), dy.get_desc(),
                                       kernel, kernel, none, none, none, forward),
      {{DNNL_ARG_DIFF_DST, dy}, {DNNL_ARG_WORKSPACE, winners}, {DNNL_ARG_DIFF_SRC, dx}});
}

#else

void OnednnChain::Eltwise(dnnl::algorithm algorithm, float alpha, const Tensor &x,
                          const Tensor &y) {
  Add<dnnl::eltwise_forward>(
      Describe<dnnl::eltwise_forward>(kTraining, algorithm, x.get_desc(), alpha, 0.0f),
      {{DNNL_ARG_SRC, x}, {DNNL_ARG_DST, y}});
}

void OnednnChain::EltwiseBackward(dnnl::algorithm algorithm, float alpha, const Tensor &x,
                                  const Tensor &dy, const Tensor &dx) {
  const auto data = x.get_desc();
  const auto hint = Describe<dnnl::eltwise_forward>(kTraining, algorithm, data, alpha, 0.0f);
  const dnnl::eltwise_backward::desc operation(algorithm, dy.get_desc(), data, alpha, 0.0f);
  Add<dnnl::eltwise_backward>(
      dnnl::eltwise_backward::primitive_desc(operation, engine_, hint),
      {{DNNL_ARG_SRC, x}, {DNNL_ARG_DST, x}, {DNNL_ARG_DIFF_DST, dy}, {DNNL_ARG_DIFF_SRC, dx}});
}

void OnednnChain::Prelu(const Tensor &x, const Tensor &a, const Tensor &y) {
  Add<dnnl::prelu_forward>(Describe<dnnl::prelu_forward>(kTraining, x.get_desc(), a.get_desc()),
                           {{DNNL_ARG_SRC, x}, {DNNL_ARG_WEIGHTS, a}, {DNNL_ARG_DST, y}});
}

void OnednnChain::PreluBackward(const Tensor &x, const Tensor &a, const Tensor &dy,
                                const Tensor &dx, const Tensor &da) {
  const auto data = x.get_desc(), weights = a.get_desc();
  const auto hint = Describe<dnnl::prelu_forward>(kTraining, data, weights);
  const dnnl::prelu_backward::desc operation(data, weights, dx.get_desc(), da.get_desc());
  Add<dnnl::prelu_backward>(dnnl::prelu_backward::primitive_desc(operation, engine_, hint),
                            {{DNNL_ARG_SRC, x},
                             {DNNL_ARG_WEIGHTS, a},
                             {DNNL_ARG_DIFF_DST, dy},
                             {DNNL_ARG_DIFF_SRC, dx},
                             {DNNL_ARG_DIFF_WEIGHTS, da}});
}

dnnl::pooling_forward::primitive_desc OnednnChain::DescribePool(const Tensor &x, const Tensor &y,
                                                                size_t pieces) const {
  const Dims kernel = {static_cast<long>(pieces)}, none = {0};
  return Describe<dnnl::pooling_forward>(kTraining, dnnl::algorithm::pooling_max, x.get_desc(),
                                         y.get_desc(), kernel, kernel, none, none);
}

void OnednnChain::PoolMaxBackward(const Tensor &x, const Tensor &y, const Tensor &dy,
                                  const Tensor &dx, size_t pieces) {
  const Dims kernel = {static_cast<long>(pieces)}, none = {0};
  const auto forward = DescribePool(x, y, pieces);
  const Tensor winners(forward.workspace_desc(), engine_);
  dnnl::pooling_forward(forward).execute(
      stream_, {{DNNL_ARG_SRC, x}, {DNNL_ARG_DST, y}, {DNNL_ARG_WORKSPACE, winners}});
  const dnnl::pooling_backward::desc operation(dnnl::algorithm::pooling_max, dx.get_desc(),
                                               dy.get_desc(), kernel, kernel, none, none);
  Add<dnnl::pooling_backward>(
      dnnl::pooling_backward::primitive_desc(operation, engine_, forward),
      {{DNNL_ARG_DIFF_DST, dy}, {DNNL_ARG_WORKSPACE, winners}, {DNNL_ARG_DIFF_SRC, dx}});
}

#endif

void OnednnChain::PoolMax(const Tensor &x, const Tensor &y, size_t pieces) {
  const auto described = DescribePool(x, y, pieces);
  Add<dnnl::pooling_forward>(described,
                             {{DNNL_ARG_SRC, x},
                              {DNNL_ARG_DST, y},
                              {DNNL_ARG_WORKSPACE, Tensor(described.workspace_desc(), engine_)}});
}

void OnednnChain::Reduce(dnnl::algorithm algorithm, const Tensor &x, const Tensor &y) {
  Add<dnnl::reduction>(Describe<dnnl::reduction>(algorithm, x.get_desc(), y.get_desc(), 0.0f, 0.0f),
                       {{DNNL_ARG_SRC, x}, {DNNL_ARG_DST, y}});
}

void OnednnChain::MatMul(const Tensor &x, const Tensor &w, const Tensor &y) {
  Add<dnnl::matmul>(Describe<dnnl::matmul>(x.get_desc(), w.get_desc(), y.get_desc()),
                    {{DNNL_ARG_SRC, x}, {DNNL_ARG_WEIGHTS, w}, {DNNL_ARG_DST, y}});
}

void OnednnChain::MatMulPacked(const Tensor &x, Tensor w, const Dims &w_dims, const Tensor *b,
                               const Tensor &y) {
  const dnnl::memory::desc any(w_dims, Data::f32, dnnl::memory::format_tag::any);
  const auto described = b ? Describe<dnnl::matmul>(x.get_desc(), any, b->get_desc(), y.get_desc())
                           : Describe<dnnl::matmul>(x.get_desc(), any, y.get_desc());
  Tensor packed(described.weights_desc(), engine_);
  dnnl::reorder(w, packed).execute(stream_, w, packed);
  Arguments arguments = {{DNNL_ARG_SRC, x}, {DNNL_ARG_WEIGHTS, packed}, {DNNL_ARG_DST, y}};
  if (b) arguments.insert({DNNL_ARG_BIAS, *b});
  Add<dnnl::matmul>(described, std::move(arguments));
}

void OnednnChain::operator()() const {
  for (const Step &step : steps_) step.primitive.execute(stream_, step.arguments);
}
