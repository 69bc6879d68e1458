/* Made by make_coefficients.py from pow.py. Do not edit. */
#ifndef VACT_COEF_POW_H
#define VACT_COEF_POW_H

/* the first of the eight intervals of an octave goes from here to 1.075 */
#define POW_FIRST 0x1.f33334p-1f

/* 1/2c of each interval: g = m/2c - 1/2 is a float, between -0.03125 and 0.0375 */
static const float POW_HALF_RECIPROCAL[16] = {
    0x1p-1f, 0x1.cp-2f, 0x1.9p-2f, 0x1.7p-2f,
    0x1.5p-2f, 0x1.4p-2f, 0x1.2p-2f, 0x1.1p-2f,
    0x1p-1f, 0x1.cp-2f, 0x1.9p-2f, 0x1.7p-2f,
    0x1.5p-2f, 0x1.4p-2f, 0x1.2p-2f, 0x1.1p-2f,
};

/* log2(c) cut to 16 bits: its sum with any exponent is exact */
static const float POW_LOG2_HIGH[16] = {
    0x0p+0f, 0x1.8a88p-3f, 0x1.6cbp-2f, 0x1.e7ep-2f,
    0x1.3722p-1f, 0x1.5b2cp-1f, 0x1.a9p-1f, 0x1.d338p-1f,
    0x0p+0f, 0x1.8a88p-3f, 0x1.6cbp-2f, 0x1.e7ep-2f,
    0x1.3722p-1f, 0x1.5b2cp-1f, 0x1.a9p-1f, 0x1.d338p-1f,
};

/* the rest of log2(c) */
static const float POW_LOG2_LOW[16] = {
    0x0p+0f, 0x1.80abfcp-19f, 0x1.ed0cbap-19f, -0x1.40358ep-19f,
    0x1.5db83ap-20f, 0x1.ed0cbap-20f, -0x1.a39fbep-19f, 0x1.20a6dep-21f,
    0x0p+0f, 0x1.80abfcp-19f, 0x1.ed0cbap-19f, -0x1.40358ep-19f,
    0x1.5db83ap-20f, 0x1.ed0cbap-20f, -0x1.a39fbep-19f, 0x1.20a6dep-21f,
};

/* log(1 + 2*g) / 2 = g - g^2 + g^3 * q(g) on -0.03125 <= g <= 0.0375, q of degree 4,
 * absolute error of q 1.444 * 2^-24 */
static const float POW_POLY[5] = {
    0x1.555556p+0f, -0x1.ffff8cp+0f, 0x1.99995ep+1f, -0x1.56d05ap+2f, 0x1.22a224p+3f,
};

/* 2 / ln(2) in two floats */
#define POW_2LOG2E 0x1.715476p+1f

/* the second one */
#define POW_2LOG2E_LOW 0x1.4ae0cp-25f

#endif
