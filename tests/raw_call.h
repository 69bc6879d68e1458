/* The library called with numbers where enumerators belong, which C++ does not let one write. */
#ifndef VACT_TESTS_RAW_CALL_H
#define VACT_TESTS_RAW_CALL_H

#include <vact/vact.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A vact_act, but for the type of its kind. */
typedef struct vact_raw_act {
  int kind;
  float alpha, beta;
} vact_raw_act;

vact_status vact_raw_forward(vact_raw_act act, int dtype, size_t n, const void *x, void *y);
vact_status vact_raw_backward(vact_raw_act act, int dtype, size_t n, const void *x, const void *dy,
                              void *dx);
vact_status vact_raw_backward_from_output(vact_raw_act act, int dtype, size_t n, const void *y,
                                          const void *dy, void *dx);
vact_status vact_raw_convert(int from, int to, size_t n, const void *in, void *out);
vact_status vact_raw_maxout_forward(int dtype, size_t rows, size_t units, size_t pieces, int layout,
                                    const void *x, void *y, uint8_t *which, const vact_exec *exec);
vact_status vact_raw_maxout_backward(int dtype, size_t rows, size_t units, size_t pieces,
                                     int layout, const void *dy, const uint8_t *which, void *dx,
                                     const vact_exec *exec);
const char *vact_raw_status_string(int status);
const char *vact_raw_isa_name(int isa);
int vact_raw_isa_available(int isa);
vact_status vact_raw_isa_set(int isa);

#ifdef __cplusplus
}
#endif

#endif
