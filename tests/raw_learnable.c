#include "raw_learnable.h"

#define PARAMETERS_1 c->parameters[0]
#define PARAMETERS_2 c->parameters[0], c->parameters[1]
#define GRADIENTS_1 c->gradients[0]
#define GRADIENTS_2 c->gradients[0], c->gradients[1]

vact_status vact_raw_learnable_forward(const vact_raw_learnable *c) {
  switch (c->family) {
#define VACT_FAMILY(name, count, ...)                                                            \
  case VACT_FAMILY_##name:                                                                       \
    return vact_##name##_forward((vact_dtype)c->dtype, c->shape, c->x, PARAMETERS_##count, c->n, \
                                 c->out, c->exec);
#include "learnable.def"
#undef VACT_FAMILY
    case VACT_FAMILY_COUNT:
      break;
  }
  return VACT_BAD_KIND;
}

vact_status vact_raw_learnable_backward(const vact_raw_learnable *c) {
  switch (c->family) {
#define VACT_FAMILY(name, count, ...)                                                             \
  case VACT_FAMILY_##name:                                                                        \
    return vact_##name##_backward((vact_dtype)c->dtype, c->shape, c->x, PARAMETERS_##count, c->n, \
                                  c->dy, c->out, GRADIENTS_##count, (vact_update)c->update,       \
                                  c->exec);
#include "learnable.def"
#undef VACT_FAMILY
    case VACT_FAMILY_COUNT:
      break;
  }
  return VACT_BAD_KIND;
}
