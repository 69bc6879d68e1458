/*
 * Activations with trained parameters out of oneDNN's primitives.
 */
#ifndef VACT_BENCH_ONEDNN_LEARNABLE_H
#define VACT_BENCH_ONEDNN_LEARNABLE_H

#include "onednn_chain.h"

/* The arrays of one call; p and q are parameters of count values each, scratch as long as x. */
struct OnednnLearnable {
  vact_dtype dtype;
  vact_shape shape;
  size_t count;
  const void *x, *dy;
  const float *p, *q;
  void *out;
  float *dp, *dq;
  void *scratch[3];
};

/* "swish", "gate", "prelu": not snake, for oneDNN has no sine. */
bool OnednnHasLearnable(const std::string &name);

/* Appends the primitives. Throws dnnl::error if oneDNN refuses. */
void OnednnLearnableChain(const std::string &name, bool backward, const OnednnLearnable &arrays,
                          OnednnChain &chain);

#endif
