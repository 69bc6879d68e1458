/* Floats to test with: a sample of all 2^32 bit patterns that leaves no region out. */
#ifndef VACT_TESTS_SAMPLES_H
#define VACT_TESTS_SAMPLES_H

#include <vact/vact.h>

#include <cfloat>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "float_bits.h"
#include "operations.h"

namespace vact_test {

/* VACT_TEST_THINNING=k takes k times fewer samples: for emulators and sanitizers. */
inline uint64_t thinning() {
  const char *text = std::getenv("VACT_TEST_THINNING");
  const long value = text ? std::atol(text) : 1;
  return value > 1 ? static_cast<uint64_t>(value) : 1;
}

/* Magnitudes at which the activations or their usual implementations change their behaviour. */
inline const std::vector<float> &special_magnitudes() {
  static const std::vector<float> all = {
      0.0f,           FLT_MIN,    FLT_MAX,    INFINITY, 1e-20f,     0.35f,      0.5f,
      0.625f,         0.7517916f,                             /* gelu'(-x) = 0 */
      0.75246143f,                                            /* the same with tanh */
      0.88137359f,    1.0f,       1.1924312f,                 /* mish'(-x) = 0 */
      1.2784645f,                                             /* swish'(-x) = 0 */
      1.4142135f,     2.0f,       2.3993573f,                 /* swish'(x) is largest */
      2.5f,           3.0f,       4.0f,       5.0f,     5.4f, /* erf(x/sqrt(2)) rounds to 1 */
      6.0f,           8.0f,       9.010913f,                  /* tanh rounds to 1 */
      10.05f,                                 /* the sigmoid of gelu_tanh(-x) becomes subnormal, */
      10.7f,                                  /* and vanishes */
      13.0f,                                  /* exp(-x^2/2) becomes subnormal, */
      13.9f,          14.2f,      14.5f,      /* and vanishes */
      16.0f,          17.328680f,             /* sigmoid rounds to 1 */
      43.668274f,                             /* 1 - tanh underflows */
      51.986038f,     60.0f,      73.507504f, /* softplus'(-x) by two forms */
      75.0f,          87.336545f,             /* exp(-x) becomes subnormal */
      88.0f,          88.722839f,             /* exp(x) overflows */
      92.0f,          103.27893f,             /* exp(-x) rounds to the smallest subnormal */
      103.97208f,                             /* exp(-x) rounds to 0 */
      104.0f,         105.0f,     108.66f,    128.0f,   4194304.0f, 8388608.0f, /* floats have no fractions from there on */
      1.8446743e19f, /* the square overflows */
      3.1622776e-23f,
  };
  return all;
}

/* Corners of the pieces of an activation with parameters, and magnitudes of x at which alpha*x is
 * one of the special ones. */
inline std::vector<float> parameter_magnitudes(vact_act act) {
  std::vector<float> all;
  const float alpha = act.alpha, beta = act.beta;
  if (row_of(act).parameters >= 1) {
    all = {alpha};
    if (alpha != 0.0f && alpha != 1.0f)
      for (float magnitude : special_magnitudes()) all.push_back(magnitude / alpha);
  }
  if (row_of(act).parameters == 2) {
    all.push_back(beta);
    if (alpha != 0.0f) {
      all.push_back(beta / alpha);
      all.push_back((1.0f - beta) / alpha);
      all.push_back(beta / alpha / 2.0f);
    }
  }
  return all;
}

/* The patterns within width of a value of either sign. */
inline void add_neighbourhood(std::vector<float> &samples, float magnitude, uint32_t width) {
  const uint32_t centre = bits_of(magnitude) & 0x7fffffffu;
  for (uint32_t sign : {0u, 0x80000000u})
    for (uint32_t i = 0; i <= 2 * width; i++)
      samples.push_back(float_of(sign | ((centre + i - width) & 0x7fffffffu)));
}

/*
 * Every stride-th bit pattern (a prime stride meets every combination of low bits in every binade),
 * and the dense neighbourhoods of all powers of two and of the magnitudes above.
 */
inline std::vector<float> sample_floats(uint64_t stride, vact_act act) {
  std::vector<float> samples;
  const uint32_t width = thinning() > 1 ? 2 : 24;
  for (uint64_t bits = stride / 2; bits < UINT64_C(1) << 32; bits += stride)
    samples.push_back(float_of(static_cast<uint32_t>(bits)));
  for (uint32_t exponent = 0; exponent < 256; exponent++)
    add_neighbourhood(samples, float_of(exponent << 23), width / 2);
  for (float magnitude : special_magnitudes()) add_neighbourhood(samples, magnitude, width * 2);
  for (float magnitude : parameter_magnitudes(act)) add_neighbourhood(samples, magnitude, width);
  return samples;
}

/* The same for any activation. */
inline std::vector<float> sample_floats(uint64_t stride) {
  return sample_floats(stride, vact_relu());
}

/* A prime near base * thinning(). */
inline uint64_t thinned_prime(uint64_t base) {
  const auto is_prime = [](uint64_t candidate) {
    for (uint64_t d = 2; d * d <= candidate; d++)
      if (candidate % d == 0) return false;
    return true;
  };
  uint64_t candidate = base * thinning();
  while (!is_prime(candidate)) candidate++;
  return candidate;
}

}  // namespace vact_test

#endif
