/*
 * What each row of activations.def gives where that is known to the bit: at zeros, kinks, corners
 * and limits. A row without its list does not compile.
 */
#ifndef VACT_TESTS_KNOWN_VALUES_H
#define VACT_TESTS_KNOWN_VALUES_H

#include <vact/vact.h>

#include <cfloat>
#include <cmath>
#include <optional>
#include <vector>

#include "operations.h"

namespace vact_test {

/* Not known to the bit; within the error bound, as everywhere. */
const std::optional<float> rounded;

/* y = act(x), and dx for dy = 1. */
struct KnownValue {
  float x;
  std::optional<float> y, derivative;
};

struct Known {
  Parameters parameters;
  std::vector<KnownValue> values;
};

using KnownValues = std::vector<Known>;

const float least = FLT_TRUE_MIN;
const float e100 = 27 * FLT_TRUE_MIN; /* exp(-100) = 3.72e-44 */
const float below_1 = 1.0f - FLT_EPSILON / 2, above_1 = 1.0f + FLT_EPSILON;

/* ---- straight lines -------------------------------------------------------------------------- */

inline KnownValues known_relu() {
  return {{{},
           {{-INFINITY, 0, 0},
            {-FLT_MAX, 0, 0},
            {-1, 0, 0},
            {-least, 0, 0},
            {-0.0f, -0.0f, 0},
            {0, 0, 0},
            {least, least, 1},
            {1, 1, 1},
            {FLT_MAX, FLT_MAX, 1},
            {INFINITY, INFINITY, 1}}}};
}

inline KnownValues known_leaky_relu() {
  return {{{0.25f},
           {{-INFINITY, -INFINITY, 0.25f},
            {-2, -0.5f, 0.25f},
            {-4 * least, -least, 0.25f},
            {-0.0f, -0.0f, 0.25f},
            {0, 0, 0.25f},
            {least, least, 1},
            {2, 2, 1},
            {INFINITY, INFINITY, 1}}},
          {{-1}, {{-INFINITY, INFINITY, -1}, {-2, 2, -1}, {2, 2, 1}}},
          {{0}, {{-INFINITY, 0, 0}, {-2, 0, 0}, {-0.0f, -0.0f, 0}, {0, 0, 0}, {2, 2, 1}}}};
}

inline KnownValues known_relu6() {
  return {{{},
           {{-INFINITY, 0, 0},
            {-1, 0, 0},
            {-0.0f, -0.0f, 0},
            {0, 0, 0},
            {least, least, 1},
            {3, 3, 1},
            {6 * below_1, 6 * below_1, 1},
            {6, 6, 0},
            {6 * above_1, 6, 0},
            {INFINITY, 6, 0}}}};
}

inline KnownValues known_thresholded_relu() {
  return {{{1},
           {{-INFINITY, 0, 0},
            {-1, 0, 0},
            {0.5f, 0, 0},
            {1, 0, 0},
            {above_1, above_1, 1},
            {INFINITY, INFINITY, 1}}},
          {{-1},
           {{-INFINITY, 0, 0},
            {-1, 0, 0},
            {-below_1, -below_1, 1},
            {-0.0f, -0.0f, 1},
            {0, 0, 1},
            {2, 2, 1}}}};
}

inline KnownValues known_clip() {
  return {{{-1, 1},
           {{-INFINITY, -1, 0},
            {-above_1, -1, 0},
            {-1, -1, 1},
            {-0.0f, -0.0f, 1},
            {0, 0, 1},
            {1, 1, 1},
            {above_1, 1, 0},
            {INFINITY, 1, 0}}},
          {{2, 2}, {{1, 2, 0}, {2, 2, 1}, {3, 2, 0}}}};
}

inline KnownValues known_hard_tanh() {
  return {{{-1, 1},
           {{-INFINITY, -1, 0},
            {-1, -1, 0},
            {-below_1, -below_1, 1},
            {-0.0f, -0.0f, 1},
            {0, 0, 1},
            {below_1, below_1, 1},
            {1, 1, 0},
            {INFINITY, 1, 0}}},
          {{2, 2}, {{1, 2, 0}, {2, 2, 0}, {3, 2, 0}}}};
}

inline KnownValues known_hard_sigmoid() {
  return {{{0.25f, 0.5f},
           {{-INFINITY, 0, 0},
            {-2 * above_1, 0, 0},
            {-2, 0, 0},
            {-1, 0.25f, 0.25f},
            {-2 * below_1, FLT_EPSILON / 4, 0.25f},
            {-0.0f, 0.5f, 0.25f},
            {0, 0.5f, 0.25f},
            {1, 0.75f, 0.25f},
            {2, 1, 0},
            {INFINITY, 1, 0}}},
          {{-1, 0}, {{-INFINITY, 1, 0}, {-0.5f, 0.5f, -1}, {INFINITY, 0, 0}}}};
}

inline KnownValues known_hard_swish() {
  return {{{0.25f, 0.5f},
           {{-INFINITY, -0.0f, 0},
            {-FLT_MAX, -0.0f, 0},
            {-2, -0.0f, 0},
            {-1, -0.25f, 0},
            {-0.0f, -0.0f, 0.5f},
            {0, 0, 0.5f},
            {1, 0.75f, 1},
            {2, 2, 1},
            {FLT_MAX, FLT_MAX, 1},
            {INFINITY, INFINITY, 1}}}};
}

inline KnownValues known_soft_shrink() {
  return {{{0.5f},
           {{-INFINITY, -INFINITY, 1},
            {-0.75f, -0.25f, 1},
            {-0.5f, 0, 0},
            {-0.0f, 0, 0},
            {0, 0, 0},
            {0.25f, 0, 0},
            {0.5f, 0, 0},
            {0.75f, 0.25f, 1},
            {INFINITY, INFINITY, 1}}},
          {{0}, {{-1, -1, 1}, {-least, -least, 1}, {0, 0, 0}, {least, least, 1}}}};
}

inline KnownValues known_hard_shrink() {
  return {{{1},
           {{-INFINITY, -INFINITY, 1},
            {-above_1, -above_1, 1},
            {-1, 0, 0},
            {-0.0f, 0, 0},
            {0, 0, 0},
            {1, 0, 0},
            {above_1, above_1, 1},
            {INFINITY, INFINITY, 1}}},
          {{0}, {{-least, -least, 1}, {0, 0, 0}, {least, least, 1}}},
          {{-1}, {{-0.5f, -0.5f, 1}, {0, 0, 1}, {0.5f, 0.5f, 1}}}};
}

inline KnownValues known_abs() {
  return {{{},
           {{-INFINITY, INFINITY, -1},
            {-2, 2, -1},
            {-least, least, -1},
            {-0.0f, 0, 0},
            {0, 0, 0},
            {least, least, 1},
            {2, 2, 1},
            {INFINITY, INFINITY, 1}}}};
}

inline KnownValues known_linear() {
  return {
      {{2, -1},
       {{-INFINITY, -INFINITY, 2}, {0, -1, 2}, {0.5f, 0, 2}, {3, 5, 2}, {INFINITY, INFINITY, 2}}}};
}

inline KnownValues known_round() {
  return {{{},
           {{-INFINITY, -INFINITY, 0},
            {-2.5f, -2, 0},
            {-1.5f, -2, 0},
            {-0.5f, -0.0f, 0},
            {-0.0f, -0.0f, 0},
            {0, 0, 0},
            {least, 0, 0},
            {0.5f, 0, 0},
            {0.5f * above_1, 1, 0},
            {1.5f, 2, 0},
            {2.5f, 2, 0},
            {4194304.5f, 4194304, 0},
            {4194305.5f, 4194306, 0},
            {8388607.5f, 8388608, 0},
            {8388609, 8388609, 0},
            {FLT_MAX, FLT_MAX, 0},
            {INFINITY, INFINITY, 0}}}};
}

/* ---- exponentials and powers ----------------------------------------------------------------- */

inline KnownValues known_exp() {
  return {{{},
           {{-INFINITY, 0, 0},
            {-FLT_MAX, 0, 0},
            {-105, 0, 0},
            {-100, e100, e100},
            {-0.0f, 1, 1},
            {0, 1, 1},
            {least, 1, 1},
            {89, INFINITY, INFINITY},
            {FLT_MAX, INFINITY, INFINITY},
            {INFINITY, INFINITY, INFINITY}}}};
}

inline KnownValues known_log() {
  return {{{},
           {{-INFINITY, NAN, 0},
            {-1, NAN, -1},
            {-least, NAN, -INFINITY},
            {-0.0f, -INFINITY, -INFINITY},
            {0, -INFINITY, INFINITY},
            {0.5f, rounded, 2},
            {1, 0, 1},
            {2, rounded, 0.5f},
            {INFINITY, INFINITY, 0}}}};
}

inline KnownValues known_square() {
  return {{{},
           {{-INFINITY, INFINITY, -INFINITY},
            {-3, 9, -6},
            {-0.0f, 0, 0},
            {0, 0, 0},
            {1e-30f, 0, 2e-30f},
            {3, 9, 6},
            {FLT_MAX, INFINITY, INFINITY},
            {INFINITY, INFINITY, INFINITY}}}};
}

inline KnownValues known_sqrt() {
  return {{{},
           {{-INFINITY, NAN, NAN},
            {-1, NAN, NAN},
            {-least, NAN, NAN},
            {-0.0f, -0.0f, -INFINITY},
            {0, 0, INFINITY},
            {FLT_MIN, 0x1p-63f, 0x1p62f},
            {0.25f, 0.5f, 1},
            {4, 2, 0.25f},
            {INFINITY, INFINITY, 0}}}};
}

inline KnownValues known_pow() {
  return {{{1, 2},
           {{-INFINITY, INFINITY, -INFINITY},
            {-2, 4, -4},
            {-0.0f, 0, 0},
            {0, 0, 0},
            {1, 1, 2},
            {2, 4, 4},
            {INFINITY, INFINITY, INFINITY}}},
          {{1, 0.5f},
           {{-INFINITY, INFINITY, 0},
            {-1, NAN, NAN},
            {-0.0f, 0, INFINITY},
            {0, 0, INFINITY},
            {4, 2, 0.25f},
            {INFINITY, INFINITY, 0}}},
          {{1, 3}, {{-INFINITY, -INFINITY, INFINITY}, {-2, -8, 12}, {-0.0f, -0.0f, 0}}},
          {{2, -1},
           {{-INFINITY, -0.0f, 0},
            {-2, -1, -0.5f},
            {-0.0f, -INFINITY, -INFINITY},
            {0, INFINITY, -INFINITY},
            {2, 1, -0.5f},
            {INFINITY, 0, 0}}},
          {{3, 1}, {{-2, -6, 3}, {0, 0, 3}, {INFINITY, INFINITY, 3}}},
          {{3, 0}, {{-INFINITY, 3, 0}, {-1, 3, 0}, {0, 3, 0}, {INFINITY, 3, 0}}},
          {{1, 1e30f}, {{below_1, 0, 0}, {1, 1, 1e30f}, {above_1, INFINITY, INFINITY}}}};
}

inline KnownValues known_elu() {
  return {{{0.5f},
           {{-INFINITY, -0.5f, 0},
            {-FLT_MAX, -0.5f, 0},
            {-200, -0.5f, 0},
            {-4 * least, -2 * least, 0.5f},
            {-0.0f, -0.0f, 0.5f},
            {0, 0, 0.5f},
            {least, least, 1},
            {2, 2, 1},
            {FLT_MAX, FLT_MAX, 1},
            {INFINITY, INFINITY, 1}}},
          {{-1}, {{-INFINITY, 1, 0}, {0, 0, -1}, {1, 1, 1}}},
          {{0}, {{-INFINITY, 0, 0}, {-1, 0, 0}, {0, 0, 0}, {1, 1, 1}}}};
}

inline KnownValues known_selu() {
  return {{{},
           {{-INFINITY, rounded, 0},
            {-200, rounded, 0},
            {-0.0f, -0.0f, rounded},
            {0, 0, rounded},
            {least, least, 1.0507009873554805f},
            {1, 1.0507009873554805f, 1.0507009873554805f},
            {FLT_MAX, INFINITY, 1.0507009873554805f},
            {INFINITY, INFINITY, 1.0507009873554805f}}}};
}

inline KnownValues known_celu() {
  return {{{2},
           {{-INFINITY, -2, 0},
            {-FLT_MAX, -2, 0},
            {-400, -2, 0},
            {-least, -least, 1},
            {-0.0f, -0.0f, 1},
            {0, 0, 1},
            {least, least, 1},
            {3, 3, 1},
            {INFINITY, INFINITY, 1}}}};
}

/* ---- S-shaped, and their integrals ----------------------------------------------------------- */

inline std::vector<KnownValue> sigmoid_values() {
  return {{-INFINITY, 0, 0},    {-FLT_MAX, 0, 0},      {-1e9f, 0, 0},        {-105, 0, 0},
          {-100, e100, e100},   {-least, 0.5f, 0.25f}, {-0.0f, 0.5f, 0.25f}, {0, 0.5f, 0.25f},
          {least, 0.5f, 0.25f}, {100, 1, e100},        {105, 1, 0},          {1e9f, 1, 0},
          {FLT_MAX, 1, 0},      {INFINITY, 1, 0}};
}

/* Where it has saturated; in the middle the approximations have their error. */
inline std::vector<KnownValue> sigmoid_limits() {
  return {{-INFINITY, 0, 0}, {-FLT_MAX, 0, 0}, {-1e9f, 0, 0},
          {1e9f, 1, 0},      {FLT_MAX, 1, 0},  {INFINITY, 1, 0}};
}

inline std::vector<KnownValue> tanh_values() {
  return {{-INFINITY, -1, 0}, {-FLT_MAX, -1, 0}, {-60, -1, 0},      {-least, -least, 1},
          {-0.0f, -0.0f, 1},  {0, 0, 1},         {least, least, 1}, {1e-20f, 1e-20f, 1},
          {60, 1, 0},         {FLT_MAX, 1, 0},   {INFINITY, 1, 0}};
}

inline std::vector<KnownValue> tanh_limits() {
  return {{-INFINITY, -1, 0}, {-FLT_MAX, -1, 0}, {-60, -1, 0},    {-0.0f, -0.0f, rounded},
          {0, 0, rounded},    {60, 1, 0},        {FLT_MAX, 1, 0}, {INFINITY, 1, 0}};
}

inline KnownValues known_sigmoid() {
  return {{{}, sigmoid_values()}};
}
inline KnownValues known_sigmoid_precise() {
  return {{{}, sigmoid_values()}};
}
inline KnownValues known_sigmoid_fast() {
  return {{{}, sigmoid_limits()}};
}
inline KnownValues known_sigmoid_coarse() {
  return {{{}, sigmoid_limits()}};
}

inline KnownValues known_tanh() {
  return {{{}, tanh_values()}};
}
inline KnownValues known_tanh_precise() {
  return {{{}, tanh_values()}};
}
inline KnownValues known_tanh_fast() {
  return {{{}, tanh_limits()}};
}
inline KnownValues known_tanh_coarse() {
  return {{{}, tanh_limits()}};
}

inline KnownValues known_softsign() {
  return {{{},
           {{-INFINITY, -1, 0},
            {-FLT_MAX, -1, 0},
            {-1, -0.5f, 0.25f},
            {-least, -least, 1},
            {-0.0f, -0.0f, 1},
            {0, 0, 1},
            {least, least, 1},
            {1, 0.5f, 0.25f},
            {3, 0.75f, 0.0625f},
            {FLT_MAX, 1, 0},
            {INFINITY, 1, 0}}}};
}

inline KnownValues known_tanh_shrink() {
  return {{{},
           {{-INFINITY, -INFINITY, 1},
            {-FLT_MAX, -FLT_MAX, 1},
            {-1e-20f, -0.0f, rounded},
            {-0.0f, -0.0f, 0},
            {0, 0, 0},
            {least, 0, 0},
            {1e-20f, 0, rounded},
            {FLT_MAX, FLT_MAX, 1},
            {INFINITY, INFINITY, 1}}}};
}

inline KnownValues known_log_sigmoid() {
  return {{{},
           {{-INFINITY, -INFINITY, 1},
            {-FLT_MAX, -FLT_MAX, 1},
            {-1e9f, -1e9f, 1},
            {-0.0f, rounded, 0.5f},
            {0, rounded, 0.5f},
            {100, -e100, e100},
            {105, -0.0f, 0},
            {FLT_MAX, -0.0f, 0},
            {INFINITY, -0.0f, 0}}}};
}

inline KnownValues known_softplus() {
  return {{{1},
           {{-INFINITY, 0, 0},
            {-FLT_MAX, 0, 0},
            {-105, 0, 0},
            {-100, e100, e100},
            {-0.0f, rounded, 0.5f},
            {0, rounded, 0.5f},
            {1e9f, 1e9f, 1},
            {FLT_MAX, FLT_MAX, 1},
            {INFINITY, INFINITY, 1}}},
          {{-1},
           {{-INFINITY, -INFINITY, 1},
            {-1e9f, -1e9f, 1},
            {0, rounded, 0.5f},
            {105, -0.0f, 0},
            {INFINITY, -0.0f, 0}}}};
}

/* ---- gated ----------------------------------------------------------------------------------- */

/* What x*g(x) has in common, if g rises fast from 0 over 1/2 to 1. */
inline std::vector<KnownValue> gate_values() {
  return {{-INFINITY, -0.0f, 0}, {-FLT_MAX, -0.0f, 0},       {-1e9f, -0.0f, 0},
          {-120, -0.0f, 0},      {-2 * least, -least, 0.5f}, {-0.0f, -0.0f, 0.5f},
          {0, 0, 0.5f},          {2 * least, least, 0.5f},   {120, 120, 1},
          {1e9f, 1e9f, 1},       {FLT_MAX, FLT_MAX, 1},      {INFINITY, INFINITY, 1}};
}

inline std::vector<KnownValue> gate_limits() {
  return {{-INFINITY, -0.0f, 0},   {-FLT_MAX, -0.0f, 0},   {-1e9f, -0.0f, 0},
          {-0.0f, -0.0f, rounded}, {0, 0, rounded},        {1e9f, 1e9f, 1},
          {FLT_MAX, FLT_MAX, 1},   {INFINITY, INFINITY, 1}};
}

inline KnownValues known_swish() {
  return {{{1}, gate_values()},
          {{-1}, {{-INFINITY, -INFINITY, 1}, {INFINITY, 0, 0}}},
          {{0},
           {{-INFINITY, -INFINITY, 0.5f},
            {-2, -1, 0.5f},
            {FLT_MAX, FLT_MAX / 2, 0.5f},
            {INFINITY, INFINITY, 0.5f}}},
          {{1e30f},
           {{-INFINITY, -0.0f, 0},
            {-FLT_MAX, -0.0f, 0},
            {-1, -0.0f, 0},
            {1, 1, 1},
            {FLT_MAX, FLT_MAX, 1},
            {INFINITY, INFINITY, 1}}}};
}
inline KnownValues known_swish_fast() {
  return {{{1}, gate_limits()},
          {{0},
           {{-INFINITY, -INFINITY, rounded},
            {-2, -1, rounded},
            {FLT_MAX, FLT_MAX / 2, rounded},
            {INFINITY, INFINITY, rounded}}}};
}
inline KnownValues known_swish_coarse() {
  return {{{1}, gate_limits()},
          {{0}, {{-INFINITY, -INFINITY, rounded}, {INFINITY, INFINITY, rounded}}}};
}
inline KnownValues known_silu() {
  return {{{}, gate_values()}};
}
inline KnownValues known_gelu_erf() {
  return {{{}, gate_values()}};
}
inline KnownValues known_gelu_tanh() {
  return {{{}, gate_values()}};
}
inline KnownValues known_gelu_quick() {
  return {{{}, gate_values()}};
}
inline KnownValues known_gelu_fast() {
  return {{{}, gate_limits()}};
}
inline KnownValues known_gelu_coarse() {
  return {{{}, gate_limits()}};
}

inline KnownValues known_mish() {
  return {{{},
           {{-INFINITY, -0.0f, 0},
            {-FLT_MAX, -0.0f, 0},
            {-1e9f, -0.0f, 0},
            {-120, -0.0f, 0},
            {-0.0f, -0.0f, rounded},
            {0, 0, rounded},
            {120, 120, 1},
            {1e9f, 1e9f, 1},
            {FLT_MAX, FLT_MAX, 1},
            {INFINITY, INFINITY, 1}}}};
}

/* ---- any row --------------------------------------------------------------------------------- */

/* Calls check(act, value) for every known value. */
template <class Check>
void for_each_known_value(Check check) {
#define VACT_ACT(name, ...)                      \
  for (const Known &known : known_##name())      \
    for (const KnownValue &value : known.values) \
      check(vact_act{VACT_##name, known.parameters.alpha, known.parameters.beta}, value);
#include <vact/activations.def>
#undef VACT_ACT
}

}  // namespace vact_test

#endif
