/*
 * One result: the bits of an element depend on its value and the parameters only. Not on its
 * position, its neighbours, n, the alignment, the threads, the instruction set, nor on whether the
 * output is the input. That short arrays give the same bits at every n is in guard_pages_test.cpp,
 * that 16-bit elements are the rounded results of floats in dtypes_test.cpp.
 */
#include <algorithm>
#include <map>
#include <memory>

#include "catch.h"
#include "difference.h"
#include "dtype_values.h"
#include "exec.h"
#include "samples.h"
#include "streaming.h"
#include "thread_pool.h"
#include "untouched.h"

using namespace vact_test;

namespace {

/* Gradients of all magnitudes that repeat with a period no vector length divides. */
std::vector<float> mixed_gradients(size_t n) {
  static const float values[] = {1.0f, -0.75f, 1.3e-30f, 1.9e30f, -1e-40f, 0.0f, 3.1f};
  std::vector<float> all;
  for (size_t i = 0; i < n; i++) all.push_back(values[i % 7]);
  return all;
}

/* The arrays of a call, and the floats that they hold. */
struct Arrays {
  Arrays(const Operation &operation, const std::vector<float> &values)
      : input(stored(operation.dtype, values)),
        dy(stored(operation.dtype, mixed_gradients(values.size()))),
        output(input.size()),
        n(values.size()),
        size(size_of(operation.dtype)) {}

  Bytes input, dy, output;
  size_t n, size;
};

/* "" if both arrays hold the same, else where they first differ, naming the inputs. */
std::string difference_of(const Operation &operation, const Bytes &got, const Bytes &want,
                          const Bytes &input) {
  if (got == want) return "";
  return difference(loaded(operation.dtype, got), loaded(operation.dtype, want),
                    loaded(operation.dtype, input));
}

/* Results of calls too short for anything but the plain loop in the calling thread. */
void run_in_pieces(const Operation &operation, size_t n, const unsigned char *input,
                   const unsigned char *dy, unsigned char *output) {
  const size_t piece = 256, size = size_of(operation.dtype);
  const vact_exec serial = at_most_threads(1);
  for (size_t i = 0; i < n; i += piece)
    if (run(operation, std::min(piece, n - i), input + i * size, dy + i * size, output + i * size,
            &serial) != VACT_OK)
      FAIL("a piece was refused");
}

/* Calls check(operation) for operations on all instruction sets. */
template <class Check>
void for_each_operation(const std::vector<Operation> &operations, Check check) {
  for_each_isa([&] {
    for (const Operation &operation : operations) {
      INFO(name_of(operation));
      check(operation);
    }
  });
}

/* Neighbours that take every other way through a kernel. */
const float neighbours[] = {0.5f, NAN, INFINITY, -INFINITY, 1e-41f, -1e9f, -90.0f, 97.0f};

/* The operations in turns: each in one of the dtypes. */
std::vector<Operation> operations_in_some_dtype(const std::vector<vact_act> &acts) {
  std::vector<Operation> all = operations_of(acts);
  const std::vector<vact_dtype> dtypes = all_dtypes();
  for (size_t i = 0; i < all.size(); i++) all[i].dtype = dtypes[i % dtypes.size()];
  return all;
}

}  // namespace

TEST_CASE("results do not depend on the position", "[identity]") {
  const size_t n = 4 * 16 + 3, step = thinning() > 1 ? 5 : 1;
  const float values[] = {-0.0f, 0.3f, -1.7f, -33.0f, -87.5f, -95.0f, 101.0f, 1e-39f};
  for_each_operation(
      operations_in_all_dtypes(typical_activations()), [&](const Operation &operation) {
        for (float value : values) {
          const Arrays alone(operation, {value});
          Bytes want(alone.size);
          REQUIRE(run(operation, 1, alone.input.data(), alone.dy.data(), want.data()) == VACT_OK);
          for (float neighbour : neighbours) {
            Arrays arrays(operation, std::vector<float>(n, neighbour));
            const Bytes others = arrays.input;
            for (size_t i = 0; i < n; i++) store(operation.dtype, arrays.dy.data(), i, 1.0f);
            for (size_t position = 0; position < n; position += step) {
              const size_t at = position * arrays.size;
              arrays.input = others;
              std::copy(alone.input.begin(), alone.input.end(), &arrays.input[at]);
              const vact_status status =
                  run(operation, n, arrays.input.data(), arrays.dy.data(), arrays.output.data());
              const float got = load(operation.dtype, arrays.output.data(), position);
              if (status == VACT_OK && same_result(got, load(operation.dtype, want.data(), 0)))
                continue;
              INFO("position " << position << " between " << show(neighbour) << ": " << show(value)
                               << " gives " << show(got));
              CHECK(status == VACT_OK);
              CHECK(same_result(got, load(operation.dtype, want.data(), 0)));
            }
          }
        }
        SUCCEED();
      });
}

TEST_CASE("results do not depend on the neighbours", "[identity]") {
  for_each_operation(operations_of(typical_activations()), [](const Operation &operation) {
    const std::vector<float> input = sample_floats(thinned_prime(400009), operation.act);
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
  for_each_operation(operations_in_all_dtypes(usual_activations()), [](const Operation &operation) {
    Arrays arrays(operation, sample_floats(thinned_prime(1000003), operation.act));
    const size_t n = arrays.n;
    REQUIRE(run(operation, n, arrays.input.data(), arrays.dy.data(), arrays.output.data()) ==
            VACT_OK);

    Bytes in_place = arrays.input;
    REQUIRE(run(operation, n, in_place.data(), arrays.dy.data(), in_place.data()) == VACT_OK);
    CHECK(difference_of(operation, in_place, arrays.output, arrays.input) == "");

    if (operation.direction == Direction::forward) return;
    in_place = arrays.dy;
    REQUIRE(run(operation, n, arrays.input.data(), in_place.data(), in_place.data()) == VACT_OK);
    CHECK(difference_of(operation, in_place, arrays.output, arrays.input) == "");
  });
}

TEST_CASE("dy may be the input", "[identity]") {
  for_each_operation(
      operations_in_all_dtypes(typical_activations()), [](const Operation &operation) {
        if (operation.direction == Direction::forward) return;
        Arrays arrays(operation, sample_floats(thinned_prime(1000003), operation.act));
        const size_t n = arrays.n;
        const Bytes copy = arrays.input;
        Bytes shared(copy.size()), all_same = copy;
        const void *input = arrays.input.data();
        REQUIRE(run(operation, n, input, copy.data(), arrays.output.data()) == VACT_OK);
        REQUIRE(run(operation, n, input, input, shared.data()) == VACT_OK);
        REQUIRE(run(operation, n, all_same.data(), all_same.data(), all_same.data()) == VACT_OK);
        CHECK(difference_of(operation, shared, arrays.output, copy) == "");
        CHECK(difference_of(operation, all_same, arrays.output, copy) == "");
      });
}

TEST_CASE("results do not depend on the instruction set", "[identity]") {
  for (const Operation &operation : operations_of(all_activations())) {
    if (!row_of(operation.act).same_bits_everywhere()) continue;
    const std::vector<float> input = sample_floats(thinned_prime(8009), operation.act);
    const size_t n = input.size();
    const std::vector<float> dy = mixed_gradients(n);
    std::vector<float> first, output(n);
    for_each_isa([&] {
      REQUIRE(run(operation, n, input.data(), dy.data(), output.data()) == VACT_OK);
      if (first.empty()) first = output;
      INFO(name_of(operation));
      CHECK(difference(output, first, input) == "");
    });
  }
}

/* How work is cut is the same for all of them: operations meet dtypes and instruction sets in
 * turns. */
TEST_CASE("results do not depend on the threads", "[identity]") {
  const size_t n = (size_t{1} << 17) / thinning() + 5;
  const size_t shift = 3; /* elements by which the arrays are off the alignment of the vectors */
  std::vector<float> values = sample_floats((UINT64_C(1) << 32) / n);
  values.resize(n + shift);
  const std::vector<vact_isa> isas = available_isas();
  size_t turn = 0;
  for (const Operation &operation : operations_in_some_dtype(typical_activations())) {
    const ScopedIsa use(isas[turn++ / all_dtypes().size() % isas.size()]);
    REQUIRE(use.in_use());
    INFO(name_of(operation) << " on " << vact_isa_name(vact_isa_active()));
    Arrays arrays(operation, values);
    const size_t off = shift * arrays.size;
    const unsigned char *x = arrays.input.data() + off, *dy = arrays.dy.data() + off;
    Bytes want(n * arrays.size);
    run_in_pieces(operation, n, x, dy, want.data());
    const auto check = [&](const vact_exec &exec) {
      std::fill(arrays.output.begin(), arrays.output.end(), untouched_byte);
      REQUIRE(run(operation, n, x, dy, arrays.output.data() + off, &exec) == VACT_OK);
      const Bytes got(arrays.output.begin() + static_cast<std::ptrdiff_t>(off),
                      arrays.output.end());
      CHECK(difference_of(operation, got, want, arrays.input) == "");
    };
    for (int threads : {0, 1, 2, 3, 8}) {
      INFO("max_threads = " << threads);
      check(at_most_threads(threads));
    }
    for (int threads : {0, 5}) {
      INFO("a pool of 3 threads, max_threads = " << threads);
      ThreadPool pool(3);
      check(pool.exec(threads));
    }
  }
}

TEST_CASE("results beyond the caches are those within", "[identity]") {
  const size_t cache = vact_cpu_last_level_cache();
  if (thinning() > 1 || cache > (size_t{256} << 20)) {
    WARN("not run here: three arrays of " << cache / 2 << " bytes");
    return;
  }
  const size_t bytes = cache / 2 + 4099 * sizeof(float);
  const size_t spare = sizeof(float); /* bytes by which the output can be off */
  const std::vector<float> values =
      sample_floats((UINT64_C(1) << 32) / (bytes / size_of(VACT_BF16)));
  std::map<vact_dtype, std::unique_ptr<Arrays>> arrays_of;
  /* In plain C nothing is different there. */
  std::vector<vact_isa> isas = available_isas();
  if (isas.size() > 1) isas.erase(isas.begin());
  size_t turn = 0;
  for (const Operation &operation : operations_in_some_dtype(typical_activations())) {
    const vact_isa isa = isas[turn++ / all_dtypes().size() % isas.size()];
    const ScopedIsa use(isa);
    REQUIRE(use.in_use());
    std::unique_ptr<Arrays> &arrays = arrays_of[operation.dtype];
    if (!arrays) arrays = std::make_unique<Arrays>(operation, values);
    const size_t n = bytes / arrays->size;
    Bytes want(bytes), got(bytes + spare);
    run_in_pieces(operation, n, arrays->input.data(), arrays->dy.data(), want.data());
    for (size_t shift : {size_t{0}, size_t{1}, arrays->size}) {
      unsigned char *output = got.data() + shift;
      REQUIRE(run(operation, n, arrays->input.data(), arrays->dy.data(), output) == VACT_OK);
      INFO(name_of(operation) << " on " << vact_isa_name(isa) << ", the output off by " << shift
                              << " bytes");
      const Bytes results(output, output + bytes);
      CHECK(difference_of(operation, results, want, arrays->input) == "");
    }
  }
}
