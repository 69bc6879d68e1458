/* Layers of dense Maxout, what they should give, and the calls, which may not fail. */
#ifndef VACT_TESTS_MAXOUT_DENSE_H
#define VACT_TESTS_MAXOUT_DENSE_H

#include <vact/vact.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "difference.h"
#include "operations.h"

namespace vact_test::dense {

using Floats = std::vector<float>;
using Indices = std::vector<uint8_t>;
using Shape = vact_maxout_dense_shape;

/* ---- random numbers -------------------------------------------------------------------------- */

inline std::mt19937 &generator() {
  static std::mt19937 random(20260917);
  return random;
}

inline size_t between(size_t least, size_t most) {
  return std::uniform_int_distribution<size_t>(least, most)(generator());
}

inline Floats random_floats(size_t n) {
  std::uniform_real_distribution<float> values(-1.5f, 1.5f);
  Floats all(n);
  for (float &value : all) value = values(generator());
  return all;
}

inline std::string name_of(const Shape &s) {
  return std::to_string(s.rows) + " rows of " + std::to_string(s.in) + ", " +
         std::to_string(s.units) + " units of " + std::to_string(s.pieces);
}

/* ---- the reference --------------------------------------------------------------------------- */

struct Layer {
  explicit Layer(const Shape &shape)
      : s(shape),
        x(random_floats(s.rows * s.in)),
        w(random_floats(s.units * s.pieces * s.in)),
        b(random_floats(s.units * s.pieces)),
        dy(random_floats(s.rows * s.units)) {}

  Shape s;
  Floats x, w, b, dy;
};

struct Outputs {
  explicit Outputs(const Shape &s) : y(s.rows * s.units, 7.0f), which(s.rows * s.units, 99) {}

  Floats y;
  Indices which;
};

struct Gradients {
  explicit Gradients(const Shape &s, float value = 7.0f)
      : dx(s.rows * s.in, value),
        dw(s.units * s.pieces * s.in, value),
        db(s.units * s.pieces, value) {}

  Floats dx, dw, db;
};

/* One chain of fused multiply-adds, by the given type. */
template <class Number>
Number pre_activation(const Layer &l, size_t row, size_t line) {
  Number sum = l.b.empty() ? 0 : l.b[line];
  for (size_t d = 0; d < l.s.in; d++)
    sum = std::fma(static_cast<Number>(l.x[row * l.s.in + d]),
                   static_cast<Number>(l.w[line * l.s.in + d]), sum);
  return sum;
}

inline Outputs expected_outputs(const Layer &l) {
  Outputs out(l.s);
  for (size_t r = 0; r < l.s.rows; r++)
    for (size_t u = 0; u < l.s.units; u++) {
      float best = 0.0f;
      size_t winner = 0;
      for (size_t i = 0; i < l.s.pieces; i++) {
        const float z = pre_activation<float>(l, r, u * l.s.pieces + i);
        const bool wins = i == 0 || z > best || (std::isnan(z) && !std::isnan(best));
        if (wins) best = z, winner = i;
      }
      out.y[r * l.s.units + u] = best;
      out.which[r * l.s.units + u] = static_cast<uint8_t>(winner);
    }
  return out;
}

/* Added to what `begin` holds, or to 0. */
inline Gradients expected_gradients(const Layer &l, const Indices &which, const Gradients *begin) {
  Gradients g(l.s, 0.0f);
  if (begin != nullptr) g.dw = begin->dw, g.db = begin->db;
  std::vector<double> db(g.db.begin(), g.db.end());
  for (size_t r = 0; r < l.s.rows; r++)
    for (size_t u = 0; u < l.s.units; u++) {
      const size_t line = u * l.s.pieces + which[r * l.s.units + u];
      const float dy = l.dy[r * l.s.units + u];
      db[line] += static_cast<double>(dy);
      for (size_t d = 0; d < l.s.in; d++) {
        float &dx = g.dx[r * l.s.in + d], &dw = g.dw[line * l.s.in + d];
        dx = std::fma(dy, l.w[line * l.s.in + d], dx);
        dw = std::fma(dy, l.x[r * l.s.in + d], dw);
      }
    }
  for (size_t i = 0; i < db.size(); i++) g.db[i] = static_cast<float>(db[i]);
  return g;
}

/* ---- the calls ------------------------------------------------------------------------------- */

inline const float *bias_of(const Layer &l) {
  return l.b.empty() ? nullptr : l.b.data();
}

inline Outputs forward(const Layer &l, const vact_exec *exec = nullptr) {
  Outputs out(l.s);
  REQUIRE(vact_maxout_dense_forward(VACT_F32, l.s, l.x.data(), l.w.data(), bias_of(l), out.y.data(),
                                    out.which.data(), exec) == VACT_OK);
  return out;
}

inline Floats pack(const Layer &l, const vact_exec *exec = nullptr) {
  Floats packed(vact_maxout_dense_packed_size(VACT_F32, l.s) / sizeof(float));
  REQUIRE(vact_maxout_dense_pack(VACT_F32, l.s, l.w.data(), bias_of(l), packed.data(), exec) ==
          VACT_OK);
  return packed;
}

inline Outputs forward_packed(const Layer &l, const Floats &packed,
                              const vact_exec *exec = nullptr) {
  Outputs out(l.s);
  REQUIRE(vact_maxout_dense_forward_packed(VACT_F32, l.s, l.x.data(), packed.data(), out.y.data(),
                                           out.which.data(), exec) == VACT_OK);
  return out;
}

inline Gradients backward(const Layer &l, const Indices &which, const Gradients *begin = nullptr,
                          const vact_exec *exec = nullptr) {
  Gradients g = begin != nullptr ? *begin : Gradients(l.s);
  const vact_update update = begin != nullptr ? VACT_ADD : VACT_SET;
  REQUIRE(vact_maxout_dense_backward(VACT_F32, l.s, l.x.data(), l.w.data(), l.dy.data(),
                                     which.data(), g.dx.data(), g.dw.data(), g.db.data(), update,
                                     exec) == VACT_OK);
  return g;
}

inline std::string difference(const Floats &got, const Floats &want) {
  return vact_test::difference(got.data(), want.data(), want.size());
}

inline void check_same(const Outputs &got, const Outputs &want) {
  CHECK(difference(got.y, want.y) == "");
  CHECK(got.which == want.which);
}

inline void check_same(const Gradients &got, const Gradients &want) {
  CHECK(difference(got.dx, want.dx) == "");
  CHECK(difference(got.dw, want.dw) == "");
  CHECK(difference(got.db, want.db) == "");
}

inline Layer small_layer() {
  return Layer({5, 7, 3, 4});
}

}  // namespace vact_test::dense

#endif
