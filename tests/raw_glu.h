/* The calls of gated linear units as one struct, with numbers where enumerators belong. */
#ifndef VACT_TESTS_RAW_GLU_H
#define VACT_TESTS_RAW_GLU_H

#include "raw_call.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct vact_raw_matrix {
  void *data;
  size_t ld;
} vact_raw_matrix;

/* The arguments of both directions; each looks at its own outputs, and backward alone at dy. */
typedef struct vact_raw_glu {
  vact_raw_act act;
  int dtype;
  size_t rows, cols;
  vact_raw_matrix a, b, dy;
  vact_raw_matrix y, da, db;
  const vact_exec *exec;
} vact_raw_glu;

vact_status vact_raw_glu_forward(const vact_raw_glu *call);
vact_status vact_raw_glu_backward(const vact_raw_glu *call);

#ifdef __cplusplus
}
#endif

#endif
