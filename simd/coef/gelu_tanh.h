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

/* 1 / 0.044715, nearly */
#define GELU_TANH_CENTRAL 0x1.65d26p+4f

/* 4*log(2) / (2*sqrt(2/pi)*0.044715), nearly */
#define GELU_TANH_STEP 0x1.37p+5f

/* 2^(-4*s/STEP - delta) - 1 on |s| <= STEP/64, degree 3, absolute error 0.312 * 2^-24 */
static const float GELU_TANH_D_EXP[4] = {
    -0x1.c7fd8ep-5f, -0x1.13de54p-4f, 0x1.3ada04p-9f, -0x1.defe9p-15f,
};

/* the interval of a = |x| is found in u = OFFSET + SCALE*a */
#define GELU_TANH_OFFSET 0x1.cp-1f

/* see there */
#define GELU_TANH_SCALE 0x1.2p+0f

/* of D, in each interval */
#define GELU_TANH_DEGREE 6

/* D, in terms of its larger term: coefficients of (a - centre)^0 to ^6, and the centres;
 * error <= 1.245 * 2^-24 */
static const float GELU_TANH_D[8][16] = {
    {
        -0x1.38db88p-5f, -0x1.9979aap+0f, -0x1.544deep+2f, -0x1.ea84dcp+3f,
        -0x1.4ec9eep+5f, -0x1.ec6f54p+6f, 0x1p-1f, 0x1.a9c604p-2f,
        -0x1.38db88p-5f, -0x1.9979aap+0f, -0x1.544deep+2f, -0x1.ea84dcp+3f,
        -0x1.4ec9eep+5f, -0x1.ec6f54p+6f, 0x1p-1f, 0x1.a9c604p-2f,
    },
    {
        -0x1.88d66ep+0f, -0x1.918ed8p+1f, -0x1.5253f6p+2f, -0x1.451d5ep+3f,
        -0x1.447d12p+4f, -0x1.4edb12p+5f, -0x1.90e9ap-12f, -0x1.15d136p-1f,
        -0x1.88d66ep+0f, -0x1.918ed8p+1f, -0x1.5253f6p+2f, -0x1.451d5ep+3f,
        -0x1.447d12p+4f, -0x1.4edb12p+5f, -0x1.90e9ap-12f, -0x1.15d136p-1f,
    },
    {
        -0x1.350228p+0f, -0x1.29ac9cp+0f, -0x1.5d6dbcp+0f, -0x1.2641e2p+1f,
        -0x1.ae63aap+1f, -0x1.2a665cp+2f, -0x1.45f3d8p-1f, -0x1.f3088cp-1f,
        -0x1.350228p+0f, -0x1.29ac9cp+0f, -0x1.5d6dbcp+0f, -0x1.2641e2p+1f,
        -0x1.ae63aap+1f, -0x1.2a665cp+2f, -0x1.45f3d8p-1f, -0x1.f3088cp-1f,
    },
    {
        -0x1.107518p-4f, 0x1.46fd8p-5f, -0x1.899eeep-3f, -0x1.c354a6p-3f,
        -0x1.7d53aap-3f, -0x1.0f81fep-3f, -0x1.7eafc8p-2f, -0x1.21990ep-2f,
        -0x1.107518p-4f, 0x1.46fd8p-5f, -0x1.899eeep-3f, -0x1.c354a6p-3f,
        -0x1.7d53aap-3f, -0x1.0f81fep-3f, -0x1.7eafc8p-2f, -0x1.21990ep-2f,
    },
    {
        0x1.efedbp-4f, -0x1.5a45b2p-5f, -0x1.ac4cb8p-5f, 0x1.6651b8p-7f,
        0x1.b7f9f2p-9f, 0x1.b25f9ap-8f, 0x1.4e9572p-6f, 0x1.b8972cp-4f,
        0x1.efedbp-4f, -0x1.5a45b2p-5f, -0x1.ac4cb8p-5f, 0x1.6651b8p-7f,
        0x1.b7f9f2p-9f, 0x1.b25f9ap-8f, 0x1.4e9572p-6f, 0x1.b8972cp-4f,
    },
    {
        -0x1.8b66aap-5f, -0x1.f96e96p-6f, 0x1.8ae866p-6f, -0x1.5fa25cp-9f,
        0x1.d8c54p-13f, 0x1.56776ep-12f, 0x1.0f070ep-4f, 0x1.2c10a6p-5f,
        -0x1.8b66aap-5f, -0x1.f96e96p-6f, 0x1.8ae866p-6f, -0x1.5fa25cp-9f,
        0x1.d8c54p-13f, 0x1.56776ep-12f, 0x1.0f070ep-4f, 0x1.2c10a6p-5f,
    },
    {
        -0x1.c05472p-11f, 0x1.7d90a4p-7f, -0x1.ef8352p-9f, 0x1.89cebcp-12f,
        0x1.168092p-18f, -0x1.1065dp-18f, -0x1.aec54p-7f, -0x1.a8453ap-6f,
        -0x1.c05472p-11f, 0x1.7d90a4p-7f, -0x1.ef8352p-9f, 0x1.89cebcp-12f,
        0x1.168092p-18f, -0x1.1065dp-18f, -0x1.aec54p-7f, -0x1.a8453ap-6f,
    },
    {
        0x1.8e432p-1f, 0x1.71c418p+0f, 0x1.2aad4ep+1f, 0x1.d54ab4p+1f,
        0x1.5c82bcp+2f, 0x1.038ac4p+3f, 0x0p+0f, 0x1.5558aap-2f,
        0x1.8e432p-1f, 0x1.71c418p+0f, 0x1.2aad4ep+1f, 0x1.d54ab4p+1f,
        0x1.5c82bcp+2f, 0x1.038ac4p+3f, 0x0p+0f, 0x1.5558aap-2f,
    },
};

#endif
