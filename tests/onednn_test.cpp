/*
 * The same operations by oneDNN, where it is installed: the names and parameters that bench/ maps
 * ours to mean the same. Its errors are its own, so the comparison is a loose one, of ordinary
 * inputs that lie on no corner.
 */
#include "../bench/onednn.h"
#include "catch.h"
#include "domain.h"

namespace {

/* The operation as bench/ names it. */
Operation in_bench(const vact_test::Operation &operation) {
  static const Direction directions[] = {kForward, kBackward, kBackwardFromOutput};
  return {operation.act, directions[static_cast<int>(operation.direction)], operation.dtype,
          operation.dtype};
}

/* oneDNN 2 takes no parameters for these: it has only the usual ones. */
bool has_parameters(vact_act act) {
#if DNNL_VERSION_MAJOR >= 3
  static_cast<void>(act);
#else
  if (act.kind == VACT_hard_swish) return act.beta == 0.5f;
  if (act.kind == VACT_softplus) return act.alpha == 1.0f;
#endif
  return true;
}

/* -8 to 8, but for corners and places where functions end. */
std::vector<float> ordinary_values() {
  std::vector<float> all;
  for (int i = 0; i < 4096; i++) all.push_back((static_cast<float>(i) + 0.37f) / 256.0f - 8.0f);
  return all;
}

/* Or the outputs for them, of backward_from_output. */
std::vector<float> inputs_of(const vact_test::Operation &operation) {
  std::vector<float> x = ordinary_values();
  if (operation.direction != vact_test::Direction::backward_from_output) return x;
  std::vector<float> y(x.size());
  REQUIRE(vact_forward(operation.act, VACT_F32, x.size(), x.data(), y.data(), nullptr) == VACT_OK);
  return y;
}

/* What the two may differ by around such a result. */
double tolerance(const vact_test::Operation &operation, double result) {
  const vact_test::Row &row = vact_test::row_of(operation.act);
  const double ours = row.error == VACT_ERROR_ABS ? vact_test::bound_of(operation) : 0.0;
  return ours + 5e-6 * std::max(1.0, std::fabs(result));
}

}  // namespace

TEST_CASE("oneDNN computes the same", "[onednn]") {
  int compared = 0, from_output = 0;
  for (const vact_test::Operation &operation :
       vact_test::operations_of(vact_test::usual_activations())) {
    if (!has_parameters(operation.act) || !OnednnHas(in_bench(operation))) continue;
    const std::vector<float> input = inputs_of(operation), dy(input.size(), 0.75f);
    std::vector<float> ours(input.size()), theirs(input.size());
    REQUIRE(run(operation, input.size(), input.data(), dy.data(), ours.data()) == VACT_OK);
    const OnednnEltwise onednn(
        {in_bench(operation), input.size(), 1, input.data(), dy.data(), theirs.data()});
    onednn();
    compared++;
    from_output += operation.direction == vact_test::Direction::backward_from_output;
    INFO(name_of(operation) << " by " << onednn.implementation());
    std::string differs;
    for (size_t i = 0; i < input.size() && differs.empty(); i++) {
      if (std::isnan(ours[i]) && std::isnan(theirs[i])) continue;
      if (std::fabs(ours[i] - static_cast<double>(theirs[i])) <= tolerance(operation, ours[i]))
        continue;
      differs = "at " + vact_test::show(input[i]) + " it is " + vact_test::show(theirs[i]) +
                ", ours is " + vact_test::show(ours[i]);
    }
    CHECK(differs == "");
  }
  INFO(compared << " operations");
  CHECK(compared >= 60);
  CHECK(from_output >= 7);
}
