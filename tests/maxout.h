/* Calls of Maxout, and what they should give, element by element. */
#ifndef VACT_TESTS_MAXOUT_H
#define VACT_TESTS_MAXOUT_H

#include <vact/vact.h>

#include <cmath>
#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "dtype_values.h"
#include "operations.h"

namespace vact_test {

struct Maxout {
  vact_dtype dtype;
  vact_layout layout;
  size_t rows, units, pieces;

  size_t outputs() const {
    return rows * units;
  }
  size_t elements() const {
    return rows * units * pieces;
  }
  /* Where a piece of an output is in x and dx. */
  size_t position(size_t output, size_t piece) const {
    const size_t row = output / units, unit = output % units;
    return layout == VACT_PIECES_INNERMOST ? output * pieces + piece
                                           : (row * pieces + piece) * units + unit;
  }
};

inline std::string name_of(const Maxout &m) {
  return std::to_string(m.rows) + " x " + std::to_string(m.units) + " units of " +
         std::to_string(m.pieces) + " pieces " +
         (m.layout == VACT_PIECES_INNERMOST ? "innermost" : "outermost") + ", " + name_of(m.dtype);
}

inline const std::vector<vact_layout> &all_layouts() {
  static const std::vector<vact_layout> all = {VACT_PIECES_INNERMOST, VACT_PIECES_OUTERMOST};
  return all;
}

/* Numbers of pieces with forms of their own, others, and the ends of what is allowed. */
inline const std::vector<size_t> &typical_pieces() {
  static const std::vector<size_t> all = {1,  2,  3,  4,  5,  6,  7,  8,  9,  10,  11,
                                          12, 13, 14, 15, 16, 17, 18, 19, 20, 255, 256};
  return all;
}

/* ---- calls ----------------------------------------------------------------------------------- */

inline vact_status forward(const Maxout &m, const void *x, void *y, uint8_t *which,
                           const vact_exec *exec = nullptr) {
  return vact_maxout_forward(m.dtype, m.rows, m.units, m.pieces, m.layout, x, y, which, exec);
}

inline vact_status backward(const Maxout &m, const void *dy, const uint8_t *which, void *dx,
                            const vact_exec *exec = nullptr) {
  return vact_maxout_backward(m.dtype, m.rows, m.units, m.pieces, m.layout, dy, which, dx, exec);
}

/* ---- the reference --------------------------------------------------------------------------- */

inline size_t winner(const Maxout &m, const Bytes &x, size_t output) {
  size_t best = 0;
  float value = load(m.dtype, x.data(), m.position(output, 0));
  for (size_t piece = 1; piece < m.pieces; piece++) {
    const float other = load(m.dtype, x.data(), m.position(output, piece));
    if (other > value || (std::isnan(other) && !std::isnan(value))) {
      best = piece;
      value = other;
    }
  }
  return best;
}

inline std::vector<uint8_t> winners(const Maxout &m, const Bytes &x) {
  std::vector<uint8_t> all;
  for (size_t i = 0; i < m.outputs(); i++) all.push_back(static_cast<uint8_t>(winner(m, x, i)));
  return all;
}

/* The elements of x that the indices point at. */
inline std::vector<float> values_at(const Maxout &m, const Bytes &x,
                                    const std::vector<uint8_t> &which) {
  std::vector<float> all;
  for (size_t i = 0; i < m.outputs(); i++)
    all.push_back(load(m.dtype, x.data(), m.position(i, which[i])));
  return all;
}

/* dy where the indices point at, 0 elsewhere. */
inline std::vector<float> gradients_at(const Maxout &m, const Bytes &dy,
                                       const std::vector<uint8_t> &which) {
  std::vector<float> all(m.elements(), 0.0f);
  for (size_t i = 0; i < m.outputs(); i++)
    all[m.position(i, which[i])] = load(m.dtype, dy.data(), i);
  return all;
}

/* ---- inputs ---------------------------------------------------------------------------------- */

/* Few values, so that they meet again and again: ties, both zeros, infinities and NaN. */
inline Bytes colliding_values(const Maxout &m, uint32_t seed) {
  static const float values[] = {-INFINITY, -INFINITY, -INFINITY, -1e30f, -2.0f, -1.0f,
                                 -0.0f,     0.0f,      -0.0f,     0.0f,   1.0f,  INFINITY};
  std::mt19937 random(seed);
  std::vector<float> all(m.elements());
  for (float &value : all)
    value = random() % 61 == 0 ? NAN : values[random() % (sizeof values / sizeof values[0])];
  /* Some groups have nothing but the least. */
  for (size_t i = 0; i < m.outputs(); i += 5)
    for (size_t piece = 0; piece < m.pieces; piece++) all[m.position(i, piece)] = -INFINITY;
  return stored(m.dtype, all);
}

/* All kinds of values, with the bits of the dtype. */
inline Bytes random_values(vact_dtype dtype, size_t n, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<float> all(n);
  for (float &value : all)
    value =
        static_cast<float>(static_cast<int32_t>(random())) * (random() % 2 ? 0x1p-30f : 0x1p-45f);
  return stored(dtype, all);
}

inline std::vector<uint8_t> random_indices(size_t n, size_t pieces, uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<uint8_t> all(n);
  for (uint8_t &index : all) index = static_cast<uint8_t>(random() % pieces);
  return all;
}

}  // namespace vact_test

#endif
