#include "accuracy.h"

#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <tuple>
#include <vector>

#include "inputs.h"
#include "reference.h"
#include "ulp.h"

namespace {

/* One float out of each stratum of neighbouring bit patterns, at a place that varies. */
const uint32_t kStratum = 4096;
const uint64_t kFloats = uint64_t{1} << 32;
const double kInner = 80.0;

std::vector<float> SampleInputs() {
  std::vector<float> inputs;
  for (uint64_t first = 0; first < kFloats; first += kStratum) {
    const uint32_t offset = static_cast<uint32_t>(first / kStratum * 2654435761u) % kStratum;
    const uint32_t bits = static_cast<uint32_t>(first) + offset;
    float x;
    std::memcpy(&x, &bits, sizeof x);
    if (std::isfinite(x)) inputs.push_back(x);
  }
  return inputs;
}

/* The sample of one activation and direction with its exact results. */
struct Reference {
  Reference(vact_act act, Direction direction);

  vact_act act;
  Direction direction;
  std::vector<float> x;
  Array in, dy;
  std::vector<vact_ref_sum> exact; /* terms: what an ulp is taken of */
};

vact_ref_sum Exact(vact_act act, Direction direction, float in) {
  switch (direction) {
    case kForward: {
      const double y = vact_ref_forward(act, in);
      return {y, std::fabs(y)};
    }
    case kBackward:
      return vact_ref_derivative_sum(act, in);
    case kBackwardFromOutput:
      return vact_ref_derivative_sum_from_output(act, in);
  }
  return {NAN, NAN};
}

Reference::Reference(vact_act act, Direction direction)
    : act(act), direction(direction), x(SampleInputs()) {
  in = NewArray(x.size());
  dy = NewArray(x.size());
  exact.reserve(x.size());
  for (size_t i = 0; i < x.size(); i++) {
    in[i] =
        direction == kBackwardFromOutput ? static_cast<float>(vact_ref_forward(act, x[i])) : x[i];
    dy[i] = 1.0f;
    exact.push_back(Exact(act, direction, in[i]));
  }
}

Accuracy Measure(Impl impl, const Reference &reference) {
  const size_t n = reference.x.size();
  const Array out = NewArray(n);
  const Work work = {reference.act,      reference.direction, n,        1,
                     reference.in.get(), reference.dy.get(),  out.get()};
  WithCall(impl, work, [](auto call) { call(); });
  Accuracy accuracy = {0.0, reference.x[0], 0.0};
  for (size_t i = 0; i < n; i++) {
    const vact_ref_sum &exact = reference.exact[i];
    const double error = vact_ulp_error(out[i], exact.value, exact.terms);
    if (error > accuracy.ulp_max) {
      accuracy.ulp_max = error;
      accuracy.ulp_max_input = reference.x[i];
    }
    if (error > accuracy.ulp_max_inner && std::fabs(reference.x[i]) <= kInner)
      accuracy.ulp_max_inner = error;
  }
  return accuracy;
}

/* The last one stays: the implementations of one cell ask one after the other. */
const Reference &ReferenceOf(vact_act act, Direction direction) {
  static std::unique_ptr<Reference> last;
  if (!last || last->act.kind != act.kind || last->direction != direction)
    last = std::make_unique<Reference>(act, direction);
  return *last;
}

}  // namespace

const Accuracy &AccuracyOf(Impl impl, vact_act act, Direction direction) {
  static std::map<std::tuple<Impl, vact_kind, Direction>, Accuracy> known;
  const auto key = std::make_tuple(impl, act.kind, direction);
  auto found = known.find(key);
  if (found == known.end())
    found = known.emplace(key, Measure(impl, ReferenceOf(act, direction))).first;
  return found->second;
}
