#include "cells.h"

namespace {

struct Row {
  vact_act act;
  const char *name;
  bool from_output;
};

/* The parameter that a network would use: x * sigmoid(x) is the swish of practice. */
#define PARAM_NONE 0.0f
#define PARAM_ALPHA 1.0f
#define FROM_OUTPUT_YES true
#define FROM_OUTPUT_NO false
const Row kRows[VACT_KIND_COUNT] = {
#define VACT_ACT(name, params, from_y, ulp_fwd, ulp_bwd, work, formula, derivative) \
  {{VACT_##name, PARAM_##params}, #name, FROM_OUTPUT_##from_y},
#include <vact/activations.def>
#undef VACT_ACT
};

struct Tensor {
  vact_kind kind;
  const char *network;
  const char *tensor;
  size_t elements;
};

const Tensor kTensors[] = {
#define VACT_TENSOR(op, network, tensor, elements) {VACT_##op, network, tensor, elements},
#include "tensors.def"
#undef VACT_TENSOR
};

const size_t kBatches[] = {1, 32};

/* x where exp or the result is tiny, huge or subnormal, after the one to compare with. */
struct AssistInput {
  float x;
  const char *label;
};
const AssistInput kAssistInputs[] = {
    {1.0f, "x=1"}, {-90.0f, "x=-90"}, {-100.0f, "x=-100"}, {-1e9f, "x=-1e9"}, {1e-40f, "x=1e-40"}};
const size_t kAssistSize = 4096;

std::vector<Direction> DirectionsOf(const Row &row) {
  std::vector<Direction> directions = {kForward, kBackward};
  if (row.from_output) directions.push_back(kBackwardFromOutput);
  return directions;
}

/* Four arrays of that many elements leave room for everything else. */
bool FitsMemory(size_t n, size_t memory_bytes) {
  return 4 * n * sizeof(float) <= memory_bytes / 2;
}

std::vector<size_t> Sizes(size_t last_level_cache_bytes, size_t memory_bytes) {
  std::vector<size_t> sizes = {1, 16, 17, 64};
  for (size_t n = 256; FitsMemory(n, memory_bytes); n *= 4) {
    sizes.push_back(n);
    if (n * sizeof(float) >= 8 * last_level_cache_bytes) break;
  }
  return sizes;
}

std::string TensorLabel(const Tensor &tensor, size_t batch) {
  return std::string(tensor.network) + " " + tensor.tensor + ", batch " + std::to_string(batch);
}

}  // namespace

std::vector<Group> AllGroups(size_t last_level_cache_bytes, size_t memory_bytes) {
  std::vector<Group> groups;
  for (const Row &row : kRows)
    for (Direction direction : DirectionsOf(row))
      for (size_t n : Sizes(last_level_cache_bytes, memory_bytes))
        groups.push_back({{row.act, direction, n, std::nullopt, ""}});
  for (const Tensor &tensor : kTensors)
    for (size_t batch : kBatches)
      for (Direction direction : DirectionsOf(kRows[tensor.kind]))
        if (FitsMemory(tensor.elements * batch, memory_bytes))
          groups.push_back({{kRows[tensor.kind].act, direction, tensor.elements * batch,
                             std::nullopt, TensorLabel(tensor, batch)}});
  for (const Row &row : kRows)
    for (Direction direction : DirectionsOf(row)) {
      Group group;
      for (const AssistInput &input : kAssistInputs)
        group.push_back({row.act, direction, kAssistSize, input.x, input.label});
      groups.push_back(group);
    }
  return groups;
}

const char *KindName(vact_kind kind) {
  return kRows[kind].name;
}
