/*
 * Arrays of any dtype from floats and back. The roundings are written out in integers, after the
 * definitions of the formats, so that they share nothing with the library.
 */
#ifndef VACT_TESTS_DTYPE_VALUES_H
#define VACT_TESTS_DTYPE_VALUES_H

#include <cmath>
#include <cstdint>
#include <cstring>
#include <vector>

#include "float_bits.h"
#include "operations.h"

namespace vact_test {

/* value / 2^shift to the nearest integer, ties to even; 0 < shift < 64 */
inline uint64_t shift_to_nearest_even(uint64_t value, int shift) {
  const uint64_t quotient = value >> shift, rest = value - (quotient << shift);
  const uint64_t half = uint64_t{1} << (shift - 1);
  return quotient + (rest > half || (rest == half && quotient % 2 == 1));
}

/*
 * A binary format of 16 bits, of which so many are the exponent. A NaN becomes a quiet one: which,
 * is nobody's promise.
 */
struct Format16 {
  int exponent_bits;

  int mantissa_bits() const {
    return 15 - exponent_bits;
  }
  int bias() const {
    return (1 << (exponent_bits - 1)) - 1;
  }
  uint16_t infinity() const {
    return static_cast<uint16_t>(((1 << exponent_bits) - 1) << mantissa_bits());
  }

  bool is_nan(uint16_t value) const {
    return (value & 0x7fff) > infinity();
  }

  float decode(uint16_t value) const {
    const int exponent = (value & 0x7fff) >> mantissa_bits();
    const int mantissa = value & ((1 << mantissa_bits()) - 1);
    const int hidden = exponent == 0 ? 0 : 1 << mantissa_bits();
    double magnitude =
        std::ldexp(mantissa + hidden, (exponent == 0 ? 1 : exponent) - bias() - mantissa_bits());
    if ((value & 0x7fff) == infinity()) magnitude = INFINITY;
    if (is_nan(value)) magnitude = NAN;
    return static_cast<float>(value >> 15 ? -magnitude : magnitude);
  }

  /* Rounds once, to nearest even. */
  uint16_t encode(float value) const {
    const uint32_t bits = bits_of(value), sign = bits >> 16 & 0x8000;
    if (std::isnan(value))
      return static_cast<uint16_t>(sign | infinity() | 1u << (mantissa_bits() - 1));
    const int float_exponent = static_cast<int>(bits >> 23 & 0xff);
    const uint64_t significand = (bits & 0x7fffff) | (float_exponent == 0 ? 0 : 0x800000);
    /* In units of the format's spacing: at its least, that of subnormal numbers. */
    const int scale = (float_exponent == 0 ? 1 : float_exponent) - 127 + bias();
    const int exponent = scale > 1 ? scale : 1;
    const int shift = 23 - mantissa_bits() + (exponent - scale);
    if (float_exponent == 255) return static_cast<uint16_t>(sign | infinity());
    if (shift > 40) return static_cast<uint16_t>(sign);
    /* The hidden bit carries into the exponent, and so does rounding up. */
    const uint64_t magnitude = (static_cast<uint64_t>(exponent - 1) << mantissa_bits()) +
                               shift_to_nearest_even(significand, shift);
    return static_cast<uint16_t>(sign | (magnitude < infinity() ? magnitude : infinity()));
  }
};

/* The format of a dtype of two bytes. */
inline Format16 format16_of(vact_dtype dtype) {
  return {dtype == VACT_F16 ? 5 : 8};
}

/* What each of its 65,536 patterns stands for. */
inline const std::vector<float> &values16_of(vact_dtype dtype) {
  const auto decode_all = [](vact_dtype of) {
    std::vector<float> values;
    for (uint32_t bits = 0; bits < 0x10000; bits++)
      values.push_back(format16_of(of).decode(static_cast<uint16_t>(bits)));
    return values;
  };
  static const std::vector<float> bf16 = decode_all(VACT_BF16), f16 = decode_all(VACT_F16);
  return dtype == VACT_F16 ? f16 : bf16;
}

/* ---- values of any dtype --------------------------------------------------------------------- */

/* The value rounded to the dtype. */
inline float rounded_to(vact_dtype dtype, float value) {
  if (dtype == VACT_F32) return value;
  return values16_of(dtype)[format16_of(dtype).encode(value)];
}

inline void store(vact_dtype dtype, void *array, size_t i, float value) {
  unsigned char *p = static_cast<unsigned char *>(array) + i * size_of(dtype);
  if (dtype == VACT_F32) {
    std::memcpy(p, &value, sizeof value);
  } else {
    const uint16_t bits = format16_of(dtype).encode(value);
    std::memcpy(p, &bits, sizeof bits);
  }
}

inline float load(vact_dtype dtype, const void *array, size_t i) {
  const unsigned char *p = static_cast<const unsigned char *>(array) + i * size_of(dtype);
  float value;
  uint16_t bits;
  if (dtype == VACT_F32) {
    std::memcpy(&value, p, sizeof value);
    return value;
  }
  std::memcpy(&bits, p, sizeof bits);
  return values16_of(dtype)[bits];
}

using Bytes = std::vector<unsigned char>;

inline Bytes stored(vact_dtype dtype, const std::vector<float> &values) {
  Bytes bytes(values.size() * size_of(dtype));
  for (size_t i = 0; i < values.size(); i++) store(dtype, bytes.data(), i, values[i]);
  return bytes;
}

inline std::vector<float> loaded(vact_dtype dtype, const void *array, size_t n) {
  std::vector<float> values(n);
  for (size_t i = 0; i < n; i++) values[i] = load(dtype, array, i);
  return values;
}

inline std::vector<float> loaded(vact_dtype dtype, const Bytes &bytes) {
  return loaded(dtype, bytes.data(), bytes.size() / size_of(dtype));
}

}  // namespace vact_test

#endif
