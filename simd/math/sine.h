/*
 * The exact reduction of a product of two floats by pi/2, for sines of large arguments: Payne and
 * Hanek's, in scalar integer arithmetic, which is the same everywhere.
 *
 *   a*x = M * 2^E, M an integer of 48 bits;  a*x / (pi/2) = M * (2^E * 2/pi)
 *
 * Of 2^E * 2/pi, the bits worth 2 and more change the quotient by an even number and are left out.
 * The 160 bits from there on leave out less than 2^-111 of it. There are 2^56 such products, so the
 * closest that one is to be expected next to an integer is some 2^-57: 54 bits of r are right.
 */
#ifndef VACT_MATH_SINE_H
#define VACT_MATH_SINE_H

#include <math.h>

#include "../coef/snake.h"

/* a*x = (quarters + an even number) * pi/2 + r */
typedef struct quarter_turns {
  double r;     /* |r| <= pi/4, NaN if a*x is not finite */
  int quarters; /* 0 or 1 */
} quarter_turns;

/* |f| = mantissa * 2^exponent, f finite */
typedef struct sine_factor {
  uint32_t mantissa;
  int exponent;
} sine_factor;

V_INLINE sine_factor sine_factor_of(float f) {
  uint32_t bits;
  memcpy(&bits, &f, sizeof bits);
  const uint32_t fraction = bits & 0x7fffff;
  const int biased = (int)(bits >> 23 & 0xff);
  const sine_factor subnormal = {fraction, -149}, normal = {fraction | 0x800000, biased - 150};
  return biased == 0 ? subnormal : normal;
}

enum { SINE_WORDS = 5 };

/* Smaller products are their own remainders. */
#define SINE_SMALL 0.75

/* The words of 2^exponent * 2/pi, the first bit worth 1; -64 < exponent <= 208 */
V_INLINE void sine_window(int exponent, uint32_t words[SINE_WORDS]) {
  const int bit = exponent + 63;
  for (int i = 0; i < SINE_WORDS; i++) {
    const uint32_t *two = SINE_TWO_OVER_PI + bit / 32 + i;
    words[i] = (uint32_t)(((uint64_t)two[0] << 32 | two[1]) >> (32 - bit % 32));
  }
}

/* Multiplied by m < 2^24, without what is worth 2 and more */
V_INLINE void sine_multiply(uint32_t words[SINE_WORDS], uint32_t m) {
  uint64_t carry = 0;
  for (int i = SINE_WORDS - 1; i >= 0; i--) {
    carry += (uint64_t)words[i] * m;
    words[i] = (uint32_t)carry;
    carry >>= 32;
  }
}

/* a*x is finite, and not small */
V_INLINE quarter_turns sine_reduce_exactly(float a, float x, int is_negative) {
  const sine_factor f = sine_factor_of(a), g = sine_factor_of(x);
  uint32_t words[SINE_WORDS];
  sine_window(f.exponent + g.exponent, words);
  sine_multiply(words, f.mantissa);
  sine_multiply(words, g.mantissa);
  /* Behind the first bit, the integer, comes the fraction; from 1/2 on it is one less instead. */
  const uint64_t first = (uint64_t)words[0] << 32 | words[1];
  const uint64_t second = (uint64_t)words[2] << 32 | words[3];
  const uint64_t high = first << 1 | second >> 63, low = second << 1 | words[4] >> 31;
  const double fraction = (double)(int64_t)high * 0x1p-64 + (double)(int64_t)(low >> 1) * 0x1p-127;
  const double r = fraction * 1.5707963267948966;
  const quarter_turns t = {is_negative ? -r : r, (int)(first >> 63 ^ high >> 63)};
  return t;
}

/* product is a*x, which is exact in double */
V_INLINE quarter_turns sine_reduce(float a, float x, double product) {
  const double magnitude = __builtin_fabs(product);
  if (magnitude >= SINE_SMALL && magnitude < (double)INFINITY)
    return sine_reduce_exactly(a, x, product < 0.0);
  const quarter_turns t = {magnitude < SINE_SMALL ? product : (double)NAN, 0};
  return t;
}

#endif
