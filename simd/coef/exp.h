/* Made by make_coefficients.py from exp.py. Do not edit. */
#ifndef VACT_COEF_EXP_H
#define VACT_COEF_EXP_H

/* 2^(j/8 + delta), delta = 0.082626111: all within 0.058 ulp of a float; j << 20 taken
 * off the bits, since adding z << 20 to them puts it back together with the exponent */
static const float EXP_TABLE[16] = {
    0x1.0f16f2p+0f, 0x1.07a016p+0f, 0x1.0261b8p+0f, 0x1.ff8f4cp-1f,
    0x1.ff60eep-1f, 0x1.0213cep+0f, 0x1.07eaa6p+0f, 0x1.112e3ap+0f,
    0x1.0f16f2p+0f, 0x1.07a016p+0f, 0x1.0261b8p+0f, 0x1.ff8f4cp-1f,
    0x1.ff60eep-1f, 0x1.0213cep+0f, 0x1.07eaa6p+0f, 0x1.112e3ap+0f,
};

/* exp(-s) * 2^-delta - 1 on |s| <= ln(2)/16, degree 4, absolute error 0.004 * 2^-24 */
static const float EXP_POLY[5] = {
    -0x1.c7fd84p-5f, -0x1.e38028p-1f, 0x1.e38026p-2f, -0x1.4259bap-3f, 0x1.426f86p-5f,
};

/* 2^(-4*r - delta) on |r| <= 1/64, degree 3, relative error 2.99e-08 */
static const float EXP_CUBIC[4] = {
    0x1.e38028p-1f, -0x1.4f231ap+1f, 0x1.d0a774p+1f, -0x1.ad3b9ep+1f,
};

/* 2^(-4*r - delta) on |r| <= 1/64, degree 2, relative error 3.41e-06 */
static const float EXP_QUADRATIC[3] = {
    0x1.e3802cp-1f, -0x1.4f3742p+1f, 0x1.d0874cp+1f,
};

/* 2^(-4*r - delta) on |r| <= 1/64, degree 1, relative error 0.00047 */
static const float EXP_LINEAR[2] = {
    0x1.e3ba5p-1f, -0x1.4f15a4p+1f,
};

/* 1 / ln(2) */
#define EXP_LOG2E 0x1.715476p+0f

/* ln(2) cut to 12 bits: its product with any 12-bit integer is exact */
#define EXP_LN2_HIGH 0x1.62ep-1f

/* the rest of ln(2) */
#define EXP_LN2_LOW 0x1.0bfbe8p-15f

/* ln(2), the nearest float */
#define EXP_LN2 0x1.62e43p-1f

#endif
