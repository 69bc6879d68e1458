/*
 * Every status of the calls of gated linear units, what counts as an overlap of matrices, and that
 * a refused call leaves all outputs untouched.
 */
#include <algorithm>
#include <functional>
#include <limits>

#include "addresses.h"
#include "catch.h"
#include "exec.h"
#include "glu.h"

using namespace vact_test;

namespace {

const size_t rows = 5, cols = 7, ld = 10;

/* A call of one direction on matrices of twice the rows that it needs. */
struct Attempt {
  Attempt(vact_act act, vact_dtype dtype, bool is_backward)
      : glu(typical_glu(act, dtype, 2 * rows, cols)),
        backward(is_backward),
        arrays(glu, ld - cols) {
    call = arrays.call(glu);
    for (vact_raw_matrix *matrix : matrices()) matrix->ld = ld;
    call.rows = rows;
  }

  std::vector<vact_raw_matrix *> inputs() {
    if (backward) return {&call.a, &call.b, &call.dy};
    return {&call.a, &call.b};
  }
  std::vector<vact_raw_matrix *> outputs() {
    if (backward) return {&call.da, &call.db};
    return {&call.y};
  }
  /* Those that this direction looks at. */
  std::vector<vact_raw_matrix *> matrices() {
    std::vector<vact_raw_matrix *> all = inputs();
    for (vact_raw_matrix *output : outputs()) all.push_back(output);
    return all;
  }

  vact_status run() const {
    return backward ? vact_raw_glu_backward(&call) : vact_raw_glu_forward(&call);
  }

  bool outputs_untouched() const {
    for (const Matrix *output : {&arrays.y, &arrays.da, &arrays.db})
      if (!output->untouched()) return false;
    return true;
  }

  size_t bytes() const {
    return ((rows - 1) * ld + cols) * size_of(glu.dtype);
  }
  std::ptrdiff_t elements(std::ptrdiff_t n) const {
    return n * static_cast<std::ptrdiff_t>(size_of(glu.dtype));
  }

  Glu glu;
  bool backward;
  GluArrays arrays;
  vact_raw_glu call;
};

std::string describe(const Attempt &attempt) {
  return name_of(attempt.glu) + (attempt.backward ? ", backward" : ", forward");
}

/* Calls check(make) for gates in both directions and all dtypes; make() gives an attempt that would
 * succeed. */
template <class Check>
void for_each_attempt(Check check) {
  for (vact_act act : {vact_sigmoid(), vact_relu(), vact_swish(2.0f)})
    for (vact_dtype dtype : all_dtypes())
      for (bool backward : {false, true}) check([&] { return Attempt(act, dtype, backward); });
}

/* Each attempt is refused once it is spoiled. */
void check_refused(vact_status status, const std::function<void(Attempt &)> &spoil) {
  for_each_attempt([&](const auto &make) {
    Attempt attempt = make();
    spoil(attempt);
    INFO(describe(attempt));
    CHECK(attempt.run() == status);
    CHECK(attempt.outputs_untouched());
  });
}

/* The same with each of the matrices spoiled in turn. */
void check_each_refused(vact_status status,
                        const std::function<void(Attempt &, vact_raw_matrix &)> &spoil) {
  for (size_t which = 0; which < 5; which++)
    check_refused(status, [&](Attempt &attempt) {
      const std::vector<vact_raw_matrix *> all = attempt.matrices();
      spoil(attempt, *all[which % all.size()]);
    });
}

/* Every output with every input, the first so many elements after the second: taken or refused. */
void check_distance(vact_status status, std::ptrdiff_t distance, size_t output_ld = ld,
                    size_t call_rows = rows) {
  for (size_t input = 0; input < 3; input++)
    for (size_t output = 0; output < 2; output++)
      for_each_attempt([&](const auto &make) {
        Attempt attempt = make();
        Bytes memory(4 * attempt.bytes() + 16 * ld * sizeof(float));
        const std::vector<vact_raw_matrix *> in = attempt.inputs(), out = attempt.outputs();
        vact_raw_matrix &from = *in[input % in.size()], &to = *out[output % out.size()];
        from.data = memory.data() + memory.size() / 2;
        to.data = bytes_after(from.data, attempt.elements(distance));
        to.ld = output_ld;
        attempt.call.rows = call_rows;
        INFO(describe(attempt) << ", the output " << distance << " elements after the input");
        CHECK(attempt.run() == status);
      });
}

}  // namespace

TEST_CASE("gates that keep the rules succeed", "[glu][status]") {
  for_each_attempt([](const auto &make) {
    const Attempt attempt = make();
    INFO(describe(attempt));
    CHECK(attempt.run() == VACT_OK);
    CHECK(!attempt.outputs_untouched());
  });
}

TEST_CASE("gates: a kind or a dtype that does not exist is refused", "[glu][status]") {
  check_refused(VACT_BAD_KIND, [](Attempt &a) { a.call.act.kind = VACT_KIND_COUNT; });
  check_refused(VACT_BAD_DTYPE, [](Attempt &a) { a.call.dtype = VACT_DTYPE_COUNT; });
  for (int outside : outside_of_every_enum) {
    check_refused(VACT_BAD_KIND, [=](Attempt &a) { a.call.act.kind = outside; });
    check_refused(VACT_BAD_DTYPE, [=](Attempt &a) { a.call.dtype = outside; });
  }
}

TEST_CASE("gates: a parameter that the row does not allow is refused", "[glu][status]") {
  const float infinity = std::numeric_limits<float>::infinity();
  const vact_act wrong[] = {vact_swish(infinity),   vact_swish(NAN),
                            vact_celu(-1.0f),       vact_softplus(0.0f),
                            vact_clip(1.0f, -1.0f), vact_linear(1.0f, infinity)};
  for (vact_act act : wrong)
    check_refused(VACT_BAD_PARAMETER, [=](Attempt &a) {
      a.call.act = {act.kind, act.alpha, act.beta};
    });
}

TEST_CASE("gates: a bad vact_exec is refused", "[glu][status]") {
  for (int max_threads : {-1, INT_MIN}) {
    const vact_exec exec = at_most_threads(max_threads);
    check_refused(VACT_BAD_EXEC, [&](Attempt &a) { a.call.exec = &exec; });
  }
  for (const vact_exec &exec : half_allocators())
    check_refused(VACT_BAD_EXEC, [&](Attempt &a) { a.call.exec = &exec; });
}

TEST_CASE("a leading dimension smaller than the columns is refused", "[glu][status]") {
  for (size_t smaller : {size_t{0}, size_t{1}, cols - 1})
    check_each_refused(VACT_BAD_LD, [=](Attempt &, vact_raw_matrix &m) { m.ld = smaller; });
  check_each_refused(VACT_BAD_LD, [=](Attempt &a, vact_raw_matrix &m) {
    a.call.rows = 1;
    m.ld = cols - 1;
  });
}

TEST_CASE("gates: a matrix that is NULL is refused", "[glu][status]") {
  check_each_refused(VACT_NULL_POINTER, [](Attempt &, vact_raw_matrix &m) { m.data = nullptr; });
}

TEST_CASE("empty matrices are no work, and need not exist", "[glu][status]") {
  const size_t sizes[][2] = {{0, cols}, {rows, 0}, {0, 0}, {SIZE_MAX, 0}, {0, SIZE_MAX}};
  for (const auto &size : sizes)
    for_each_attempt([&](const auto &make) {
      Attempt attempt = make();
      attempt.call.rows = size[0];
      attempt.call.cols = size[1];
      for (vact_raw_matrix *matrix : attempt.matrices()) matrix->ld = size[1];
      INFO(describe(attempt) << ": " << size[0] << " x " << size[1]);
      CHECK(attempt.run() == VACT_OK);
      for (vact_raw_matrix *matrix : attempt.matrices()) matrix->data = nullptr;
      CHECK(attempt.run() == VACT_OK);
      CHECK(attempt.outputs_untouched());
    });
}

TEST_CASE("a matrix whose bytes do not fit the address space is refused", "[glu][status]") {
  const size_t half = SIZE_MAX / 2 + 1;
  for (size_t many : {SIZE_MAX, half, half + 1, SIZE_MAX / 4 + 1, SIZE_MAX / ld + 2})
    check_refused(VACT_BAD_SIZE, [=](Attempt &a) { a.call.rows = many; });
  for (size_t far : {SIZE_MAX, half, half + 1, SIZE_MAX / 4, SIZE_MAX / 8})
    check_each_refused(VACT_BAD_SIZE, [=](Attempt &, vact_raw_matrix &m) { m.ld = far; });
  check_refused(VACT_BAD_SIZE, [=](Attempt &a) {
    a.call.rows = 1;
    a.call.cols = half;
    for (vact_raw_matrix *matrix : a.matrices()) matrix->ld = half;
  });
}

TEST_CASE("of one row the leading dimension does not matter", "[glu][status]") {
  for_each_attempt([](const auto &make) {
    Attempt attempt = make();
    attempt.call.rows = 1;
    for (vact_raw_matrix *matrix : attempt.matrices()) matrix->ld = SIZE_MAX;
    INFO(describe(attempt));
    CHECK(attempt.run() == VACT_OK);
  });
}

TEST_CASE("a matrix that would wrap around the address space is refused", "[glu][status]") {
  check_each_refused(VACT_BAD_SIZE,
                     [](Attempt &a, vact_raw_matrix &m) { m.data = near_the_end(a.bytes()); });
}

TEST_CASE("matrices of one leading dimension overlap where elements coincide", "[glu][status]") {
  const std::ptrdiff_t width = cols, row = ld, gap = ld - cols;
  const std::ptrdiff_t behind = row * (static_cast<std::ptrdiff_t>(rows) - 1) + width;
  CHECK(gap == 3);
  for (std::ptrdiff_t sign : {1, -1}) {
    /* In the same row, or in the next ones. */
    for (std::ptrdiff_t distance : {std::ptrdiff_t{1}, width - 1, row - width + 1, row - 1, row,
                                    row + 1, 2 * row, 3 * row + width - 1, behind - 1})
      check_distance(VACT_OVERLAP, sign * distance);
    for (std::ptrdiff_t distance : {behind, behind + 1}) check_distance(VACT_OK, sign * distance);
  }
  check_distance(VACT_OK, 0);
}

TEST_CASE("matrices in each other's gaps do not overlap", "[glu][status]") {
  for_each_attempt([](const auto &make) {
    for (std::ptrdiff_t sign : {1, -1})
      for (std::ptrdiff_t row : {0, 1, 3}) {
        Attempt attempt = make();
        const size_t wide = 2 * cols + 1;
        Bytes memory(4 * rows * wide * 2 * sizeof(float));
        vact_raw_matrix &in = attempt.call.b, &out = *attempt.outputs().back();
        in.data = memory.data() + memory.size() / 2;
        in.ld = out.ld = wide;
        INFO(describe(attempt) << ", the output " << row << " rows away");
        for (std::ptrdiff_t column : {cols, cols + 1}) {
          const auto distance = row * static_cast<std::ptrdiff_t>(wide) + column;
          out.data = bytes_after(in.data, sign * attempt.elements(distance));
          CHECK(attempt.run() == VACT_OK);
        }
        for (std::ptrdiff_t column : {cols - 1, cols + 2}) {
          const auto distance = row * static_cast<std::ptrdiff_t>(wide) + column;
          out.data = bytes_after(in.data, sign * attempt.elements(distance));
          CHECK(attempt.run() == VACT_OVERLAP);
        }
        /* By a byte. */
        const auto column = static_cast<std::ptrdiff_t>(cols);
        out.data = bytes_after(in.data, sign * (attempt.elements(column) - 1));
        CHECK(attempt.run() == VACT_OVERLAP);
      }
  });
}

TEST_CASE("matrices of two leading dimensions overlap with their whole extents", "[glu][status]") {
  const std::ptrdiff_t extent = ld * (rows - 1) + cols, other = (ld + 1) * (rows - 1) + cols;
  for (std::ptrdiff_t distance : {std::ptrdiff_t{0}, std::ptrdiff_t{cols}, extent - 1, 1 - other})
    check_distance(VACT_OVERLAP, distance, ld + 1);
  check_distance(VACT_OK, extent, ld + 1);
  check_distance(VACT_OK, -other, ld + 1);
}

TEST_CASE("single rows overlap where elements coincide", "[glu][status]") {
  for (std::ptrdiff_t sign : {1, -1}) {
    check_distance(VACT_OVERLAP, sign, ld, 1);
    check_distance(VACT_OVERLAP, sign * (static_cast<std::ptrdiff_t>(cols) - 1), ld, 1);
    check_distance(VACT_OK, sign * static_cast<std::ptrdiff_t>(cols), ld, 1);
    check_distance(VACT_OK, sign * static_cast<std::ptrdiff_t>(ld), ld, 1);
  }
}

TEST_CASE("the gradients of a gate are matrices apart", "[glu][status]") {
  for (vact_dtype dtype : all_dtypes()) {
    Attempt attempt(vact_sigmoid(), dtype, true);
    const auto status_at = [&](std::ptrdiff_t distance) {
      attempt.call.db.data = bytes_after(attempt.call.da.data, attempt.elements(distance));
      return attempt.run();
    };
    INFO(name_of(dtype));
    CHECK(status_at(0) == VACT_OVERLAP);
    CHECK(status_at(1) == VACT_OVERLAP);
    CHECK(status_at(ld) == VACT_OVERLAP);
    CHECK(attempt.outputs_untouched());
    /* Nor both the same input. */
    attempt.call.da = attempt.call.db = attempt.call.dy;
    CHECK(attempt.run() == VACT_OVERLAP);
    CHECK(attempt.outputs_untouched());
  }
}
