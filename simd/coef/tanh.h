/* Made by make_coefficients.py from tanh.py. Do not edit. */
#ifndef VACT_COEF_TANH_H
#define VACT_COEF_TANH_H

/* the interval of a = |x| is found in u = 1 + TANH_SCALE * a, 1 <= u < 16 */
#define TANH_SCALE 0x1.aa2664p+0f

/* u at the end of the first interval */
#define TANH_SECOND 0x1.8p+0f

/* tanh rounds to 1 from a little before here on */
#define TANH_ONE 0x1.20596p+3f

/* the centre of each interval */
static const float TANH_CENTRE[16] = {
    0x1.cd483cp-1f, 0x1.8054e8p+0f, 0x1.32e768p+1f, 0x1.c7031ap+1f,
    0x1.552ca4p+2f, 0x1.f70406p+2f, 0x0p+0f, 0x1.cd53dap-2f,
    0x1.cd483cp-1f, 0x1.8054e8p+0f, 0x1.32e768p+1f, 0x1.c7031ap+1f,
    0x1.552ca4p+2f, 0x1.f70406p+2f, 0x0p+0f, 0x1.cd53dap-2f,
};

/* coefficients of (a - centre)^0 and up; relative errors of the polynomials * 2^24: 0.012 in the first interval, <= 0.267 in the others */
static const float TANH_POLY[8][16] = {
    {
        0x1.6efaa8p-1f, 0x1.cf8e3ep-1f, 0x1.f79a64p-1f, 0x1.ff29fp-1f,
        0x1.fff9dcp-1f, 0x1.fffff6p-1f, 0x0p+0f, 0x1.b07548p-2f,
        0x1.6efaa8p-1f, 0x1.cf8e3ep-1f, 0x1.f79a64p-1f, 0x1.ff29fp-1f,
        0x1.fff9dcp-1f, 0x1.fffff6p-1f, 0x0p+0f, 0x1.b07548p-2f,
    },
    {
        0x1.f1ee5p-2f, 0x1.71385ap-3f, 0x1.0a7f88p-5f, 0x1.abc6c6p-9f,
        0x1.8912fcp-14f, 0x1.3fd206p-21f, 0x1p+0f, 0x1.a4ae7ep-1f,
        0x1.f1ee5p-2f, 0x1.71385ap-3f, 0x1.0a7f88p-5f, 0x1.abc6c6p-9f,
        0x1.8912fcp-14f, 0x1.3fd206p-21f, 0x1p+0f, 0x1.a4ae7ep-1f,
    },
    {
        -0x1.64e578p-2f, -0x1.4e48f6p-3f, -0x1.061ef2p-5f, -0x1.ab159p-9f,
        -0x1.89a788p-14f, -0x1.409ce6p-21f, -0x1.238038p-23f, -0x1.635396p-2f,
        -0x1.64e578p-2f, -0x1.4e48f6p-3f, -0x1.061ef2p-5f, -0x1.ab159p-9f,
        -0x1.89a788p-14f, -0x1.409ce6p-21f, -0x1.238038p-23f, -0x1.635396p-2f,
    },
    {
        0x1.67552p-4f, 0x1.6729fep-4f, 0x1.51f7dep-6f, 0x1.1bc214p-9f,
        0x1.056cd8p-14f, 0x1.ad3c96p-22f, -0x1.555322p-2f, -0x1.04c512p-3f,
        0x1.67552p-4f, 0x1.6729fep-4f, 0x1.51f7dep-6f, 0x1.1bc214p-9f,
        0x1.056cd8p-14f, 0x1.ad3c96p-22f, -0x1.555322p-2f, -0x1.04c512p-3f,
    },
    {
        0x1.b55526p-5f, -0x1.99720ep-6f, -0x1.3bce3cp-7f, -0x1.19aadp-10f,
        -0x1.001dc6p-15f, -0x1.a07dp-23f, -0x1.693ffap-13f, 0x1.5b00a2p-3f,
        0x1.b55526p-5f, -0x1.99720ep-6f, -0x1.3bce3cp-7f, -0x1.19aadp-10f,
        -0x1.001dc6p-15f, -0x1.a07dp-23f, -0x1.693ffap-13f, 0x1.5b00a2p-3f,
    },
    {
        -0x1.d0b582p-5f, -0x1.54fc1ep-9f, 0x1.b3f22p-9f, 0x1.beaf9ap-12f,
        0x1.a7dfb2p-17f, 0x1.42534ap-24f, 0x1.145662p-3f, -0x1.74a1f4p-7f,
        -0x1.d0b582p-5f, -0x1.54fc1ep-9f, 0x1.b3f22p-9f, 0x1.beaf9ap-12f,
        0x1.a7dfb2p-17f, 0x1.42534ap-24f, 0x1.145662p-3f, -0x1.74a1f4p-7f,
    },
    {
        0x1.b8d808p-7f, 0x1.d9c36ep-8f, -0x1.71402ep-11f, -0x1.2bc53p-13f,
        -0x1.4f56c6p-18f, -0x1.13883p-25f, -0x1.d3f602p-8f, -0x1.e33d0ap-5f,
        0x1.b8d808p-7f, 0x1.d9c36ep-8f, -0x1.71402ep-11f, -0x1.2bc53p-13f,
        -0x1.4f56c6p-18f, -0x1.13883p-25f, -0x1.d3f602p-8f, -0x1.e33d0ap-5f,
    },
    {
        0x1.41e248p-7f, -0x1.02abbp-8f, -0x1.e86faap-18f, 0x1.252e92p-15f,
        0x1.47a4c8p-20f, 0x1.622ff2p-27f, -0x1.4cb594p-5f, 0x1.230148p-5f,
        0x1.41e248p-7f, -0x1.02abbp-8f, -0x1.e86faap-18f, 0x1.252e92p-15f,
        0x1.47a4c8p-20f, 0x1.622ff2p-27f, -0x1.4cb594p-5f, 0x1.230148p-5f,
    },
};

/* coefficients of (a - centre)^0 and up; relative errors of the polynomials * 2^24: 0.500 in the first interval, <= 0.039 in the others */
static const float TANH_PRECISE_POLY[9][16] = {
    {
        0x1.6efaa8p-1f, 0x1.cf8e3ep-1f, 0x1.f79a64p-1f, 0x1.ff29fp-1f,
        0x1.fff9dcp-1f, 0x1.fffff6p-1f, 0x0p+0f, 0x1.b07548p-2f,
        0x1.6efaa8p-1f, 0x1.cf8e3ep-1f, 0x1.f79a64p-1f, 0x1.ff29fp-1f,
        0x1.fff9dcp-1f, 0x1.fffff6p-1f, 0x0p+0f, 0x1.b07548p-2f,
    },
    {
        0x1.f1ee52p-2f, 0x1.71385ap-3f, 0x1.0a7f8p-5f, 0x1.abc67cp-9f,
        0x1.88f352p-14f, 0x1.3ff7cp-21f, 0x0p+0f, 0x1.a4ae7ep-1f,
        0x1.f1ee52p-2f, 0x1.71385ap-3f, 0x1.0a7f8p-5f, 0x1.abc67cp-9f,
        0x1.88f352p-14f, 0x1.3ff7cp-21f, 0x0p+0f, 0x1.a4ae7ep-1f,
    },
    {
        -0x1.64e522p-2f, -0x1.4e4908p-3f, -0x1.06209cp-5f, -0x1.ab13bep-9f,
        -0x1.890194p-14f, -0x1.3fefb4p-21f, 0x1.55537ep-66f, -0x1.6353ap-2f,
        -0x1.64e522p-2f, -0x1.4e4908p-3f, -0x1.06209cp-5f, -0x1.ab13bep-9f,
        -0x1.890194p-14f, -0x1.3fefb4p-21f, 0x1.55537ep-66f, -0x1.6353ap-2f,
    },
    {
        0x1.675248p-4f, 0x1.6729fep-4f, 0x1.51f902p-6f, 0x1.1bca54p-9f,
        0x1.06551ap-14f, 0x1.ab59cp-22f, -0x1.555556p-2f, -0x1.04c4f8p-3f,
        0x1.675248p-4f, 0x1.6729fep-4f, 0x1.51f902p-6f, 0x1.1bca54p-9f,
        0x1.06551ap-14f, 0x1.ab59cp-22f, -0x1.555556p-2f, -0x1.04c4f8p-3f,
    },
    {
        0x1.b4a36p-5f, -0x1.994d5ap-6f, -0x1.3b5f8ap-7f, -0x1.19ea8ep-10f,
        -0x1.059c32p-15f, -0x1.ac034p-23f, 0x1.cecbep-20f, 0x1.5b1508p-3f,
        0x1.b4a36p-5f, -0x1.994d5ap-6f, -0x1.3b5f8ap-7f, -0x1.19ea8ep-10f,
        -0x1.059c32p-15f, -0x1.ac034p-23f, 0x1.cecbep-20f, 0x1.5b1508p-3f,
    },
    {
        -0x1.d0366cp-5f, -0x1.54fa52p-9f, 0x1.b3cb82p-9f, 0x1.bce9a4p-12f,
        0x1.9b435p-17f, 0x1.4e8b3p-24f, 0x1.10f016p-3f, -0x1.75700ep-7f,
        -0x1.d0366cp-5f, -0x1.54fa52p-9f, 0x1.b3cb82p-9f, 0x1.bce9a4p-12f,
        0x1.9b435p-17f, 0x1.4e8b3p-24f, 0x1.10f016p-3f, -0x1.75700ep-7f,
    },
    {
        0x1.ed75f6p-7f, 0x1.cefbf2p-8f, -0x1.921a66p-11f, -0x1.2186d4p-13f,
        -0x1.19423ap-18f, -0x1.b623fp-26f, 0x1.cf701ep-11f, -0x1.fb3854p-5f,
        0x1.ed75f6p-7f, 0x1.cefbf2p-8f, -0x1.921a66p-11f, -0x1.2186d4p-13f,
        -0x1.19423ap-18f, -0x1.b623fp-26f, 0x1.cf701ep-11f, -0x1.fb3854p-5f,
    },
    {
        0x1.354764p-7f, -0x1.02b90ap-8f, -0x1.9524d2p-18f, 0x1.40755ap-15f,
        0x1.781bacp-20f, 0x1.35b0a4p-27f, -0x1.e95b8cp-5f, 0x1.28f414p-5f,
        0x1.354764p-7f, -0x1.02b90ap-8f, -0x1.9524d2p-18f, 0x1.40755ap-15f,
        0x1.781bacp-20f, 0x1.35b0a4p-27f, -0x1.e95b8cp-5f, 0x1.28f414p-5f,
    },
    {
        -0x1.2dc8eep-7f, 0x1.ec23cep-11f, 0x1.796ad6p-14f, -0x1.0514ecp-17f,
        -0x1.46fce6p-22f, -0x1.50cb0ap-29f, 0x1.2482aep-6f, 0x1.11ee9p-4f,
        -0x1.2dc8eep-7f, 0x1.ec23cep-11f, 0x1.796ad6p-14f, -0x1.0514ecp-17f,
        -0x1.46fce6p-22f, -0x1.50cb0ap-29f, 0x1.2482aep-6f, 0x1.11ee9p-4f,
    },
};

#endif
