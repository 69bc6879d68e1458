/*
 * snake(x) = x + sin(a*x)^2 / a, with a in a vector beside x, and its derivatives
 *
 *   by x   1 + sin(2*a*x)
 *   by a   x * sin(2*a*x) / a - sin(a*x)^2 / a^2, for a = 0 its limit x^2
 *
 * Instead of a*x by pi, x is reduced by the period: while k = 0, nothing in t = x - k*(pi/a) is
 * rounded, and the sines are those of a*t. As sin(a*t)^2 / a = t * (a*t) * polynomial, nothing is
 * divided by a, and a small one or 0 needs no form of its own.
 *
 * Forward reduces by whole periods: x and sin(a*x)^2 / a cancel most within the first, where other
 * forms would need 1/a in two floats. Backward reduces by half periods, in order to stay accurate
 * next to all zeros of sin(2*a*x); in every other one, sin(a*x)^2 is 1 - sin(a*t)^2.
 *
 * Infinite x: y = x; for a = 0, dx = dy and da = dy*x^2, and NaN for others, as sin(2*a*x) has no
 * limit. x = -0 gives -0 for a = 0, and 0 for others. The derivatives are rounded before they are
 * multiplied by dy.
 */
#ifndef VACT_MATH_SNAKE_H
#define VACT_MATH_SNAKE_H

#include <float.h>

#include "../coef/snake.h"
#include "parameters.h"
#include "sine.h"

/* Whatever a is, the usual range ends here. With a smaller |a| it lies within the first half
 * period; with a larger one it is empty, as the last part of the half period may be subnormal. */
#define SNAKE_LARGEST_X 0x1p60f
#define SNAKE_SMALLEST_A 0x1p-62f
#define SNAKE_LARGEST_A 0x1p60f

/*
 * All that depends on the parameter alone, so that it can be prepared once per channel. The half
 * period is pi/(2*a), and never needed for small a.
 */
typedef struct snake_prepared {
  v_f32 a;                                /* -0 for 0 */
  v_f32 half_a;                           /* a/2 */
  v_f32 inverse;                          /* of the half period */
  v_f32 half_high, half_middle, half_low; /* the half period in three floats */
  v_f32 minus_inverse_square;             /* -1/a^2, 0 for small a */
} snake_prepared;

/* pi/2 / a: the remainder of each quotient, which is exact, goes on to the next. */
V_INLINE void snake_divide(v_f32 a, v_f32 inverse_a, v_f32 quotient[3]) {
  const v_f32 high = v_set(SNAKE_QUARTER_HIGH), middle = v_set(SNAKE_QUARTER_MIDDLE);
  quotient[0] = v_div(high, a);
  const v_f32 rest = v_fnma(quotient[0], a, high), sum = v_add(rest, middle);
  const v_f32 part = v_sub(sum, rest);
  const v_f32 lost = v_add(v_sub(rest, v_sub(sum, part)), v_sub(middle, part));
  quotient[1] = v_mul(sum, inverse_a);
  const v_f32 low = v_add(lost, v_set(SNAKE_QUARTER_LOW));
  quotient[2] = v_mul(v_add(v_fnma(quotient[1], a, sum), low), inverse_a);
}

/* 1/a^2 from 1/a, in effect rounded once: less its square times what that and a^2 lack to 1. */
V_INLINE v_f32 snake_square(v_f32 inverse_a, v_f32 a) {
  const v_f32 square = v_mul(inverse_a, inverse_a), one = v_set(1.0f);
  const v_f32 product = v_mul(square, a);
  const v_f32 lost = v_fma(square, a, v_neg(product));
  const v_f32 rest = v_fnma(lost, a, v_fnma(product, a, one));
  return v_fma(square, rest, square);
}

/* The usual form is right for |x| up to here. */
V_INLINE v_f32 snake_limit(v_f32 a) {
  const v_f32 magnitude = v_abs(a);
  const v_f32 reach = v_min(v_set(SNAKE_LARGEST_X), v_div(v_set(SNAKE_LIMIT), magnitude));
  return v_select(v_le(magnitude, v_set(SNAKE_LARGEST_A)), reach, v_set(-1.0f));
}

V_INLINE snake_prepared snake_prepare(v_f32 a) {
  const v_f32 zero = v_set(0.0f), magnitude = v_abs(a), inverse_a = v_div(v_set(1.0f), a);
  const v_mask large = v_le(v_set(SNAKE_SMALLEST_A), magnitude);
  v_f32 half[3];
  snake_divide(a, inverse_a, half);
  const v_f32 signed_a = v_select(v_le(magnitude, zero), v_set(-0.0f), a);
  const snake_prepared p = {
      .a = signed_a,
      .half_a = v_mul(v_set(0.5f), signed_a),
      .inverse = v_mul(v_set(SNAKE_QUARTERS), a),
      .half_high = v_keep(large, half[0]),
      .half_middle = v_keep(large, half[1]),
      .half_low = v_keep(large, half[2]),
      .minus_inverse_square = v_keep(large, v_neg(snake_square(inverse_a, a)))};
  return p;
}

/* c[0] + c[1]*s + ... + c[degree]*s^degree */
V_INLINE v_f32 snake_polynomial(const float *c, int degree, v_f32 s) {
  v_f32 p = v_set(c[degree]);
  for (int i = degree - 1; i >= 0; i--) p = v_fma(p, s, v_set(c[i]));
  return p;
}

/* ---- the usual form -------------------------------------------------------------------------- */

/* Added to and taken from a small float, they leave the nearest even integer, the nearest one. */
#define SNAKE_ROUND_EVEN 0x1.8p24f
#define SNAKE_ROUND 0x1.8p23f

/*
 * x + t*f, f = h + h*q, where f and then the sum are followed by what their rounding lost: between
 * a*x = -1.6 and -0.6 the two terms cancel, down to 0.28*x.
 */
V_INLINE v_f32 snake_y(snake_prepared p, v_f32 x) {
  const v_f32 round = v_set(SNAKE_ROUND_EVEN);
  const v_f32 k = v_sub(v_fma(x, p.inverse, round), round);
  const v_f32 t = v_fnma(k, p.half_middle, v_fnma(k, p.half_high, x));
  const v_f32 h = v_mul(p.half_a, t);
  const v_f32 s = v_fma(h, h, v_set(-SNAKE_SQUARE_START));
  const v_f32 q = snake_polynomial(SNAKE_SQUARE, 6, s);
  const v_f32 f = v_fma(h, q, h);
  const v_f32 lost = v_fma(h, q, v_sub(h, f));
  return v_fma(t, lost, v_fma(t, f, x));
}

/* dy times the derivatives by x and by a */
typedef struct snake_gradients {
  v_f32 dx, da;
} snake_gradients;

/* In odd half periods sin(2*a*x) = -sin(2*a*t), so t changes sign, and the derivative by a, in
 * which 1 - sin(a*t)^2 takes the place of sin(a*t)^2, has 1/a^2 less. */
V_INLINE snake_gradients snake_slopes(snake_prepared p, v_f32 x, v_f32 dy) {
  const v_f32 round = v_set(SNAKE_ROUND), z = v_fma(x, p.inverse, round), k = v_sub(z, round);
  const v_f32 near = v_fnma(k, p.half_middle, v_fnma(k, p.half_high, x));
  const v_f32 t = v_fnma(k, p.half_low, near);
  const v_i32 sign = v_shl(v_bits(z), 31);
  const v_f32 signed_t = v_from_bits(v_addi(v_bits(t), sign));
  const v_f32 r = v_mul(p.a, signed_t), s = v_mul(r, r);
  const v_f32 sine = snake_polynomial(SNAKE_SINE, 4, s);
  const v_f32 square = snake_polynomial(SNAKE_SINE_SQUARE, 4, s);
  const v_f32 slope = v_fma(r, sine, v_set(1.0f));
  const v_f32 by_t = v_fnma(t, square, v_mul(x, sine));
  const v_f32 if_odd = v_from_bits(v_andi(v_sar(sign, 31), v_bits(p.minus_inverse_square)));
  const v_f32 by_a = v_fma(signed_t, by_t, if_odd);
  const snake_gradients g = {v_mul(dy, slope), v_mul(dy, by_a)};
  return g;
}

/* ---- what is not usual: lane by lane, in double, where nothing is out of range -------------- */

/* The sines of a*x by those of r, and t = r/a */
typedef struct snake_lane {
  double t, r, sine, square; /* sin(2*r)/r, sin(r)^2/r^2 */
  double sign, inverse;      /* -1 and 1/a in odd half periods, else 1 and 0 */
} snake_lane;

V_INLINE double snake_polynomial_of(const float *c, double s) {
  return c[0] + s * (c[1] + s * (c[2] + s * (c[3] + s * c[4])));
}

V_INLINE snake_lane snake_lane_of(float a, float x) {
  const int is_limit = a == 0.0f && __builtin_isinf(x);
  const double product = is_limit ? 0.0 : (double)a * (double)x;
  const quarter_turns turns = sine_reduce(a, x, product);
  const double r = turns.r, s = r * r;
  const snake_lane l = {.t = __builtin_fabs(product) < SINE_SMALL ? (double)x : r / a,
                        .r = r,
                        .sine = snake_polynomial_of(SNAKE_SINE, s),
                        .square = snake_polynomial_of(SNAKE_SINE_SQUARE, s),
                        .sign = turns.quarters ? -1.0 : 1.0,
                        .inverse = turns.quarters ? 1.0 / a : 0.0};
  return l;
}

V_INLINE float snake_lane_y(float a, float x) {
  if (__builtin_isinf(x)) return x + a * 0.0f;
  const snake_lane l = snake_lane_of(a, x);
  return (float)(x + (l.sign * l.t * l.r * l.square + l.inverse));
}

V_INLINE void snake_lane_gradients(float a, float x, float dy, float *dx, float *da) {
  const snake_lane l = snake_lane_of(a, x);
  const double by_a = a == 0.0f
                          ? (double)x * x
                          : l.sign * l.t * (x * l.sine - l.t * l.square) - l.inverse * l.inverse;
  *dx = (float)(dy * (1.0 + l.sign * l.r * l.sine));
  *da = (float)(dy * by_a);
}

/* They replace what the usual form has made of lanes that are not usual. */
V_OUT_OF_LINE void snake_forward_full(const float *a, const float *x, const float *limit,
                                      float *y) {
  for (int i = 0; i < V_LANES; i++)
    if (!(__builtin_fabsf(x[i]) <= limit[i])) y[i] = snake_lane_y(a[i], x[i]);
}

V_OUT_OF_LINE void snake_backward_full(const float *a, const float *x, const float *limit,
                                       const float *dy, float *dx, float *da) {
  for (int i = 0; i < V_LANES; i++)
    if (!(__builtin_fabsf(x[i]) <= limit[i]))
      snake_lane_gradients(a[i], x[i], dy[i], dx + i, da + i);
}

/* ---- both ------------------------------------------------------------------------------------ */

/* A lane's own limit decides, so that its neighbours do not. */
V_INLINE v_f32 snake_forward(enum range range, snake_prepared p, v_f32 x) {
  const v_f32 usual = snake_y(p, x);
  if (range == USUAL) return usual;
  float a[V_LANES], from[V_LANES], limit[V_LANES], y[V_LANES];
  v_store(a, p.a), v_store(from, x), v_store(limit, snake_limit(p.a)), v_store(y, usual);
  snake_forward_full(a, from, limit, y);
  return v_load(y);
}

V_INLINE snake_gradients snake_backward(enum range range, snake_prepared p, v_f32 x, v_f32 dy) {
  const snake_gradients usual = snake_slopes(p, x, dy);
  if (range == USUAL) return usual;
  float a[V_LANES], from[V_LANES], limit[V_LANES], dys[V_LANES], dx[V_LANES], da[V_LANES];
  v_store(a, p.a), v_store(from, x), v_store(limit, snake_limit(p.a)), v_store(dys, dy);
  v_store(dx, usual.dx), v_store(da, usual.da);
  snake_backward_full(a, from, limit, dys, dx, da);
  const snake_gradients g = {v_load(dx), v_load(da)};
  return g;
}

/* ---- the family of learnables.def ------------------------------------------------------------ */

enum { SNAKE_PREPARED = 7 };

V_INLINE void learnable_snake_prepare(learnable_vectors *v) {
  const snake_prepared p = snake_prepare(v->parameter[0]);
  const v_f32 prepared[SNAKE_PREPARED] = {
      p.a, p.half_a, p.inverse, p.half_high, p.half_middle, p.half_low, p.minus_inverse_square};
  for (int i = 0; i < SNAKE_PREPARED; i++) v->prepared[i] = prepared[i];
  v->limit = snake_limit(v->parameter[0]);
}

V_INLINE snake_prepared snake_prepared_of(const learnable_vectors *v) {
  const v_f32 *prepared = v->prepared;
  const snake_prepared p = {prepared[0], prepared[1], prepared[2], prepared[3],
                            prepared[4], prepared[5], prepared[6]};
  return p;
}

V_INLINE v_f32 learnable_snake_forward(const learnable_vectors *v, enum range range, v_f32 x,
                                       v_f32 dy, v_f32 *sums) {
  return snake_forward(range, snake_prepared_of(v), x);
}

V_INLINE v_f32 learnable_snake_backward(const learnable_vectors *v, enum range range, v_f32 x,
                                        v_f32 dy, v_f32 *sums) {
  const snake_gradients g = snake_backward(range, snake_prepared_of(v), x, dy);
  sums[0] = v_add(sums[0], g.da);
  return g.dx;
}

#endif
