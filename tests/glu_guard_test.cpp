/*
 * Gated linear units touch no byte outside of their matrices, nor between the rows: each row ends
 * flush with a page that faults, or begins flush with the end of one.
 */
#include <algorithm>

#include "catch.h"
#include "glu.h"
#include "guarded_memory.h"
#include "samples.h"

using namespace vact_test;

namespace {

const size_t most_rows = 3;

/* A matrix with each row on pages of its own, and pages that fault between them. */
class GuardedMatrix {
 public:
  GuardedMatrix() {
    for (size_t r = 0; r < most_rows; r++) make_accessible(r, PROT_NONE, 1);
  }

  vact_raw_matrix fill(const Glu &glu, const std::vector<float> *values, bool at_end) {
    const size_t size = size_of(glu.dtype), bytes = glu.cols * size;
    begin_ = memory_.begin() + (at_end ? page() - bytes : 0);
    for (size_t r = 0; r < most_rows; r++) {
      make_accessible(r, PROT_READ | PROT_WRITE, 0);
      std::fill_n(row(r), page(), untouched_byte);
    }
    for (size_t r = 0; r < glu.rows && values != nullptr; r++)
      for (size_t c = 0; c < glu.cols; c++)
        store(glu.dtype, begin_ + r * distance(), c, (*values)[r * glu.cols + c]);
    if (values != nullptr)
      for (size_t r = 0; r < most_rows; r++) make_accessible(r, PROT_READ, 0);
    return {begin_, distance() / size};
  }

  std::vector<float> values(const Glu &glu) {
    std::vector<float> all;
    for (size_t r = 0; r < glu.rows; r++)
      for (size_t c = 0; c < glu.cols; c++)
        all.push_back(load(glu.dtype, begin_ + r * distance(), c));
    return all;
  }

  bool surroundings_untouched(const Glu &glu) {
    const size_t bytes = glu.cols * size_of(glu.dtype);
    const std::ptrdiff_t at = begin_ - memory_.begin();
    for (size_t r = 0; r < most_rows; r++) {
      unsigned char *first = row(r), *last = first + page();
      if (r >= glu.rows && !is_untouched(first, last)) return false;
      if (r < glu.rows &&
          !(is_untouched(first, first + at) && is_untouched(first + at + bytes, last)))
        return false;
    }
    return true;
  }

 private:
  static size_t page() {
    return static_cast<size_t>(sysconf(_SC_PAGESIZE));
  }
  static size_t distance() {
    return 2 * page();
  }
  unsigned char *row(size_t r) {
    return memory_.begin() + r * distance();
  }
  /* The page of a row, or the one behind it. */
  void make_accessible(size_t r, int protection, size_t behind) {
    if (mprotect(row(r) + behind * page(), page(), protection) != 0)
      throw std::runtime_error("mprotect failed");
  }

  GuardedMemory memory_{most_rows * distance()};
  unsigned char *begin_ = nullptr;
};

/* Around the numbers of lanes and of interleaved vectors, and long enough for unrolled loops. */
std::vector<size_t> columns() {
  std::vector<size_t> all;
  const size_t step = thinning() > 1 ? 9 : 1;
  for (size_t n = 1; n <= 4 * 16 + 3; n += step) all.push_back(n);
  for (size_t n : {127, 128, 129, 255, 257, 511, 513, 1023}) all.push_back(n);
  return all;
}

}  // namespace

TEST_CASE("gates touch no byte outside of their rows", "[glu][guard]") {
  GuardedMatrix a, b, dy, y, da, db;
  const std::vector<vact_act> acts = typical_activations();
  size_t turn = 0;
  for_each_isa([&] {
    for (vact_dtype dtype : all_dtypes())
      for (size_t cols : columns())
        for (size_t i = 0; i < 6; i++) {
          const Glu glu = typical_glu(acts[turn++ % acts.size()], dtype, 1 + i % most_rows, cols);
          const bool at_end = i < 3;
          vact_raw_glu call = glu.call();
          call.a = a.fill(glu, &glu.a, at_end);
          call.b = b.fill(glu, &glu.b, at_end);
          call.dy = dy.fill(glu, &glu.dy, at_end);
          call.y = y.fill(glu, nullptr, at_end);
          call.da = da.fill(glu, nullptr, at_end);
          call.db = db.fill(glu, nullptr, at_end);
          const vact_status forward = vact_raw_glu_forward(&call);
          const vact_status backward = vact_raw_glu_backward(&call);
          const std::string differs =
              difference({y.values(glu), da.values(glu), db.values(glu)}, composed(glu));
          bool untouched = true;
          for (GuardedMatrix *output : {&y, &da, &db})
            untouched = untouched && output->surroundings_untouched(glu);
          if (forward == VACT_OK && backward == VACT_OK && untouched && differs.empty()) continue;
          INFO(name_of(glu) << ", rows at the " << (at_end ? "end" : "start") << " of pages");
          CHECK(forward == VACT_OK);
          CHECK(backward == VACT_OK);
          CHECK(untouched);
          CHECK(differs == "");
        }
  });
  SUCCEED();
}
