#include "raw_learnable.h"

#include "../simd/isa.h"

/* The families are the library's: all of them, in its order, with so many parameters. */
enum {
#define VACT_LEARNABLE(name, parameters, ...) PARAMETERS_OF_##name = parameters,
#include "../simd/learnables.def"
#undef VACT_LEARNABLE
};
#define VACT_FAMILY(name, parameters, ...)                                                      \
  _Static_assert((int)VACT_FAMILY_##name == (int)VACT_LEARNABLE_##name, "the order of " #name); \
  _Static_assert(parameters == PARAMETERS_OF_##name, "the parameters of " #name);
#include "learnables.def"
#undef VACT_FAMILY
_Static_assert((int)VACT_FAMILY_COUNT == (int)VACT_LEARNABLE_COUNT, "a family is missing");

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
#include "learnables.def"
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
#include "learnables.def"
#undef VACT_FAMILY
    case VACT_FAMILY_COUNT:
      break;
  }
  return VACT_BAD_KIND;
}
