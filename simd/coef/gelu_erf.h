/* Made by make_coefficients.py from gelu_erf.py. Do not edit. */
#ifndef VACT_COEF_GELU_ERF_H
#define VACT_COEF_GELU_ERF_H

/* 2^(-s/(2*EXP_LN2_HIGH) - delta) - 1 on |s| <= EXP_LN2_HIGH/8, degree 3, absolute error 0.312 * 2^-24 */
static const float GELU_ERF_EXP[4] = {
    -0x1.c7fd8ep-5f, -0x1.e385dcp-2f, 0x1.e39f3p-4f, -0x1.4269f2p-6f,
};

/* the interval of a = |x| is found in u = OFFSET + a for G */
#define GELU_ERF_OFFSET 0x1p+0f

/* and for D in u = OFFSET + D_SCALE * a */
#define GELU_ERF_D_SCALE 0x1.ap-1f

/* of G and D, in each interval */
#define GELU_ERF_DEGREE 6

/* G, relative: coefficients of (a - centre)^0 to ^6, and the centres;
 * error <= 0.743 * 2^-24 */
static const float GELU_ERF_G[8][16] = {
    {
        0x1.1aae32p-2f, 0x1.58557ap-2f, 0x1.79ab72p-2f, 0x1.8a0c3ep-2f,
        0x1.922236p-2f, 0x1.96e094p-2f, 0x0p+0f, 0x1.65fbfep-3f,
        0x1.1aae32p-2f, 0x1.58557ap-2f, 0x1.79ab72p-2f, 0x1.8a0c3ep-2f,
        0x1.922236p-2f, 0x1.96e094p-2f, 0x0p+0f, 0x1.65fbfep-3f,
    },
    {
        0x1.b62f5p-4f, 0x1.5d4114p-5f, 0x1.f4aec8p-7f, 0x1.5a5ff4p-8f,
        0x1.e50146p-10f, 0x1.6b7986p-11f, 0x1p-1f, 0x1.e68e78p-3f,
        0x1.b62f5p-4f, 0x1.5d4114p-5f, 0x1.f4aec8p-7f, 0x1.5a5ff4p-8f,
        0x1.e50146p-10f, 0x1.6b7986p-11f, 0x1p-1f, 0x1.e68e78p-3f,
    },
    {
        -0x1.00cc96p-4f, -0x1.491bfep-6f, -0x1.6644b8p-8f, -0x1.64d54ap-10f,
        -0x1.472cc4p-12f, -0x1.a591p-15f, -0x1.988446p-2f, -0x1.51696cp-3f,
        -0x1.00cc96p-4f, -0x1.491bfep-6f, -0x1.6644b8p-8f, -0x1.64d54ap-10f,
        -0x1.472cc4p-12f, -0x1.a591p-15f, -0x1.988446p-2f, -0x1.51696cp-3f,
    },
    {
        0x1.eaa866p-6f, 0x1.02ap-7f, 0x1.b70858p-10f, 0x1.47f10cp-12f,
        0x1.ba42dp-15f, 0x1.b634f2p-18f, 0x1.000016p-2f, 0x1.760e2p-4f,
        0x1.eaa866p-6f, 0x1.02ap-7f, 0x1.b70858p-10f, 0x1.47f10cp-12f,
        0x1.ba42dp-15f, 0x1.b634f2p-18f, 0x1.000016p-2f, 0x1.760e2p-4f,
    },
    {
        -0x1.987fdcp-7f, -0x1.68139ap-9f, -0x1.e4809ap-12f, -0x1.121d4ap-14f,
        -0x1.0cc15ep-17f, -0x1.66845ep-21f, -0x1.0ff012p-3f, -0x1.644e36p-5f,
        -0x1.987fdcp-7f, -0x1.68139ap-9f, -0x1.e4809ap-12f, -0x1.121d4ap-14f,
        -0x1.0cc15ep-17f, -0x1.66845ep-21f, -0x1.0ff012p-3f, -0x1.644e36p-5f,
    },
    {
        0x1.3b60d8p-8f, 0x1.db2368p-11f, 0x1.060346p-13f, 0x1.c8f668p-17f,
        0x1.4e4c66p-20f, 0x1.3c383ap-24f, 0x1.f211fcp-5f, 0x1.336f7cp-6f,
        0x1.3b60d8p-8f, 0x1.db2368p-11f, 0x1.060346p-13f, 0x1.c8f668p-17f,
        0x1.4e4c66p-20f, 0x1.3c383ap-24f, 0x1.f211fcp-5f, 0x1.336f7cp-6f,
    },
    {
        -0x1.b7741ep-10f, -0x1.1aeb18p-12f, -0x1.fc39d2p-16f, -0x1.5750c6p-19f,
        -0x1.75eb22p-23f, -0x1.e6727p-28f, -0x1.487beap-6f, -0x1.e3013p-8f,
        -0x1.b7741ep-10f, -0x1.1aeb18p-12f, -0x1.fc39d2p-16f, -0x1.5750c6p-19f,
        -0x1.75eb22p-23f, -0x1.e6727p-28f, -0x1.487beap-6f, -0x1.e3013p-8f,
    },
    {
        0x1.201e2cp+0f, 0x1.0015f4p+1f, 0x1.a01388p+1f, 0x1.3fede2p+2f,
        0x1.e00ebcp+2f, 0x1.7665f6p+3f, 0x0p+0f, 0x1.fff13cp-2f,
        0x1.201e2cp+0f, 0x1.0015f4p+1f, 0x1.a01388p+1f, 0x1.3fede2p+2f,
        0x1.e00ebcp+2f, 0x1.7665f6p+3f, 0x0p+0f, 0x1.fff13cp-2f,
    },
};

/* D, in terms of its larger term: coefficients of (a - centre)^0 to ^6, and the centres;
 * error <= 0.490 * 2^-24 */
static const float GELU_ERF_D[8][16] = {
    {
        -0x1.57f5c6p-2f, -0x1.adbff6p-1f, -0x1.8071bcp+0f, -0x1.327376p+1f,
        -0x1.d2ba4ap+1f, -0x1.8d5f1p+2f, 0x1p-1f, 0x1.4644fp-4f,
        -0x1.57f5c6p-2f, -0x1.adbff6p-1f, -0x1.8071bcp+0f, -0x1.327376p+1f,
        -0x1.d2ba4ap+1f, -0x1.8d5f1p+2f, 0x1p-1f, 0x1.4644fp-4f,
    },
    {
        -0x1.fdd26p-2f, -0x1.c8754ap-2f, -0x1.aec626p-2f, -0x1.a39ac6p-2f,
        -0x1.9f8da8p-2f, -0x1.a10812p-2f, -0x1.988452p-1f, -0x1.320508p-1f,
        -0x1.fdd26p-2f, -0x1.c8754ap-2f, -0x1.aec626p-2f, -0x1.a39ac6p-2f,
        -0x1.9f8da8p-2f, -0x1.a10812p-2f, -0x1.988452p-1f, -0x1.320508p-1f,
    },
    {
        0x1.461a5ap-5f, 0x1.cb7f16p-7f, 0x1.26b2ccp-8f, 0x1.585c5p-10f,
        0x1.cbb12ap-13f, -0x1.58dd28p-12f, 0x1.000288p-2f, 0x1.9f72ep-4f,
        0x1.461a5ap-5f, 0x1.cb7f16p-7f, 0x1.26b2ccp-8f, 0x1.585c5p-10f,
        0x1.cbb12ap-13f, -0x1.58dd28p-12f, 0x1.000288p-2f, 0x1.9f72ep-4f,
    },
    {
        -0x1.dd79f4p-7f, -0x1.05dc44p-8f, -0x1.fb2cd8p-11f, -0x1.e0c954p-13f,
        -0x1.ea5964p-15f, -0x1.0c140ep-16f, -0x1.104ff8p-3f, -0x1.743efap-5f,
        -0x1.dd79f4p-7f, -0x1.05dc44p-8f, -0x1.fb2cd8p-11f, -0x1.e0c954p-13f,
        -0x1.ea5964p-15f, -0x1.0c140ep-16f, -0x1.104ff8p-3f, -0x1.743efap-5f,
    },
    {
        0x1.422132p-8f, 0x1.17758ap-10f, 0x1.939cp-13f, 0x1.0c7598p-15f,
        0x1.5234dap-18f, 0x1.ad9398p-22f, 0x1.fd934p-5f, 0x1.2ceb92p-6f,
        0x1.422132p-8f, 0x1.17758ap-10f, 0x1.939cp-13f, 0x1.0c7598p-15f,
        0x1.5234dap-18f, 0x1.ad9398p-22f, 0x1.fd934p-5f, 0x1.2ceb92p-6f,
    },
    {
        -0x1.a3c4ep-10f, -0x1.2818d2p-12f, -0x1.4c1c28p-15f, -0x1.445542p-18f,
        -0x1.25d62ep-21f, -0x1.01e4c4p-25f, -0x1.9cba82p-6f, -0x1.c80586p-8f,
        -0x1.a3c4ep-10f, -0x1.2818d2p-12f, -0x1.4c1c28p-15f, -0x1.445542p-18f,
        -0x1.25d62ep-21f, -0x1.01e4c4p-25f, -0x1.9cba82p-6f, -0x1.c80586p-8f,
    },
    {
        0x1.f5093p-12f, 0x1.283162p-14f, 0x1.00a43ap-17f, 0x1.72949ap-21f,
        0x1.e22d38p-25f, 0x1.117eecp-29f, 0x1.ca6d7ap-8f, 0x1.3bdc66p-9f,
        0x1.f5093p-12f, 0x1.283162p-14f, 0x1.00a43ap-17f, 0x1.72949ap-21f,
        0x1.e22d38p-25f, 0x1.117eecp-29f, 0x1.ca6d7ap-8f, 0x1.3bdc66p-9f,
    },
    {
        0x1.628ec6p+0f, 0x1.3b2c2p+1f, 0x1.fff23cp+1f, 0x1.89e35p+2f,
        0x1.275524p+3f, 0x1.f1513ep+3f, 0x0p+0f, 0x1.3b29b4p-1f,
        0x1.628ec6p+0f, 0x1.3b2c2p+1f, 0x1.fff23cp+1f, 0x1.89e35p+2f,
        0x1.275524p+3f, 0x1.f1513ep+3f, 0x0p+0f, 0x1.3b29b4p-1f,
    },
};

#endif
