/*
 * One result: the bits of an element depend on its value and the parameters only. Not on its
 * position, its neighbours, n, the alignment, the threads, the instruction set, nor on whether the
 * output is the input. That short arrays give the same bits at every n is in guard_pages_test.cpp.
 */
#include <algorithm>
#include <memory>

#include "catch.h"
#include "difference.h"
#include "operations.h"
#include "samples.h"
#include "streaming.h"
#include "thread_pool.h"

using namespace vact_test;

namespace {

/* Gradients of all magnitudes that repeat with a period no vector length divides. */
std::vector<float> mixed_gradients(size_t n) {
  static const float values[] = {1.0f, -0.75f, 1.3e-30f, 1.9e30f, -1e-40f, 0.0f, 3.1f};
  std::vector<float> all;
  for (size_t i = 0; i < n; i++) all.push_back(values[i % 7]);
  return all;
}

/* Results of calls too short for anything but the plain loop in the calling thread. */
void run_in_pieces(const Operation &operation, size_t n, const float *input, const float *dy,
                   float *output) {
  const size_t piece = 256;
  const vact_exec serial = {1, nullptr, nullptr};
  for (size_t i = 0; i < n; i += piece)
    if (run(operation, std::min(piece, n - i), input + i, dy + i, output + i, &serial) != VACT_OK)
      FAIL("a piece was refused");
}

/* Calls check(operation) for all operations on all instruction sets. */
template <class Check>
void for_each_operation(Check check) {
  for (vact_isa isa : available_isas()) {
    const ScopedIsa use(isa);
    REQUIRE(use.in_use());
    for (const Operation &operation : operations_of(usual_activations())) {
      INFO(name_of(operation) << " on " << vact_isa_name(isa));
      check(operation);
    }
  }
}

/* Neighbours that take every other way through a kernel. */
const float neighbours[] = {0.5f, NAN, INFINITY, -INFINITY, 1e-41f, -1e9f, -90.0f, 97.0f};

}  // namespace

TEST_CASE("results do not depend on the position", "[identity]") {
  const size_t n = 4 * 16 + 3;
  const float values[] = {-0.0f, 0.3f, -1.7f, 9.0f, -33.0f, -87.5f, -95.0f, 101.0f, 1e-39f, -1e20f};
  for_each_operation([&](const Operation &operation) {
    for (float value : values) {
      const float gradient = 1.3f;
      float alone;
      REQUIRE(run(operation, 1, &value, &gradient, &alone) == VACT_OK);
      const std::vector<float> dy(n, gradient);
      std::vector<float> output(n);
      for (float neighbour : neighbours)
        for (size_t position = 0; position < n; position++) {
          std::vector<float> input(n, neighbour);
          input[position] = value;
          const vact_status status = run(operation, n, input.data(), dy.data(), output.data());
          if (status == VACT_OK && same_result(output[position], alone)) continue;
          INFO("position " << position << " between " << show(neighbour) << ": " << show(value)
                           << " gives " << show(output[position]) << ", alone " << show(alone));
          CHECK(status == VACT_OK);
          CHECK(same_result(output[position], alone));
        }
    }
  });
}

TEST_CASE("results do not depend on the neighbours", "[identity]") {
  for_each_operation([](const Operation &operation) {
    const std::vector<float> input = sample_floats(thinned_prime(100003), operation.act.alpha);
    const size_t n = input.size();
    const std::vector<float> dy = mixed_gradients(n);
    std::vector<float> alone(n);
    for (size_t i = 0; i < n; i++)
      if (run(operation, 1, &input[i], &dy[i], &alone[i]) != VACT_OK) FAIL("refused");
    for (float neighbour : neighbours) {
      /* Three of four samples stay, each beside a neighbour. */
      std::vector<float> mixed = input, output(n);
      for (size_t i = 0; i < n; i += 4) mixed[i] = neighbour;
      REQUIRE(run(operation, n, mixed.data(), dy.data(), output.data()) == VACT_OK);
      for (size_t i = 0; i < n; i += 4) output[i] = alone[i];
      INFO("beside " << show(neighbour));
      CHECK(difference(output, alone, input) == "");
    }
  });
}

TEST_CASE("results in place are those out of place", "[identity]") {
  for_each_operation([](const Operation &operation) {
    const std::vector<float> input = sample_floats(thinned_prime(40009), operation.act.alpha);
    const size_t n = input.size();
    const std::vector<float> dy = mixed_gradients(n);
    std::vector<float> apart(n);
    REQUIRE(run(operation, n, input.data(), dy.data(), apart.data()) == VACT_OK);

    std::vector<float> in_place = input;
    REQUIRE(run(operation, n, in_place.data(), dy.data(), in_place.data()) == VACT_OK);
    CHECK(difference(in_place, apart, input) == "");

    if (operation.direction == Direction::forward) return;
    in_place = dy;
    REQUIRE(run(operation, n, input.data(), in_place.data(), in_place.data()) == VACT_OK);
    CHECK(difference(in_place, apart, input) == "");
  });
}

TEST_CASE("dy may be the input", "[identity]") {
  for_each_operation([](const Operation &operation) {
    if (operation.direction == Direction::forward) return;
    const std::vector<float> input = sample_floats(thinned_prime(100003), operation.act.alpha);
    const std::vector<float> copy = input;
    const size_t n = input.size();
    std::vector<float> apart(n), shared(n), all_same = input;
    REQUIRE(run(operation, n, input.data(), copy.data(), apart.data()) == VACT_OK);
    REQUIRE(run(operation, n, input.data(), input.data(), shared.data()) == VACT_OK);
    REQUIRE(run(operation, n, all_same.data(), all_same.data(), all_same.data()) == VACT_OK);
    CHECK(difference(shared, apart, input) == "");
    CHECK(difference(all_same, apart, input) == "");
  });
}

TEST_CASE("results do not depend on the instruction set", "[identity]") {
  const std::vector<vact_isa> isas = available_isas();
  for (const Operation &operation : operations_of(usual_activations())) {
    const std::vector<float> input = sample_floats(thinned_prime(1009), operation.act.alpha);
    const size_t n = input.size();
    const std::vector<float> dy = mixed_gradients(n);
    std::vector<float> first(n), output(n);
    for (vact_isa isa : isas) {
      const ScopedIsa use(isa);
      REQUIRE(use.in_use());
      std::vector<float> &results = isa == isas.front() ? first : output;
      REQUIRE(run(operation, n, input.data(), dy.data(), results.data()) == VACT_OK);
      INFO(name_of(operation) << " on " << vact_isa_name(isa) << " and on "
                              << vact_isa_name(isas.front()));
      CHECK(difference(results, first, input) == "");
    }
  }
}

TEST_CASE("results do not depend on the threads", "[identity]") {
  const size_t n = (size_t{1} << 18) / thinning() + 5;
  const size_t shift = 3; /* elements by which the arrays are off the alignment of the vectors */
  std::vector<float> input = sample_floats((UINT64_C(1) << 32) / n, 1.0f);
  input.resize(n + shift);
  const std::vector<float> dy = mixed_gradients(n + shift);
  std::vector<float> want(n), got(n + shift);
  for_each_operation([&](const Operation &operation) {
    const float *x = input.data() + shift, *upstream = dy.data() + shift;
    run_in_pieces(operation, n, x, upstream, want.data());
    for (int threads : {0, 1, 2, 3, 8}) {
      const vact_exec exec = {threads, nullptr, nullptr};
      std::fill(got.begin(), got.end(), -7.0f);
      REQUIRE(run(operation, n, x, upstream, got.data() + shift, &exec) == VACT_OK);
      INFO("max_threads = " << threads);
      CHECK(difference(got.data() + shift, want.data(), n) == "");
    }
    for (int threads : {0, 2, 5}) {
      ThreadPool pool(3);
      const vact_exec exec = pool.exec(threads);
      std::fill(got.begin(), got.end(), -7.0f);
      REQUIRE(run(operation, n, x, upstream, got.data() + shift, &exec) == VACT_OK);
      INFO("a pool of 3 threads, max_threads = " << threads);
      CHECK(difference(got.data() + shift, want.data(), n) == "");
    }
  });
}

TEST_CASE("results beyond the caches are those within", "[identity]") {
  const size_t cache = vact_cpu_last_level_cache();
  const size_t n = cache / (2 * sizeof(float)) + 4099;
  if (thinning() > 1 || cache > (size_t{256} << 20)) {
    WARN("not run here: three arrays of " << n << " floats");
    return;
  }
  const size_t spare = 1; /* elements by which the output can be off */
  const std::vector<float> input = sample_floats((UINT64_C(1) << 32) / n, 1.0f);
  const std::vector<float> dy = mixed_gradients(n);
  std::vector<float> want(n), got(n + spare);
  for (const Operation &operation : operations_of(activations({1.702f}))) {
    run_in_pieces(operation, n, input.data(), dy.data(), want.data());
    for (vact_isa isa : available_isas()) {
      const ScopedIsa use(isa);
      REQUIRE(use.in_use());
      for (size_t shift : {size_t{0}, size_t{1}, sizeof(float)}) {
        unsigned char *output = reinterpret_cast<unsigned char *>(got.data()) + shift;
        REQUIRE(run(operation, n, input.data(), dy.data(), output) == VACT_OK);
        std::memmove(got.data(), output, n * sizeof(float));
        INFO(name_of(operation) << " on " << vact_isa_name(isa) << ", the output off by " << shift
                                << " bytes");
        CHECK(difference(got.data(), want.data(), n) == "");
      }
    }
  }
}
