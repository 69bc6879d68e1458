/* Made by make_coefficients.py from gelu_erf.py. Do not edit. */
#ifndef VACT_COEF_GELU_ERF_H
#define VACT_COEF_GELU_ERF_H

/* exp(-s/2) * 2^-delta - 1 on |s| <= ln(2)/8, degree 3, absolute error 0.312 * 2^-24 */
static const float GELU_ERF_EXP[4] = {
    -0x1.c7fd8ep-5f, -0x1.e38028p-2f, 0x1.e393c8p-4f, -0x1.4259ecp-6f,
};

/* the interval of a = |x| is found in u = OFFSET + a for G */
#define GELU_ERF_OFFSET 0x1p+0f

/* and for D in u = OFFSET + D_SCALE * a */
#define GELU_ERF_D_SCALE 0x1.ap-1f

/* of G and D, in each interval */
#define GELU_ERF_DEGREE 6

/* G, relative: coefficients of (a - centre)^0 to ^6, and the centres;
 * error <= 0.738 * 2^-24 */
static const float GELU_ERF_G[8][16] = {
    {
        0x1.1aa5e6p-2f, 0x1.58445cp-2f, 0x1.798e8cp-2f, 0x1.89d3eap-2f,
        0x1.919bb8p-2f, 0x1.9598b4p-2f, 0x0p+0f, 0x1.660abcp-3f,
        0x1.1aa5e6p-2f, 0x1.58445cp-2f, 0x1.798e8cp-2f, 0x1.89d3eap-2f,
        0x1.919bb8p-2f, 0x1.9598b4p-2f, 0x0p+0f, 0x1.660abcp-3f,
    },
    {
        0x1.b63a06p-4f, 0x1.5d3ba6p-5f, 0x1.f33b8ep-7f, 0x1.54233cp-8f,
        0x1.c13e66p-10f, 0x1.f47e0cp-12f, 0x1p-1f, 0x1.e67676p-3f,
        0x1.b63a06p-4f, 0x1.5d3ba6p-5f, 0x1.f33b8ep-7f, 0x1.54233cp-8f,
        0x1.c13e66p-10f, 0x1.f47e0cp-12f, 0x1p-1f, 0x1.e67676p-3f,
    },
    {
        -0x1.00ebf2p-4f, -0x1.499526p-6f, -0x1.67549p-8f, -0x1.66f3ap-10f,
        -0x1.51478cp-12f, -0x1.f3318ap-15f, -0x1.988446p-2f, -0x1.515c4cp-3f,
        -0x1.00ebf2p-4f, -0x1.499526p-6f, -0x1.67549p-8f, -0x1.66f3ap-10f,
        -0x1.51478cp-12f, -0x1.f3318ap-15f, -0x1.988446p-2f, -0x1.515c4cp-3f,
    },
    {
        0x1.ead6a6p-6f, 0x1.02eb6cp-7f, 0x1.b7b312p-10f, 0x1.479acp-12f,
        0x1.baeb22p-15f, 0x1.b59df2p-18f, 0x1.fffa2p-3f, 0x1.75f554p-4f,
        0x1.ead6a6p-6f, 0x1.02eb6cp-7f, 0x1.b7b312p-10f, 0x1.479acp-12f,
        0x1.baeb22p-15f, 0x1.b59df2p-18f, 0x1.fffa2p-3f, 0x1.75f554p-4f,
    },
    {
        -0x1.98a8b2p-7f, -0x1.688dc8p-9f, -0x1.e56284p-12f, -0x1.11c3d2p-14f,
        -0x1.0d4724p-17f, -0x1.664c52p-21f, -0x1.0feb28p-3f, -0x1.643246p-5f,
        -0x1.98a8b2p-7f, -0x1.688dc8p-9f, -0x1.e56284p-12f, -0x1.11c3d2p-14f,
        -0x1.0d4724p-17f, -0x1.664c52p-21f, -0x1.0feb28p-3f, -0x1.643246p-5f,
    },
    {
        0x1.3b7938p-8f, 0x1.dbcfacp-11f, 0x1.0686aep-13f, 0x1.c84ed8p-17f,
        0x1.4efe8p-20f, 0x1.3bf498p-24f, 0x1.f20406p-5f, 0x1.335922p-6f,
        0x1.3b7938p-8f, 0x1.dbcfacp-11f, 0x1.0686aep-13f, 0x1.c84ed8p-17f,
        0x1.4efe8p-20f, 0x1.3bf498p-24f, 0x1.f20406p-5f, 0x1.335922p-6f,
    },
    {
        -0x1.b7a958p-10f, -0x1.1af36ap-12f, -0x1.fc676p-16f, -0x1.573dc8p-19f,
        -0x1.760bf6p-23f, -0x1.e65616p-28f, -0x1.486a7ep-6f, -0x1.e2dd32p-8f,
        -0x1.b7a958p-10f, -0x1.1af36ap-12f, -0x1.fc676p-16f, -0x1.573dc8p-19f,
        -0x1.760bf6p-23f, -0x1.e65616p-28f, -0x1.486a7ep-6f, -0x1.e2dd32p-8f,
    },
    {
        0x1.200fb8p+0f, 0x1.fff73p+0f, 0x1.9fe78cp+1f, 0x1.4002ecp+2f,
        0x1.dfe6b2p+2f, 0x1.7672e4p+3f, 0x0p+0f, 0x1.0008bp-1f,
        0x1.200fb8p+0f, 0x1.fff73p+0f, 0x1.9fe78cp+1f, 0x1.4002ecp+2f,
        0x1.dfe6b2p+2f, 0x1.7672e4p+3f, 0x0p+0f, 0x1.0008bp-1f,
    },
};

/* D, in terms of its larger term: coefficients of (a - centre)^0 to ^6, and the centres;
 * error <= 0.486 * 2^-24 */
static const float GELU_ERF_D[8][16] = {
    {
        -0x1.57aae4p-2f, -0x1.ad5bccp-1f, -0x1.8082f6p+0f, -0x1.3222a2p+1f,
        -0x1.d1d626p+1f, -0x1.8b2824p+2f, 0x1p-1f, 0x1.466ee8p-4f,
        -0x1.57aae4p-2f, -0x1.ad5bccp-1f, -0x1.8082f6p+0f, -0x1.3222a2p+1f,
        -0x1.d1d626p+1f, -0x1.8b2824p+2f, 0x1p-1f, 0x1.466ee8p-4f,
    },
    {
        -0x1.fdd25ap-2f, -0x1.c856bap-2f, -0x1.ae5044p-2f, -0x1.a28be4p-2f,
        -0x1.9d271ep-2f, -0x1.9a3018p-2f, -0x1.988452p-1f, -0x1.320674p-1f,
        -0x1.fdd25ap-2f, -0x1.c856bap-2f, -0x1.ae5044p-2f, -0x1.a28be4p-2f,
        -0x1.9d271ep-2f, -0x1.9a3018p-2f, -0x1.988452p-1f, -0x1.320674p-1f,
    },
    {
        0x1.469b68p-5f, 0x1.ce4a36p-7f, 0x1.2d9154p-8f, 0x1.8516a8p-10f,
        0x1.f191c6p-12f, 0x1.b321a8p-14f, 0x1.ffff06p-3f, 0x1.9f8b8ap-4f,
        0x1.469b68p-5f, 0x1.ce4a36p-7f, 0x1.2d9154p-8f, 0x1.8516a8p-10f,
        0x1.f191c6p-12f, 0x1.b321a8p-14f, 0x1.ffff06p-3f, 0x1.9f8b8ap-4f,
    },
    {
        -0x1.dd8378p-7f, -0x1.05a98cp-8f, -0x1.f59606p-11f, -0x1.cdaafap-13f,
        -0x1.9c8214p-15f, -0x1.b6220cp-18f, -0x1.104662p-3f, -0x1.7432e6p-5f,
        -0x1.dd8378p-7f, -0x1.05a98cp-8f, -0x1.f59606p-11f, -0x1.cdaafap-13f,
        -0x1.9c8214p-15f, -0x1.b6220cp-18f, -0x1.104662p-3f, -0x1.7432e6p-5f,
    },
    {
        0x1.4265cp-8f, 0x1.182d9ep-10f, 0x1.93176ep-13f, 0x1.0cca5cp-15f,
        0x1.529fcp-18f, 0x1.b86d0cp-22f, 0x1.fd8906p-5f, 0x1.2cf06ep-6f,
        0x1.4265cp-8f, 0x1.182d9ep-10f, 0x1.93176ep-13f, 0x1.0cca5cp-15f,
        0x1.529fcp-18f, 0x1.b86d0cp-22f, 0x1.fd8906p-5f, 0x1.2cf06ep-6f,
    },
    {
        -0x1.a424e4p-10f, -0x1.28b606p-12f, -0x1.4b17ecp-15f, -0x1.44b6dep-18f,
        -0x1.243744p-21f, -0x1.00e282p-25f, -0x1.9cbaccp-6f, -0x1.c7c906p-8f,
        -0x1.a424e4p-10f, -0x1.28b606p-12f, -0x1.4b17ecp-15f, -0x1.44b6dep-18f,
        -0x1.243744p-21f, -0x1.00e282p-25f, -0x1.9cbaccp-6f, -0x1.c7c906p-8f,
    },
    {
        0x1.f5334ep-12f, 0x1.2288bep-14f, 0x1.f9b1a4p-18f, 0x1.6f2152p-21f,
        0x1.dda6c6p-25f, 0x1.0916dcp-29f, 0x1.ca9a5ep-8f, 0x1.3bd4eep-9f,
        0x1.f5334ep-12f, 0x1.2288bep-14f, 0x1.f9b1a4p-18f, 0x1.6f2152p-21f,
        0x1.dda6c6p-25f, 0x1.0916dcp-29f, 0x1.ca9a5ep-8f, 0x1.3bd4eep-9f,
    },
    {
        0x1.626b2p+0f, 0x1.3afc8ep+1f, 0x1.0018f2p+2f, 0x1.89d42cp+2f,
        0x1.2758f6p+3f, 0x1.f14e68p+3f, 0x0p+0f, 0x1.3b20c6p-1f,
        0x1.626b2p+0f, 0x1.3afc8ep+1f, 0x1.0018f2p+2f, 0x1.89d42cp+2f,
        0x1.2758f6p+3f, 0x1.f14e68p+3f, 0x0p+0f, 0x1.3b20c6p-1f,
    },
};

#endif
