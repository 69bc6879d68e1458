/* Made by make_coefficients.py from gelu_tanh.py. Do not edit. */
#ifndef VACT_COEF_GELU_TANH_H
#define VACT_COEF_GELU_TANH_H

/* 2*sqrt(2/pi)/(4*log(2)),
 * with the factor 1 + GELU_TANH_REST; relative error 0.596 * 2^-32 */
#define GELU_TANH_W0 0x1.26ac1p-1f

/* 0.044715 times that,
 * with the factor 1 + GELU_TANH_REST; relative error 0.596 * 2^-32 */
#define GELU_TANH_W2 0x1.a5a3f4p-6f

/* see there; it also makes the range of s a little wider */
#define GELU_TANH_REST 0x1.2bc528p-15f

/* 2^(-4*s - delta) - 1 on |s| <= 1/64 and a little, degree 3, absolute error 0.458 * 2^-24 */
static const float GELU_TANH_EXP[4] = {
    -0x1.c7fd92p-5f, -0x1.4f2318p+1f, 0x1.d0b042p+1f, -0x1.ad6a1cp+1f,
};

/* the interval of a = |x| is found in u = OFFSET + SCALE*a */
#define GELU_TANH_OFFSET 0x1.cp-1f

/* see there */
#define GELU_TANH_SCALE 0x1.2p+0f

/* of D, in each interval */
#define GELU_TANH_DEGREE 6

/* D, in terms of its larger term: coefficients of (a - centre)^0 to ^6, and the centres;
 * error <= 1.253 * 2^-24 */
static const float GELU_TANH_D[8][16] = {
    {
        -0x1.5f628p-1f, -0x1.9d4436p+1f, -0x1.3184ep+3f, -0x1.a7dd36p+4f,
        -0x1.31ea52p+6f, -0x1.26072cp+8f, 0x1p-1f, 0x1.f484f4p-3f,
        -0x1.5f628p-1f, -0x1.9d4436p+1f, -0x1.3184ep+3f, -0x1.a7dd36p+4f,
        -0x1.31ea52p+6f, -0x1.26072cp+8f, 0x1p-1f, 0x1.f484f4p-3f,
    },
    {
        -0x1.2cc9bcp+1f, -0x1.0b6534p+2f, -0x1.dc8808p+2f, -0x1.dd59a6p+3f,
        -0x1.f19b4p+4f, -0x1.37e07ep+6f, 0x1.c3500ep-24f, -0x1.0345ecp+0f,
        -0x1.2cc9bcp+1f, -0x1.0b6534p+2f, -0x1.dc8808p+2f, -0x1.dd59a6p+3f,
        -0x1.f19b4p+4f, -0x1.37e07ep+6f, 0x1.c3500ep-24f, -0x1.0345ecp+0f,
    },
    {
        -0x1.36d0c6p+0f, -0x1.2ff4f6p+0f, -0x1.d9b23cp+0f, -0x1.764d44p+1f,
        -0x1.1695cep+2f, -0x1.c0367p+2f, -0x1.45f3d4p-1f, -0x1.21292p+0f,
        -0x1.36d0c6p+0f, -0x1.2ff4f6p+0f, -0x1.d9b23cp+0f, -0x1.764d44p+1f,
        -0x1.1695cep+2f, -0x1.c0367p+2f, -0x1.45f3d4p-1f, -0x1.21292p+0f,
    },
    {
        0x1.427b42p-5f, -0x1.4043b4p-4f, -0x1.037f38p-2f, -0x1.b852c6p-3f,
        -0x1.b66842p-3f, -0x1.b66802p-3f, -0x1.7f2bfp-2f, -0x1.681956p-3f,
        0x1.427b42p-5f, -0x1.4043b4p-4f, -0x1.037f38p-2f, -0x1.b852c6p-3f,
        -0x1.b66842p-3f, -0x1.b66802p-3f, -0x1.7f2bfp-2f, -0x1.681956p-3f,
    },
    {
        0x1.3f5432p-5f, -0x1.3aa9fp-4f, 0x1.b1c1ecp-10f, 0x1.12b8b2p-10f,
        0x1.bf4b12p-25f, -0x1.a1ce38p-24f, 0x1.4a4644p-6f, 0x1.07fb08p-3f,
        0x1.3f5432p-5f, -0x1.3aa9fp-4f, 0x1.b1c1ecp-10f, 0x1.12b8b2p-10f,
        0x1.bf4b12p-25f, -0x1.a1ce38p-24f, 0x1.4a4644p-6f, 0x1.07fb08p-3f,
    },
    {
        -0x1.99e26p-5f, 0x1.236ff4p-14f, 0x1.2268bcp-7f, -0x1.c98536p-11f,
        0x1.4c2ce8p-21f, 0x1.b1519ap-24f, 0x1.0ebeaap-4f, 0x1.178154p-9f,
        -0x1.99e26p-5f, 0x1.236ff4p-14f, 0x1.2268bcp-7f, -0x1.c98536p-11f,
        0x1.4c2ce8p-21f, 0x1.b1519ap-24f, 0x1.0ebeaap-4f, 0x1.178154p-9f,
    },
    {
        -0x1.cb8d6cp-11f, 0x1.741d9ap-7f, -0x1.f16ef6p-9f, 0x1.70dcfep-12f,
        0x1.c8ff36p-30f, 0x1.3bb54cp-27f, -0x1.ab91d2p-7f, -0x1.a7873ep-6f,
        -0x1.cb8d6cp-11f, 0x1.741d9ap-7f, -0x1.f16ef6p-9f, 0x1.70dcfep-12f,
        0x1.c8ff36p-30f, 0x1.3bb54cp-27f, -0x1.ab91d2p-7f, -0x1.a7873ep-6f,
    },
    {
        0x1.1c8a64p+0f, 0x1.e39d4cp+0f, 0x1.801536p+1f, 0x1.237c88p+2f,
        0x1.b1cd7ap+2f, 0x1.5cf85ep+3f, 0x0p+0f, 0x1.1c6f5ep-1f,
        0x1.1c8a64p+0f, 0x1.e39d4cp+0f, 0x1.801536p+1f, 0x1.237c88p+2f,
        0x1.b1cd7ap+2f, 0x1.5cf85ep+3f, 0x0p+0f, 0x1.1c6f5ep-1f,
    },
};

#endif
