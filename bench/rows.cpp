#include "rows.h"

#include <cctype>

namespace {

struct Usual {
  bool core;
  float alpha, beta, low, high;
};

constexpr bool CORE = true;
constexpr bool MORE = false;
#define VACT_USUAL(row, set, alpha, beta, low, high) \
  constexpr Usual kUsual_##row = {set, alpha, beta, low, high};
#include "usual.def"
#undef VACT_USUAL

constexpr bool YES = true;
constexpr bool NO = false;
constexpr bool ABS = true;
constexpr bool ULP = false;
constexpr Row RowWith(const char *name, vact_kind kind, bool from_output, bool absolute, int work,
                      const Usual &usual) {
  return {{kind, usual.alpha, usual.beta},
          name,
          from_output,
          usual.core,
          absolute,
          work,
          usual.low,
          usual.high};
}

struct Dtype {
  const char *name;
  size_t bytes;
};

const Dtype kDtypes[VACT_DTYPE_COUNT] = {
#define VACT_DTYPE(name, bytes, description) {#name, bytes},
#include <vact/dtypes.def>
#undef VACT_DTYPE
};

}  // namespace

const Row kRows[VACT_KIND_COUNT] = {
#define VACT_ACT(name, params, requires, from_y, error, fwd, bwd, work, formula, derivative) \
  RowWith(#name, VACT_##name, from_y, error, work, kUsual_##name),
#include <vact/activations.def>
#undef VACT_ACT
};

const Row *FamilyOf(const Row &row) {
  switch (row.act.kind) {
#define VACT_FAMILY(function, row) \
  case VACT_##row:                 \
    return &kRows[VACT_##function];
#include "families.def"
#undef VACT_FAMILY
    default:
      return nullptr;
  }
}

std::string DtypeName(vact_dtype dtype) {
  std::string name = kDtypes[dtype].name;
  for (char &c : name) c = static_cast<char>(std::tolower(c));
  return name;
}

size_t BytesOf(vact_dtype dtype) {
  return kDtypes[dtype].bytes;
}

std::string OperationName(const Operation &operation) {
  static const char *const kDirections[] = {"forward", "backward", "backward_from_output"};
  if (operation.direction == kConvert)
    return "convert/from_" + DtypeName(operation.from) + "/" + DtypeName(operation.dtype);
  return std::string(RowOf(operation).name) + "/" + kDirections[operation.direction] + "/" +
         DtypeName(operation.dtype);
}
