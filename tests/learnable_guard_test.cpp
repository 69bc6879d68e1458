/*
 * Calls with trained parameters touch no byte outside of their arrays: each lies flush against pages
 * that fault, at the start or at the end, or some bytes away from them. The parameters and gradients
 * are f32, and lie at whole ones.
 *
 * The same holds for their kernels, which these calls would have write past the caches only if no
 * cache held the arrays: they are called themselves, both ways, and the results must be the same.
 */
#include "catch.h"
#include "guarded_memory.h"
#include "learnable.h"
#include "samples.h"

extern "C" {
#include "../src/dispatch.h"
}

using namespace vact_test;

namespace {

/* ---- calls ----------------------------------------------------------------------------------- */

const size_t largest = 3 * 4096;

/* All arrays of a call; the inputs cannot be written. */
class GuardedCall {
 public:
  LearnableResults run(const Learnable &problem, vact_dtype dtype, Placement placement) {
    const bool at_end = placement.at_end;
    const size_t distance = placement.distance;
    LearnableArrays plain(problem, dtype);
    vact_raw_learnable call = plain.call();
    const auto inside = [&](GuardedArray &array, const Bytes &bytes, size_t times) {
      return array.place(bytes.data(), bytes.size(), {at_end, distance * times % farthest});
    };
    const auto floats = [&](GuardedArray &array, const std::vector<float> &values, size_t times) {
      const size_t whole = distance * times % 16 * sizeof(float);
      return reinterpret_cast<float *>(
          array.place(values.data(), values.size() * sizeof(float), {at_end, whole}));
    };
    call.x = inside(x_, plain.x, 5);
    call.dy = inside(dy_, plain.dy, 3);
    call.out = inside(out_, plain.out, 1);
    for (size_t p = 0; p < 2; p++) {
      call.parameters[p] = floats(parameters_[p], plain.parameters[p], 7 + p);
      call.gradients[p] = floats(gradients_[p], plain.gradients[p], 1 + p);
    }
    make_inputs_read_only(true);
    const vact_status forward = vact_raw_learnable_forward(&call);
    LearnableResults results;
    results.y = loaded(dtype, call.out, problem.x.size());
    const vact_status backward = vact_raw_learnable_backward(&call);
    results.dx = loaded(dtype, call.out, problem.x.size());
    make_inputs_read_only(false);
    for (size_t p = 0; p < problem.family->parameters; p++)
      results.gradients[p].assign(call.gradients[p], call.gradients[p] + problem.n);
    succeeded_ = forward == VACT_OK && backward == VACT_OK;
    return results;
  }

  bool succeeded() const {
    return succeeded_;
  }
  bool surroundings_untouched() const {
    return out_.surroundings_untouched() && gradients_[0].surroundings_untouched() &&
           gradients_[1].surroundings_untouched();
  }

 private:
  void make_inputs_read_only(bool read_only) {
    for (GuardedArray *array : {&x_, &dy_, &parameters_[0], &parameters_[1]})
      array->make_read_only(read_only);
  }

  GuardedArray x_{largest}, dy_{largest}, out_{largest};
  GuardedArray parameters_[2] = {GuardedArray{largest}, GuardedArray{largest}};
  GuardedArray gradients_[2] = {GuardedArray{largest}, GuardedArray{largest}};
  bool succeeded_ = false;
};

/* Axes around the numbers of lanes and of interleaved vectors, alone and together. */
std::vector<vact_shape> all_shapes() {
  std::vector<vact_shape> all;
  for (size_t n = 1; n <= 4 * 16 + 5; n++) {
    all.push_back({1, 1, n});
    all.push_back({1, n, 1});
    all.push_back({3, n, 1});
    all.push_back({2, 3, n});
    all.push_back({n, 3, 1});
    all.push_back({2, n, 2});
  }
  for (size_t n : {127, 128, 129, 255, 257, 511, 513, 1021, 1280}) {
    all.push_back({1, 1, n});
    all.push_back({1, n, 1});
    all.push_back({n, 1, 1});
    all.push_back({2, n, 1});
    all.push_back({2, 2, n / 2});
  }
  return all;
}

/* Every so-manieth of them, beginning elsewhere at every turn. */
std::vector<vact_shape> shapes(size_t turn) {
  static const std::vector<vact_shape> all = all_shapes();
  const size_t step = thinning() > 1 ? 41 : 5;
  std::vector<vact_shape> some;
  for (size_t i = turn % step; i < all.size(); i += step) some.push_back(all[i]);
  return some;
}

/* ---- kernels --------------------------------------------------------------------------------- */

const vact_learnable kernel_families[] = {
#define VACT_FAMILY(name, ...) VACT_LEARNABLE_##name,
#include "learnables.def"
#undef VACT_FAMILY
};
static_assert(int{VACT_LEARNABLE_COUNT} == int{VACT_FAMILY_COUNT}, "no family is left out");

/* Which parameters a kernel's elements have, and what their sums are; see simd/isa.h. */
struct Form {
  const char *name;
  int by_column;
  size_t first, inner, channels;
  int by_run;
};

const Form forms[] = {
    {"one parameter", 0, 0, 1, 1, 0},
    {"a channel for each column", 1, 64, 1, 700, 0},
    {"short runs of joined rows", 1, 64, 3, 11, 0},
    {"sums by run", 1, 16 * 20, 20, 40, 1},
};

struct Rows {
  size_t rows, stride, n;
};

/*
 * Around the 64 elements that the loops for the usual range take at a time, and the 512 columns of
 * a strip; more rows than are added up in f32. Where the stride is no multiple of a cache line,
 * some rows of an aligned array are aligned and some are not.
 */
const Rows all_rows[] = {{7, 320, 320}, {8, 328, 325}, {3, 331, 331}, {2, 581, 581},
                         {13, 64, 64},  {4, 80, 67},   {1, 1, 1}};

/* A kernel's call but for where its arrays lie. */
struct KernelProblem {
  KernelProblem(const Family &family, vact_dtype of, const Form &f, const Rows &r)
      : kernel(kernel_families[&family - families().data()]), dtype(of), form(f), rows(r) {
    const size_t last = (rows.rows - 1) * rows.stride + rows.n;
    Learnable all = random_problem(family, {1, 1, last}, form.channels, 1);
    /* One for each row, so that most of the sums stay numbers, and the last rows are usual. */
    const float unusual[] = {1e5f, 1e20f, -100.0f, INFINITY, NAN};
    for (size_t row = 0; row < rows.rows && row < 5; row++)
      all.x[row * rows.stride + (rows.n / 2 + 17 * row) % rows.n] = unusual[row];
    x = stored(dtype, all.x);
    dy = stored(dtype, all.dy);
    for (size_t p = 0; p < 2; p++) parameters[p] = all.parameters[p];
    for (size_t i = 0; i < room_for_sums(); i++) sums.push_back(0.25 * static_cast<double>(i));
  }

  /* Of each parameter. */
  size_t room_for_sums() const {
    if (form.by_run) return form.channels * VACT_SUM_LANES;
    if (!form.by_column) return VACT_SUM_LANES;
    return (rows.n + VACT_SUM_LANES - 1) / VACT_SUM_LANES * VACT_SUM_LANES;
  }
  /* What is left of the room may become anything. */
  size_t count_of_sums() const {
    return form.by_column && !form.by_run ? rows.n : room_for_sums();
  }

  vact_learnable_call call() const {
    vact_learnable_call call = {};
    call.dtype = dtype;
    call.by_column = form.by_column;
    call.rows = rows.rows;
    call.stride = rows.stride;
    call.n = rows.n;
    call.first = form.first;
    call.inner = form.inner;
    call.channels = form.channels;
    call.by_run = form.by_run;
    return call;
  }

  vact_learnable kernel;
  vact_dtype dtype;
  Form form;
  Rows rows;
  Bytes x, dy;
  std::vector<float> parameters[2];
  std::vector<double> sums;
};

struct KernelResults {
  Bytes out;
  std::vector<double> sums[2];
};

/* "" if they are the same but for the payloads of NaN, or where they differ first. */
std::string difference_of_sums(const std::vector<double> &got, const std::vector<double> &want) {
  for (size_t i = 0; i < want.size(); i++) {
    const bool same = std::memcmp(&got[i], &want[i], sizeof got[i]) == 0;
    if (!same && !(std::isnan(got[i]) && std::isnan(want[i])))
      return "[" + std::to_string(i) + "] is " + std::to_string(got[i]) + " instead of " +
             std::to_string(want[i]);
  }
  return "";
}

std::string difference_of_results(const KernelResults &got, const KernelResults &want,
                                  vact_dtype dtype) {
  if (got.out != want.out) {
    const std::vector<float> elements = loaded(dtype, got.out), wanted = loaded(dtype, want.out);
    const std::string out = difference(elements.data(), wanted.data(), wanted.size());
    if (!out.empty()) return "out" + out;
  }
  for (size_t p = 0; p < 2; p++) {
    const std::string sums = difference_of_sums(got.sums[p], want.sums[p]);
    if (!sums.empty()) return "sum " + std::to_string(p) + sums;
  }
  return "";
}

/* All arrays of a kernel's call; the inputs cannot be written. */
class GuardedKernel {
 public:
  KernelResults run(const KernelProblem &problem, vact_direction direction, Placement placement,
                    bool streamed) {
    vact_learnable_call call = problem.call();
    call.streamed = streamed;
    place_all(problem, placement, &call);
    make_inputs_read_only(true);
    vact_active_kernels()->learnable[direction][problem.kernel](&call);
    make_inputs_read_only(false);
    untouched_between_rows_ = is_untouched_between_rows(call);
    KernelResults results;
    results.out = out_.bytes();
    for (size_t p = 0; p < 2; p++)
      results.sums[p].assign(call.sums[p], call.sums[p] + problem.count_of_sums());
    return results;
  }

  bool surroundings_untouched() const {
    bool all = untouched_between_rows_ && out_.surroundings_untouched();
    for (size_t p = 0; p < 2; p++)
      all = all && sums_[p].surroundings_untouched() && group_[p].surroundings_untouched();
    return all;
  }

 private:
  void place_all(const KernelProblem &problem, Placement placement, vact_learnable_call *call) {
    const auto times = [&](size_t factor) -> Placement {
      return {placement.at_end, placement.distance * factor % farthest};
    };
    static const std::vector<float> in_between(2 * VACT_SUM_LANES, NAN);
    call->x = x_.place(problem.x.data(), problem.x.size(), times(5));
    call->dy = dy_.place(problem.dy.data(), problem.dy.size(), times(3));
    call->out = out_.place(problem.x.size(), placement);
    for (size_t p = 0; p < 2; p++) {
      call->parameters[p] = place_values(parameters_[p], problem.parameters[p], times(7 + p));
      call->sums[p] = place_values(sums_[p], problem.sums, times(1 + p));
      call->group[p] = place_values(group_[p], in_between, times(9 + p));
    }
  }

  /* At whole ones. */
  template <class T>
  static T *place_values(GuardedArray &array, const std::vector<T> &values, Placement placement) {
    placement.distance -= placement.distance % sizeof(T);
    return reinterpret_cast<T *>(array.place(values.data(), values.size() * sizeof(T), placement));
  }

  static bool is_untouched_between_rows(const vact_learnable_call &call) {
    const unsigned char *out = static_cast<const unsigned char *>(call.out);
    const size_t size = size_of(call.dtype);
    for (size_t row = 1; row < call.rows; row++) {
      const unsigned char *begin = out + row * call.stride * size;
      if (!is_untouched(begin - (call.stride - call.n) * size, begin)) return false;
    }
    return true;
  }

  void make_inputs_read_only(bool read_only) {
    for (GuardedArray *array : {&x_, &dy_, &parameters_[0], &parameters_[1]})
      array->make_read_only(read_only);
  }

  GuardedArray x_{largest}, dy_{largest}, out_{largest};
  GuardedArray parameters_[2] = {GuardedArray{largest}, GuardedArray{largest}};
  GuardedArray sums_[2] = {GuardedArray{largest}, GuardedArray{largest}};
  GuardedArray group_[2] = {GuardedArray{largest}, GuardedArray{largest}};
  bool untouched_between_rows_ = false;
};

/* The output aligned and not, flush and not. */
std::vector<Placement> placements(size_t bytes, size_t turn) {
  const size_t to_a_line = (farthest - bytes % farthest) % farthest;
  return {{false, 0}, {true, 0}, {true, to_a_line}, {false, 1 + turn * 23 % 63}};
}

/* Asserts only what is wrong: there are very many calls. */
void check_kernel(GuardedKernel &guarded, const KernelProblem &problem, vact_direction direction,
                  size_t turn) {
  const KernelResults want = guarded.run(problem, direction, {false, 0}, false);
  for (Placement placement : placements(problem.x.size(), turn))
    for (bool streamed : {false, true}) {
      const KernelResults got = guarded.run(problem, direction, placement, streamed);
      const std::string differs = difference_of_results(got, want, problem.dtype);
      if (guarded.surroundings_untouched() && differs.empty()) continue;
      INFO((direction == VACT_FORWARD ? "forward" : "backward")
           << (streamed ? ", streamed, " : ", ") << placement.distance << " bytes from the page "
           << (placement.at_end ? "end" : "start"));
      CHECK(guarded.surroundings_untouched());
      CHECK(differs == "");
    }
}

}  // namespace

TEST_CASE("trained parameters: no byte outside of the arrays is touched", "[learnable][guard]") {
  GuardedCall guarded;
  size_t turn = 0;
  for_each_isa([&] {
    for (const Family &family : families())
      for (vact_dtype dtype : all_dtypes())
        for (vact_shape shape : shapes(turn))
          for (size_t n : {size_t{1}, shape.channels}) {
            const Learnable problem = random_problem(family, shape, n, 1);
            const LearnableResults want = run(problem, dtype);
            const std::string name = name_of(problem);
            const size_t distances[] = {0, ++turn * 23 % 64};
            for (bool at_end : {true, false})
              for (size_t distance : distances) {
                const LearnableResults got = guarded.run(problem, dtype, {at_end, distance});
                const std::string differs = difference(got, want);
                if (guarded.succeeded() && guarded.surroundings_untouched() && differs.empty())
                  continue;
                INFO(name << " in " << name_of(dtype) << ", " << distance << " bytes from the page "
                          << (at_end ? "end" : "start"));
                CHECK(guarded.succeeded());
                CHECK(guarded.surroundings_untouched());
                CHECK(differs == "");
              }
          }
  });
  SUCCEED();
}

TEST_CASE("trained parameters: kernels give the same past the caches", "[learnable][guard]") {
  GuardedKernel guarded;
  size_t turn = 0;
  for_each_isa([&] {
    for (const Family &family : families())
      for (vact_dtype dtype : all_dtypes())
        for (const Form &form : forms)
          for (const Rows &rows : all_rows) {
            if (turn++ % (thinning() > 1 ? 5 : 1) != 0) continue;
            INFO(family.name << " in " << name_of(dtype) << ", " << form.name << ", " << rows.rows
                             << " rows of " << rows.n << ", " << rows.stride << " apart");
            const KernelProblem problem(family, dtype, form, rows);
            for (vact_direction direction : {VACT_FORWARD, VACT_BACKWARD})
              check_kernel(guarded, problem, direction, turn);
          }
    SUCCEED();
  });
}
