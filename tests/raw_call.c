#include "raw_call.h"

static vact_act raw_act(int kind, float alpha) {
  vact_act act = {(vact_kind)kind, alpha};
  return act;
}

vact_status vact_raw_forward(int kind, float alpha, int dtype, size_t n, const void *x, void *y) {
  return vact_forward(raw_act(kind, alpha), (vact_dtype)dtype, n, x, y, NULL);
}

vact_status vact_raw_backward(int kind, float alpha, int dtype, size_t n, const void *x,
                              const void *dy, void *dx) {
  return vact_backward(raw_act(kind, alpha), (vact_dtype)dtype, n, x, dy, dx, NULL);
}

vact_status vact_raw_backward_from_output(int kind, float alpha, int dtype, size_t n, const void *y,
                                          const void *dy, void *dx) {
  return vact_backward_from_output(raw_act(kind, alpha), (vact_dtype)dtype, n, y, dy, dx, NULL);
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
