/* What Maxout refuses, and that nothing is written when it does. */
#include <algorithm>

#include "catch.h"
#include "exec.h"
#include "maxout.h"
#include "raw_call.h"
#include "thread_pool.h"

using namespace vact_test;

namespace {

const size_t rows = 3, units = 50, most = 5;

/* Arrays that are large enough for the calls below, and can tell whether an output was written. */
struct Buffers {
  std::vector<float> x = std::vector<float>(rows * units * most, 1.0f);
  std::vector<float> y = std::vector<float>(rows * units, 2.0f);
  std::vector<uint8_t> which = std::vector<uint8_t>(rows * units, 3);

  bool untouched() const {
    return *this == Buffers();
  }
  bool operator==(const Buffers &other) const {
    return x == other.x && y == other.y && which == other.which;
  }
};

/* Both directions with these numbers: x is dx, and y is dy. */
void check_refused(vact_status want, int dtype, size_t all_rows, size_t all_units, size_t pieces,
                   int layout, const vact_exec *exec = nullptr) {
  Buffers b;
  CHECK(vact_raw_maxout_forward(dtype, all_rows, all_units, pieces, layout, b.x.data(), b.y.data(),
                                b.which.data(), exec) == want);
  CHECK(vact_raw_maxout_backward(dtype, all_rows, all_units, pieces, layout, b.y.data(),
                                 b.which.data(), b.x.data(), exec) == want);
  CHECK(b.untouched());
}

}  // namespace

TEST_CASE("Maxout refuses what is no dtype, no layout, no number of pieces and no vact_exec",
          "[maxout][status]") {
  /* Also where there are no elements. */
  for (size_t all_rows : {rows, size_t{0}}) {
    for (int dtype : {-1, static_cast<int>(VACT_DTYPE_COUNT)})
      check_refused(VACT_BAD_DTYPE, dtype, all_rows, units, 2, VACT_PIECES_INNERMOST);
    for (int layout : {-1, static_cast<int>(VACT_LAYOUT_COUNT)})
      check_refused(VACT_BAD_LAYOUT, VACT_F32, all_rows, units, 2, layout);
    for (vact_layout layout : all_layouts())
      for (size_t pieces : {size_t{0}, size_t{257}, SIZE_MAX})
        check_refused(VACT_BAD_PIECES, VACT_F32, all_rows, units, pieces, layout);
    const vact_exec exec = at_most_threads(-1);
    check_refused(VACT_BAD_EXEC, VACT_F32, all_rows, units, 2, VACT_PIECES_INNERMOST, &exec);
    for (const vact_exec &half : half_allocators())
      check_refused(VACT_BAD_EXEC, VACT_F32, all_rows, units, 2, VACT_PIECES_INNERMOST, &half);
  }
}

TEST_CASE("Maxout refuses sizes that do not fit the address space", "[maxout][status]") {
  const size_t large = SIZE_MAX / 2 + 1;
  for (vact_dtype dtype : all_dtypes())
    for (vact_layout layout : all_layouts())
      for (size_t pieces : {size_t{1}, size_t{2}, size_t{256}}) {
        check_refused(VACT_BAD_SIZE, dtype, large, 2, pieces, layout);
        check_refused(VACT_BAD_SIZE, dtype, 2, large, pieces, layout);
        check_refused(VACT_BAD_SIZE, dtype, large, large, pieces, layout);
        check_refused(VACT_BAD_SIZE, dtype, SIZE_MAX, 1, pieces, layout);
        check_refused(VACT_BAD_SIZE, dtype, SIZE_MAX / 8 + 1, 1, pieces, layout);
      }
  const Maxout m = {VACT_F32, VACT_PIECES_OUTERMOST, rows, units, 2};
  Buffers b;
  void *near_end = reinterpret_cast<void *>(UINTPTR_MAX - 100);
  uint8_t *indices_near_end = static_cast<uint8_t *>(near_end);
  CHECK(forward(m, near_end, b.y.data(), b.which.data()) == VACT_BAD_SIZE);
  CHECK(forward(m, b.x.data(), near_end, b.which.data()) == VACT_BAD_SIZE);
  CHECK(forward(m, b.x.data(), b.y.data(), indices_near_end) == VACT_BAD_SIZE);
  CHECK(backward(m, near_end, b.which.data(), b.x.data()) == VACT_BAD_SIZE);
  CHECK(backward(m, b.y.data(), indices_near_end, b.x.data()) == VACT_BAD_SIZE);
  CHECK(backward(m, b.y.data(), b.which.data(), near_end) == VACT_BAD_SIZE);
  CHECK(b.untouched());
}

TEST_CASE("Maxout needs its arrays, but for the index, and none for no outputs",
          "[maxout][status]") {
  for (vact_layout layout : all_layouts()) {
    const Maxout m = {VACT_F32, layout, rows, units, 2};
    Buffers b;
    CHECK(forward(m, nullptr, b.y.data(), b.which.data()) == VACT_NULL_POINTER);
    CHECK(forward(m, b.x.data(), nullptr, b.which.data()) == VACT_NULL_POINTER);
    CHECK(backward(m, nullptr, b.which.data(), b.x.data()) == VACT_NULL_POINTER);
    CHECK(backward(m, b.y.data(), nullptr, b.x.data()) == VACT_NULL_POINTER);
    CHECK(backward(m, b.y.data(), b.which.data(), nullptr) == VACT_NULL_POINTER);
    CHECK(b.untouched());
    CHECK(forward(m, b.x.data(), b.y.data(), nullptr) == VACT_OK);
    for (const Maxout &empty :
         {Maxout{VACT_F32, layout, 0, units, 2}, Maxout{VACT_F32, layout, SIZE_MAX, 0, 256}}) {
      CHECK(forward(empty, nullptr, nullptr, nullptr) == VACT_OK);
      CHECK(backward(empty, nullptr, nullptr, nullptr) == VACT_OK);
    }
  }
}

TEST_CASE("Maxout refuses outputs that overlap another array", "[maxout][status]") {
  for (vact_layout layout : all_layouts())
    for (size_t pieces : {1, 2}) {
      const Maxout m = {VACT_F32, layout, rows, units, pieces};
      const size_t n = m.outputs(), all = m.elements();
      Buffers b;
      INFO(name_of(m));
      float *x = b.x.data() + n;
      CHECK(forward(m, x, x + 1, nullptr) == VACT_OVERLAP);
      CHECK(forward(m, x, x + all - 1, nullptr) == VACT_OVERLAP);
      CHECK(forward(m, x, x - n + 1, nullptr) == VACT_OVERLAP);
      if (pieces > 1) CHECK(forward(m, x, x, nullptr) == VACT_OVERLAP);
      uint8_t *bytes = reinterpret_cast<uint8_t *>(x);
      CHECK(forward(m, x, b.y.data(), bytes + 4 * all - 1) == VACT_OVERLAP);
      CHECK(forward(m, x, b.y.data(), bytes - n + 1) == VACT_OVERLAP);
      uint8_t *of_y = reinterpret_cast<uint8_t *>(b.y.data());
      CHECK(forward(m, x, b.y.data(), of_y) == VACT_OVERLAP);
      CHECK(forward(m, x, b.y.data(), of_y + 3 * n + 1) == VACT_OVERLAP);
      CHECK(backward(m, x, b.which.data(), x) == VACT_OVERLAP);
      CHECK(backward(m, x + all - 1, b.which.data(), x) == VACT_OVERLAP);
      CHECK(backward(m, x - n + 1, b.which.data(), x) == VACT_OVERLAP);
      CHECK(backward(m, b.y.data(), bytes, x) == VACT_OVERLAP);
      CHECK(backward(m, b.y.data(), bytes + 4 * all - 1, x) == VACT_OVERLAP);
      CHECK(backward(m, b.y.data(), bytes - n + 1, x) == VACT_OVERLAP);
      CHECK(b.untouched());
    }
}

TEST_CASE("Maxout takes arrays that touch", "[maxout][status]") {
  for (vact_layout layout : all_layouts()) {
    const Maxout m = {VACT_F32, layout, 1, units, 2};
    const size_t n = m.outputs(), all = m.elements();
    std::vector<float> memory(2 * n + all, 1.0f);
    float *x = memory.data() + n;
    uint8_t *behind = reinterpret_cast<uint8_t *>(x + all);
    CHECK(forward(m, x, memory.data(), behind) == VACT_OK);
    CHECK(backward(m, memory.data(), behind, x) == VACT_OK);
  }
}

TEST_CASE("an index out of range is found anywhere before anything is written",
          "[maxout][status]") {
  for_each_isa([&] {
    for (vact_layout layout : all_layouts())
      for (size_t pieces : {1, 2, 3, 255}) {
        const Maxout m = {VACT_F32, layout, 1, 203, pieces};
        const std::vector<float> dy(m.outputs(), 1.0f), before(m.elements(), 5.0f);
        std::vector<float> dx = before;
        std::vector<uint8_t> which(m.outputs(), static_cast<uint8_t>(pieces - 1));
        INFO(name_of(m));
        for (size_t at = 0; at < m.outputs(); at++)
          for (size_t bad : {pieces, size_t{255}}) {
            which[at] = static_cast<uint8_t>(bad);
            const vact_status status = backward(m, dy.data(), which.data(), dx.data());
            if (status != VACT_BAD_INDEX || dx != before) FAIL(bad << " at " << at);
            which[at] = static_cast<uint8_t>(pieces - 1);
          }
        CHECK(backward(m, dy.data(), which.data(), dx.data()) == VACT_OK);
        CHECK(dx != before);
      }
  });
}

TEST_CASE("an index out of range is found by whichever thread meets it", "[maxout][status]") {
  const Maxout m = {VACT_F32, VACT_PIECES_INNERMOST, 1, size_t{1} << 22, 2};
  const std::vector<float> dy(m.outputs(), 1.0f);
  std::vector<float> dx(m.elements(), 5.0f);
  std::vector<uint8_t> which(m.outputs(), 1);
  for (size_t at : {size_t{0}, m.outputs() / 3, m.outputs() - 1}) {
    which[at] = 2;
    ThreadPool pool(3);
    const vact_exec exec = pool.exec();
    CHECK(backward(m, dy.data(), which.data(), dx.data(), &exec) == VACT_BAD_INDEX);
    CHECK(pool.tasks() > 1);
    CHECK(std::all_of(dx.begin(), dx.end(), [](float value) { return value == 5.0f; }));
    which[at] = 1;
  }
}
