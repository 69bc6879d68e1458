/* Made by make_coefficients.py from tanh_shrink.py. Do not edit. */
#ifndef VACT_COEF_TANH_SHRINK_H
#define VACT_COEF_TANH_SHRINK_H

/* tanh(x) is taken for 1 from here on */
#define TANH_SHRINK_END 0x1.2dp+3f

/* the interval of a = |x| is found in u = TANH_SHRINK_FIRST + TANH_SHRINK_SCALE * a */
#define TANH_SHRINK_FIRST 0x1.8p+0f

/* the half octaves of u, from TANH_SHRINK_FIRST to 24, are the intervals */
#define TANH_SHRINK_SCALE 0x1.322de8p+1f

/* where each interval starts */
static const float TANH_SHRINK_START[16] = {
    0x1.ac16c8p-3f, 0x1.411116p-1f, 0x1.0b8e3ep+0f, 0x1.e199a2p+0f,
    0x1.5bd284p+1f, 0x1.18eef4p+2f, 0x1.83f4a6p+2f, 0x0p+0f,
    0x1.ac16c8p-3f, 0x1.411116p-1f, 0x1.0b8e3ep+0f, 0x1.e199a2p+0f,
    0x1.5bd284p+1f, 0x1.18eef4p+2f, 0x1.83f4a6p+2f, 0x0p+0f,
};

/* x - tanh(x): coefficients of (a - start)^0; relative error of the polynomials <= 0.805 * 2^-24 */
static const float TANH_SHRINK_C0[16] = {
    0x1.882c58p-9f, 0x1.22fdc2p-4f, 0x1.0f9868p-2f, 0x1.da7184p-1f,
    0x1.b9de58p+0f, 0x1.b1e7fep+1f, 0x1.43f4d4p+2f, 0x0p+0f,
    0x1.882c58p-9f, 0x1.22fdc2p-4f, 0x1.0f9868p-2f, 0x1.da7184p-1f,
    0x1.b9de58p+0f, 0x1.b1e7fep+1f, 0x1.43f4d4p+2f, 0x0p+0f,
};

/* x - tanh(x): coefficients of (a - start)^1; relative error of the polynomials <= 0.805 * 2^-24 */
static const float TANH_SHRINK_C1[16] = {
    0x1.5bc18ep-5f, 0x1.3c9a04p-2f, 0x1.376d8cp-1f, 0x1.d2918cp-1f,
    0x1.f724ap-1f, 0x1.ffaf3cp-1f, 0x1.fffcfep-1f, 0x0p+0f,
    0x1.5bc18ep-5f, 0x1.3c9a04p-2f, 0x1.376d8cp-1f, 0x1.d2918cp-1f,
    0x1.f724ap-1f, 0x1.ffaf3cp-1f, 0x1.fffcfep-1f, 0x0p+0f,
};

/* x - tanh(x): coefficients of (a - start)^2; relative error of the polynomials <= 0.805 * 2^-24 */
static const float TANH_SHRINK_C2[16] = {
    0x1.940e52p-3f, 0x1.895724p-2f, 0x1.38e004p-2f, 0x1.5afd9cp-4f,
    0x1.18deb4p-6f, 0x1.450c58p-11f, 0x1.ae724ap-16f, 0x0p+0f,
    0x1.940e52p-3f, 0x1.895724p-2f, 0x1.38e004p-2f, 0x1.5afd9cp-4f,
    0x1.18deb4p-6f, 0x1.450c58p-11f, 0x1.ae724ap-16f, 0x0p+0f,
};

/* x - tanh(x): coefficients of (a - start)^3; relative error of the polynomials <= 0.805 * 2^-24 */
static const float TANH_SHRINK_C3[16] = {
    0x1.1d20eap-2f, 0x1.1229c8p-6f, -0x1.b9bedp-4f, -0x1.a4ba5cp-5f,
    -0x1.6e9c62p-7f, -0x1.bab786p-12f, -0x1.4b42f2p-16f, 0x1.555556p-2f,
    0x1.1d20eap-2f, 0x1.1229c8p-6f, -0x1.b9bedp-4f, -0x1.a4ba5cp-5f,
    -0x1.6e9c62p-7f, -0x1.bab786p-12f, -0x1.4b42f2p-16f, 0x1.555556p-2f,
};

/* x - tanh(x): coefficients of (a - start)^4; relative error of the polynomials <= 0.805 * 2^-24 */
static const float TANH_SHRINK_C4[16] = {
    -0x1.f420bp-4f, -0x1.1a5d5ep-3f, -0x1.1bfe82p-6f, 0x1.58b9bep-6f,
    0x1.5a1914p-8f, 0x1.cb7968p-13f, 0x1.5d3d5p-17f, 0x1.aac12p-21f,
    -0x1.f420bp-4f, -0x1.1a5d5ep-3f, -0x1.1bfe82p-6f, 0x1.58b9bep-6f,
    0x1.5a1914p-8f, 0x1.cb7968p-13f, 0x1.5d3d5p-17f, 0x1.aac12p-21f,
};

/* x - tanh(x): coefficients of (a - start)^5; relative error of the polynomials <= 0.805 * 2^-24 */
static const float TANH_SHRINK_C5[16] = {
    -0x1.867b02p-4f, 0x1.e07532p-5f, 0x1.4be942p-5f, -0x1.65533p-8f,
    -0x1.d85354p-10f, -0x1.6cc828p-14f, -0x1.cdfd64p-19f, -0x1.112d2cp-3f,
    -0x1.867b02p-4f, 0x1.e07532p-5f, 0x1.4be942p-5f, -0x1.65533p-8f,
    -0x1.d85354p-10f, -0x1.6cc828p-14f, -0x1.cdfd64p-19f, -0x1.112d2cp-3f,
};

/* x - tanh(x): coefficients of (a - start)^6; relative error of the polynomials <= 0.805 * 2^-24 */
static const float TANH_SHRINK_C6[16] = {
    0x1.617052p-4f, 0x1.c13fc6p-7f, -0x1.4e0be6p-6f, 0x1.48442ep-11f,
    0x1.a3dbcp-12f, 0x1.82ec56p-16f, 0x1.51349ep-21f, 0x1.95ac5p-11f,
    0x1.617052p-4f, 0x1.c13fc6p-7f, -0x1.4e0be6p-6f, 0x1.48442ep-11f,
    0x1.a3dbcp-12f, 0x1.82ec56p-16f, 0x1.51349ep-21f, 0x1.95ac5p-11f,
};

/* x - tanh(x): coefficients of (a - start)^7; relative error of the polynomials <= 0.805 * 2^-24 */
static const float TANH_SHRINK_C7[16] = {
    -0x1.016854p-6f, -0x1.faf694p-7f, 0x1.0bb0cap-8f, 0x1.168a04p-15f,
    -0x1.669db4p-15f, -0x1.85c0dap-19f, -0x1.9a19cp-25f, 0x1.9d7174p-5f,
    -0x1.016854p-6f, -0x1.faf694p-7f, 0x1.0bb0cap-8f, 0x1.168a04p-15f,
    -0x1.669db4p-15f, -0x1.85c0dap-19f, -0x1.9a19cp-25f, 0x1.9d7174p-5f,
};

/* tanh(x)^2: coefficients of (a - start)^0; relative error of the polynomials <= 1.116 * 2^-24 */
static const float TANH_SQUARE_C0[16] = {
    0x1.5bc1a8p-5f, 0x1.3c9a02p-2f, 0x1.376daep-1f, 0x1.d291ap-1f,
    0x1.f724a8p-1f, 0x1.ffaf56p-1f, 0x1.fffd28p-1f, 0x0p+0f,
    0x1.5bc1a8p-5f, 0x1.3c9a02p-2f, 0x1.376daep-1f, 0x1.d291ap-1f,
    0x1.f724a8p-1f, 0x1.ffaf56p-1f, 0x1.fffd28p-1f, 0x0p+0f,
};

/* tanh(x)^2: coefficients of (a - start)^1; relative error of the polynomials <= 1.116 * 2^-24 */
static const float TANH_SQUARE_C1[16] = {
    0x1.940ca2p-2f, 0x1.8957d4p-1f, 0x1.38da7p-1f, 0x1.5af36ep-3f,
    0x1.18f0a2p-5f, 0x1.42729cp-10f, 0x1.695ea8p-15f, 0x0p+0f,
    0x1.940ca2p-2f, 0x1.8957d4p-1f, 0x1.38da7p-1f, 0x1.5af36ep-3f,
    0x1.18f0a2p-5f, 0x1.42729cp-10f, 0x1.695ea8p-15f, 0x0p+0f,
};

/* tanh(x)^2: coefficients of (a - start)^2; relative error of the polynomials <= 1.116 * 2^-24 */
static const float TANH_SQUARE_C2[16] = {
    0x1.abd00ep-1f, 0x1.99ab84p-5f, -0x1.4aba5p-2f, -0x1.3b1be2p-3f,
    -0x1.13e1c2p-5f, -0x1.41656cp-10f, -0x1.5e3b7ep-15f, 0x1p+0f,
    0x1.abd00ep-1f, 0x1.99ab84p-5f, -0x1.4aba5p-2f, -0x1.3b1be2p-3f,
    -0x1.13e1c2p-5f, -0x1.41656cp-10f, -0x1.5e3b7ep-15f, 0x1p+0f,
};

/* tanh(x)^2: coefficients of (a - start)^3; relative error of the polynomials <= 1.116 * 2^-24 */
static const float TANH_SQUARE_C3[16] = {
    -0x1.f7c752p-2f, -0x1.18ee86p-1f, -0x1.2a15fcp-4f, 0x1.54320ep-4f,
    0x1.618ff8p-6f, 0x1.a5f1a6p-11f, 0x1.a879a2p-16f, -0x1.c3659p-20f,
    -0x1.f7c752p-2f, -0x1.18ee86p-1f, -0x1.2a15fcp-4f, 0x1.54320ep-4f,
    0x1.618ff8p-6f, 0x1.a5f1a6p-11f, 0x1.a879a2p-16f, -0x1.c3659p-20f,
};

/* tanh(x)^2: coefficients of (a - start)^4; relative error of the polynomials <= 1.116 * 2^-24 */
static const float TANH_SQUARE_C4[16] = {
    -0x1.ccba94p-2f, 0x1.17f83p-2f, 0x1.b5095ap-3f, -0x1.8cb3cep-6f,
    -0x1.42dabep-7f, -0x1.8de422p-12f, -0x1.526c2ep-17f, -0x1.554636p-1f,
    -0x1.ccba94p-2f, 0x1.17f83p-2f, 0x1.b5095ap-3f, -0x1.8cb3cep-6f,
    -0x1.42dabep-7f, -0x1.8de422p-12f, -0x1.526c2ep-17f, -0x1.554636p-1f,
};

/* tanh(x)^2: coefficients of (a - start)^5; relative error of the polynomials <= 1.116 * 2^-24 */
static const float TANH_SQUARE_C5[16] = {
    0x1.a7e14ep-2f, 0x1.3dc3cap-3f, -0x1.1fe892p-3f, -0x1.b903d8p-11f,
    0x1.a2bccp-9f, 0x1.0ad164p-13f, 0x1.57f1d4p-19f, -0x1.51ebe6p-9f,
    0x1.a7e14ep-2f, 0x1.3dc3cap-3f, -0x1.1fe892p-3f, -0x1.b903d8p-11f,
    0x1.a2bccp-9f, 0x1.0ad164p-13f, 0x1.57f1d4p-19f, -0x1.51ebe6p-9f,
};

/* tanh(x)^2: coefficients of (a - start)^6; relative error of the polynomials <= 1.116 * 2^-24 */
static const float TANH_SQUARE_C6[16] = {
    0x1.6fd526p-4f, -0x1.eee8ap-3f, 0x1.6a955ap-5f, 0x1.f3a102p-9f,
    -0x1.5d1a9ap-11f, -0x1.c8b544p-16f, -0x1.914bfp-22f, 0x1.9cbdeap-2f,
    0x1.6fd526p-4f, -0x1.eee8ap-3f, 0x1.6a955ap-5f, 0x1.f3a102p-9f,
    -0x1.5d1a9ap-11f, -0x1.c8b544p-16f, -0x1.914bfp-22f, 0x1.9cbdeap-2f,
};

/* tanh(x)^2: coefficients of (a - start)^7; relative error of the polynomials <= 1.116 * 2^-24 */
static const float TANH_SQUARE_C7[16] = {
    -0x1.343dfcp-3f, 0x1.891014p-4f, -0x1.5fd19ep-8f, -0x1.26e578p-10f,
    0x1.16717ap-14f, 0x1.717948p-19f, 0x1.9671e2p-26f, -0x1.d2e4c8p-4f,
    -0x1.343dfcp-3f, 0x1.891014p-4f, -0x1.5fd19ep-8f, -0x1.26e578p-10f,
    0x1.16717ap-14f, 0x1.717948p-19f, 0x1.9671e2p-26f, -0x1.d2e4c8p-4f,
};

#endif
