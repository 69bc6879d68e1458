/*
 * Gated linear units: the bits of vact_forward and vact_backward and of products of floats, with
 * every activation as the gate, wherever the matrices lie and whoever computes them.
 */
#include <algorithm>

#include "catch.h"
#include "exec.h"
#include "glu.h"
#include "samples.h"
#include "thread_pool.h"

using namespace vact_test;

namespace {

/* Gates of so many elements: a of all kinds, b and dy of all magnitudes. */
Glu diverse_glu(vact_act act, vact_dtype dtype, uint64_t stride) {
  static const float factors[] = {1.0f, -0.75f, 1.3e-30f, 1.9e30f, -1e-40f, 0.0f, 3.1f};
  Glu glu = {act, dtype, 1, 0, {}, {}, {}};
  for (float value : sample_floats(stride, act)) {
    const size_t i = glu.cols++;
    glu.a.push_back(rounded_to(dtype, value));
    glu.b.push_back(rounded_to(dtype, factors[i % 7]));
    glu.dy.push_back(rounded_to(dtype, factors[i / 7 % 7]));
  }
  return glu;
}

struct Size {
  size_t rows, cols;
};

/* Short and long in each of the dimensions. */
const Size sizes[] = {{1, 1},  {1, 67},  {67, 1}, {3, 16},   {5, 17},
                      {2, 64}, {9, 129}, {2, 63}, {4, 1031}, {515, 3}};

/* Calls check(glu) for gates in turns and all dtypes, in each of the sizes, on all instruction
 * sets. */
template <class Check>
void for_each_glu(Check check) {
  const std::vector<vact_act> acts = typical_activations();
  size_t turn = 0;
  for_each_isa([&] {
    for (vact_dtype dtype : all_dtypes())
      for (Size size : sizes)
        for (int i = 0; i < 5; i++) {
          const Glu glu = typical_glu(acts[turn++ % acts.size()], dtype, size.rows, size.cols);
          INFO(name_of(glu));
          check(glu);
        }
  });
}

/* The matrix [a|b] of a call. */
std::vector<float> side_by_side(const Glu &glu) {
  std::vector<float> all;
  for (size_t r = 0; r < glu.rows; r++) {
    const auto row = static_cast<std::ptrdiff_t>(r * glu.cols);
    const auto end = row + static_cast<std::ptrdiff_t>(glu.cols);
    all.insert(all.end(), glu.a.begin() + row, glu.a.begin() + end);
    all.insert(all.end(), glu.b.begin() + row, glu.b.begin() + end);
  }
  return all;
}

/* The left or right half of each row. */
std::vector<float> half_of(const std::vector<float> &both, size_t cols, size_t half) {
  std::vector<float> all;
  for (size_t i = 0; i < both.size(); i++)
    if (i / cols % 2 == half) all.push_back(both[i]);
  return all;
}

vact_raw_matrix right_half(vact_raw_matrix both, const Glu &glu) {
  return {static_cast<char *>(both.data) + glu.cols * size_of(glu.dtype), both.ld};
}

}  // namespace

/* Activations meet dtypes and instruction sets in turns. */
TEST_CASE("every activation gates with its own bits", "[glu]") {
  const std::vector<vact_isa> isas = available_isas();
  const std::vector<vact_dtype> dtypes = all_dtypes();
  size_t turn = 0;
  for (vact_act act : typical_activations()) {
    turn++;
    for (size_t i = 0; i < dtypes.size(); i++) {
      const ScopedIsa use(isas[(turn + i) % isas.size()]);
      REQUIRE(use.in_use());
      const Glu glu = diverse_glu(act, dtypes[i], thinned_prime(4000037));
      INFO(name_of(glu) << " on " << vact_isa_name(vact_isa_active()));
      CHECK(difference(run(glu), composed(glu)) == "");
    }
  }
}

TEST_CASE("swish(1) and leaky_relu(0) gate too", "[glu]") {
  for (vact_act act : {vact_swish(1.0f), vact_leaky_relu(0.0f), vact_linear(1.0f, 0.0f)}) {
    const Glu glu = diverse_glu(act, VACT_F32, thinned_prime(400009));
    INFO(name_of(glu));
    CHECK(difference(run(glu), composed(glu)) == "");
  }
}

TEST_CASE("the bilinear unit is the product", "[glu]") {
  const Glu glu = diverse_glu(vact_linear(1.0f, 0.0f), VACT_F32, thinned_prime(4000037));
  std::vector<float> products;
  for (size_t i = 0; i < glu.a.size(); i++) products.push_back(glu.a[i] * glu.b[i]);
  std::vector<float> got = run(glu).y;
  /* -0 + 0 is 0 */
  for (float &value : got) value += 0.0f;
  for (float &value : products) value += 0.0f;
  CHECK(difference(got, products, glu.a) == "");
}

TEST_CASE("gates take matrices with any leading dimensions", "[glu]") {
  for_each_glu([](const Glu &glu) {
    const GluResults want = composed(glu);
    for (size_t extra : {0, 1, 5}) {
      INFO("rows " << extra << " apart and more");
      CHECK(difference(run(glu, extra), want) == "");
    }
  });
}

TEST_CASE("gates take the halves of one matrix", "[glu]") {
  for_each_glu([](const Glu &glu) {
    const GluResults want = composed(glu);
    Matrix inputs(glu.dtype, glu.rows, 2 * glu.cols, 2 * glu.cols, side_by_side(glu));
    Matrix outputs(glu.dtype, glu.rows, 2 * glu.cols, 2 * glu.cols);
    GluArrays arrays(glu, 0);
    vact_raw_glu call = arrays.call(glu);
    call.a = inputs.raw();
    call.b = right_half(inputs.raw(), glu);
    call.da = outputs.raw();
    call.db = right_half(outputs.raw(), glu);
    REQUIRE(vact_raw_glu_forward(&call) == VACT_OK);
    REQUIRE(vact_raw_glu_backward(&call) == VACT_OK);
    GluResults got = {arrays.y.values(), half_of(outputs.values(), glu.cols, 0),
                      half_of(outputs.values(), glu.cols, 1)};
    CHECK(difference(got, want) == "");

    /* In place: the gradients replace both halves, and y either. */
    call.da = call.a;
    call.db = call.b;
    REQUIRE(vact_raw_glu_backward(&call) == VACT_OK);
    got.da = half_of(inputs.values(), glu.cols, 0);
    got.db = half_of(inputs.values(), glu.cols, 1);
    for (size_t half : {0, 1}) {
      Matrix both(glu.dtype, glu.rows, 2 * glu.cols, 2 * glu.cols, side_by_side(glu));
      call.a = both.raw();
      call.b = right_half(both.raw(), glu);
      call.y = half == 0 ? call.a : call.b;
      REQUIRE(vact_raw_glu_forward(&call) == VACT_OK);
      got.y = half_of(both.values(), glu.cols, half);
      CHECK(difference(got, want) == "");
      /* The other half stays as it was. */
      const std::vector<float> other = half_of(both.values(), glu.cols, 1 - half);
      CHECK(difference(other, half == 0 ? glu.b : glu.a, other) == "");
    }
  });
}

TEST_CASE("gates in place are those out of place", "[glu]") {
  for_each_glu([](const Glu &glu) {
    const GluResults want = composed(glu);
    GluResults got = want;
    for (Matrix GluArrays::*in : {&GluArrays::a, &GluArrays::b}) {
      GluArrays arrays(glu, 3);
      vact_raw_glu call = arrays.call(glu);
      call.y = (arrays.*in).raw();
      REQUIRE(vact_raw_glu_forward(&call) == VACT_OK);
      got.y = (arrays.*in).values();
      CHECK(difference(got, want) == "");
      CHECK((arrays.*in).gaps_untouched());
    }
    /* An output of its own, or any of the inputs, but not the same for both. */
    using Place = Matrix GluArrays::*;
    for (Place da : {&GluArrays::da, &GluArrays::a, &GluArrays::b, &GluArrays::dy})
      for (Place db : {&GluArrays::db, &GluArrays::a, &GluArrays::b, &GluArrays::dy}) {
        if (da == db) continue;
        GluArrays arrays(glu, 3);
        vact_raw_glu call = arrays.call(glu);
        call.da = (arrays.*da).raw();
        call.db = (arrays.*db).raw();
        REQUIRE(vact_raw_glu_backward(&call) == VACT_OK);
        got.da = (arrays.*da).values();
        got.db = (arrays.*db).values();
        CHECK(difference(got, want) == "");
        CHECK(((arrays.*da).gaps_untouched() && (arrays.*db).gaps_untouched()));
      }
  });
}

TEST_CASE("the inputs of a gate may be one array", "[glu]") {
  for_each_glu([](const Glu &usual) {
    Glu glu = usual;
    glu.b = glu.dy = glu.a;
    const GluResults want = composed(glu);
    for (bool in_place : {false, true}) {
      GluArrays arrays(glu, 2);
      vact_raw_glu call = arrays.call(glu);
      call.b = call.dy = call.a;
      if (in_place) call.da = call.a;
      REQUIRE(vact_raw_glu_forward(&call) == VACT_OK);
      REQUIRE(vact_raw_glu_backward(&call) == VACT_OK);
      const Matrix &da = in_place ? arrays.a : arrays.da;
      CHECK(difference({arrays.y.values(), da.values(), arrays.db.values()}, want) == "");
    }
  });
}

TEST_CASE("gates do not depend on the instruction set", "[glu][identity]") {
  for (vact_act act : usual_activations()) {
    if (!row_of(act).same_bits_everywhere()) continue;
    const Glu glu = diverse_glu(act, VACT_F32, thinned_prime(4000037));
    GluResults first;
    for_each_isa([&] {
      const GluResults got = run(glu);
      if (first.y.empty()) first = got;
      INFO(name_of(act));
      CHECK(difference(got, first) == "");
    });
  }
}

TEST_CASE("gates do not depend on the threads", "[glu][identity]") {
  const Size large[] = {{1, 120011}, {3, 40009}, {120011, 1}, {919, 131}};
  const std::vector<vact_act> acts = {vact_sigmoid(), vact_relu(), vact_silu(), vact_gelu_erf()};
  const std::vector<vact_isa> isas = available_isas();
  const vact_exec serial = at_most_threads(1);
  size_t turn = 0;
  for (Size size : large)
    for (vact_dtype dtype : all_dtypes())
      for (size_t extra : {0, 3}) {
        const ScopedIsa use(isas[turn % isas.size()]);
        REQUIRE(use.in_use());
        const Glu glu = typical_glu(acts[turn++ % acts.size()], dtype, size.rows, size.cols);
        const GluResults want = run(glu, extra, &serial);
        INFO(name_of(glu) << " on " << vact_isa_name(vact_isa_active()));
        for (int threads : {0, 2, 3}) {
          const vact_exec exec = at_most_threads(threads);
          INFO("max_threads = " << threads);
          CHECK(difference(run(glu, extra, &exec), want) == "");
        }
        ThreadPool pool(3);
        const vact_exec exec = pool.exec();
        INFO("a pool of 3 threads");
        CHECK(difference(run(glu, extra, &exec), want) == "");
        CHECK(pool.calls() == 2);
        CHECK(pool.tasks() > 2);
      }
}

TEST_CASE("small gates never reach the pool", "[glu][parallel]") {
  for_each_glu([](const Glu &glu) {
    if (glu.rows * glu.cols > 256) return;
    ThreadPool pool(2);
    const vact_exec exec = pool.exec();
    run(glu, 1, &exec);
    CHECK(pool.calls() == 0);
  });
}
