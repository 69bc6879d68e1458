/*
 * What the library can be asked to do, enumerated from its tables: every activation with its
 * parameters, in every direction, in every dtype, on every instruction set of this machine.
 */
#ifndef VACT_TESTS_OPERATIONS_H
#define VACT_TESTS_OPERATIONS_H

#include <vact/vact.h>

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "catch.h"
#include "error.h"
#include "parameters.h"

namespace vact_test {

/* ---- activations ----------------------------------------------------------------------------- */

/* What a row of activations.def promises. */
struct Row {
  const char *name;
  int parameters; /* how many */
  bool from_output;
  vact_error_kind error;
  double forward, backward; /* the bounds of the error */

  /* Rows with absolute bounds may do what an instruction set does best. */
  bool same_bits_everywhere() const {
    return error == VACT_ERROR_ULP;
  }
};

inline const Row &row_of(vact_act act) {
  enum { NONE, ALPHA, ALPHA_BETA };
  enum { NO, YES };
  static const Row rows[] = {
#define VACT_ACT(name, params, requires, from_y, error, fwd, bwd, work, formula, derivative) \
  {#name, params, from_y == YES, VACT_ERROR_##error, fwd, bwd},
#include <vact/activations.def>
#undef VACT_ACT
  };
  return rows[act.kind];
}

/* Whether the parameters are what the row requires. */
inline bool is_allowed(vact_act act, bool from_the_output) {
  const float alpha = act.alpha, beta = act.beta;
  const int from_output = from_the_output;
  static_cast<void>(alpha), static_cast<void>(beta), static_cast<void>(from_output);
  switch (act.kind) {
#define VACT_ACT(name, params, requires, ...) \
  case VACT_##name:                           \
    return requires                           \
    ;
#include <vact/activations.def>
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  return false;
}

inline std::vector<vact_act> every_kind() {
  std::vector<vact_act> all;
  for (int kind = 0; kind < VACT_KIND_COUNT; kind++)
    all.push_back({static_cast<vact_kind>(kind), 0.0f, 0.0f});
  return all;
}

struct Parameters {
  float alpha = 0.0f, beta = 0.0f;
};

/* The parameters to test a row with; a row without any has one such pair, zeros. */
inline std::vector<Parameters> parameters_of(vact_kind kind) {
  switch (kind) {
#define VACT_ACT(name, params, ...) \
  case VACT_##name:                 \
    return {VACT_TEST_PARAMETERS_##params(name)};
#include <vact/activations.def>
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  return {};
}

/* Every row with the first so many of its parameters. */
inline std::vector<vact_act> activations(size_t parameters) {
  std::vector<vact_act> all;
  for (vact_act row : every_kind()) {
    const std::vector<Parameters> pairs = parameters_of(row.kind);
    for (size_t i = 0; i < std::min(parameters, pairs.size()); i++)
      all.push_back({row.kind, pairs[i].alpha, pairs[i].beta});
  }
  return all;
}

/* Every row once. */
inline std::vector<vact_act> typical_activations() {
  return activations(1);
}

/* With the parameters that people use. */
inline std::vector<vact_act> usual_activations() {
  return activations(2);
}

inline std::vector<vact_act> all_activations() {
  return activations(1000);
}

inline std::string name_of(vact_act act) {
  char text[96];
  const Row &row = row_of(act);
  const double alpha = act.alpha, beta = act.beta;
  if (row.parameters == 0) return row.name;
  if (row.parameters == 1)
    std::snprintf(text, sizeof text, "%s(%g)", row.name, alpha);
  else
    std::snprintf(text, sizeof text, "%s(%g, %g)", row.name, alpha, beta);
  return text;
}

/* ---- dtypes ---------------------------------------------------------------------------------- */

inline const char *name_of(vact_dtype dtype) {
  static const char *const names[] = {
#define VACT_DTYPE(name, bytes, description) #name,
#include <vact/dtypes.def>
#undef VACT_DTYPE
  };
  return names[dtype];
}

inline std::vector<vact_dtype> all_dtypes() {
  return {
#define VACT_DTYPE(name, bytes, description) VACT_##name,
#include <vact/dtypes.def>
#undef VACT_DTYPE
  };
}

inline size_t size_of(vact_dtype dtype) {
  static const size_t sizes[] = {
#define VACT_DTYPE(name, bytes, description) bytes,
#include <vact/dtypes.def>
#undef VACT_DTYPE
  };
  return sizes[dtype];
}

/* ---- operations ------------------------------------------------------------------------------ */

enum class Direction { forward, backward, backward_from_output };

struct Operation {
  vact_act act;
  Direction direction;
  vact_dtype dtype = VACT_F32;

  Operation in(vact_dtype other) const {
    return {act, direction, other};
  }
};

inline std::vector<Operation> operations_of(const std::vector<vact_act> &acts,
                                            vact_dtype dtype = VACT_F32) {
  std::vector<Operation> all;
  for (vact_act act : acts) {
    all.push_back({act, Direction::forward, dtype});
    all.push_back({act, Direction::backward, dtype});
    if (row_of(act).from_output && is_allowed(act, true))
      all.push_back({act, Direction::backward_from_output, dtype});
  }
  return all;
}

/* The same in every dtype. */
inline std::vector<Operation> operations_in_all_dtypes(const std::vector<vact_act> &acts) {
  std::vector<Operation> all;
  for (vact_dtype dtype : all_dtypes())
    for (const Operation &operation : operations_of(acts, dtype)) all.push_back(operation);
  return all;
}

inline std::string name_of(const Operation &operation) {
  static const char *const names[] = {"forward", "backward", "backward_from_output"};
  return name_of(operation.act) + "/" + names[static_cast<int>(operation.direction)] + "/" +
         name_of(operation.dtype);
}

/*
 * Runs an operation on its input: x, or y for backward_from_output. Only the backward directions
 * read dy.
 */
inline vact_status run(const Operation &operation, size_t n, const void *input, const void *dy,
                       void *output, const vact_exec *exec = nullptr) {
  switch (operation.direction) {
    case Direction::forward:
      return vact_forward(operation.act, operation.dtype, n, input, output, exec);
    case Direction::backward:
      return vact_backward(operation.act, operation.dtype, n, input, dy, output, exec);
    case Direction::backward_from_output:
      return vact_backward_from_output(operation.act, operation.dtype, n, input, dy, output, exec);
  }
  return VACT_BAD_KIND;
}

/* ---- instruction sets ------------------------------------------------------------------------ */

inline std::vector<vact_isa> available_isas() {
  std::vector<vact_isa> all;
  for (int i = 0; i < VACT_ISA_COUNT; i++)
    if (vact_isa_available(static_cast<vact_isa>(i))) all.push_back(static_cast<vact_isa>(i));
  return all;
}

/* Uses one instruction set until the end of the scope. */
class ScopedIsa {
 public:
  explicit ScopedIsa(vact_isa isa) : before_(vact_isa_active()), status_(vact_isa_set(isa)) {}
  ~ScopedIsa() {
    vact_isa_set(before_);
  }
  ScopedIsa(const ScopedIsa &) = delete;
  ScopedIsa &operator=(const ScopedIsa &) = delete;

  bool in_use() const {
    return status_ == VACT_OK;
  }

 private:
  vact_isa before_;
  vact_status status_;
};

/* Calls check() on every instruction set. */
template <class Check>
void for_each_isa(Check check) {
  for (vact_isa isa : available_isas()) {
    const ScopedIsa use(isa);
    REQUIRE(use.in_use());
    INFO("on " << vact_isa_name(isa));
    check();
  }
}

}  // namespace vact_test

#endif
