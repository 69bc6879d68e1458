/*
 * oneDNN's primitives one after the other, through its C++ API, which differs between the versions
 * 2 and 3. Everything is created once; operator() is all that is timed.
 */
#ifndef VACT_BENCH_ONEDNN_CHAIN_H
#define VACT_BENCH_ONEDNN_CHAIN_H

#include <vact/vact.h>

#include <oneapi/dnnl/dnnl.hpp>
#include <string>
#include <unordered_map>
#include <vector>

class OnednnChain {
 public:
  using Dims = dnnl::memory::dims;
  using Tensor = dnnl::memory;

  OnednnChain();

  /* An array with these dimensions and strides, dense without strides. */
  Tensor Of(vact_dtype dtype, const Dims &dims, void *data) const;
  Tensor Of(vact_dtype dtype, const Dims &dims, const Dims &strides, void *data) const;
  /* An array of its own, full of ones. */
  Tensor Ones(vact_dtype dtype, const Dims &dims) const;

  /* out may be an input. */
  void Binary(dnnl::algorithm algorithm, const Tensor &a, const Tensor &b, const Tensor &out);
  void Eltwise(dnnl::algorithm algorithm, float alpha, const Tensor &x, const Tensor &y);
  /* x is the output where the algorithm says so. */
  void EltwiseBackward(dnnl::algorithm algorithm, float alpha, const Tensor &x, const Tensor &dy,
                       const Tensor &dx);
  /* Over the dimensions that are 1 in y. */
  void Reduce(dnnl::algorithm algorithm, const Tensor &x, const Tensor &y);
  void Prelu(const Tensor &x, const Tensor &a, const Tensor &y);
  void PreluBackward(const Tensor &x, const Tensor &a, const Tensor &dy, const Tensor &dx,
                     const Tensor &da);
  /* Over the last dimension, with what oneDNN keeps of the winners. */
  void PoolMax(const Tensor &x, const Tensor &y, size_t pieces);
  /* For the winners of x. */
  void PoolMaxBackward(const Tensor &x, const Tensor &y, const Tensor &dy, const Tensor &dx,
                       size_t pieces);
  /* y = x*w + b, of matrices; b is a row or nullptr; w is packed once as oneDNN likes it. */
  void MatMulPacked(const Tensor &x, Tensor w, const Dims &w_dims, const Tensor *b,
                    const Tensor &y);
  void MatMul(const Tensor &x, const Tensor &w, const Tensor &y);

  void operator()() const;

  /* The implementations that oneDNN chose, in their order. */
  const std::string &implementations() const {
    return implementations_;
  }

 private:
  using Arguments = std::unordered_map<int, Tensor>;
  struct Step {
    dnnl::primitive primitive;
    Arguments arguments;
  };

  /* A primitive descriptor of either version. */
  template <class Primitive, class... Args>
  typename Primitive::primitive_desc Describe(const Args &...args) const;
  dnnl::pooling_forward::primitive_desc DescribePool(const Tensor &x, const Tensor &y,
                                                     size_t pieces) const;
  template <class Primitive, class Descriptor>
  void Add(const Descriptor &descriptor, Arguments arguments);

  dnnl::engine engine_;
  dnnl::stream stream_;
  std::vector<Step> steps_;
  std::string implementations_;
};

#endif
