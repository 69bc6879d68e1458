/*
 * Prints a hash of the results of every operation over a fixed set of inputs: one line for each
 * operation and distinct hash, with the instruction sets that gave it only where they differ. So
 * two builds, or two machines, give the same bits if this prints the same.
 */
#include <inttypes.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <vact/vact.h>

enum { COUNT = 1 << 16, DIRECTIONS = 3 };

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

/* FNV-1a; all NaN count as the same. */
static uint64_t hash_of(const float *values) {
  uint64_t hash = UINT64_C(0xcbf29ce484222325);
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
    x[i] = i % 2 ? float_of(i * UINT32_C(2654435761)) : (float)i / 256.0f - 128.0f;
    dy[i] = gradients[i % 7];
  }
}

static vact_status run(vact_act act, int direction, const float *x, const float *dy, float *out) {
  switch (direction) {
    case 0:
      return vact_forward(act, VACT_F32, COUNT, x, out, NULL);
    case 1:
      return vact_backward(act, VACT_F32, COUNT, x, dy, out, NULL);
    default:
      return vact_backward_from_output(act, VACT_F32, COUNT, x, dy, out, NULL);
  }
}

/* 0, or 1 if a call failed. */
static int print_hashes(const char *name, vact_act act, int direction) {
  static float x[COUNT], dy[COUNT], out[COUNT];
  uint64_t first = 0;
  fill_inputs(x, dy);
  for (int isa = 0; isa < VACT_ISA_COUNT; isa++) {
    if (vact_isa_set((vact_isa)isa) != VACT_OK) continue;
    const vact_status status = run(act, direction, x, dy, out);
    if (status == VACT_NO_FROM_OUTPUT) return 0;
    if (status != VACT_OK) {
      fprintf(stderr, "%s/%s: %s\n", name, direction_names[direction], vact_status_string(status));
      return 1;
    }
    const uint64_t hash = hash_of(out);
    if (isa == VACT_ISA_portable) {
      first = hash;
      printf("%s(%g)/%s %016" PRIx64 "\n", name, act.alpha, direction_names[direction], hash);
    } else if (hash != first) {
      printf("%s(%g)/%s %016" PRIx64 " on %s\n", name, act.alpha, direction_names[direction], hash,
             vact_isa_name((vact_isa)isa));
    }
  }
  return 0;
}

int main(void) {
  static const float alphas_NONE[] = {0.0f}, alphas_ALPHA[] = {1.0f, 1.702f, -3.0f};
  int failed = 0;
  for (int direction = 0; direction < DIRECTIONS; direction++) {
#define VACT_ACT(name, params, from_y, ulp_fwd, ulp_bwd, work, formula, derivative) \
  for (size_t i = 0; i < sizeof alphas_##params / sizeof alphas_##params[0]; i++) { \
    const vact_act act = {VACT_##name, alphas_##params[i]};                         \
    failed |= print_hashes(#name, act, direction);                                  \
  }
#include <vact/activations.def>
#undef VACT_ACT
  }
  return failed;
}
