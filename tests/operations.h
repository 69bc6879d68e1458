/*
 * What the library can be asked to do, enumerated from its tables: every activation with its
 * parameters, in every direction, on every instruction set of this machine.
 */
#ifndef VACT_TESTS_OPERATIONS_H
#define VACT_TESTS_OPERATIONS_H

#include <vact/vact.h>

#include <cstdio>
#include <string>
#include <vector>

namespace vact_test {

/* The tests below call everything with floats: a new dtype belongs into Operation. */
static_assert(VACT_DTYPE_COUNT == 1, "enumerate the dtypes in tests/operations.h");

/* ---- activations ----------------------------------------------------------------------------- */

/* What a row of activations.def promises. */
struct Row {
  const char *name;
  bool has_alpha;
  bool from_output;
  double ulp_forward;
  double ulp_backward;
};

inline const Row &row_of(vact_act act) {
#define VACT_TEST_NONE false
#define VACT_TEST_ALPHA true
#define VACT_TEST_YES true
#define VACT_TEST_NO false
  static const Row rows[] = {
#define VACT_ACT(name, params, from_y, ulp_fwd, ulp_bwd, work, formula, derivative) \
  {#name, VACT_TEST_##params, VACT_TEST_##from_y, ulp_fwd, ulp_bwd},
#include <vact/activations.def>
#undef VACT_ACT
  };
#undef VACT_TEST_NONE
#undef VACT_TEST_ALPHA
#undef VACT_TEST_YES
#undef VACT_TEST_NO
  return rows[act.kind];
}

/* Every row once for each of the given alphas, or once if it has no alpha. */
inline std::vector<vact_act> activations(const std::vector<float> &alphas) {
  std::vector<vact_act> all;
  for (int kind = 0; kind < VACT_KIND_COUNT; kind++) {
    const vact_act plain = {static_cast<vact_kind>(kind), 0.0f};
    if (!row_of(plain).has_alpha)
      all.push_back(plain);
    else
      for (float alpha : alphas) all.push_back({plain.kind, alpha});
  }
  return all;
}

/* Alphas that people use, and one that steers every float far off. */
inline std::vector<vact_act> usual_activations() {
  return activations({1.0f, 1.702f, -3.0f});
}

inline std::vector<vact_act> all_activations() {
  return activations({1.0f, -1.0f, 0.5f, 1.702f, 0.1f, 3.0f, 10.0f, 0.0f, 1e-30f, 1e30f, -2.4e38f,
                      0x1.fffffep127f});
}

inline std::string name_of(vact_act act) {
  if (!row_of(act).has_alpha) return row_of(act).name;
  char text[64];
  std::snprintf(text, sizeof text, "%s(%g)", row_of(act).name, static_cast<double>(act.alpha));
  return text;
}

/* ---- operations ------------------------------------------------------------------------------ */

enum class Direction { forward, backward, backward_from_output };

struct Operation {
  vact_act act;
  Direction direction;
};

inline std::vector<Operation> operations_of(const std::vector<vact_act> &acts) {
  std::vector<Operation> all;
  for (vact_act act : acts) {
    all.push_back({act, Direction::forward});
    all.push_back({act, Direction::backward});
    if (row_of(act).from_output) all.push_back({act, Direction::backward_from_output});
  }
  return all;
}

inline std::string name_of(const Operation &operation) {
  static const char *const names[] = {"forward", "backward", "backward_from_output"};
  return name_of(operation.act) + "/" + names[static_cast<int>(operation.direction)];
}

/*
 * Runs an operation on its input: x, or y for backward_from_output. Only the backward directions
 * read dy.
 */
inline vact_status run(const Operation &operation, size_t n, const void *input, const void *dy,
                       void *output, const vact_exec *exec = nullptr) {
  switch (operation.direction) {
    case Direction::forward:
      return vact_forward(operation.act, VACT_F32, n, input, output, exec);
    case Direction::backward:
      return vact_backward(operation.act, VACT_F32, n, input, dy, output, exec);
    case Direction::backward_from_output:
      return vact_backward_from_output(operation.act, VACT_F32, n, input, dy, output, exec);
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

}  // namespace vact_test

#endif
