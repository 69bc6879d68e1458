/* The forward kernels of Maxout: which of the loops of maxout.h and maxout_halves.h, and their
 * rows. */
#ifndef VACT_SIMD_MAXOUT_FORWARD_H
#define VACT_SIMD_MAXOUT_FORWARD_H

#include "maxout_halves.h"

/* Another value each time, for all that compilers know: else they would make a table of jumps
 * out of comparisons with it. */
V_INLINE size_t maxout_hidden(size_t pieces) {
  __asm__ volatile("" : "+r"(pieces));
  return pieces;
}

/* ---- 16-bit elements ------------------------------------------------------------------------- */

V_INLINE v_i32 maxout_infinity(vact_dtype dtype) {
  return maxout_both(dtype == VACT_BF16 ? 0x7f80 : 0x7c00);
}

/* One function for both dtypes, since their code is the same. 0 for numbers of pieces that it does
 * not know. */
V_OUT_OF_LINE int maxout_halves_of_few(const maxout_call *c, size_t n) {
  const v_i32 infinity = maxout_infinity(c->dtype);
  if (maxout_hidden(c->pieces) == 2)
    maxout_halves_all_innermost(2, *c, n, infinity);
  else if (maxout_hidden(c->pieces) == 3)
    maxout_halves_all_innermost(3, *c, n, infinity);
  else if (maxout_hidden(c->pieces) == 4)
    maxout_halves_all_innermost(4, *c, n, infinity);
  else if (maxout_hidden(c->pieces) == 5)
    maxout_halves_all_innermost(5, *c, n, infinity);
  else if (maxout_hidden(c->pieces) == 8)
    maxout_halves_all_innermost(8, *c, n, infinity);
  else
    return 0;
  return 1;
}

V_OUT_OF_LINE void maxout_halves_of_row(const maxout_call *c, size_t n) {
  maxout_call row = *c;
  row.dtype = VACT_BF16; /* for its size */
  maxout_halves_all_outermost(&row, n, maxout_infinity(c->dtype));
}

/* ---- both layouts ---------------------------------------------------------------------------- */

V_INLINE void maxout_forward_innermost(const maxout_call *c, size_t n) {
  if (c->dtype != VACT_F32 && n >= MAXOUT_HALVES && maxout_halves_of_few(c, n)) return;
  /* Of 16-bit elements a few outputs only are left for the numbers from four on. */
  if (maxout_hidden(c->pieces) == 2)
    maxout_all_innermost(MAXOUT_OF_FEW, 2, *c, n);
  else if (maxout_hidden(c->pieces) == 3)
    maxout_all_innermost(MAXOUT_OF_FEW, 3, *c, n);
  else if (c->dtype == VACT_F32 && maxout_hidden(c->pieces) == 4)
    maxout_all_innermost(MAXOUT_OF_FEW, 4, *c, n);
  else if (c->dtype == VACT_F32 && maxout_hidden(c->pieces) == 5)
    maxout_all_innermost(MAXOUT_OF_FEW, 5, *c, n);
  else if (c->dtype == VACT_F32 && maxout_hidden(c->pieces) == 8)
    maxout_all_innermost(MAXOUT_OF_FEW, 8, *c, n);
  else
    maxout_all_innermost(MAXOUT_OF_MANY, c->pieces, *c, n);
}

/* n outputs, of as many rows as it takes. */
V_INLINE void maxout_forward_outermost(maxout_call c, size_t n) {
  const size_t size = storage_size(c.dtype);
  while (n > 0) {
    const size_t rest = c.stride - c.unit, count = n < rest ? n : rest;
    if (c.dtype != VACT_F32 && count >= MAXOUT_HALVES)
      maxout_halves_of_row(&c, count);
    else
      maxout_all_outermost(&c, count);
    c.x += (rest + c.stride * (c.pieces - 1)) * size;
    c.y += count * size;
    if (c.which != NULL) c.which += count;
    c.unit = 0;
    n -= count;
  }
}

V_INLINE void maxout_forward(vact_layout layout, vact_dtype dtype, const vact_maxout_outputs *o,
                             const void *x, void *y, uint8_t *which, int streamed) {
  const maxout_call c = {MAXOUT_OF_FEW,   dtype,     o->pieces, o->units, o->unit,
                         (const char *)x, (char *)y, which,     streamed};
  if (layout == VACT_PIECES_OUTERMOST)
    maxout_forward_outermost(c, o->n);
  else
    maxout_forward_innermost(&c, o->n);
  if (streamed) v_stream_fence();
}

#endif
