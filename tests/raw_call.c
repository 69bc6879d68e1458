#include "raw_call.h"

static vact_act typed(vact_raw_act raw) {
  vact_act act = {(vact_kind)raw.kind, raw.alpha, raw.beta};
  return act;
}

vact_status vact_raw_forward(vact_raw_act act, int dtype, size_t n, const void *x, void *y) {
  return vact_forward(typed(act), (vact_dtype)dtype, n, x, y, NULL);
}

vact_status vact_raw_backward(vact_raw_act act, int dtype, size_t n, const void *x, const void *dy,
                              void *dx) {
  return vact_backward(typed(act), (vact_dtype)dtype, n, x, dy, dx, NULL);
}

vact_status vact_raw_backward_from_output(vact_raw_act act, int dtype, size_t n, const void *y,
                                          const void *dy, void *dx) {
  return vact_backward_from_output(typed(act), (vact_dtype)dtype, n, y, dy, dx, NULL);
}

vact_status vact_raw_convert(int from, int to, size_t n, const void *in, void *out) {
  return vact_convert((vact_dtype)from, (vact_dtype)to, n, in, out, NULL);
}

vact_status vact_raw_maxout_forward(int dtype, size_t rows, size_t units, size_t pieces, int layout,
                                    const void *x, void *y, uint8_t *which, const vact_exec *exec) {
  return vact_maxout_forward((vact_dtype)dtype, rows, units, pieces, (vact_layout)layout, x, y,
                             which, exec);
}

vact_status vact_raw_maxout_backward(int dtype, size_t rows, size_t units, size_t pieces,
                                     int layout, const void *dy, const uint8_t *which, void *dx,
                                     const vact_exec *exec) {
  return vact_maxout_backward((vact_dtype)dtype, rows, units, pieces, (vact_layout)layout, dy,
                              which, dx, exec);
}

const char *vact_raw_status_string(int status) {
  return vact_status_string((vact_status)status);
}

const char *vact_raw_isa_name(int isa) {
  return vact_isa_name((vact_isa)isa);
}

int vact_raw_isa_available(int isa) {
  return vact_isa_available((vact_isa)isa);
}

vact_status vact_raw_isa_set(int isa) {
  return vact_isa_set((vact_isa)isa);
}
