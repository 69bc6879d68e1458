#include "checks.h"

#include <string.h>

/* On the bits, which no compiler mode can argue about. */
static int is_finite(float f) {
  uint32_t bits;
  memcpy(&bits, &f, sizeof bits);
  return (bits & 0x7f800000u) != 0x7f800000u;
}

#define ARE_FINITE_NONE 1
#define ARE_FINITE_ALPHA is_finite(alpha)
#define ARE_FINITE_ALPHA_BETA (is_finite(alpha) && is_finite(beta))

static int parameters_are_valid(const vact_act *act, int from_output) {
  const float alpha = act->alpha, beta = act->beta;
  (void)alpha, (void)beta, (void)from_output;
  switch (act->kind) {
#define VACT_ACT(name, params, requires, ...) \
  case VACT_##name:                           \
    return ARE_FINITE_##params && (requires);
#include "../include/vact/activations.def"
#undef VACT_ACT
    case VACT_KIND_COUNT:
      break;
  }
  return 0;
}

#define HAS_FROM_OUTPUT_YES 1
#define HAS_FROM_OUTPUT_NO 0

static const unsigned char has_from_output[VACT_KIND_COUNT] = {
#define VACT_ACT(name, params, requires, from_y, ...) HAS_FROM_OUTPUT_##from_y,
#include "../include/vact/activations.def"
#undef VACT_ACT
};

vact_status vact_check_act(vact_direction direction, const vact_act *act) {
  const int from_output = direction == VACT_BACKWARD_FROM_OUTPUT;
  if ((unsigned)act->kind >= VACT_KIND_COUNT) return VACT_BAD_KIND;
  if (!parameters_are_valid(act, from_output)) return VACT_BAD_PARAMETER;
  return from_output && !has_from_output[act->kind] ? VACT_NO_FROM_OUTPUT : VACT_OK;
}

static int is_absent(const vact_array *a) {
  return a->n == 0 || (a->p == NULL && (a->traits & VACT_OPTIONAL) != 0);
}

static int clash(const vact_array *a, const vact_array *b) {
  if (is_absent(a) || is_absent(b)) return 0;
  if (a->p == b->p && (a->traits & b->traits & VACT_IN_PLACE) != 0) return 0;
  return vact_arrays_overlap(a->p, a->n * a->size, b->p, b->n * b->size);
}

vact_status vact_check_arrays(size_t count, const vact_array *arrays) {
  vact_status status = VACT_OK;
  for (size_t i = 0; i < count && status == VACT_OK; i++)
    if (!is_absent(arrays + i)) status = vact_check_array(arrays[i].p, arrays[i].n, arrays[i].size);
  if (status != VACT_OK) return status;
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < count; j++)
      if (i != j && (arrays[i].traits & VACT_OUTPUT) != 0 && clash(arrays + i, arrays + j))
        return VACT_OVERLAP;
  return VACT_OK;
}
