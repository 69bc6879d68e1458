/*
 * Prints a hash of the results of every operation over a fixed set of inputs: one line for each
 * operation and distinct hash, with the instruction sets that gave it only where they differ. So
 * two builds, or two machines, give the same bits if this prints the same.
 *
 * Rows whose bounds are absolute have their own bits per instruction set: of those, only the one
 * that every machine has.
 */
#include <inttypes.h>
#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <vact/vact.h>

#include "parameters.h"

enum { COUNT = 1 << 13, DIRECTIONS = 3, MOST_PARAMETERS = 3 };

static const char *const direction_names[DIRECTIONS] = {"forward", "backward",
                                                        "backward_from_output"};

static float float_of(uint32_t bits) {
  float value;
  memcpy(&value, &bits, sizeof value);
  return value;
}

static uint32_t bits_of(float value) {
  uint32_t bits;
  memcpy(&bits, &value, sizeof bits);
  return bits;
}

/* FNV-1a over elements of so many bytes; all NaN count as the same. */
static uint64_t hash_of(vact_dtype dtype, const void *results) {
  static float values[COUNT];
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
  vact_convert(dtype, VACT_F32, COUNT, results, values, NULL);
  for (int i = 0; i < COUNT; i++) {
    const uint32_t bits = isnan(values[i]) ? UINT32_C(0x7fc00000) : bits_of(values[i]);
    for (int shift = 0; shift < 32; shift += 8)
      hash = (hash ^ (bits >> shift & 0xff)) * UINT64_C(0x100000001b3);
  }
  return hash;
}

/* Half of the inputs are spread over all bit patterns, half over [-128, 128]. */
static void fill_inputs(float *x, float *dy) {
  static const float gradients[] = {1.0f, -0.75f, 1.3e-30f, 1.9e30f, -1e-40f, 0.0f, 3.1f};
  for (uint32_t i = 0; i < COUNT; i++) {
    x[i] = i % 2 ? float_of(i * UINT32_C(2654435761)) : (float)i * (256.0f / COUNT) - 128.0f;
    dy[i] = gradients[i % 7];
  }
}

typedef struct operation {
  const char *name;
  vact_act act;
  int direction;
  bool same_bits_everywhere;
} operation;

static vact_status run(const operation *o, vact_dtype dtype, const void *x, const void *dy,
                       void *out) {
  switch (o->direction) {
    case 0:
      return vact_forward(o->act, dtype, COUNT, x, out, NULL);
    case 1:
      return vact_backward(o->act, dtype, COUNT, x, dy, out, NULL);
    default:
      return vact_backward_from_output(o->act, dtype, COUNT, x, dy, out, NULL);
  }
}

/* 0, or 1 if a call failed. */
static int print_hashes(const operation *o, vact_dtype dtype, const char *dtype_name) {
  static float floats[COUNT], float_dy[COUNT], x[COUNT], dy[COUNT], out[COUNT];
  uint64_t first = 0;
  fill_inputs(floats, float_dy);
  vact_convert(VACT_F32, dtype, COUNT, floats, x, NULL);
  vact_convert(VACT_F32, dtype, COUNT, float_dy, dy, NULL);
  for (int isa = 0; isa < VACT_ISA_COUNT; isa++) {
    if (vact_isa_set((vact_isa)isa) != VACT_OK) continue;
    if (isa != VACT_ISA_portable && !o->same_bits_everywhere) continue;
    const vact_status status = run(o, dtype, x, dy, out);
    if (o->direction == 2 && (status == VACT_NO_FROM_OUTPUT || status == VACT_BAD_PARAMETER))
      return 0;
    const char *direction = direction_names[o->direction];
    if (status != VACT_OK) {
      fprintf(stderr, "%s/%s: %s\n", o->name, direction, vact_status_string(status));
      return 1;
    }
    const uint64_t hash = hash_of(dtype, out);
    if (isa == VACT_ISA_portable) first = hash;
    if (isa != VACT_ISA_portable && hash == first) continue;
    printf("%s(%g, %g)/%s/%s %016" PRIx64 "%s%s\n", o->name, o->act.alpha, o->act.beta, direction,
           dtype_name, hash, isa == VACT_ISA_portable ? "" : " on ",
           isa == VACT_ISA_portable ? "" : vact_isa_name((vact_isa)isa));
  }
  return 0;
}

static int print_in_each_dtype(const operation *o) {
  int failed = 0;
#define VACT_DTYPE(name, bytes, description) failed |= print_hashes(o, VACT_##name, #name);
#include <vact/dtypes.def>
#undef VACT_DTYPE
  return failed;
}

int main(void) {
  enum { ULP = true, ABS = false };
  int failed = 0;
  for (int direction = 0; direction < DIRECTIONS; direction++) {
#define VACT_ACT(name, params, requires, from_y, error, ...)                    \
  {                                                                             \
    static const float parameters[][2] = {VACT_TEST_PARAMETERS_##params(name)}; \
    const size_t count = sizeof parameters / sizeof parameters[0];              \
    for (size_t i = 0; i < count && i < MOST_PARAMETERS; i++) {                 \
      const vact_act act = {VACT_##name, parameters[i][0], parameters[i][1]};   \
      const operation o = {#name, act, direction, error};                       \
      failed |= print_in_each_dtype(&o);                                        \
    }                                                                           \
  }
#include <vact/activations.def>
#undef VACT_ACT
  }
  return failed;
}
