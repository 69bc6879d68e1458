/*
 * No byte outside of the arrays is read or written: the arrays lie flush against pages that fault,
 * at the start and at the end, for every short n and every misalignment, also of less than an
 * element. What lies around the output on its own page is left as it was, and so are the inputs.
 *
 * The loops are the same for all rows, so that each operation and length takes its turn through the
 * misalignments: together they meet all of them many times.
 */
#include <algorithm>

#include "catch.h"
#include "difference.h"
#include "dtype_values.h"
#include "guarded_memory.h"
#include "samples.h"
#include "streaming.h"

using namespace vact_test;

namespace {

const unsigned char untouched = 0xa5;

/* Every n up to some unrolled blocks of the widest vectors, then some of long loops. */
std::vector<size_t> lengths() {
  std::vector<size_t> all;
  const size_t step = thinning() > 1 ? 7 : 1;
  for (size_t n = 0; n <= 4 * 16 * 4 + 3; n += step) all.push_back(n);
  for (size_t n : {511, 512, 513, 1023, 1040, 1279}) all.push_back(n);
  return all;
}

const size_t longest = 1279;
const size_t page_bytes = (longest * sizeof(float) + 64 + 4095) / 4096 * 4096;

/* Values from all branches, side by side. */
Bytes mixed_values(vact_dtype dtype, size_t n) {
  static const float values[] = {0.5f,  -1.25f, 3.0f,  -90.0f, 1e-41f, 20.0f, -0.0f,    INFINITY,
                                 -1e9f, 88.5f,  -7.0f, NAN,    -2.0f,  0.01f, -INFINITY};
  std::vector<float> all;
  for (size_t i = 0; i < n; i++) all.push_back(values[i % (sizeof values / sizeof values[0])]);
  return stored(dtype, all);
}

/* Where an array lies on its pages: so many bytes from the guard page at one of the ends. */
struct Placement {
  bool at_end;
  size_t distance;
};

unsigned char *place(GuardedMemory &memory, Placement placement, size_t bytes) {
  return placement.at_end ? memory.end() - placement.distance - bytes
                          : memory.begin() + placement.distance;
}

/* The three arrays of a call, each on its own pages. */
class Arrays {
 public:
  Arrays() : input_(page_bytes), dy_(page_bytes), output_(page_bytes) {}

  /*
   * Runs the operation, or its streaming kernel, with all arrays at the same end: flush, or all at
   * different distances.
   */
  Bytes run_apart(const Operation &operation, size_t n, const Bytes &input, const Bytes &dy,
                  Placement placement, bool streaming) {
    const size_t bytes = n * size_of(operation.dtype);
    const Placement input_placement = {placement.at_end, placement.distance * 5 % 64};
    const Placement dy_placement = {placement.at_end, placement.distance * 3 % 64};
    unsigned char *x = fill(input_, input_placement, input, bytes);
    unsigned char *upstream = fill(dy_, dy_placement, dy, bytes);
    std::fill(output_.begin(), output_.end(), untouched);
    unsigned char *out = place(output_, placement, bytes);
    input_.make_read_only(true);
    dy_.make_read_only(true);
    status_ = VACT_OK;
    if (streaming)
      run_streaming(operation, n, x, upstream, out);
    else
      status_ = run(operation, n, x, upstream, out);
    input_.make_read_only(false);
    dy_.make_read_only(false);
    return take(output_, out, bytes);
  }

  /* Runs it in place of the input, or of dy. */
  Bytes run_in_place(const Operation &operation, size_t n, const Bytes &input, const Bytes &dy,
                     Placement placement, bool of_dy) {
    const size_t bytes = n * size_of(operation.dtype);
    unsigned char *x = fill(input_, placement, input, bytes);
    unsigned char *upstream = fill(dy_, placement, dy, bytes);
    unsigned char *out = of_dy ? upstream : x;
    status_ = run(operation, n, x, upstream, out);
    return take(of_dy ? dy_ : input_, out, bytes);
  }

  vact_status status() const {
    return status_;
  }
  bool surroundings_untouched() const {
    return surroundings_untouched_;
  }

 private:
  static unsigned char *fill(GuardedMemory &memory, Placement placement, const Bytes &values,
                             size_t bytes) {
    std::fill(memory.begin(), memory.end(), untouched);
    unsigned char *p = place(memory, placement, bytes);
    if (bytes > 0) std::memcpy(p, values.data(), bytes);
    return p;
  }

  Bytes take(GuardedMemory &memory, unsigned char *p, size_t bytes) {
    const auto is_untouched = [](unsigned char byte) { return byte == untouched; };
    surroundings_untouched_ = std::all_of(memory.begin(), p, is_untouched) &&
                              std::all_of(p + bytes, memory.end(), is_untouched);
    return Bytes(p, p + bytes);
  }

  GuardedMemory input_, dy_, output_;
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
  for (vact_isa isa : available_isas()) {
    const ScopedIsa use(isa);
    REQUIRE(use.in_use());
    for (const Operation &operation : operations_in_all_dtypes(typical_activations())) {
      const Bytes values = mixed_values(operation.dtype, longest);
      const Bytes gradients = stored(operation.dtype, std::vector<float>(longest, 0.75f));
      Bytes results(values.size());
      REQUIRE(run(operation, longest, values.data(), gradients.data(), results.data()) == VACT_OK);
      for (size_t n : lengths()) {
        INFO(name_of(operation) << " on " << vact_isa_name(isa) << ", n = " << n);
        const Bytes want(results.begin(), results.begin() + static_cast<std::ptrdiff_t>(
                                                                n * size_of(operation.dtype)));
        for (Placement placement : placements(turn++))
          check(operation, n, values, gradients, want, placement);
        SUCCEED();
      }
    }
  }
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
