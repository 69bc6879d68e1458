/*
 * Functions of |x| by a polynomial per interval, picked from registers: the scheme of the
 * approximations. There is no division and no table in memory, and the cost is the same for all x.
 *
 * The intervals are those of w = offset + scale * a in the floats: the bits from some bit of the
 * mantissa on are the index. So they grow with a, as the functions get flatter. Tables are of the
 * size that the ISA looks up best, with a degree to match: hence the bits differ between ISAs. The
 * polynomials meet at the joints, but for their rounding, and are exact at the end. They are in a
 * itself where its powers cancel little.
 */
#ifndef VACT_MATH_PIECEWISE_H
#define VACT_MATH_PIECEWISE_H

#include "range.h"

typedef struct piecewise {
  int degree;
  float end; /* from here on the function is its limit */
  float scale, offset;
  const float *coefficients; /* a long table for each power, from the constant terms on */
  const float *centres;      /* what to take off a first, or NULL */
} piecewise;

/* A function of both signs of x, for tables of 32 entries: intervals of one width, the middle
 * one around 0. */
typedef struct uniform {
  int degree;
  float end; /* outside of [-end, end] the function has its limits */
  float scale;
  const float *coefficients; /* as above */
} uniform;

#include "../coef/approx.h"

#define PIECEWISE_OF(name, entries) name##_##entries
#define PIECEWISE_SIZED(name, entries) PIECEWISE_OF(name, entries)
/* A function of coef/approx.h, in the size of this ISA's tables. */
#define PIECEWISE(name) PIECEWISE_SIZED(name, V_LONG)

/* The bits of a float below the index: an octave has all 32 intervals, or 4 of the 8. */
enum { PIECEWISE_SHIFT = V_LONG == 32 ? 18 : 21 };

/* 0 <= a <= f.end, or NaN */
V_INLINE v_f32 piecewise_at(piecewise f, v_f32 a) {
  const v_f32 w = v_fma(a, v_set(f.scale), v_set(f.offset));
  const v_long_index i = v_long_index_of(v_shr(v_bits(w), PIECEWISE_SHIFT));
  const v_f32 t = f.centres ? v_sub(a, v_long_lookup(v_long_table_of(f.centres), i)) : a;
  v_f32 y = v_long_lookup(v_long_table_of(f.coefficients + f.degree * V_LONG), i);
  for (int power = f.degree - 1; power >= 0; power--)
    y = v_fma(y, t, v_long_lookup(v_long_table_of(f.coefficients + power * V_LONG), i));
  return y;
}

/* |x| cut to the end of f, NaN kept */
V_INLINE v_f32 piecewise_argument(piecewise f, v_f32 x) {
  return v_min(v_set(f.end), v_abs(x));
}

/* An odd function, given by its values for x >= 0. */
V_INLINE v_f32 piecewise_odd(piecewise f, v_f32 x) {
  return v_copysign(piecewise_at(f, piecewise_argument(f, x)), x);
}

/* A function with f(-x) = 1 - f(x), given by f - 1/2 for x >= 0. */
V_INLINE v_f32 piecewise_to_one(piecewise f, v_f32 x) {
  return v_add(v_set(0.5f), piecewise_odd(f, x));
}

/* 1.5 * 2^23: floats of this size are integers. */
#define UNIFORM_ROUND 0x1.8p23f

/* -f.end <= x <= f.end, or NaN */
V_INLINE v_f32 uniform_at(uniform f, v_f32 x) {
  const v_long_index i = v_long_index_of(v_bits(v_fma(x, v_set(f.scale), v_set(UNIFORM_ROUND))));
  v_f32 y = v_long_lookup(v_long_table_of(f.coefficients + f.degree * V_LONG), i);
  for (int power = f.degree - 1; power >= 0; power--)
    y = v_fma(y, x, v_long_lookup(v_long_table_of(f.coefficients + power * V_LONG), i));
  return y;
}

/* x cut to the range of f from below or above, NaN kept */
V_INLINE v_f32 uniform_from(uniform f, v_f32 x) {
  return v_max(v_set(-f.end), x);
}
V_INLINE v_f32 uniform_up_to(uniform f, v_f32 x) {
  return v_min(v_set(f.end), x);
}

#endif
