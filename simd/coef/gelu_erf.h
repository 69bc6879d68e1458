/* Made by make_coefficients.py from gelu_erf.py. Do not edit. */
#ifndef VACT_COEF_GELU_ERF_H
#define VACT_COEF_GELU_ERF_H

/* exp(-s/2) * 2^-delta - 1 on |s| <= ln(2)/8, degree 3, absolute error 0.312 * 2^-24 */
static const float GELU_ERF_EXP[4] = {
    -0x1.c7fd8ep-5f, -0x1.e38028p-2f, 0x1.e393c8p-4f, -0x1.4259ecp-6f,
};

/* the interval of a = |x| is found in u = a + GELU_ERF_OFFSET */
#define GELU_ERF_OFFSET 0x1p+0f

/* the largest u that has an interval */
#define GELU_ERF_TOP 0x1.bffffep+3f

/* of G and D, in each interval */
#define GELU_ERF_DEGREE 6

/* G, relative: coefficients of (a - centre)^0 to ^6,
 * and the centres; error <= 0.738 * 2^-24 */
static const float GELU_ERF_G[8][16] = {
    {
        0x1.1aa5e6p-2f, 0x1.58445cp-2f, 0x1.798e8cp-2f, 0x1.89d3eap-2f,
        0x1.919bb8p-2f, 0x1.9556p-2f, 0x0p+0f, 0x1.660abcp-3f,
        0x1.1aa5e6p-2f, 0x1.58445cp-2f, 0x1.798e8cp-2f, 0x1.89d3eap-2f,
        0x1.919bb8p-2f, 0x1.9556p-2f, 0x0p+0f, 0x1.660abcp-3f,
    },
    {
        0x1.b63a06p-4f, 0x1.5d3ba6p-5f, 0x1.f33b8ep-7f, 0x1.54233cp-8f,
        0x1.c13e66p-10f, 0x1.1c3518p-11f, 0x1p-1f, 0x1.e67676p-3f,
        0x1.b63a06p-4f, 0x1.5d3ba6p-5f, 0x1.f33b8ep-7f, 0x1.54233cp-8f,
        0x1.c13e66p-10f, 0x1.1c3518p-11f, 0x1p-1f, 0x1.e67676p-3f,
    },
    {
        -0x1.00ebf2p-4f, -0x1.499526p-6f, -0x1.67549p-8f, -0x1.66f3ap-10f,
        -0x1.51478cp-12f, -0x1.276758p-14f, -0x1.988446p-2f, -0x1.515c4cp-3f,
        -0x1.00ebf2p-4f, -0x1.499526p-6f, -0x1.67549p-8f, -0x1.66f3ap-10f,
        -0x1.51478cp-12f, -0x1.276758p-14f, -0x1.988446p-2f, -0x1.515c4cp-3f,
    },
    {
        0x1.ead6a6p-6f, 0x1.02eb6cp-7f, 0x1.b7b312p-10f, 0x1.479acp-12f,
        0x1.baeb22p-15f, 0x1.0e5a9p-17f, 0x1.fffa2p-3f, 0x1.75f554p-4f,
        0x1.ead6a6p-6f, 0x1.02eb6cp-7f, 0x1.b7b312p-10f, 0x1.479acp-12f,
        0x1.baeb22p-15f, 0x1.0e5a9p-17f, 0x1.fffa2p-3f, 0x1.75f554p-4f,
    },
    {
        -0x1.98a8b2p-7f, -0x1.688dc8p-9f, -0x1.e56284p-12f, -0x1.11c3d2p-14f,
        -0x1.0d4724p-17f, -0x1.cd4ccep-21f, -0x1.0feb28p-3f, -0x1.643246p-5f,
        -0x1.98a8b2p-7f, -0x1.688dc8p-9f, -0x1.e56284p-12f, -0x1.11c3d2p-14f,
        -0x1.0d4724p-17f, -0x1.cd4ccep-21f, -0x1.0feb28p-3f, -0x1.643246p-5f,
    },
    {
        0x1.3b7938p-8f, 0x1.dbcfacp-11f, 0x1.0686aep-13f, 0x1.c84ed8p-17f,
        0x1.4efe8p-20f, 0x1.9872b4p-24f, 0x1.f20406p-5f, 0x1.335922p-6f,
        0x1.3b7938p-8f, 0x1.dbcfacp-11f, 0x1.0686aep-13f, 0x1.c84ed8p-17f,
        0x1.4efe8p-20f, 0x1.9872b4p-24f, 0x1.f20406p-5f, 0x1.335922p-6f,
    },
    {
        -0x1.b7a958p-10f, -0x1.1af36ap-12f, -0x1.fc676p-16f, -0x1.573dc8p-19f,
        -0x1.760bf6p-23f, -0x1.455076p-27f, -0x1.486a7ep-6f, -0x1.e2dd32p-8f,
        -0x1.b7a958p-10f, -0x1.1af36ap-12f, -0x1.fc676p-16f, -0x1.573dc8p-19f,
        -0x1.760bf6p-23f, -0x1.455076p-27f, -0x1.486a7ep-6f, -0x1.e2dd32p-8f,
    },
    {
        0x1.200fb8p+0f, 0x1.fff73p+0f, 0x1.9fe78cp+1f, 0x1.4002ecp+2f,
        0x1.dfe6b2p+2f, 0x1.6671c6p+3f, 0x0p+0f, 0x1.0008bp-1f,
        0x1.200fb8p+0f, 0x1.fff73p+0f, 0x1.9fe78cp+1f, 0x1.4002ecp+2f,
        0x1.dfe6b2p+2f, 0x1.6671c6p+3f, 0x0p+0f, 0x1.0008bp-1f,
    },
};

/* D, in terms of the larger one of its two terms: coefficients of (a - centre)^0 to ^6,
 * and the centres; error <= 0.260 * 2^-24 */
static const float GELU_ERF_D[8][16] = {
    {
        -0x1.a08c06p-3f, -0x1.4266ap-1f, -0x1.2ed4ap+0f, -0x1.eac7e4p+0f,
        -0x1.785fe2p+1f, -0x1.1ba17ep+2f, 0x1p-1f, 0x1.339d24p-3f,
        -0x1.a08c06p-3f, -0x1.4266ap-1f, -0x1.2ed4ap+0f, -0x1.eac7e4p+0f,
        -0x1.785fe2p+1f, -0x1.1ba17ep+2f, 0x1p-1f, 0x1.339d24p-3f,
    },
    {
        -0x1.0b3714p-1f, -0x1.d8c51p-2f, -0x1.b778cep-2f, -0x1.a7373ap-2f,
        -0x1.9f6b86p-2f, -0x1.9bb33cp-2f, -0x1.988454p-1f, -0x1.3f066ep-1f,
        -0x1.0b3714p-1f, -0x1.d8c51p-2f, -0x1.b778cep-2f, -0x1.a7373ap-2f,
        -0x1.9f6b86p-2f, -0x1.9bb33cp-2f, -0x1.988454p-1f, -0x1.3f066ep-1f,
    },
    {
        0x1.b66f5ap-5f, 0x1.5d4142p-6f, 0x1.f31cb2p-8f, 0x1.5476a8p-9f,
        0x1.c0b5bap-11f, 0x1.1c8184p-12f, 0x1.00003ap-2f, 0x1.e690f8p-4f,
        0x1.b66f5ap-5f, 0x1.5d4142p-6f, 0x1.f31cb2p-8f, 0x1.5476a8p-9f,
        0x1.c0b5bap-11f, 0x1.1c8184p-12f, 0x1.00003ap-2f, 0x1.e690f8p-4f,
    },
    {
        -0x1.56b0d8p-6f, -0x1.b758f2p-8f, -0x1.dea71cp-10f, -0x1.dedfcep-12f,
        -0x1.c09184p-14f, -0x1.89ee2ap-16f, -0x1.105d2ap-3f, -0x1.c1e336p-5f,
        -0x1.56b0d8p-6f, -0x1.b758f2p-8f, -0x1.dea71cp-10f, -0x1.dedfcep-12f,
        -0x1.c09184p-14f, -0x1.89ee2ap-16f, -0x1.105d2ap-3f, -0x1.c1e336p-5f,
    },
    {
        0x1.eb3422p-8f, 0x1.02f90ap-9f, 0x1.b7a7e2p-12f, 0x1.48363ep-14f,
        0x1.ba3b2ep-17f, 0x1.0ef9e2p-19f, 0x1.000d8p-4f, 0x1.7613dep-6f,
        0x1.eb3422p-8f, 0x1.02f90ap-9f, 0x1.b7a7e2p-12f, 0x1.48363ep-14f,
        0x1.ba3b2ep-17f, 0x1.0ef9e2p-19f, 0x1.000d8p-4f, 0x1.7613dep-6f,
    },
    {
        -0x1.4f072p-9f, -0x1.292922p-11f, -0x1.95e9dep-14f, -0x1.cc190ap-17f,
        -0x1.c7a8bp-20f, -0x1.8b016ap-23f, -0x1.adf7f6p-6f, -0x1.215ef2p-7f,
        -0x1.4f072p-9f, -0x1.292922p-11f, -0x1.95e9dep-14f, -0x1.cc190ap-17f,
        -0x1.c7a8bp-20f, -0x1.8b016ap-23f, -0x1.adf7f6p-6f, -0x1.215ef2p-7f,
    },
    {
        0x1.a3cdfap-11f, 0x1.3c1ca6p-13f, 0x1.5bcf72p-16f, 0x1.2e9924p-19f,
        0x1.bae48ap-23f, 0x1.0e6bc8p-26f, 0x1.10f8d8p-7f, 0x1.992446p-9f,
        0x1.a3cdfap-11f, 0x1.3c1ca6p-13f, 0x1.5bcf72p-16f, 0x1.2e9924p-19f,
        0x1.bae48ap-23f, 0x1.0e6bc8p-26f, 0x1.10f8d8p-7f, 0x1.992446p-9f,
    },
    {
        0x1.1ff52p+0f, 0x1.fff2cp+0f, 0x1.9ff26p+1f, 0x1.3fe51p+2f,
        0x1.e01a56p+2f, 0x1.665068p+3f, 0x0p+0f, 0x1.ffe92p-2f,
        0x1.1ff52p+0f, 0x1.fff2cp+0f, 0x1.9ff26p+1f, 0x1.3fe51p+2f,
        0x1.e01a56p+2f, 0x1.665068p+3f, 0x0p+0f, 0x1.ffe92p-2f,
    },
};

#endif
