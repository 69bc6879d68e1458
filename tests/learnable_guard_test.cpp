/*
 * Calls with trained parameters touch no byte outside of their arrays: each lies flush against pages
 * that fault, at the start or at the end, or some bytes away from them. The parameters and gradients
 * are f32, and lie at whole ones.
 */
#include "catch.h"
#include "guarded_memory.h"
#include "learnable.h"
#include "samples.h"

using namespace vact_test;

namespace {

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
