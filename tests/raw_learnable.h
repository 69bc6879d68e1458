/*
 * The activations with trained parameters under one signature, with numbers where enumerators
 * belong, which C++ does not let one write.
 */
#ifndef VACT_TESTS_RAW_LEARNABLE_H
#define VACT_TESTS_RAW_LEARNABLE_H

#include <vact/vact.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum vact_family {
#define VACT_FAMILY(name, ...) VACT_FAMILY_##name,
#include "learnables.def"
#undef VACT_FAMILY
  VACT_FAMILY_COUNT
} vact_family;

/* The arguments of both directions; forward does not look at those of backward alone. */
typedef struct vact_raw_learnable {
  vact_family family;
  int dtype;
  vact_shape shape;
  const void *x;
  const float *parameters[2];
  size_t n;
  const void *dy;
  void *out; /* y or dx */
  float *gradients[2];
  int update;
  const vact_exec *exec;
} vact_raw_learnable;

vact_status vact_raw_learnable_forward(const vact_raw_learnable *call);
vact_status vact_raw_learnable_backward(const vact_raw_learnable *call);

#ifdef __cplusplus
}
#endif

#endif
