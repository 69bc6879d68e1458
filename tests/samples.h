/* Floats to test with: a sample of all 2^32 bit patterns that leaves no region out. */
#ifndef VACT_TESTS_SAMPLES_H
#define VACT_TESTS_SAMPLES_H

#include <vact/vact.h>

#include <cfloat>
#include <cmath>
#include <cstdlib>
#include <vector>

#include "float_bits.h"

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
      0.0f,       FLT_MIN,    FLT_MAX, INFINITY,   0.5f,
      0.625f,     1.0f,       2.0f,    1.2784645f, /* swish'(-x) = 0 */
      2.3993573f,                                  /* swish'(x) is largest */
      9.010913f,                                   /* tanh rounds to 1 */
      17.328680f,                                  /* sigmoid rounds to 1 */
      43.668274f,                                  /* 1 - tanh underflows */
      51.986038f, 60.0f,      75.0f,   87.336545f, /* exp(-x) becomes subnormal */
      88.0f,      88.722839f,                      /* exp(x) overflows */
      92.0f,      103.27893f,                      /* exp(-x) rounds to the smallest subnormal */
      103.97208f,                                  /* exp(-x) rounds to 0 */
      104.0f,     105.0f,     108.66f, 128.0f,
  };
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
 * and the dense neighbourhoods of all powers of two and of the special magnitudes of x and alpha*x.
 */
inline std::vector<float> sample_floats(uint64_t stride, float alpha) {
  std::vector<float> samples;
  const uint32_t width = thinning() > 1 ? 2 : 24;
  for (uint64_t bits = stride / 2; bits < UINT64_C(1) << 32; bits += stride)
    samples.push_back(float_of(static_cast<uint32_t>(bits)));
  for (uint32_t exponent = 0; exponent < 256; exponent++)
    add_neighbourhood(samples, float_of(exponent << 23), width / 2);
  for (float magnitude : special_magnitudes()) {
    add_neighbourhood(samples, magnitude, width * 8);
    if (alpha != 0.0f && alpha != 1.0f) add_neighbourhood(samples, magnitude / alpha, width);
  }
  return samples;
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
