#include "accuracy.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <map>
#include <memory>
#include <tuple>
#include <vector>

#include "inputs.h"
#include "reference.h"
#include "rows.h"

namespace {

/* One float out of each stratum of neighbouring bit patterns, at a place that varies. */
const uint32_t kStratum = 4096;
const uint64_t kFloats = uint64_t{1} << 32;
const uint32_t kHalves = uint32_t{1} << 16;
const double kInner = 80.0;
const double kAbsolute = 16.0;

/* ---- ulp of any dtype ------------------------------------------------------------------------ */

struct Format {
  int precision, min_exponent, max_exponent;
};

Format FormatOf(vact_dtype dtype) {
  switch (dtype) {
    case VACT_BF16:
      return {8, -126, 127};
    case VACT_F16:
      return {11, -14, 15};
    default:
      return {24, -126, 127};
  }
}

/*
 * |got - exact| in ulp of scale. An infinite got stands for the number that would follow the
 * largest one and for all beyond it. Both NaN: 0. One NaN: infinite.
 */
double UlpError(double got, double exact, double scale, const Format &format) {
  if (std::isnan(got) || std::isnan(exact))
    return std::isnan(got) && std::isnan(exact) ? 0.0 : INFINITY;
  const double beyond = std::ldexp(1.0, format.max_exponent + 1);
  if (std::isinf(got)) {
    got = std::copysign(beyond, got);
    if (std::fabs(exact) > beyond) exact = std::copysign(beyond, exact);
  }
  const int exponent = scale == 0 ? format.min_exponent : std::ilogb(scale);
  const int clamped = std::clamp(exponent, format.min_exponent, format.max_exponent);
  return std::ldexp(std::fabs(got - exact), format.precision - 1 - clamped);
}

/* ---- inputs and exact results ---------------------------------------------------------------- */

std::vector<float> FloatInputs() {
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

std::vector<float> ToFloats(vact_dtype dtype, size_t n, const void *array) {
  std::vector<float> floats(n);
  vact_convert(dtype, VACT_F32, n, array, floats.data(), nullptr);
  return floats;
}

std::vector<float> HalfInputs(vact_dtype dtype) {
  std::vector<uint16_t> bits(kHalves);
  for (uint32_t i = 0; i < kHalves; i++) bits[i] = static_cast<uint16_t>(i);
  std::vector<float> inputs = ToFloats(dtype, kHalves, bits.data());
  inputs.erase(
      std::remove_if(inputs.begin(), inputs.end(), [](float x) { return !std::isfinite(x); }),
      inputs.end());
  return inputs;
}

Array FromFloats(vact_dtype dtype, const std::vector<float> &floats) {
  Array array = NewArray(floats.size() * BytesOf(dtype));
  vact_convert(VACT_F32, dtype, floats.size(), floats.data(), array.get(), nullptr);
  return array;
}

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
    case kConvert:
      break;
  }
  return {NAN, NAN};
}

/* The sample of one operation with the exact results of an activation in that direction. */
struct Reference {
  Reference(vact_act act, const Operation &operation);

  vact_act act;
  Operation operation;
  std::vector<float> x;
  Array in, dy;
  std::vector<vact_ref_sum> exact; /* terms: what an ulp is taken of */
};

Reference::Reference(vact_act act, const Operation &operation)
    : act(act),
      operation(operation),
      x(operation.dtype == VACT_F32 ? FloatInputs() : HalfInputs(operation.dtype)) {
  std::vector<float> inputs = x;
  if (operation.direction == kBackwardFromOutput)
    for (float &input : inputs) input = static_cast<float>(vact_ref_forward(operation.act, input));
  in = FromFloats(operation.dtype, inputs);
  dy = FromFloats(operation.dtype, std::vector<float>(x.size(), 1.0f));
  exact.reserve(x.size());
  for (float input : ToFloats(operation.dtype, x.size(), in.get()))
    exact.push_back(Exact(act, operation.direction, input));
}

/* ---- measuring ------------------------------------------------------------------------------- */

std::vector<float> Results(Impl impl, const Reference &reference) {
  const Operation &operation = reference.operation;
  const size_t n = reference.x.size();
  const Array out = NewArray(n * BytesOf(operation.dtype));
  const Work work = {operation, n, 1, reference.in.get(), reference.dy.get(), out.get()};
  WithCall(impl, work, [](auto call) { call(); });
  return ToFloats(operation.dtype, n, out.get());
}

Accuracy Measure(Impl impl, const Reference &reference) {
  const std::vector<float> results = Results(impl, reference);
  const Format format = FormatOf(reference.operation.dtype);
  const double normal = std::ldexp(1.0, format.min_exponent);
  Accuracy accuracy = {0.0, reference.x[0], 0.0, 0.0};
  for (size_t i = 0; i < results.size(); i++) {
    const vact_ref_sum &exact = reference.exact[i];
    const double x = reference.x[i];
    const double error = UlpError(results[i], exact.value, exact.terms, format);
    if (error > accuracy.ulp_max) {
      accuracy.ulp_max = error;
      accuracy.ulp_max_input = x;
    }
    if (std::fabs(x) <= kInner && std::fabs(x) >= normal)
      accuracy.ulp_max_inner = std::max(accuracy.ulp_max_inner, error);
    if (std::fabs(x) <= kAbsolute && error > 0)
      accuracy.abs_max = std::max(accuracy.abs_max, std::fabs(results[i] - exact.value));
  }
  return accuracy;
}

/* The last one stays: the implementations of one cell ask one after the other. */
const Reference &ReferenceOf(vact_act act, const Operation &operation) {
  static std::unique_ptr<Reference> last;
  if (!last || last->act.kind != act.kind || !(last->operation == operation))
    last = std::make_unique<Reference>(act, operation);
  return *last;
}

}  // namespace

const Accuracy &AccuracyAs(vact_act exact, Impl impl, const Operation &operation) {
  static std::map<std::tuple<vact_kind, Impl, std::string>, Accuracy> known;
  const auto key = std::make_tuple(exact.kind, impl, OperationName(operation));
  auto found = known.find(key);
  if (found == known.end())
    found = known.emplace(key, Measure(impl, ReferenceOf(exact, operation))).first;
  return found->second;
}

const Accuracy &AccuracyOf(Impl impl, const Operation &operation) {
  return AccuracyAs(operation.act, impl, operation);
}
