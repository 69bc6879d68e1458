/* Made by make_coefficients.py from softplus.py. Do not edit. */
#ifndef VACT_COEF_SOFTPLUS_H
#define VACT_COEF_SOFTPLUS_H

/* exp(-s) * 2^-delta - 1 on |s| <= ln(2)/16, as EXP_POLY but of degree 3; absolute error 0.312 * 2^-24 */
static const float SOFTPLUS_EXP[4] = {
    -0x1.c7fd8ep-5f, -0x1.e38028p-1f, 0x1.e393c8p-2f, -0x1.4259ecp-3f,
};

/* the bulk of log(1 + E) / E, which lies between log(2) and 1 */
#define SOFTPLUS_BULK 0x1.8p-1f

/* 1 + SOFTPLUS_SCALE * t stays below 2 for E = t + t*q up to 1; its top bits are the interval */
#define SOFTPLUS_SCALE 0x1.e3800ap-1f

/* log(1 + E) / E - SOFTPLUS_BULK: coefficients of E^0; relative error of the logarithm
 * <= 0.178 * 2^-24 */
static const float SOFTPLUS_C0[16] = {
    0x1p-2f, 0x1.fff762p-3f, 0x1.ffb206p-3f, 0x1.fedfe6p-3f,
    0x1.fd3a6ep-3f, 0x1.fa936ap-3f, 0x1.f6d6c4p-3f, 0x1.f2dffep-3f,
    0x1p-2f, 0x1.fff762p-3f, 0x1.ffb206p-3f, 0x1.fedfe6p-3f,
    0x1.fd3a6ep-3f, 0x1.fa936ap-3f, 0x1.f6d6c4p-3f, 0x1.f2dffep-3f,
};

/* log(1 + E) / E - SOFTPLUS_BULK: coefficients of E^1; relative error of the logarithm
 * <= 0.178 * 2^-24 */
static const float SOFTPLUS_C1[16] = {
    -0x1.ffff54p-2f, -0x1.ff8266p-2f, -0x1.fd6278p-2f, -0x1.f9089p-2f,
    -0x1.f2763p-2f, -0x1.e9fb0cp-2f, -0x1.e00488p-2f, -0x1.d6ded2p-2f,
    -0x1.ffff54p-2f, -0x1.ff8266p-2f, -0x1.fd6278p-2f, -0x1.f9089p-2f,
    -0x1.f2763p-2f, -0x1.e9fb0cp-2f, -0x1.e00488p-2f, -0x1.d6ded2p-2f,
};

/* log(1 + E) / E - SOFTPLUS_BULK: coefficients of E^2; relative error of the logarithm
 * <= 0.178 * 2^-24 */
static const float SOFTPLUS_C2[16] = {
    0x1.55226ap-2f, 0x1.4fa0f2p-2f, 0x1.43029ep-2f, 0x1.31a588p-2f,
    0x1.1df0a4p-2f, 0x1.099626p-2f, 0x1.eb518ep-3f, 0x1.cba96p-3f,
    0x1.55226ap-2f, 0x1.4fa0f2p-2f, 0x1.43029ep-2f, 0x1.31a588p-2f,
    0x1.1df0a4p-2f, 0x1.099626p-2f, 0x1.eb518ep-3f, 0x1.cba96p-3f,
};

/* log(1 + E) / E - SOFTPLUS_BULK: coefficients of E^3; relative error of the logarithm
 * <= 0.178 * 2^-24 */
static const float SOFTPLUS_C3[16] = {
    -0x1.f685eep-3f, -0x1.bcb95ep-3f, -0x1.797062p-3f, -0x1.3b9e5cp-3f,
    -0x1.070144p-3f, -0x1.b71bc2p-4f, -0x1.703b48p-4f, -0x1.3f8c7ap-4f,
    -0x1.f685eep-3f, -0x1.bcb95ep-3f, -0x1.797062p-3f, -0x1.3b9e5cp-3f,
    -0x1.070144p-3f, -0x1.b71bc2p-4f, -0x1.703b48p-4f, -0x1.3f8c7ap-4f,
};

/* log(1 + E) / E - SOFTPLUS_BULK: coefficients of E^4; relative error of the logarithm
 * <= 0.178 * 2^-24 */
static const float SOFTPLUS_C4[16] = {
    0x1.3df90cp-3f, 0x1.8d1256p-4f, 0x1.052d02p-4f, 0x1.64ab04p-5f,
    0x1.f64a2ap-6f, 0x1.6b0cdap-6f, 0x1.0c7d36p-6f, 0x1.a8b42ep-7f,
    0x1.3df90cp-3f, 0x1.8d1256p-4f, 0x1.052d02p-4f, 0x1.64ab04p-5f,
    0x1.f64a2ap-6f, 0x1.6b0cdap-6f, 0x1.0c7d36p-6f, 0x1.a8b42ep-7f,
};

#endif
