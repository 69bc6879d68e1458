/*
 * Dense Maxout gives, to the bit, what scalar loops give that add in the promised order: whatever
 * the shape, the instruction set, the number of threads, and packed or not.
 */
#include <algorithm>
#include <limits>

#include "catch.h"
#include "exec.h"
#include "maxout_dense.h"
#include "samples.h"
#include "streaming.h"
#include "thread_pool.h"

using namespace vact_test;
using namespace vact_test::dense;

namespace {

/* Everything that a layer gives, on all instruction sets, on one thread and on several. */
void check_layer(const Layer &l) {
  INFO(name_of(l.s));
  const Outputs outputs = expected_outputs(l);
  Gradients begin(l.s);
  begin.dw = random_floats(begin.dw.size());
  begin.db = random_floats(begin.db.size());
  const Gradients set = expected_gradients(l, outputs.which, nullptr);
  const Gradients added = expected_gradients(l, outputs.which, &begin);
  for_each_isa([&] {
    ThreadPool pool(2);
    for (const vact_exec &exec : {at_most_threads(1), pool.exec(3), pool.exec()}) {
      check_same(forward(l, &exec), outputs);
      check_same(forward_packed(l, pack(l, &exec), &exec), outputs);
      check_same(backward(l, outputs.which, nullptr, &exec), set);
      check_same(backward(l, outputs.which, &begin, &exec), added);
    }
  });
}

}  // namespace

TEST_CASE("dense Maxout adds in the promised order, whatever the shape", "[dense]") {
  const size_t layers = thinning() > 1 ? 6 : 60;
  for (size_t i = 0; i < layers; i++)
    check_layer(Layer({between(1, 40), between(0, 70), between(1, 100), between(1, 9)}));
}

TEST_CASE("dense Maxout of shapes around the sizes of its blocks", "[dense]") {
  const Shape shapes[] = {{8, 1024, 48, 2},   {9, 1025, 49, 2}, {3, 2060, 17, 3}, {257, 20, 16, 2},
                          {300, 1030, 20, 1}, {481, 9, 65, 2},  {1, 1, 1, 1},     {2, 3, 1, 256},
                          {50, 130, 3, 256},  {97, 129, 64, 4}, {1, 300, 64, 5},  {530, 17, 2, 3}};
  for (const Shape &shape : shapes)
    if (thinning() == 1 || shape.rows * shape.in * shape.units < 40000) check_layer(Layer(shape));
}

TEST_CASE("large layers of dense Maxout are cut into tasks", "[dense]") {
  if (thinning() > 1) return;
  const Layer l({70, 300, 100, 3});
  const Outputs outputs = expected_outputs(l);
  for (int threads : {1, 2, 3, 7, 64}) {
    ThreadPool pool(3);
    const vact_exec exec = pool.exec(threads);
    check_same(forward(l, &exec), outputs);
    check_same(backward(l, outputs.which, nullptr, &exec),
               expected_gradients(l, outputs.which, nullptr));
    CHECK((pool.calls() > 0) == (threads > 1));
  }
}

/* Rows of 1036 floats begin at all multiples of 16 bytes that a cache line has: some go past the
 * caches, the others do not. */
TEST_CASE("a gradient of weights that no cache holds is the same", "[dense]") {
  const size_t cache = vact_cpu_last_level_cache();
  if (thinning() > 1 || cache > (size_t{256} << 20)) {
    WARN("not run here: five arrays of " << cache << " bytes");
    return;
  }
  const Shape shape = {3, 1036, cache / (sizeof(float) * 1036 * 2) + 1, 2};
  const Layer l(shape);
  Indices which(shape.rows * shape.units);
  for (uint8_t &winner : which) winner = static_cast<uint8_t>(between(0, 1));
  const Gradients want = expected_gradients(l, which, nullptr);
  for_each_isa([&] { check_same(backward(l, which, nullptr, nullptr), want); });
}

TEST_CASE("dense Maxout of a small layer stays in the calling thread", "[dense]") {
  ThreadPool pool(2);
  const vact_exec exec = pool.exec();
  const Layer l = small_layer();
  const Outputs outputs = forward(l, &exec);
  backward(l, outputs.which, nullptr, &exec);
  CHECK(pool.calls() == 0);
}

TEST_CASE("no bias is a bias of 0", "[dense]") {
  Layer with = small_layer(), without = with;
  std::fill(with.b.begin(), with.b.end(), 0.0f);
  without.b.clear();
  for_each_isa([&] {
    check_same(forward(without), forward(with));
    check_same(forward_packed(without, pack(without)), forward(with));
  });
}

TEST_CASE("which may be NULL", "[dense]") {
  const Layer l({19, 33, 50, 3});
  for_each_isa([&] {
    const Outputs want = expected_outputs(l);
    Floats y(want.y.size());
    REQUIRE(vact_maxout_dense_forward(VACT_F32, l.s, l.x.data(), l.w.data(), l.b.data(), y.data(),
                                      nullptr, nullptr) == VACT_OK);
    CHECK(difference(y, want.y) == "");
    std::fill(y.begin(), y.end(), 7.0f);
    REQUIRE(vact_maxout_dense_forward_packed(VACT_F32, l.s, l.x.data(), pack(l).data(), y.data(),
                                             nullptr, nullptr) == VACT_OK);
    CHECK(difference(y, want.y) == "");
  });
}

TEST_CASE("gradients of dense Maxout that nobody wants are NULL", "[dense]") {
  const Layer l({23, 35, 20, 3});
  const Indices which = expected_outputs(l).which;
  const Gradients want = expected_gradients(l, which, nullptr);
  for_each_isa([&] {
    for (unsigned wanted = 0; wanted < 8; wanted++) {
      Gradients g(l.s);
      const Gradients before = g;
      float *dx = wanted & 1 ? g.dx.data() : nullptr, *dw = wanted & 2 ? g.dw.data() : nullptr;
      float *db = wanted & 4 ? g.db.data() : nullptr;
      REQUIRE(vact_maxout_dense_backward(VACT_F32, l.s, dw != nullptr ? l.x.data() : nullptr,
                                         dx != nullptr ? l.w.data() : nullptr, l.dy.data(),
                                         which.data(), dx, dw, db, VACT_SET, nullptr) == VACT_OK);
      CHECK(difference(g.dx, dx != nullptr ? want.dx : before.dx) == "");
      CHECK(difference(g.dw, dw != nullptr ? want.dw : before.dw) == "");
      CHECK(difference(g.db, db != nullptr ? want.db : before.db) == "");
    }
  });
}

/* ---- accuracy -------------------------------------------------------------------------------- */

TEST_CASE("dense Maxout has the error of a chain of its length", "[dense]") {
  const Layer l({6, 700, 20, 3});
  const Outputs out = forward(l);
  for (size_t at = 0; at < out.y.size(); at++) {
    const size_t row = at / l.s.units, line = at % l.s.units * l.s.pieces + out.which[at];
    const double want = pre_activation<double>(l, row, line);
    double magnitudes = std::fabs(static_cast<double>(l.b[line]));
    for (size_t d = 0; d < l.s.in; d++)
      magnitudes += std::fabs(static_cast<double>(l.x[row * l.s.in + d]) *
                              static_cast<double>(l.w[line * l.s.in + d]));
    /* Each of `in` roundings is off by at most 2^-24 of a partial sum. */
    const double bound = static_cast<double>(l.s.in) * 0x1p-24 * magnitudes * 1.001;
    CHECK(std::fabs(static_cast<double>(out.y[at]) - want) <= bound);
  }
}

namespace {

/* sum of dy * y in double, with the winners as they are. */
double loss(const Layer &l, const Indices &which) {
  double sum = 0.0;
  for (size_t at = 0; at < l.dy.size(); at++)
    sum += static_cast<double>(l.dy[at]) *
           pre_activation<double>(l, at / l.s.units, at % l.s.units * l.s.pieces + which[at]);
  return sum;
}

/* The loss is linear in each number, so a difference is as good as the arithmetic. */
void check_slopes(Layer l, Floats Layer::*numbers, const Floats &gradient, const Indices &which) {
  for (size_t i = 0; i < gradient.size(); i++) {
    float &number = (l.*numbers)[i];
    const float before = number;
    number = before + 0.5f;
    const double up = loss(l, which), step = static_cast<double>(number);
    number = before - 0.5f;
    const double slope = (up - loss(l, which)) / (step - static_cast<double>(number));
    number = before;
    CHECK(std::fabs(static_cast<double>(gradient[i]) - slope) <= 1e-5 * (1.0 + std::fabs(slope)));
  }
}

}  // namespace

TEST_CASE("gradients of dense Maxout are the slopes of the loss", "[dense]") {
  const Layer l({6, 19, 5, 3});
  const Indices which = forward(l).which;
  const Gradients g = backward(l, which);
  check_slopes(l, &Layer::x, g.dx, which);
  check_slopes(l, &Layer::w, g.dw, which);
  check_slopes(l, &Layer::b, g.db, which);
}

/* ---- special values -------------------------------------------------------------------------- */

TEST_CASE("of equal pieces of dense Maxout the first wins", "[dense]") {
  Layer l({11, 9, 37, 4});
  for (size_t line = 0; line < l.s.units * l.s.pieces; line++) {
    const size_t same = line % l.s.pieces == 0 ? line : line - 1;
    for (size_t d = 0; d < l.s.in; d++) l.w[line * l.s.in + d] = l.w[same * l.s.in + d];
    l.b[line] = l.b[same];
  }
  for_each_isa([&] {
    CHECK(forward(l).which == Indices(l.s.rows * l.s.units, 0));
    CHECK(forward_packed(l, pack(l)).which == Indices(l.s.rows * l.s.units, 0));
  });
}

TEST_CASE("zeros of both signs are equal to dense Maxout", "[dense]") {
  Layer l({1, 0, 1, 2});
  l.b = {-0.0f, 0.0f};
  for_each_isa([&] {
    const Outputs out = forward(l);
    CHECK(bits_of(out.y[0]) == bits_of(-0.0f));
    CHECK(out.which[0] == 0);
  });
}

TEST_CASE("NaN and infinities go through dense Maxout", "[dense]") {
  const float inf = std::numeric_limits<float>::infinity(), nan = std::nanf("");
  for (float special : {nan, inf, -inf}) {
    for (size_t at : {0u, 3u, 100u, 399u}) {
      Layer in_x({10, 40, 21, 5}), in_w = in_x, in_b = in_x;
      in_x.x[at] = special;
      in_w.w[at * 9] = special;
      in_b.b[at % in_b.b.size()] = special;
      for (const Layer &l : {in_x, in_w, in_b}) check_layer(l);
    }
  }
}

TEST_CASE("the first NaN wins dense Maxout, an all -Inf group gives -Inf", "[dense]") {
  Layer l({1, 0, 2, 4});
  const float inf = std::numeric_limits<float>::infinity(), nan = std::nanf("");
  l.b = {inf, nan, 1.0f, nan, -inf, -inf, -inf, -inf};
  for_each_isa([&] {
    const Outputs out = forward(l);
    CHECK(std::isnan(out.y[0]));
    CHECK(out.which == Indices{1, 0});
    CHECK(out.y[1] == -inf);
  });
}

/* ---- empty dimensions ------------------------------------------------------------------------ */

TEST_CASE("dense Maxout of empty dimensions", "[dense]") {
  for_each_isa([&] {
    const Layer no_rows({0, 5, 4, 3}), no_units({3, 5, 0, 2}), no_inputs({3, 0, 4, 2});
    for (const Layer &l : {no_rows, no_units, no_inputs}) check_layer(l);
    CHECK(backward(no_rows, {}).dw == Floats(60, 0.0f));
    CHECK(backward(no_units, {}).dx == Floats(15, 0.0f));
  });
  CHECK(vact_maxout_dense_packed_size(VACT_F32, {1, 5, 0, 2}) == 0);
  CHECK(vact_maxout_dense_forward(VACT_F32, {0, 5, 4, 3}, nullptr, Floats(60).data(), nullptr,
                                  nullptr, nullptr, nullptr) == VACT_OK);
}
