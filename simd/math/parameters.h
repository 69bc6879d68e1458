/* What the formulas with trained parameters are given for a vector of x. */
#ifndef VACT_MATH_PARAMETERS_H
#define VACT_MATH_PARAMETERS_H

#include "range.h"

/* What a family prepares from its parameters, once for many x. */
enum { MOST_PARAMETERS = 2, MOST_PREPARED = 7 };

typedef struct learnable_vectors {
  v_f32 parameter[MOST_PARAMETERS];
  v_f32 limit; /* up to |x| = limit, all is usual; may be less than a lane's own limit */
  v_f32 prepared[MOST_PREPARED];
} learnable_vectors;

#endif
