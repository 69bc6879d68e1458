#include "onednn_learnable.h"

namespace {

using Tensor = OnednnChain::Tensor;
using Alg = dnnl::algorithm;

struct Tensors {
  Tensor x, dy, out, p, q, dp, scratch[3];
};

/* Two dimensions for channels last: oneDNN has more kernels for these. */
OnednnChain::Dims DimsOf(vact_shape shape) {
  const long outer = static_cast<long>(shape.outer), channels = static_cast<long>(shape.channels);
  if (shape.inner == 1) return {outer, channels};
  return {outer, channels, static_cast<long>(shape.inner)};
}

OnednnChain::Dims ParameterDims(vact_shape shape, size_t count) {
  OnednnChain::Dims dims(DimsOf(shape).size(), 1);
  dims[1] = static_cast<long>(count);
  return dims;
}

Tensors TensorsOf(const OnednnLearnable &a, const OnednnChain &chain) {
  const auto dims = DimsOf(a.shape), parameters = ParameterDims(a.shape, a.count);
  const auto of = [&](const void *data) {
    return chain.Of(a.dtype, dims, const_cast<void *>(data));
  };
  const auto parameter = [&](const float *data) {
    return chain.Of(VACT_F32, parameters, const_cast<float *>(data));
  };
  return {of(a.x),
          of(a.dy),
          of(a.out),
          parameter(a.p),
          parameter(a.q),
          parameter(a.dp),
          {of(a.scratch[0]), of(a.scratch[1]), of(a.scratch[2])}};
}

/*
 * The sums over all but the channels. oneDNN's reduction is quick for the last dimension and for
 * all of them; over the first one a product with ones is, and it is the quicker by far.
 */
void Sum(const OnednnLearnable &a, const Tensor &terms, float *sums, OnednnChain &chain) {
  const long outer = static_cast<long>(a.shape.outer),
             channels = static_cast<long>(a.shape.channels);
  if (a.count == 1) {
    const auto all = ParameterDims(a.shape, 1);
    return chain.Reduce(Alg::reduction_sum, terms, chain.Of(VACT_F32, all, sums));
  }
  Tensor rows = terms;
  vact_dtype dtype = a.dtype;
  if (a.shape.inner > 1) {
    const Tensor inner = chain.Ones(VACT_F32, {outer, channels, 1});
    chain.Reduce(Alg::reduction_sum, terms, inner);
    rows = chain.Of(VACT_F32, {outer, channels}, inner.get_data_handle());
    dtype = VACT_F32;
  }
  chain.MatMul(chain.Ones(dtype, {1, outer}), rows, chain.Of(VACT_F32, {1, channels}, sums));
}

/* sigmoid(p*x), or sigmoid(p*x + q) */
void Gate(bool with_q, const Tensors &t, const Tensor &to, OnednnChain &chain) {
  chain.Binary(Alg::binary_mul, t.x, t.p, to);
  if (with_q) chain.Binary(Alg::binary_add, to, t.q, to);
  chain.Eltwise(Alg::eltwise_logistic, 0.0f, to, to);
}

void GateForward(bool with_q, const Tensors &t, OnednnChain &chain) {
  Gate(with_q, t, t.scratch[0], chain);
  chain.Binary(Alg::binary_mul, t.x, t.scratch[0], t.out);
}

/* With dz, the gradient of the sigmoid's argument: dp = sum(dz*x), dq = sum(dz), dx = dz*p +
 * dy*s. */
void GateBackward(bool with_q, const OnednnLearnable &a, const Tensors &t, OnednnChain &chain) {
  const Tensor &s = t.scratch[0], &dz = t.scratch[1], &more = t.scratch[2];
  Gate(with_q, t, s, chain);
  chain.Binary(Alg::binary_mul, t.dy, t.x, dz);
  chain.EltwiseBackward(Alg::eltwise_logistic_use_dst_for_bwd, 0.0f, s, dz, dz);
  if (with_q) Sum(a, dz, a.dq, chain);
  chain.Binary(Alg::binary_mul, dz, t.x, more);
  Sum(a, more, a.dp, chain);
  chain.Binary(Alg::binary_mul, dz, t.p, dz);
  chain.Binary(Alg::binary_mul, t.dy, s, t.out);
  chain.Binary(Alg::binary_add, t.out, dz, t.out);
}

}  // namespace

bool OnednnHasLearnable(const std::string &name) {
  return name == "swish" || name == "gate" || name == "prelu";
}

void OnednnLearnableChain(const std::string &name, bool backward, const OnednnLearnable &arrays,
                          OnednnChain &chain) {
  const Tensors t = TensorsOf(arrays, chain);
  const bool with_q = name == "gate";
  if (name == "prelu" && backward)
    chain.PreluBackward(t.x, t.p, t.dy, t.out, t.dp);
  else if (name == "prelu")
    chain.Prelu(t.x, t.p, t.out);
  else if (backward)
    GateBackward(with_q, arrays, t, chain);
  else
    GateForward(with_q, t, chain);
}
