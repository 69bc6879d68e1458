#include "cells.h"

#include "rows.h"

namespace {

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

using Sizes = std::vector<size_t>;
const size_t kK = 1024;
const size_t kM = 1024 * 1024;

/* ---- which operations ------------------------------------------------------------------------ */

std::vector<vact_dtype> DtypesOf(const Plan &plan) {
  std::vector<vact_dtype> dtypes;
  for (int i = 0; i < VACT_DTYPE_COUNT; i++) {
    const vact_dtype dtype = static_cast<vact_dtype>(i);
    if (IsChosen(plan.dtypes, DtypeName(dtype))) dtypes.push_back(dtype);
  }
  return dtypes;
}

enum class Which { kCore, kOthers, kAll };

/* The chosen rows in all their directions. */
std::vector<Operation> Activations(const Plan &plan, vact_dtype dtype, Which which) {
  std::vector<Operation> operations;
  for (const Row &row : kRows) {
    if (!IsChosen(plan.rows, row.name)) continue;
    if (which != Which::kAll && row.core != (which == Which::kCore)) continue;
    operations.push_back({row.act, kForward, dtype, dtype});
    operations.push_back({row.act, kBackward, dtype, dtype});
    if (row.from_output) operations.push_back({row.act, kBackwardFromOutput, dtype, dtype});
  }
  return operations;
}

/* vact_convert between f32 and the others, named by the 16-bit type. */
std::vector<Operation> Conversions(const Plan &plan) {
  std::vector<Operation> operations;
  if (!IsChosen(plan.rows, "convert")) return operations;
  for (vact_dtype dtype : DtypesOf(plan)) {
    if (dtype == VACT_F32) continue;
    operations.push_back({kRows[0].act, kConvert, dtype, VACT_F32});
    operations.push_back({kRows[0].act, kConvert, VACT_F32, dtype});
  }
  return operations;
}

/* ---- which sizes ----------------------------------------------------------------------------- */

/* Four arrays of that many floats leave room for everything else. */
bool FitsMemory(const Plan &plan, size_t n) {
  return 4 * n * sizeof(float) <= plan.memory_bytes / 2;
}

/* From 256 elements by fours until the array has that many bytes. */
Sizes Powers(const Plan &plan, size_t bytes) {
  Sizes sizes;
  for (size_t n = 256; FitsMemory(plan, n); n *= 4) {
    sizes.push_back(n);
    if (n * sizeof(float) >= bytes) break;
  }
  return sizes;
}

Sizes AllSizes(const Plan &plan) {
  Sizes sizes = {1, 16, 17, 64};
  for (size_t n : Powers(plan, 8 * plan.last_level_cache_bytes)) sizes.push_back(n);
  return sizes;
}

/* The first of them whose arrays are far larger than the last cache level. */
size_t BeyondCaches(const Plan &plan) {
  return Powers(plan, 2 * plan.last_level_cache_bytes).back();
}

Sizes CoreSizes(const Plan &plan) {
  if (plan.quick && plan.best_isa) return {16, 256, 4 * kK, 64 * kK, BeyondCaches(plan)};
  if (plan.quick) return {4 * kK, 64 * kK};
  if (plan.best_isa) return AllSizes(plan);
  if (plan.isa == VACT_ISA_portable) return {16, 4 * kK, 64 * kK}; /* it has no fast fma */
  return {16, 256, 4 * kK, 64 * kK, 1 * kM};
}

Sizes OtherSizes(const Plan &plan) {
  if (plan.quick && plan.best_isa) return {4 * kK};
  if (plan.best_isa) return {16, 256, 4 * kK, 64 * kK, 1 * kM, BeyondCaches(plan)};
  if (plan.quick || plan.isa == VACT_ISA_portable) return {};
  return {4 * kK, 64 * kK};
}

Sizes HalfSizes(const Plan &plan, Which which) {
  if (plan.isa == VACT_ISA_portable) return {};
  if (which == Which::kOthers) return plan.best_isa && !plan.quick ? Sizes{64 * kK} : Sizes{};
  if (plan.quick || !plan.best_isa) return {64 * kK};
  return {64 * kK, 1 * kM, 16 * kM};
}

/* ---- groups ---------------------------------------------------------------------------------- */

void AddSizes(const std::vector<Operation> &operations, const Sizes &sizes, bool all_threads,
              std::vector<Group> &groups) {
  for (const Operation &operation : operations)
    for (size_t n : sizes) groups.push_back({{operation, n, std::nullopt, "", all_threads}});
}

std::string TensorLabel(const Tensor &tensor, size_t batch) {
  return std::string(tensor.network) + " " + tensor.tensor + ", batch " + std::to_string(batch);
}

void AddTensors(const Plan &plan, std::vector<Group> &groups) {
  for (const Tensor &tensor : kTensors)
    for (size_t batch : kBatches)
      for (const Operation &operation : Activations(plan, VACT_F32, Which::kCore))
        if (operation.act.kind == tensor.kind && FitsMemory(plan, tensor.elements * batch))
          groups.push_back({{operation, tensor.elements * batch, std::nullopt,
                             TensorLabel(tensor, batch), true}});
}

void AddAssists(const Plan &plan, Which which, std::vector<Group> &groups) {
  for (const Operation &operation : Activations(plan, VACT_F32, which)) {
    Group group;
    for (const AssistInput &input : kAssistInputs)
      group.push_back({operation, kAssistSize, input.x, input.label, false});
    groups.push_back(group);
  }
}

void AddFloats(const Plan &plan, std::vector<Group> &groups) {
  AddSizes(Activations(plan, VACT_F32, Which::kCore), CoreSizes(plan), plan.best_isa, groups);
  AddSizes(Activations(plan, VACT_F32, Which::kOthers), OtherSizes(plan), false, groups);
  if (plan.best_isa && !plan.quick) AddTensors(plan, groups);
  if (!plan.quick) AddAssists(plan, plan.best_isa ? Which::kAll : Which::kCore, groups);
}

}  // namespace

std::vector<Group> AllGroups(const Plan &plan) {
  std::vector<Group> groups;
  for (vact_dtype dtype : DtypesOf(plan)) {
    if (dtype == VACT_F32) {
      AddFloats(plan, groups);
      continue;
    }
    for (Which which : {Which::kCore, Which::kOthers})
      AddSizes(Activations(plan, dtype, which), HalfSizes(plan, which), false, groups);
  }
  AddSizes(Conversions(plan), HalfSizes(plan, Which::kCore), false, groups);
  return groups;
}
