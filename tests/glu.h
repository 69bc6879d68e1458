/* Gated linear units: matrices with a leading dimension, and what the calls have to make of them. */
#ifndef VACT_TESTS_GLU_H
#define VACT_TESTS_GLU_H

#include <string>
#include <vector>

#include "catch.h"
#include "difference.h"
#include "dtype_values.h"
#include "raw_glu.h"
#include "untouched.h"

namespace vact_test {

/* rows*cols values of a dtype, whose rows are ld elements apart; nothing behind the last row. */
class Matrix {
 public:
  Matrix(vact_dtype dtype, size_t rows, size_t cols, size_t ld)
      : dtype_(dtype),
        rows_(rows),
        cols_(cols),
        ld_(ld),
        bytes_(rows == 0 ? 0 : ((rows - 1) * ld + cols) * size_of(dtype), untouched_byte) {}

  /* The values one row after the other. */
  Matrix(vact_dtype dtype, size_t rows, size_t cols, size_t ld, const std::vector<float> &values)
      : Matrix(dtype, rows, cols, ld) {
    for (size_t r = 0; r < rows; r++)
      for (size_t c = 0; c < cols; c++)
        store(dtype, bytes_.data(), r * ld + c, values[r * cols + c]);
  }

  std::vector<float> values() const {
    std::vector<float> all;
    for (size_t r = 0; r < rows_; r++)
      for (size_t c = 0; c < cols_; c++) all.push_back(load(dtype_, bytes_.data(), r * ld_ + c));
    return all;
  }

  bool gaps_untouched() const {
    const size_t size = size_of(dtype_);
    for (size_t r = 0; r + 1 < rows_; r++) {
      const unsigned char *row = bytes_.data() + r * ld_ * size;
      if (!is_untouched(row + cols_ * size, row + ld_ * size)) return false;
    }
    return true;
  }

  /* Whether nothing has been written since there were no values. */
  bool untouched() const {
    return is_untouched(bytes_.data(), bytes_.data() + bytes_.size());
  }

  vact_raw_matrix raw() {
    return {bytes_.data(), ld_};
  }

 private:
  vact_dtype dtype_;
  size_t rows_, cols_, ld_;
  Bytes bytes_;
};

/* The values of a call of both directions: rows*cols of each. */
struct Glu {
  vact_act act;
  vact_dtype dtype;
  size_t rows, cols;
  std::vector<float> a, b, dy;

  vact_raw_glu call(const vact_exec *exec = nullptr) const {
    vact_raw_glu all = {};
    all.act = {act.kind, act.alpha, act.beta};
    all.dtype = dtype;
    all.rows = rows;
    all.cols = cols;
    all.exec = exec;
    return all;
  }
};

inline std::string name_of(const Glu &glu) {
  return name_of(glu.act) + " in " + name_of(glu.dtype) + ", " + std::to_string(glu.rows) + " x " +
         std::to_string(glu.cols);
}

struct GluResults {
  std::vector<float> y, da, db;
};

inline std::string difference(const GluResults &got, const GluResults &want) {
  const std::string y = difference(got.y.data(), want.y.data(), want.y.size());
  const std::string da = difference(got.da.data(), want.da.data(), want.da.size());
  const std::string db = difference(got.db.data(), want.db.data(), want.db.size());
  return !y.empty() ? "y" + y : !da.empty() ? "da" + da : db.empty() ? "" : "db" + db;
}

/* By vact_forward, vact_backward and products of floats, rounded to the dtype at the end. */
inline GluResults composed(const Glu &glu) {
  const size_t n = glu.a.size();
  GluResults results;
  std::vector<float> activated(n), upstream(n);
  results.da.resize(n);
  for (size_t i = 0; i < n; i++) upstream[i] = glu.dy[i] * glu.b[i];
  REQUIRE(vact_forward(glu.act, VACT_F32, n, glu.a.data(), activated.data(), nullptr) == VACT_OK);
  REQUIRE(vact_backward(glu.act, VACT_F32, n, glu.a.data(), upstream.data(), results.da.data(),
                        nullptr) == VACT_OK);
  for (size_t i = 0; i < n; i++) {
    results.y.push_back(rounded_to(glu.dtype, activated[i] * glu.b[i]));
    results.da[i] = rounded_to(glu.dtype, results.da[i]);
    results.db.push_back(rounded_to(glu.dtype, glu.dy[i] * activated[i]));
  }
  return results;
}

/* The six matrices of the calls, each with its own leading dimension. */
struct GluArrays {
  GluArrays(const Glu &glu, size_t extra)
      : a(glu.dtype, glu.rows, glu.cols, glu.cols + extra, glu.a),
        b(glu.dtype, glu.rows, glu.cols, glu.cols + 2 * extra, glu.b),
        dy(glu.dtype, glu.rows, glu.cols, glu.cols + 3 * extra, glu.dy),
        y(glu.dtype, glu.rows, glu.cols, glu.cols + 4 * extra),
        da(glu.dtype, glu.rows, glu.cols, glu.cols + 5 * extra),
        db(glu.dtype, glu.rows, glu.cols, glu.cols + 6 * extra) {}

  /* The call on these, out of place. */
  vact_raw_glu call(const Glu &glu, const vact_exec *exec = nullptr) {
    vact_raw_glu all = glu.call(exec);
    all.a = a.raw();
    all.b = b.raw();
    all.dy = dy.raw();
    all.y = y.raw();
    all.da = da.raw();
    all.db = db.raw();
    return all;
  }

  bool gaps_untouched() const {
    return y.gaps_untouched() && da.gaps_untouched() && db.gaps_untouched();
  }

  Matrix a, b, dy, y, da, db;
};

/* Leading dimensions grow by extra from matrix to matrix. */
inline GluResults run(const Glu &glu, size_t extra = 0, const vact_exec *exec = nullptr) {
  GluArrays arrays(glu, extra);
  const vact_raw_glu call = arrays.call(glu, exec);
  REQUIRE(vact_raw_glu_forward(&call) == VACT_OK);
  REQUIRE(vact_raw_glu_backward(&call) == VACT_OK);
  CHECK(arrays.gaps_untouched());
  return {arrays.y.values(), arrays.da.values(), arrays.db.values()};
}

/* Moderate values of both signs with some special ones, all held by the dtype. */
inline Glu typical_glu(vact_act act, vact_dtype dtype, size_t rows, size_t cols) {
  static const float special[] = {0.0f, -0.0f, 90.0f, -95.0f, 1e-41f, -3e38f, INFINITY, NAN};
  Glu glu = {act, dtype, rows, cols, {}, {}, {}};
  for (size_t i = 0; i < rows * cols; i++) {
    const float turn = static_cast<float>(i % 997);
    glu.a.push_back(rounded_to(dtype, i % 13 == 5 ? special[i / 13 % 8] : 0.017f * turn - 8.0f));
    glu.b.push_back(rounded_to(dtype, 1.5f - 0.0031f * turn));
    glu.dy.push_back(rounded_to(dtype, 0.0027f * turn - 1.3f));
  }
  return glu;
}

}  // namespace vact_test

#endif
