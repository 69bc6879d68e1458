/* Maxout: winners and their indices, and gradients, against the reference, bit by bit. */
#include "maxout.h"

#include "catch.h"
#include "difference.h"
#include "exec.h"
#include "samples.h"
#include "thread_pool.h"
#include "untouched.h"

using namespace vact_test;

namespace {

/* Rows and units around whole vectors, and none at all. */
const std::vector<std::pair<size_t, size_t>> &typical_shapes() {
  static const std::vector<std::pair<size_t, size_t>> all = {
      {1, 1},  {1, 2},  {1, 3},  {2, 4},  {1, 5},   {3, 7},  {1, 8},  {2, 9}, {1, 15}, {4, 16},
      {1, 17}, {1, 31}, {3, 33}, {1, 63}, {1, 129}, {40, 1}, {33, 2}, {0, 5}, {5, 0},  {7, 19}};
  return all;
}

/* Calls check(maxout) for all dtypes, layouts, pieces and shapes on all instruction sets. */
template <class Check>
void for_each_maxout(Check check) {
  for_each_isa([&] {
    for (vact_dtype dtype : all_dtypes())
      for (vact_layout layout : all_layouts())
        for (size_t pieces : typical_pieces())
          for (const auto &[rows, units] : typical_shapes()) {
            const Maxout m = {dtype, layout, rows, units, pieces};
            if (pieces > 20 && m.outputs() > 40) continue;
            INFO(name_of(m));
            check(m);
          }
    SUCCEED();
  });
}

/* Asserts only what is wrong: there are very many calls. */
void check_forward(const Maxout &m, const Bytes &x) {
  const std::vector<uint8_t> indices = winners(m, x);
  const std::vector<float> values = values_at(m, x, indices);
  for (bool with_indices : {true, false}) {
    Bytes y(m.outputs() * size_of(m.dtype), untouched_byte);
    std::vector<uint8_t> which(m.outputs(), untouched_byte);
    const vact_status status =
        forward(m, x.data(), y.data(), with_indices ? which.data() : nullptr);
    if (status != VACT_OK) CHECK(status == VACT_OK);
    const std::string differs = difference(loaded(m.dtype, y).data(), values.data(), values.size());
    if (!differs.empty()) CHECK(differs == "");
    if (with_indices && which != indices) CHECK(which == indices);
  }
}

void check_backward(const Maxout &m, const Bytes &dy, const std::vector<uint8_t> &which) {
  const std::vector<float> want = gradients_at(m, dy, which);
  Bytes dx(m.elements() * size_of(m.dtype), untouched_byte);
  const vact_status status = backward(m, dy.data(), which.data(), dx.data());
  if (status != VACT_OK) CHECK(status == VACT_OK);
  const std::string differs = difference(loaded(m.dtype, dx).data(), want.data(), want.size());
  if (!differs.empty()) CHECK(differs == "");
}

}  // namespace

TEST_CASE("Maxout gives the first of the largest pieces and its index", "[maxout]") {
  for_each_maxout([](const Maxout &m) {
    check_forward(m, colliding_values(m, 1));
    check_forward(m, random_values(m.dtype, m.elements(), 2));
  });
}

TEST_CASE("the first NaN wins over everything, at any place", "[maxout]") {
  for_each_isa([&] {
    for (vact_dtype dtype : all_dtypes())
      for (vact_layout layout : all_layouts())
        for (size_t pieces : typical_pieces()) {
          /* Output i has its first NaN at piece i, and from there on others and Inf. */
          const Maxout m = {dtype, layout, 1, pieces, pieces};
          std::vector<float> x(m.elements(), -INFINITY), want(m.outputs(), NAN);
          std::vector<uint8_t> first(m.outputs());
          for (size_t i = 0; i < m.outputs(); i++) {
            first[i] = static_cast<uint8_t>(i);
            for (size_t piece = 0; piece < i; piece++)
              x[m.position(i, piece)] = piece % 3 == 0 ? INFINITY : 1.0f;
            for (size_t piece = i; piece < pieces; piece++)
              x[m.position(i, piece)] = (piece - i) % 3 == 0 ? NAN : INFINITY;
          }
          Bytes y(m.outputs() * size_of(dtype));
          std::vector<uint8_t> which(m.outputs(), untouched_byte);
          INFO(name_of(m));
          CHECK(forward(m, stored(dtype, x).data(), y.data(), which.data()) == VACT_OK);
          CHECK(difference(loaded(dtype, y).data(), want.data(), want.size()) == "");
          CHECK(which == first);
        }
  });
}

TEST_CASE("of zeros the first wins, whatever its sign", "[maxout]") {
  for_each_isa([&] {
    for (vact_dtype dtype : all_dtypes())
      for (vact_layout layout : all_layouts())
        for (size_t pieces : typical_pieces())
          for (float zero : {0.0f, -0.0f}) {
            const Maxout m = {dtype, layout, 1, 37, pieces};
            std::vector<float> x(m.elements(), -zero), want(m.outputs(), zero);
            for (size_t i = 0; i < m.outputs(); i++) x[m.position(i, 0)] = zero;
            Bytes y(m.outputs() * size_of(dtype));
            std::vector<uint8_t> which(m.outputs(), untouched_byte);
            INFO(name_of(m) << ", first " << zero);
            CHECK(forward(m, stored(dtype, x).data(), y.data(), which.data()) == VACT_OK);
            CHECK(difference(loaded(dtype, y).data(), want.data(), want.size()) == "");
            CHECK(which == std::vector<uint8_t>(m.outputs(), 0));
          }
  });
}

TEST_CASE("Maxout keeps the bits of every 16-bit number", "[maxout]") {
  for_each_isa([&] {
    for (vact_dtype dtype : {VACT_BF16, VACT_F16})
      for (size_t pieces : {2, 4}) {
        const Maxout m = {dtype, VACT_PIECES_INNERMOST, 1, 0x10000, pieces};
        std::vector<uint16_t> x(m.elements()), y(m.outputs());
        for (size_t i = 0; i < m.outputs(); i++)
          for (size_t piece = 0; piece < pieces; piece++)
            x[m.position(i, piece)] = static_cast<uint16_t>(i);
        INFO(name_of(m));
        CHECK(forward(m, x.data(), y.data(), nullptr) == VACT_OK);
        for (uint32_t i = 0; i < m.outputs(); i++) {
          const uint16_t bits = static_cast<uint16_t>(i);
          const bool both_nan = format16_of(dtype).is_nan(bits) && format16_of(dtype).is_nan(y[i]);
          if (y[i] != bits && !both_nan) FAIL(i << " became " << y[i]);
        }
      }
  });
}

TEST_CASE("one piece is its own maximum, in place too", "[maxout]") {
  for_each_isa([&] {
    for (vact_dtype dtype : all_dtypes())
      for (vact_layout layout : all_layouts())
        for (size_t units : {1, 5, 16, 23, 100}) {
          const Maxout m = {dtype, layout, 3, units, 1};
          const Bytes x = colliding_values(m, 3);
          Bytes y = x;
          std::vector<uint8_t> which(m.outputs(), untouched_byte);
          INFO(name_of(m));
          CHECK(forward(m, y.data(), y.data(), which.data()) == VACT_OK);
          CHECK(difference(loaded(dtype, y).data(), loaded(dtype, x).data(), m.outputs()) == "");
          CHECK(which == std::vector<uint8_t>(m.outputs(), 0));
        }
  });
}

TEST_CASE("the gradient of Maxout goes to the winner and to nobody else", "[maxout]") {
  for_each_maxout([](const Maxout &m) {
    check_backward(m, random_values(m.dtype, m.outputs(), 4),
                   random_indices(m.outputs(), m.pieces, 5));
    const Maxout one = {m.dtype, m.layout, 1, m.outputs(), 1};
    check_backward(m, colliding_values(one, 6), random_indices(m.outputs(), m.pieces, 7));
  });
}

TEST_CASE("the gradient is that of the pieces that won", "[maxout]") {
  const Maxout m = {VACT_F32, VACT_PIECES_INNERMOST, 1, 2, 3};
  const float x[] = {1.0f, 3.0f, 3.0f, -1.0f, -2.0f, -0.5f}, dy[] = {10.0f, 20.0f};
  float y[2], dx[6];
  uint8_t which[2];
  REQUIRE(forward(m, x, y, which) == VACT_OK);
  CHECK((y[0] == 3.0f && y[1] == -0.5f));
  CHECK((which[0] == 1 && which[1] == 2));
  REQUIRE(backward(m, dy, which, dx) == VACT_OK);
  const float want[] = {0.0f, 10.0f, 0.0f, 0.0f, 0.0f, 20.0f};
  CHECK(difference(dx, want, 6) == "");
}

/* ---- threads --------------------------------------------------------------------------------- */

TEST_CASE("Maxout gives the same on any number of threads", "[maxout][parallel]") {
  for (vact_dtype dtype : all_dtypes())
    for (vact_layout layout : all_layouts())
      for (size_t pieces : {1, 2, 3, 5, 7})
        for (size_t units : {3u, 1031u, 70001u}) {
          const Maxout m = {dtype, layout, 210000 / units, units, pieces};
          INFO(name_of(m));
          const Bytes x = random_values(dtype, m.elements(), 8);
          const Bytes dy = random_values(dtype, m.outputs(), 9);
          Bytes y(dy.size()), dx(x.size()), y_of_pool(dy.size()), dx_of_pool(x.size());
          std::vector<uint8_t> which(m.outputs()), which_of_pool(m.outputs());
          const vact_exec alone = at_most_threads(1);
          REQUIRE(forward(m, x.data(), y.data(), which.data(), &alone) == VACT_OK);
          REQUIRE(backward(m, dy.data(), which.data(), dx.data(), &alone) == VACT_OK);
          for (int threads : {0, 2, 7}) {
            ThreadPool pool(2);
            const vact_exec exec = pool.exec(threads);
            std::fill(dx_of_pool.begin(), dx_of_pool.end(), untouched_byte);
            REQUIRE(forward(m, x.data(), y_of_pool.data(), which_of_pool.data(), &exec) == VACT_OK);
            REQUIRE(backward(m, dy.data(), which.data(), dx_of_pool.data(), &exec) == VACT_OK);
            CHECK(pool.calls() >= 2);
            CHECK(y_of_pool == y);
            CHECK(which_of_pool == which);
            CHECK(dx_of_pool == dx);
          }
        }
}
