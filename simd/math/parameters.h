/* What the formulas with trained parameters are given for a vector of x. */
#ifndef VACT_MATH_PARAMETERS_H
#define VACT_MATH_PARAMETERS_H

#include "range.h"

typedef struct learnable_vectors {
  v_f32 parameter[2];
  /* What a family prepares from its parameters, once for many x, if it has any use for it. */
  v_f32 limit;   /* the usual range is |x| <= limit */
  v_f32 inverse; /* of a parameter */
} learnable_vectors;

#endif
