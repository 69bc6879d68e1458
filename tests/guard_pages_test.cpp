/*
 * No byte outside of the arrays is read or written: the arrays lie flush against pages that fault,
 * at the start and at the end, for every short n and every misalignment, also of less than an
 * element. What lies around the output on its own page is left as it was, and so are the inputs.
 *
 * The loops are the same for all rows, so that each operation and length takes its turn through the
 * misalignments: together they meet all of them many times.
 */
#include "catch.h"
#include "difference.h"
#include "dtype_values.h"
#include "guarded_memory.h"
#include "samples.h"
#include "streaming.h"

using namespace vact_test;

namespace {

/* Every n up to some unrolled blocks of the widest vectors, then some of long loops. */
std::vector<size_t> lengths() {
  std::vector<size_t> all;
  const size_t step = thinning() > 1 ? 7 : 1;
  for (size_t n = 0; n <= 4 * 16 * 4 + 3; n += step) all.push_back(n);
  for (size_t n : {511, 512, 513, 1023, 1040, 1279}) all.push_back(n);
  return all;
}

const size_t longest = 1279;
const size_t most_bytes = longest * sizeof(float);

/* Values from all branches, side by side. */
Bytes mixed_values(vact_dtype dtype, size_t n) {
  static const float values[] = {0.5f,  -1.25f, 3.0f,  -90.0f, 1e-41f, 20.0f, -0.0f,    INFINITY,
                                 -1e9f, 88.5f,  -7.0f, NAN,    -2.0f,  0.01f, -INFINITY};
  std::vector<float> all;
  for (size_t i = 0; i < n; i++) all.push_back(values[i % (sizeof values / sizeof values[0])]);
  return stored(dtype, all);
}

/* The three arrays of a call. */
class Arrays {
 public:
  /*
   * Runs the operation, or its streaming kernel, with all arrays at the same end: flush, or all at
   * different distances.
   */
  Bytes run_apart(const Operation &operation, size_t n, const Bytes &input, const Bytes &dy,
                  Placement placement, bool streaming) {
    const size_t bytes = n * size_of(operation.dtype);
    const auto times = [&](size_t factor) -> Placement {
      return {placement.at_end, placement.distance * factor % farthest};
    };
    const unsigned char *x = input_.place(input.data(), bytes, times(5));
    const unsigned char *upstream = dy_.place(dy.data(), bytes, times(3));
    unsigned char *out = output_.place(bytes, placement);
    input_.make_read_only(true);
    dy_.make_read_only(true);
    status_ = VACT_OK;
    if (streaming)
      run_streaming(operation, n, x, upstream, out);
    else
      status_ = run(operation, n, x, upstream, out);
    input_.make_read_only(false);
    dy_.make_read_only(false);
    return take(output_);
  }

  /* Runs it in place of the input, or of dy. */
  Bytes run_in_place(const Operation &operation, size_t n, const Bytes &input, const Bytes &dy,
                     Placement placement, bool of_dy) {
    const size_t bytes = n * size_of(operation.dtype);
    unsigned char *x = input_.place(input.data(), bytes, placement);
    unsigned char *upstream = dy_.place(dy.data(), bytes, placement);
    status_ = run(operation, n, x, upstream, of_dy ? upstream : x);
    return take(of_dy ? dy_ : input_);
  }

  vact_status status() const {
    return status_;
  }
  bool surroundings_untouched() const {
    return surroundings_untouched_;
  }

 private:
  Bytes take(const GuardedArray &array) {
    surroundings_untouched_ = array.surroundings_untouched();
    return array.bytes();
  }

  GuardedArray input_{most_bytes}, dy_{most_bytes}, output_{most_bytes};
  vact_status status_ = VACT_OK;
  bool surroundings_untouched_ = false;
};

/* All misalignments of the widest vectors at the start, of an element at the end: n does the
 * rest. */
std::vector<Placement> all_placements() {
  std::vector<Placement> all;
  for (size_t distance = 0; distance < 64; distance++) all.push_back({false, distance});
  for (size_t distance = 0; distance < 4; distance++) all.push_back({true, distance});
  return all;
}

/* Every so-manieth of them, beginning elsewhere at every turn; flush with the ends always. */
std::vector<Placement> placements(size_t turn) {
  static const std::vector<Placement> all = all_placements();
  const size_t step = thinning() > 1 ? 41 : 23;
  std::vector<Placement> some = {{false, 0}, {true, 0}};
  for (size_t i = turn % step; i < all.size(); i += step) some.push_back(all[i]);
  return some;
}

/* Asserts only what is wrong: an assertion for every call would take most of the time. */
void check_call(const Arrays &arrays, vact_dtype dtype, Placement placement, const Bytes &got,
                const Bytes &want) {
  const std::vector<float> results = loaded(dtype, got);
  const std::string differs =
      difference(results.data(), loaded(dtype, want).data(), results.size());
  if (arrays.status() == VACT_OK && arrays.surroundings_untouched() && differs.empty()) return;
  INFO(placement.distance << " bytes from the page " << (placement.at_end ? "end" : "start"));
  CHECK(arrays.status() == VACT_OK);
  CHECK(arrays.surroundings_untouched());
  CHECK(differs == "");
}

/*
 * Calls check(operation, n, input, dy, results, placement) for every operation, instruction set and
 * length. The arrays hold the longest n.
 */
template <class Check>
void for_each_call(Check check) {
  size_t turn = 0;
  for_each_isa([&] {
    for (const Operation &operation : operations_in_all_dtypes(typical_activations())) {
      const Bytes values = mixed_values(operation.dtype, longest);
      const Bytes gradients = stored(operation.dtype, std::vector<float>(longest, 0.75f));
      Bytes results(values.size());
      REQUIRE(run(operation, longest, values.data(), gradients.data(), results.data()) == VACT_OK);
      for (size_t n : lengths()) {
        INFO(name_of(operation) << ", n = " << n);
        const Bytes want(results.begin(), results.begin() + static_cast<std::ptrdiff_t>(
                                                                n * size_of(operation.dtype)));
        for (Placement placement : placements(turn++))
          check(operation, n, values, gradients, want, placement);
        SUCCEED();
      }
    }
  });
}

void check_apart(bool streaming) {
  Arrays arrays;
  for_each_call([&](const Operation &operation, size_t n, const Bytes &input, const Bytes &dy,
                    const Bytes &want, Placement placement) {
    check_call(arrays, operation.dtype, placement,
               arrays.run_apart(operation, n, input, dy, placement, streaming), want);
  });
}

}  // namespace

TEST_CASE("out of place no byte outside of the arrays is touched", "[guard]") {
  check_apart(false);
}

TEST_CASE("streaming kernels touch no byte outside of the arrays", "[guard]") {
  check_apart(true);
}

TEST_CASE("in place no byte outside of the arrays is touched", "[guard]") {
  Arrays arrays;
  for_each_call([&](const Operation &operation, size_t n, const Bytes &input, const Bytes &dy,
                    const Bytes &want, Placement placement) {
    for (bool of_dy : {false, true}) {
      if (of_dy && operation.direction == Direction::forward) continue;
      INFO("in place of " << (of_dy ? "dy" : "the input"));
      check_call(arrays, operation.dtype, placement,
                 arrays.run_in_place(operation, n, input, dy, placement, of_dy), want);
    }
  });
}
