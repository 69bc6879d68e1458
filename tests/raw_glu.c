#include "raw_glu.h"

static vact_act act_of(const vact_raw_glu *c) {
  vact_act act = {(vact_kind)c->act.kind, c->act.alpha, c->act.beta};
  return act;
}

vact_status vact_raw_glu_forward(const vact_raw_glu *c) {
  return vact_glu_forward(act_of(c), (vact_dtype)c->dtype, c->rows, c->cols, c->a.data, c->a.ld,
                          c->b.data, c->b.ld, c->y.data, c->y.ld, c->exec);
}

vact_status vact_raw_glu_backward(const vact_raw_glu *c) {
  return vact_glu_backward(act_of(c), (vact_dtype)c->dtype, c->rows, c->cols, c->a.data, c->a.ld,
                           c->b.data, c->b.ld, c->dy.data, c->dy.ld, c->da.data, c->da.ld,
                           c->db.data, c->db.ld, c->exec);
}
