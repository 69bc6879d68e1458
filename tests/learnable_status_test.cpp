/*
 * Every status of the calls with trained parameters, and that a refused call leaves all outputs
 * untouched.
 */
#include <algorithm>
#include <functional>

#include "addresses.h"
#include "catch.h"
#include "exec.h"
#include "learnable.h"

using namespace vact_test;

namespace {

const vact_shape shape = {3, 5, 7};
const float fill = -7.25f;

/* A call of one direction on arrays of twice the size that it needs. */
struct Attempt {
  Attempt(const Family &of, vact_dtype dtype, size_t n, bool is_backward)
      : family(of), backward(is_backward), arrays(doubled(of, n), dtype) {
    for (std::vector<float> &gradient : arrays.gradients)
      std::fill_n(gradient.begin(), gradient.size(), fill);
    call = arrays.call();
    call.shape = shape;
    call.n = n;
  }

  vact_status run() const {
    return backward ? vact_raw_learnable_backward(&call) : vact_raw_learnable_forward(&call);
  }

  bool outputs_untouched() const {
    const auto is_fill = [](float f) { return f == fill; };
    return is_untouched(arrays.out.data(), arrays.out.data() + arrays.out.size()) &&
           std::all_of(arrays.gradients[0].begin(), arrays.gradients[0].end(), is_fill) &&
           std::all_of(arrays.gradients[1].begin(), arrays.gradients[1].end(), is_fill);
  }

  size_t bytes() const {
    return elements_of(shape) * size_of(arrays.dtype);
  }

  const Family &family;
  bool backward;
  LearnableArrays arrays;
  vact_raw_learnable call;

 private:
  static Learnable doubled(const Family &family, size_t n) {
    return random_problem(family, {2 * shape.outer, shape.channels, shape.inner}, 2 * n, 3);
  }
};

std::string describe(const Attempt &attempt) {
  return std::string(attempt.family.name) + (attempt.backward ? "/backward/" : "/forward/") +
         name_of(attempt.arrays.dtype) + " with " + std::to_string(attempt.call.n) + " parameters";
}

/* Calls check(make) for all families, directions, dtypes and counts of parameters; make() gives an
 * attempt that would succeed. */
template <class Check>
void for_each_attempt(Check check) {
  for (const Family &family : families())
    for (bool backward : {false, true})
      for (vact_dtype dtype : all_dtypes())
        for (size_t n : {size_t{1}, shape.channels})
          check([&] { return Attempt(family, dtype, n, backward); });
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

/* Those of backward, where there is something to spoil that forward does not have. */
void check_backward_refused(vact_status status, const std::function<void(Attempt &)> &spoil) {
  for_each_attempt([&](const auto &make) {
    Attempt attempt = make();
    if (!attempt.backward) return;
    spoil(attempt);
    INFO(describe(attempt));
    CHECK(attempt.run() == status);
    CHECK(attempt.outputs_untouched());
  });
}

}  // namespace

TEST_CASE("trained parameters: calls that keep the rules succeed", "[learnable][status]") {
  for_each_attempt([](const auto &make) {
    const Attempt attempt = make();
    INFO(describe(attempt));
    CHECK(attempt.run() == VACT_OK);
    CHECK(!attempt.outputs_untouched());
  });
}

TEST_CASE("trained parameters: a dtype that does not exist is refused", "[learnable][status]") {
  check_refused(VACT_BAD_DTYPE, [](Attempt &a) { a.call.dtype = VACT_DTYPE_COUNT; });
  for (int dtype : outside_of_every_enum)
    check_refused(VACT_BAD_DTYPE, [=](Attempt &a) { a.call.dtype = dtype; });
}

TEST_CASE("an update that does not exist is refused", "[learnable][status]") {
  check_backward_refused(VACT_BAD_UPDATE, [](Attempt &a) { a.call.update = VACT_UPDATE_COUNT; });
  for (int update : outside_of_every_enum)
    check_backward_refused(VACT_BAD_UPDATE, [=](Attempt &a) { a.call.update = update; });
}

TEST_CASE("parameters that are neither one nor one for each channel are refused",
          "[learnable][status]") {
  for (size_t n :
       {size_t{0}, size_t{2}, size_t{3}, size_t{4}, size_t{6}, size_t{7}, size_t{35}, SIZE_MAX})
    check_refused(VACT_BAD_COUNT, [=](Attempt &a) { a.call.n = n; });
}

TEST_CASE("trained parameters: a bad vact_exec is refused", "[learnable][status]") {
  for (int max_threads : {-1, INT_MIN}) {
    const vact_exec exec = at_most_threads(max_threads);
    check_refused(VACT_BAD_EXEC, [&](Attempt &a) { a.call.exec = &exec; });
  }
  for (const vact_exec &exec : half_allocators())
    check_refused(VACT_BAD_EXEC, [&](Attempt &a) { a.call.exec = &exec; });
}

TEST_CASE("trained parameters: an array that is NULL is refused", "[learnable][status]") {
  check_refused(VACT_NULL_POINTER, [](Attempt &a) { a.call.x = nullptr; });
  check_refused(VACT_NULL_POINTER, [](Attempt &a) { a.call.out = nullptr; });
  check_refused(VACT_NULL_POINTER, [](Attempt &a) { a.call.parameters[0] = nullptr; });
  check_refused(VACT_NULL_POINTER,
                [](Attempt &a) { a.call.parameters[a.family.parameters - 1] = nullptr; });
  check_backward_refused(VACT_NULL_POINTER, [](Attempt &a) { a.call.dy = nullptr; });
}

TEST_CASE("gradients may be NULL", "[learnable][status]") {
  for_each_attempt([](const auto &make) {
    Attempt attempt = make();
    attempt.call.gradients[0] = attempt.call.gradients[1] = nullptr;
    INFO(describe(attempt));
    CHECK(attempt.run() == VACT_OK);
  });
}

TEST_CASE("trained parameters: empty dimensions are no work, and need no arrays",
          "[learnable][status]") {
  const vact_shape empty_shapes[] = {{0, 5, 7}, {3, 5, 0}, {0, 5, 0}, {0, 5, SIZE_MAX}};
  for (vact_shape empty : empty_shapes)
    for_each_attempt([=](const auto &make) {
      Attempt attempt = make();
      vact_raw_learnable &call = attempt.call;
      call.shape = empty;
      call.gradients[0] = call.gradients[1] = nullptr;
      INFO(describe(attempt) << " of " << name_of(empty));
      CHECK(attempt.run() == VACT_OK);
      call.x = call.dy = call.out = nullptr;
      CHECK(attempt.run() == VACT_OK);
      CHECK(attempt.outputs_untouched());
      call.n = 2;
      CHECK(attempt.run() == VACT_BAD_COUNT);
    });
}

TEST_CASE("a shape whose bytes do not fit the address space is refused", "[learnable][status]") {
  const size_t half = SIZE_MAX / 2 + 1, root = size_t{1} << sizeof(size_t) * 4;
  /* Products of 0 and of 35 if one lets them wrap. */
  const vact_shape shapes[] = {
      {SIZE_MAX, 5, 1}, {half, 5, 2},     {root, 5, root},     {1, 5, SIZE_MAX},
      {half + 1, 5, 7}, {7, 5, half + 1}, {root, 5, root + 1}, {1, 5, SIZE_MAX / 4 / 5 + 1}};
  for (vact_shape large : shapes)
    check_refused(VACT_BAD_SIZE, [=](Attempt &a) { a.call.shape = large; });
  check_refused(VACT_BAD_SIZE, [=](Attempt &a) {
    a.call.shape = {1, SIZE_MAX, 1};
    a.call.n = a.call.n == 1 ? 1 : SIZE_MAX;
  });
}

TEST_CASE("a gradient that does not fit the address space is refused", "[learnable][status]") {
  check_backward_refused(VACT_BAD_SIZE, [](Attempt &a) {
    a.call.shape = {0, SIZE_MAX / 2, 1};
    a.call.n = SIZE_MAX / 2;
  });
}

TEST_CASE("trained parameters: an array that would wrap around the address space is refused",
          "[learnable][status]") {
  const auto floats = [](const Attempt &a) {
    return static_cast<float *>(near_the_end(a.call.n * sizeof(float)));
  };
  check_refused(VACT_BAD_SIZE, [](Attempt &a) { a.call.x = near_the_end(a.bytes()); });
  check_refused(VACT_BAD_SIZE, [](Attempt &a) { a.call.out = near_the_end(a.bytes()); });
  check_refused(VACT_BAD_SIZE,
                [&](Attempt &a) { a.call.parameters[a.family.parameters - 1] = floats(a); });
  check_backward_refused(VACT_BAD_SIZE, [](Attempt &a) { a.call.dy = near_the_end(a.bytes()); });
  check_backward_refused(
      VACT_BAD_SIZE, [&](Attempt &a) { a.call.gradients[a.family.parameters - 1] = floats(a); });
}

TEST_CASE("trained parameters: an output that overlaps an input in part is refused",
          "[learnable][status]") {
  for (std::ptrdiff_t part : {1, 4, 100, -1, -4, -100}) {
    check_refused(VACT_OVERLAP, [=](Attempt &a) { a.call.x = bytes_after(a.call.out, part); });
    check_backward_refused(VACT_OVERLAP,
                           [=](Attempt &a) { a.call.dy = bytes_after(a.call.out, part); });
    check_backward_refused(VACT_OVERLAP, [=](Attempt &a) {
      a.call.x = a.call.out;
      a.call.dy = bytes_after(a.call.out, part);
    });
  }
  const auto last_byte = [](const Attempt &a) {
    return static_cast<std::ptrdiff_t>(a.bytes()) - 1;
  };
  check_refused(VACT_OVERLAP,
                [&](Attempt &a) { a.call.x = bytes_after(a.call.out, last_byte(a)); });
  check_refused(VACT_OVERLAP,
                [&](Attempt &a) { a.call.x = bytes_after(a.call.out, -last_byte(a)); });
}

TEST_CASE("a parameter that shares bytes with an output is refused", "[learnable][status]") {
  const auto within = [](const void *array, std::ptrdiff_t bytes) {
    return reinterpret_cast<const float *>(bytes_after(static_cast<const char *>(array), bytes));
  };
  for (size_t parameter : {0, 1})
    for (std::ptrdiff_t at : {0, 4, 104}) {
      const auto each = [=](Attempt &a) -> const float *& {
        return a.call.parameters[std::min(parameter, a.family.parameters - 1)];
      };
      check_refused(VACT_OVERLAP, [&](Attempt &a) { each(a) = within(a.call.out, at); });
      for (size_t p : {0, 1})
        check_backward_refused(VACT_OVERLAP, [&](Attempt &a) {
          each(a) = a.call.gradients[std::min(p, a.family.parameters - 1)] + a.call.n - 1;
        });
    }
  /* By its last value too. */
  check_refused(VACT_OVERLAP, [&](Attempt &a) {
    const std::ptrdiff_t before = -4 * (static_cast<std::ptrdiff_t>(a.call.n) - 1);
    a.call.parameters[0] = within(a.call.out, before);
  });
}

TEST_CASE("a gradient that shares bytes with another array is refused", "[learnable][status]") {
  const auto within = [](const void *array, std::ptrdiff_t bytes) {
    return reinterpret_cast<float *>(reinterpret_cast<uintptr_t>(array) +
                                     static_cast<uintptr_t>(bytes));
  };
  for (size_t parameter : {0, 1})
    for (std::ptrdiff_t at : {0, 4, 104}) {
      const auto each = [=](Attempt &a) -> float *& {
        return a.call.gradients[std::min(parameter, a.family.parameters - 1)];
      };
      check_backward_refused(VACT_OVERLAP, [&](Attempt &a) { each(a) = within(a.call.out, at); });
      check_backward_refused(VACT_OVERLAP, [&](Attempt &a) { each(a) = within(a.call.x, at); });
      check_backward_refused(VACT_OVERLAP, [&](Attempt &a) { each(a) = within(a.call.dy, at); });
    }
  check_backward_refused(VACT_OVERLAP, [&](Attempt &a) {
    const std::ptrdiff_t before = -4 * (static_cast<std::ptrdiff_t>(a.call.n) - 1);
    a.call.gradients[0] = within(a.call.out, before);
  });
}

TEST_CASE("the gradients of w and b are arrays apart", "[learnable][status]") {
  const Family &gate = families()[VACT_FAMILY_gate];
  for (size_t n : {size_t{1}, shape.channels}) {
    Attempt attempt(gate, VACT_F32, n, true);
    attempt.call.gradients[1] = attempt.call.gradients[0];
    CHECK(attempt.run() == VACT_OVERLAP);
    CHECK(attempt.outputs_untouched());
    attempt.call.gradients[1] = attempt.call.gradients[0] + n - 1;
    CHECK(attempt.run() == VACT_OVERLAP);
    CHECK(attempt.outputs_untouched());
    attempt.call.gradients[1] = attempt.call.gradients[0] + n;
    CHECK(attempt.run() == VACT_OK);
  }
}

TEST_CASE("trained parameters: arrays that touch or are the same are taken",
          "[learnable][status]") {
  for_each_attempt([](const auto &make) {
    Attempt attempt = make();
    vact_raw_learnable &call = attempt.call;
    const size_t bytes = attempt.bytes();
    std::vector<unsigned char> all(3 * bytes + 1);
    unsigned char *first = all.data(), *second = first + bytes, *third = second + bytes;
    const auto status_of = [&](const void *x, const void *dy, void *out) {
      call.x = x;
      call.dy = dy;
      call.out = out;
      return attempt.run();
    };
    INFO(describe(attempt));
    CHECK(status_of(first, third, second) == VACT_OK);
    CHECK(status_of(third, first, second) == VACT_OK);
    CHECK(status_of(first, second, first) == VACT_OK);
    CHECK(status_of(first, second, attempt.backward ? second : first) == VACT_OK);
    CHECK(status_of(first, first, first) == VACT_OK);
    /* Inputs may overlap as they like. */
    CHECK(status_of(first, first + 1, third) == VACT_OK);
  });
}
