/* Made by make_coefficients.py with sollya's fpminimax. Do not edit. */
#ifndef VACT_COEFFICIENTS_H
#define VACT_COEFFICIENTS_H

/* 2^(j/8 + delta), delta = -0.003699526: all within 0.033 ulp of a float; j << 20 taken
 * off the bits, since adding z << 20 to them puts it back together with the exponent */
static const float EXP_TABLE[8] = {
    0x1.feb052p-1f, 0x1.f6747cp-1f, 0x1.efa848p-1f, 0x1.eb2404p-1f,
    0x1.e91c8ap-1f, 0x1.e9cb7cp-1f, 0x1.ed6fb4p-1f, 0x1.f44dbcp-1f,
};

/* exp(-s) * 2^-delta - 1 on |s| <= ln(2)/16, degree 4, absolute error 0.013 * 2^-24 */
static const float EXP_POLY[5] = {
    0x1.508a96p-9f, -0x1.00a846p+0f, 0x1.00a842p-1f, -0x1.562ecap-3f,
    0x1.569676p-5f,
};

/* 1 / ln(2) */
#define EXP_LOG2E 0x1.715476p+0f

/* ln(2) cut to 12 bits: its product with any 12-bit integer is exact */
#define EXP_LN2_HIGH 0x1.62ep-1f

/* the rest of ln(2) */
#define EXP_LN2_LOW 0x1.0bfbe8p-15f

/* the interval of a = |x| is found in u = 1 + TANH_SCALE * a, from 1 to 16 */
#define TANH_SCALE 0x1.aa266p+0f

/* tanh rounds to 1 from here on */
#define TANH_ONE 0x1.2059685122318p+3f

/* the centre of each interval */
static const float TANH_CENTRE[8] = {
    0x1.cd5304p-1f, 0x1.806baap+0f, 0x1.33909cp+1f, 0x1.cd6682p+1f,
    0x1.5a0bdap+2f, 0x1.f3be8cp+2f, 0x0p+0f, 0x1.cd53dap-2f,
};

/* coefficients of (a - centre)^0; relative error of the polynomials <= 1.365 * 2^-24 */
static const float TANH_C0[8] = {
    0x1.6effe6p-1f, 0x1.cf9672p-1f, 0x1.f7b04cp-1f, 0x1.ff3e42p-1f,
    0x1.fffabap-1f, 0x1.fffff4p-1f, 0x0p+0f, 0x1.b07548p-2f,
};

/* coefficients of (a - centre)^1; relative error of the polynomials <= 1.365 * 2^-24 */
static const float TANH_C1[8] = {
    0x1.f1df7cp-2f, 0x1.70fcc4p-3f, 0x1.07cde6p-5f, 0x1.8338b6p-9f,
    0x1.5320e8p-14f, 0x1.641f54p-21f, 0x1p+0f, 0x1.a4ae8p-1f,
};

/* coefficients of (a - centre)^2; relative error of the polynomials <= 1.365 * 2^-24 */
static const float TANH_C2[8] = {
    -0x1.64e024p-2f, -0x1.4e1902p-3f, -0x1.0383fcp-5f, -0x1.82a382p-9f,
    -0x1.527788p-14f, -0x1.10f65p-21f, -0x1.5f4db8p-19f, -0x1.63539ap-2f,
};

/* coefficients of (a - centre)^3; relative error of the polynomials <= 1.365 * 2^-24 */
static const float TANH_C3[8] = {
    0x1.671f0ep-4f, 0x1.672338p-4f, 0x1.4ebca4p-6f, 0x1.0077bap-9f,
    0x1.b0175p-15f, 0x1.c62678p-22f, -0x1.5534a8p-2f, -0x1.04ce7ap-3f,
};

/* coefficients of (a - centre)^4; relative error of the polynomials <= 1.365 * 2^-24 */
static const float TANH_C4[8] = {
    0x1.b586bcp-5f, -0x1.99984ep-6f, -0x1.390066p-7f, -0x1.fe3088p-11f,
    -0x1.b3f104p-16f, -0x1.cab0c8p-22f, -0x1.febb28p-10f, 0x1.5b050ap-3f,
};

/* coefficients of (a - centre)^5; relative error of the polynomials <= 1.365 * 2^-24 */
static const float TANH_C5[8] = {
    -0x1.c4027ep-5f, -0x1.a4d926p-9f, 0x1.b06bd2p-9f, 0x1.aad66p-12f,
    0x1.c781f8p-17f, 0x1.dde3b6p-24f, 0x1.2ca048p-3f, -0x1.447afcp-7f,
};

/* coefficients of (a - centre)^6; relative error of the polynomials <= 1.365 * 2^-24 */
static const float TANH_C6[8] = {
    0x1.acdb22p-7f, 0x1.db7d3ep-8f, -0x1.719674p-11f, -0x1.1341f4p-13f,
    -0x1.28e516p-18f, 0x1.a171fcp-25f, -0x1.613674p-5f, -0x1.e5686ep-5f,
};

#endif
