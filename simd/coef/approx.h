/* Made by make_coefficients.py from approx.py. Do not edit. */
#ifndef VACT_COEF_APPROX_H
#define VACT_COEF_APPROX_H

/* sigmoid(a) - 1/2 for 0 <= a <= 15.0, error <= 2^-21.25 */
static const float SIGMOID_FAST_32_COEFFICIENTS[4][32] = {
    {
        0x1.1fae8ep-2f, 0x1.62ece2p-2f, 0x1.939326p-2f, 0x1.b6ba02p-2f,
        0x1.cf56dp-2f, 0x1.e02836p-2f, 0x1.eb6cdap-2f, 0x1.f2da4p-2f,
        0x1.f7ae4p-2f, 0x1.fac816p-2f, 0x1.fcc08p-2f, 0x1.fdfdb2p-2f,
        0x1.fec22ap-2f, 0x1.ff3584p-2f, 0x1.ff63ecp-2f, 0x1.ff0d4ep-2f,
        0x0p+0f, -0x1.2e4c96p-13f, -0x1.c09c98p-10f, -0x1.d2a804p-8f,
        -0x1.20b978p-6f, -0x1.fb211cp-6f, -0x1.585448p-5f, -0x1.72aef6p-5f,
        -0x1.33b49cp-5f, -0x1.2568a2p-6f, 0x1.906e4ap-7f, 0x1.9cab84p-5f,
        0x1.7e6268p-4f, 0x1.1b28b2p-3f, 0x1.7653aap-3f, 0x1.b42e2p-3f,
    },
    {
        0x1.92596p-4f, 0x1.027ef4p-4f, 0x1.4a1a42p-5f, 0x1.9eaf8p-6f,
        0x1.011aaap-6f, 0x1.3b6bb2p-7f, 0x1.7f7dc6p-8f, 0x1.cea48p-9f,
        0x1.152c32p-9f, 0x1.4a1f08p-10f, 0x1.871facp-11f, 0x1.cd9836p-12f,
        0x1.10e974p-12f, 0x1.4ec8aap-13f, 0x1.fb3a3p-14f, 0x1.8d4c26p-13f,
        0x1.000092p-2f, 0x1.01471cp-2f, 0x1.08c862p-2f, 0x1.1a5f96p-2f,
        0x1.34253cp-2f, 0x1.4e60b4p-2f, 0x1.609576p-2f, 0x1.652d68p-2f,
        0x1.5bcff4p-2f, 0x1.46668ep-2f, 0x1.28cf2ep-2f, 0x1.06b7bep-2f,
        0x1.c703c4p-3f, 0x1.831834p-3f, 0x1.44921ep-3f, 0x1.1c7d9cp-3f,
    },
    {
        -0x1.eff33p-7f, -0x1.22acdap-7f, -0x1.55f192p-8f, -0x1.8dfd3cp-9f,
        -0x1.cb95b6p-10f, -0x1.07bc48p-10f, -0x1.2d30fep-11f, -0x1.56895p-12f,
        -0x1.842a5p-13f, -0x1.b6819ap-14f, -0x1.ee14fap-15f, -0x1.15f668p-15f,
        -0x1.3a4bc4p-16f, -0x1.732772p-17f, -0x1.148p-17f, -0x1.b36a66p-17f,
        -0x1.53295p-14f, -0x1.ee92e8p-9f, -0x1.f5ac3cp-7f, -0x1.13112ap-5f,
        -0x1.b834fep-5f, -0x1.1f6e08p-4f, -0x1.466cfap-4f, -0x1.4ef7eep-4f,
        -0x1.401bp-4f, -0x1.21b74ap-4f, -0x1.f7b6bap-5f, -0x1.a85c3ap-5f,
        -0x1.5d38d4p-5f, -0x1.1a5302p-5f, -0x1.c2478cp-6f, -0x1.7d086ep-6f,
    },
    {
        0x1.a1bf8ap-11f, 0x1.bcb8eap-12f, 0x1.e060c4p-13f, 0x1.025cf2p-13f,
        0x1.154b04p-14f, 0x1.294168p-15f, 0x1.3e73cp-16f, 0x1.550b56p-17f,
        0x1.6d2c98p-18f, 0x1.86fc14p-19f, 0x1.a2ad68p-20f, 0x1.c0e05ap-21f,
        0x1.e522eep-22f, 0x1.13c2d4p-22f, 0x1.94571ep-23f, 0x1.3f5a2ep-22f,
        -0x1.4e4636p-6f, -0x1.1047a2p-6f, -0x1.582d9p-7f, -0x1.06072p-8f,
        0x1.6e7eb2p-10f, 0x1.426528p-8f, 0x1.b1e202p-8f, 0x1.c7125ep-8f,
        0x1.a79a18p-8f, 0x1.6e104ep-8f, 0x1.2d7458p-8f, 0x1.dfba48p-9f,
        0x1.74cd14p-9f, 0x1.1cece6p-9f, 0x1.ae5a0ap-10f, 0x1.5e9ae2p-10f,
    },
};
static const piecewise SIGMOID_FAST_32 = {
    3, 0x1.ep+3f, 0x1.99998cp-4f, 0x1.8p+0f, SIGMOID_FAST_32_COEFFICIENTS[0],
};

/* sigmoid(a) - 1/2 for 0 <= a <= 15.25, error <= 2^-21.54 */
static const float SIGMOID_FAST_8_COEFFICIENTS[6][8] = {
    {
        -0x1.bcfd1cp-4f, 0x1.3b0cf4p-4f, 0x1.5b26aep-2f, 0x1.ca044ep-2f,
        0x1.f3ee94p-2f, 0x0p+0f, 0x1.07a6b2p-9f, -0x1.db7056p-6f,
    },
    {
        0x1.c8131ep-2f, 0x1.1164d6p-2f, 0x1.4a0378p-4f, 0x1.694fdp-6f,
        0x1.0d4d0cp-8f, 0x1.fff8a8p-3f, 0x1.ed46e6p-3f, 0x1.40637cp-2f,
    },
    {
        -0x1.1c410ep-3f, -0x1.1da33ep-4f, -0x1.0c91cap-6f, -0x1.e86e9p-9f,
        -0x1.2e3ecep-11f, 0x1.88c136p-13f, 0x1.2031eap-6f, -0x1.98f6e6p-5f,
    },
    {
        0x1.75ef0ep-6f, 0x1.32dbecp-7f, 0x1.bae1f2p-10f, 0x1.4cd322p-12f,
        0x1.54ea88p-15f, -0x1.62752ep-6f, -0x1.410dd2p-5f, -0x1.d7a41p-8f,
    },
    {
        -0x1.01620ap-9f, -0x1.512b5cp-11f, -0x1.71057cp-14f, -0x1.c89c4p-17f,
        -0x1.822cc8p-20f, 0x1.775d72p-10f, 0x1.626decp-7f, 0x1.9bac18p-9f,
    },
    {
        0x1.266074p-14f, 0x1.2dcf8ap-16f, 0x1.f019cep-20f, 0x1.f7df74p-23f,
        0x1.5f3c54p-26f, 0x1.1d20dep-10f, -0x1.0ce1p-10f, -0x1.24bc94p-12f,
    },
};
static const piecewise SIGMOID_FAST_8 = {
    5, 0x1.e8p+3f, 0x1.f79b38p-3f, 0x1.4p+0f, SIGMOID_FAST_8_COEFFICIENTS[0],
};

/* sigmoid(a) - 1/2 for 0 <= a <= 10.0, error <= 2^-14.43 */
static const float SIGMOID_COARSE_32_COEFFICIENTS[3][32] = {
    {
        0x1.cb295p-2f, 0x1.db0ddep-2f, 0x1.e6a01ep-2f, 0x1.eebde6p-2f,
        0x1.f47366p-2f, 0x1.f8a86ap-2f, 0x1.fc693ep-2f, 0x1.00c026p-1f,
        0x0p+0f, -0x1.cf24a4p-11f, -0x1.f08b44p-9f, -0x1.111f44p-7f,
        -0x1.9cb06cp-7f, -0x1.c48a32p-7f, -0x1.35ae92p-7f, 0x1.1b2ed6p-9f,
        0x1.5e524cp-6f, 0x1.8504eep-5f, 0x1.439a82p-4f, 0x1.d3752p-4f,
        0x1.3557fep-3f, 0x1.81675ap-3f, 0x1.cb5566p-3f, 0x1.08a2a2p-2f,
        0x1.2900dp-2f, 0x1.467064p-2f, 0x1.60d266p-2f, 0x1.782ffcp-2f,
        0x1.8cac2p-2f, 0x1.9e7abep-2f, 0x1.add8cap-2f, 0x1.bc18a4p-2f,
    },
    {
        0x1.c93f88p-7f, 0x1.2c434ap-7f, 0x1.842cbp-8f, 0x1.f26358p-9f,
        0x1.3b2832p-9f, 0x1.78578cp-10f, 0x1.45897cp-11f, -0x1.bbce4ep-12f,
        0x1.00a71ap-2f, 0x1.07fbbep-2f, 0x1.140bfp-2f, 0x1.20a93p-2f,
        0x1.299494p-2f, 0x1.2bbda8p-2f, 0x1.25e906p-2f, 0x1.186548p-2f,
        0x1.04bf5cp-2f, 0x1.d9fb1ep-3f, 0x1.a65092p-3f, 0x1.71f42ap-3f,
        0x1.3f7bfp-3f, 0x1.109e08p-3f, 0x1.cca13ap-4f, 0x1.81ede4p-4f,
        0x1.411b4ep-4f, 0x1.09a00cp-4f, 0x1.b55324p-5f, 0x1.6685a2p-5f,
        0x1.24e44ap-5f, 0x1.dd1e98p-6f, 0x1.839c22p-6f, 0x1.345202p-6f,
    },
    {
        -0x1.f7d92cp-11f, -0x1.360474p-11f, -0x1.787a0cp-12f, -0x1.c77a06p-13f,
        -0x1.0fb3c4p-13f, -0x1.2fd8f6p-14f, -0x1.c7d216p-16f, 0x1.d0248ap-16f,
        -0x1.f9b11cp-8f, -0x1.6c02eep-6f, -0x1.17d414p-5f, -0x1.5c2a1cp-5f,
        -0x1.80a0f2p-5f, -0x1.88145cp-5f, -0x1.78db2ap-5f, -0x1.5a2268p-5f,
        -0x1.32e846p-5f, -0x1.08ae78p-5f, -0x1.bea6bcp-6f, -0x1.726aa4p-6f,
        -0x1.2f0b4ep-6f, -0x1.ea9314p-7f, -0x1.89c0e6p-7f, -0x1.39f714p-7f,
        -0x1.f21c84p-8f, -0x1.8989e6p-8f, -0x1.35f14cp-8f, -0x1.e70012p-9f,
        -0x1.7dddcp-9f, -0x1.2afaa2p-9f, -0x1.d39e1p-10f, -0x1.65515ep-10f,
    },
};
static const piecewise SIGMOID_COARSE_32 = {
    2, 0x1.4p+3f, 0x1.fffffp-4f, 0x1.4p+0f, SIGMOID_COARSE_32_COEFFICIENTS[0],
};

/* sigmoid(a) - 1/2 for 0 <= a <= 10.0, error <= 2^-14.43 */
static const float SIGMOID_COARSE_8_COEFFICIENTS[4][8] = {
    {
        -0x1.2d1bp-5f, 0x1.9b7a54p-4f, 0x1.2a2d8ap-2f, 0x1.9e9992p-2f,
        0x1.dd73d2p-2f, 0x0p+0f, -0x1.249dbap-8f, -0x1.d8e8f4p-6f,
    },
    {
        0x1.5a34eep-2f, 0x1.b9ec36p-3f, 0x1.790c2cp-4f, 0x1.2133cep-5f,
        0x1.57fdap-7f, 0x1.001fdp-2f, 0x1.12ebeep-2f, 0x1.4b0c68p-2f,
    },
    {
        -0x1.3cadbp-4f, -0x1.4deb4cp-5f, -0x1.c79fe6p-7f, -0x1.2382a6p-8f,
        -0x1.20da6ep-10f, -0x1.1bbd2cp-10f, -0x1.bac50ap-6f, -0x1.18abdep-4f,
    },
    {
        0x1.9ec14p-8f, 0x1.5d70e2p-9f, 0x1.773a8ep-11f, 0x1.8db11ap-13f,
        0x1.46ba58p-15f, -0x1.310adp-6f, -0x1.853026p-8f, 0x1.30948cp-8f,
    },
};
static const piecewise SIGMOID_COARSE_8 = {
    3, 0x1.4p+3f, 0x1.7ffff4p-2f, 0x1.4p+0f, SIGMOID_COARSE_8_COEFFICIENTS[0],
};

/* tanh(a) for 0 <= a <= 7.375, error <= 2^-20.33 */
static const float TANH_FAST_32_COEFFICIENTS[4][32] = {
    {
        0x1.15344ap-1f, 0x1.59c478p-1f, 0x1.8c1528p-1f, 0x1.b0ded2p-1f,
        0x1.caeb74p-1f, 0x1.dcea28p-1f, 0x1.e919dep-1f, 0x1.f13814p-1f,
        0x1.f68d3ep-1f, 0x1.fa032cp-1f, 0x1.fc3bdep-1f, 0x1.fda52p-1f,
        0x1.fe87d8p-1f, 0x1.ff133cp-1f, 0x1.ff647p-1f, 0x1.ff8afcp-1f,
        0x0p+0f, -0x1.168282p-12f, -0x1.a08158p-9f, -0x1.b4f146p-7f,
        -0x1.11731ap-5f, -0x1.e72a12p-5f, -0x1.50bfd6p-4f, -0x1.743eap-4f,
        -0x1.42a394p-4f, -0x1.6484bp-5f, 0x1.9cd884p-7f, 0x1.5cf0dcp-4f,
        0x1.58b3c8p-3f, 0x1.0661eep-2f, 0x1.60902cp-2f, 0x1.9dfb18p-2f,
    },
    {
        0x1.aa4452p-2f, 0x1.151dbcp-2f, 0x1.65aad6p-3f, 0x1.c6085cp-4f,
        0x1.1c6cb4p-4f, 0x1.608b56p-5f, 0x1.b10bf6p-6f, 0x1.07e84ap-6f,
        0x1.3f7d96p-7f, 0x1.80808cp-8f, 0x1.cc7244p-9f, 0x1.12c182p-9f,
        0x1.4817f4p-10f, 0x1.8ce262p-11f, 0x1.f95738p-12f, 0x1.764768p-12f,
        0x1.000086p+0f, 0x1.013282p+0f, 0x1.084964p+0f, 0x1.1913ccp+0f,
        0x1.321622p+0f, 0x1.4c2f78p+0f, 0x1.5f2ef6p+0f, 0x1.65705ap+0f,
        0x1.5df252p+0f, 0x1.4a6d28p+0f, 0x1.2e67a2p+0f, 0x1.0d6d5p+0f,
        0x1.d59bap-1f, 0x1.91fdc2p-1f, 0x1.5318dap-1f, 0x1.2a9dd4p-1f,
    },
    {
        -0x1.0a29eap-3f, -0x1.3be73cp-4f, -0x1.77bc62p-5f, -0x1.ba0978p-6f,
        -0x1.01ef2ep-6f, -0x1.2b25eap-7f, -0x1.593594p-8f, -0x1.8cb3p-9f,
        -0x1.c6406ap-10f, -0x1.034c54p-10f, -0x1.2759bep-11f, -0x1.5025f6p-12f,
        -0x1.7ff2p-13f, -0x1.be46eap-14f, -0x1.13850ep-14f, -0x1.928386p-15f,
        -0x1.40f78cp-11f, -0x1.d74998p-6f, -0x1.e0e3bp-4f, -0x1.0973e2p-2f,
        -0x1.ac63eap-2f, -0x1.1a4d36p-1f, -0x1.43ab4ap-1f, -0x1.4f6f46p-1f,
        -0x1.435b6ap-1f, -0x1.27312cp-1f, -0x1.02bd7ap-1f, -0x1.b76ca2p-2f,
        -0x1.6c49fcp-2f, -0x1.289002p-2f, -0x1.dc214ep-3f, -0x1.94fe06p-3f,
    },
    {
        0x1.c69ca8p-7f, 0x1.ea469ap-8f, 0x1.0bcbe4p-8f, 0x1.2339fp-9f,
        0x1.3bef0cp-10f, 0x1.564954p-11f, 0x1.72932ap-12f, 0x1.910d8p-13f,
        0x1.b1f7fep-14f, 0x1.d59d2cp-15f, 0x1.fc743p-16f, 0x1.13cb5cp-16f,
        0x1.2d3846p-17f, 0x1.507c22p-18f, 0x1.935e14p-19f, 0x1.232612p-19f,
        -0x1.4e84eap-2f, -0x1.126d8ep-2f, -0x1.612f94p-3f, -0x1.1db82cp-4f,
        0x1.14433cp-6f, 0x1.326c82p-4f, 0x1.aaa7eep-4f, 0x1.c82d6cp-4f,
        0x1.ae340cp-4f, 0x1.77fdbcp-4f, 0x1.38bd7ep-4f, 0x1.f6450ap-5f,
        0x1.8989ap-5f, 0x1.2f112p-5f, 0x1.cd03d8p-6f, 0x1.79af94p-6f,
    },
};
static const piecewise TANH_FAST_32 = {
    3, 0x1.d8p+2f, 0x1.a08accp-3f, 0x1.8p+0f, TANH_FAST_32_COEFFICIENTS[0],
};

/* tanh(a) for 0 <= a <= 7.625, error <= 2^-20.54 */
static const float TANH_FAST_8_COEFFICIENTS[6][8] = {
    {
        -0x1.bcfd1cp-3f, 0x1.3b0cf4p-3f, 0x1.5b26a8p-1f, 0x1.c9ec5ap-1f,
        0x1.f49e7ep-1f, 0x0p+0f, 0x1.07a6b2p-8f, -0x1.db7056p-5f,
    },
    {
        0x1.c8131ep+0f, 0x1.1164d6p+0f, 0x1.4a0384p-2f, 0x1.6a1192p-4f,
        0x1.f7d996p-7f, 0x1.fff8a8p-1f, 0x1.ed46e6p-1f, 0x1.40637cp+0f,
    },
    {
        -0x1.1c410ep+0f, -0x1.1da33ep-1f, -0x1.0c91d4p-3f, -0x1.e9a7bp-6f,
        -0x1.1851ccp-8f, 0x1.88c136p-10f, 0x1.2031eap-3f, -0x1.98f6e6p-2f,
    },
    {
        0x1.75ef0ep-2f, 0x1.32dbecp-3f, 0x1.bae204p-6f, 0x1.4dcfep-8f,
        0x1.394e2ap-11f, -0x1.62752ep-2f, -0x1.410dd2p-1f, -0x1.d7a41p-4f,
    },
    {
        -0x1.01620ap-4f, -0x1.512b5cp-6f, -0x1.71058ep-9f, -0x1.ca33d2p-12f,
        -0x1.5f7a5p-15f, 0x1.775d72p-5f, 0x1.626decp-2f, 0x1.9bac18p-4f,
    },
    {
        0x1.266074p-8f, 0x1.2dcf8ap-10f, 0x1.f019ecp-14f, 0x1.f9ecb6p-17f,
        0x1.3c6e4ep-20f, 0x1.1d20dep-4f, -0x1.0ce1p-4f, -0x1.24bc94p-6f,
    },
};
static const piecewise TANH_FAST_8 = {
    5, 0x1.e8p+2f, 0x1.f79b38p-2f, 0x1.4p+0f, TANH_FAST_8_COEFFICIENTS[0],
};

/* tanh(a) for 0 <= a <= 5.25, error <= 2^-14.15 */
static const float TANH_COARSE_32_COEFFICIENTS[3][32] = {
    {
        0x1.b49572p-1f, 0x1.cab70ep-1f, 0x1.db0f4ep-1f, 0x1.e6a10ep-1f,
        0x1.eeb9eap-1f, 0x1.f459dap-1f, 0x1.f840cap-1f, 0x1.fafep-1f,
        0x1.fcff4p-1f, 0x1.fe9facp-1f, 0x0p+0f, -0x1.cf2488p-10f,
        -0x1.f08aa6p-8f, -0x1.111f4p-6f, -0x1.9cb066p-6f, -0x1.c48a3ap-6f,
        -0x1.35ae88p-6f, 0x1.1b2f02p-8f, 0x1.5e5242p-5f, 0x1.8504e8p-4f,
        0x1.439a86p-3f, 0x1.d3752ap-3f, 0x1.355806p-2f, 0x1.816768p-2f,
        0x1.cb5574p-2f, 0x1.08a2acp-1f, 0x1.2900ep-1f, 0x1.46707cp-1f,
        0x1.60d288p-1f, 0x1.78302ep-1f, 0x1.8cac66p-1f, 0x1.9ff1b2p-1f,
    },
    {
        0x1.5d5166p-4f, 0x1.cdc116p-5f, 0x1.2c32dp-5f, 0x1.84149p-6f,
        0x1.f2d98p-7f, 0x1.3e4b14p-7f, 0x1.90dd6p-8f, 0x1.e948c4p-9f,
        0x1.10bd7cp-9f, 0x1.a7e79ap-11f, 0x1.00a71cp+0f, 0x1.07fbbep+0f,
        0x1.140beep+0f, 0x1.20a93p+0f, 0x1.299494p+0f, 0x1.2bbda8p+0f,
        0x1.25e906p+0f, 0x1.186548p+0f, 0x1.04bf5cp+0f, 0x1.d9fb1ep-1f,
        0x1.a6509p-1f, 0x1.71f426p-1f, 0x1.3f7beap-1f, 0x1.109ep-1f,
        0x1.cca126p-2f, 0x1.81edcap-2f, 0x1.411b28p-2f, 0x1.099fd8p-2f,
        0x1.b55296p-3f, 0x1.6684e2p-3f, 0x1.24e348p-3f, 0x1.d456b4p-4f,
    },
    {
        -0x1.9d3a1ep-7f, -0x1.fd8698p-8f, -0x1.35ebd6p-8f, -0x1.7852ap-9f,
        -0x1.c7dae2p-10f, -0x1.12bc1ep-10f, -0x1.46f9e4p-11f, -0x1.7783d2p-12f,
        -0x1.81952cp-13f, -0x1.d9ca7ep-15f, -0x1.f9b1b8p-5f, -0x1.6c02ecp-3f,
        -0x1.17d412p-2f, -0x1.5c2a1cp-2f, -0x1.80a0f2p-2f, -0x1.88145ap-2f,
        -0x1.78db2ap-2f, -0x1.5a2268p-2f, -0x1.32e844p-2f, -0x1.08ae76p-2f,
        -0x1.bea6b6p-3f, -0x1.726a9cp-3f, -0x1.2f0b44p-3f, -0x1.ea92fcp-4f,
        -0x1.89c0c6p-4f, -0x1.39f6eep-4f, -0x1.f21c24p-5f, -0x1.89896ap-5f,
        -0x1.35f0aep-5f, -0x1.e6fe82p-6f, -0x1.7ddbc8p-6f, -0x1.246662p-6f,
    },
};
static const piecewise TANH_COARSE_32 = {
    2, 0x1.5p+2f, 0x1.fffffp-3f, 0x1.5p+0f, TANH_COARSE_32_COEFFICIENTS[0],
};

/* tanh(a) for 0 <= a <= 5.25, error <= 2^-14.15 */
static const float TANH_COARSE_8_COEFFICIENTS[4][8] = {
    {
        -0x1.faa06ap-5f, 0x1.0ba8p-2f, 0x1.48b2e2p-1f, 0x1.b1b824p-1f,
        0x1.e86702p-1f, 0x0p+0f, -0x1.63b0f2p-7f, -0x1.10cee6p-4f,
    },
    {
        0x1.535e4ep+0f, 0x1.8c21f2p-1f, 0x1.36f06ep-2f, 0x1.be32d4p-4f,
        0x1.bb112cp-6f, 0x1.002916p+0f, 0x1.15fb48p+0f, 0x1.530662p+0f,
    },
    {
        -0x1.325cc6p-1f, -0x1.20fc7ep-2f, -0x1.68732ep-4f, -0x1.aef108p-6f,
        -0x1.5dff62p-8f, -0x1.50de7ap-7f, -0x1.ec643cp-3f, -0x1.2b2bf2p-1f,
    },
    {
        0x1.8a3e06p-4f, 0x1.22ef6ep-5f, 0x1.1c2538p-7f, 0x1.1946c4p-9f,
        0x1.73d6dep-12f, -0x1.2cee9cp-2f, -0x1.4379p-4f, 0x1.6947c4p-4f,
    },
};
static const piecewise TANH_COARSE_8 = {
    3, 0x1.5p+2f, 0x1.6db6dp-1f, 0x1.4p+0f, TANH_COARSE_8_COEFFICIENTS[0],
};

/* sigmoid(-a) for 0 <= a <= 16.75, error times a, next to the result's rounding, <= 2^-20.10 */
static const float SWISH_FAST_32_COEFFICIENTS[4][32] = {
    {
        0x1.fa17fap-5f, 0x1.2d6466p-5f, 0x1.69d92ap-6f, 0x1.a63a2ap-7f,
        0x1.e90534p-8f, 0x1.17c402p-8f, 0x1.3caee8p-9f, 0x1.631074p-10f,
        0x1.8ac55ap-11f, 0x1.b45788p-12f, 0x1.e7547ap-13f, 0x1.3a1226p-13f,
        0x1.bb37fap-13f, 0x1p-1f, 0x1.002a3ep-1f, 0x1.01e0d8p-1f,
        0x1.06ee92p-1f, 0x1.0ed472p-1f, 0x1.15b80ep-1f, 0x1.16d54cp-1f,
        0x1.0fa8fep-1f, 0x1.0019a6p-1f, 0x1.d43d54p-2f, 0x1.a01504p-2f,
        0x1.69a746p-2f, 0x1.33a626p-2f, 0x1.019b84p-2f, 0x1.a97494p-3f,
        0x1.5b3614p-3f, 0x1.1881a8p-3f, 0x1.c146bap-4f, 0x1.7cecd8p-4f,
    },
    {
        -0x1.5ce632p-6f, -0x1.7e7d4ep-7f, -0x1.aad104p-8f, -0x1.d05c0ap-9f,
        -0x1.f80e34p-10f, -0x1.0f4b68p-10f, -0x1.21e5b2p-11f, -0x1.33c51cp-12f,
        -0x1.44eacap-13f, -0x1.55efa4p-14f, -0x1.6d25fep-15f, -0x1.c962d2p-16f,
        -0x1.4477fep-15f, -0x1.fff6e4p-3f, -0x1.026b3cp-2f, -0x1.0fe8b8p-2f,
        -0x1.2aec06p-2f, -0x1.4ad37ep-2f, -0x1.612d82p-2f, -0x1.644fb4p-2f,
        -0x1.53e90cp-2f, -0x1.34a014p-2f, -0x1.0d46f2p-2f, -0x1.c678a6p-3f,
        -0x1.76ad7p-3f, -0x1.2e16bap-3f, -0x1.e006ep-4f, -0x1.78a2a6p-4f,
        -0x1.248472p-4f, -0x1.c29362p-5f, -0x1.5896p-5f, -0x1.1acccap-5f,
    },
    {
        0x1.45f6a4p-9f, 0x1.4801bep-10f, 0x1.5381f8p-11f, 0x1.57d48p-12f,
        0x1.5d56ecp-13f, 0x1.61685ep-14f, 0x1.642e7ep-15f, 0x1.65ccp-16f,
        0x1.667252p-17f, 0x1.66fa7ep-18f, 0x1.6e6fdap-19f, 0x1.be43cep-20f,
        0x1.3dd606p-19f, -0x1.ef85c8p-19f, 0x1.8cf802p-8f, 0x1.815e74p-6f,
        0x1.8213bp-5f, 0x1.172f0ap-4f, 0x1.479baap-4f, 0x1.4d79cep-4f,
        0x1.3474ap-4f, 0x1.0a7e5ep-4f, 0x1.b7053ap-5f, 0x1.5c9d94p-5f,
        0x1.0e9a5ep-5f, 0x1.9b13bp-6f, 0x1.34619ep-6f, 0x1.c9f02p-7f,
        0x1.5156d4p-7f, 0x1.edf5f2p-8f, 0x1.67e402p-8f, 0x1.1d6d74p-8f,
    },
    {
        -0x1.9b9d04p-14f, -0x1.7b5bd6p-15f, -0x1.6b9f9cp-16f, -0x1.56554ep-17f,
        -0x1.45374p-18f, -0x1.34ed54p-19f, -0x1.25722p-20f, -0x1.16bf32p-21f,
        -0x1.08dbdep-22f, -0x1.f8a258p-24f, -0x1.ec4c06p-25f, -0x1.239e1p-25f,
        -0x1.a07a0ap-25f, 0x1.4ef4dcp-6f, 0x1.ee5a4cp-7f, 0x1.dda334p-8f,
        0x1.c0e90ep-13f, -0x1.28e9aep-8f, -0x1.b50368p-8f, -0x1.c3a55ep-8f,
        -0x1.90b664p-8f, -0x1.459eb8p-8f, -0x1.f59018p-9f, -0x1.73e7cap-9f,
        -0x1.0e2d3ep-9f, -0x1.80c998p-10f, -0x1.0f7eeap-10f, -0x1.7c4e4p-11f,
        -0x1.09048p-11f, -0x1.701516p-12f, -0x1.fe037p-13f, -0x1.865df4p-13f,
    },
};
static const piecewise SWISH_FAST_32 = {
    3, 0x1.0cp+4f, 0x1.57e164p-4f, 0x1.68p+0f, SWISH_FAST_32_COEFFICIENTS[0],
};

/* sigmoid(-a) for 0 <= a <= 17.5, error times a, next to the result's rounding, <= 2^-21.23 */
static const float SWISH_FAST_8_COEFFICIENTS[7][8] = {
    {
        0x1.465436p-1f, 0x1.c6e09p-2f, 0x1.894716p-3f, 0x1.039adcp-4f,
        0x1.07f99ep-7f, 0x1p-1f, 0x1.fcde96p-2f, 0x1.0aaf66p-1f,
    },
    {
        -0x1.f2a182p-2f, -0x1.2f4f7ep-2f, -0x1.b06dfcp-4f, -0x1.dec4e4p-6f,
        -0x1.7f89dcp-9f, -0x1.ffff56p-3f, -0x1.e4a73p-3f, -0x1.283568p-2f,
    },
    {
        0x1.4f610cp-3f, 0x1.5bb6dcp-4f, 0x1.92f922p-6f, 0x1.73a198p-8f,
        0x1.d22ad2p-12f, -0x1.b86dd4p-23f, -0x1.93fb54p-6f, 0x1.74d7eap-6f,
    },
    {
        -0x1.f878c4p-6f, -0x1.b43abcp-7f, -0x1.963c54p-9f, -0x1.3658e2p-11f,
        -0x1.2f1c7ep-15f, 0x1.545326p-6f, 0x1.74ce9cp-5f, 0x1.7df5acp-6f,
    },
    {
        0x1.bc28f4p-9f, 0x1.3a5feep-10f, 0x1.d2280ap-13f, 0x1.25b242p-15f,
        0x1.bc814p-20f, 0x1.2818a2p-12f, -0x1.ca36bap-7f, -0x1.12c54ep-7f,
    },
    {
        -0x1.af2b96p-13f, -0x1.ebaea6p-15f, -0x1.20196p-17f, -0x1.2a4fdcp-20f,
        -0x1.5c4594p-25f, -0x1.581cf2p-9f, 0x1.e9db44p-10f, 0x1.33211ep-10f,
    },
    {
        0x1.6672a6p-18f, 0x1.44edp-20f, 0x1.2b334ep-23f, 0x1.fbada2p-27f,
        0x1.c758c6p-32f, 0x1.0c363cp-11f, -0x1.85b90ap-14f, -0x1.05297cp-14f,
    },
};
static const piecewise SWISH_FAST_8 = {
    6, 0x1.18p+4f, 0x1.b6db6p-3f, 0x1.4p+0f, SWISH_FAST_8_COEFFICIENTS[0],
};

/* sigmoid(-a) for 0 <= a <= 12.0, error times a, next to the result's rounding, <= 2^-12.73 */
static const float SWISH_COARSE_32_COEFFICIENTS[3][32] = {
    {
        0x1.4e95dep-5f, 0x1.b9809ap-6f, 0x1.1d70e6p-6f, 0x1.6dd2cp-7f,
        0x1.d12f12p-8f, 0x1.2580f8p-8f, 0x1.6e2ef4p-9f, 0x1.b871bp-10f,
        0x1.aca7c6p-11f, -0x1.ffd526p-13f, 0x1p-1f, 0x1.00b71p-1f,
        0x1.02bd2ap-1f, 0x1.057764p-1f, 0x1.07125ap-1f, 0x1.0589fcp-1f,
        0x1.febae8p-2f, 0x1.e83fd2p-2f, 0x1.c8b778p-2f, 0x1.a2789p-2f,
        0x1.78488ap-2f, 0x1.4cc7ep-2f, 0x1.221a7p-2f, 0x1.f3957cp-3f,
        0x1.a9a27cp-3f, 0x1.675bd6p-3f, 0x1.2d0c9cp-3f, 0x1.f504bp-4f,
        0x1.9e7a0cp-4f, 0x1.552228p-4f, 0x1.17809ap-4f, 0x1.bfe41p-5f,
    },
    {
        -0x1.5b117ep-7f, -0x1.ab8d4ap-8f, -0x1.02cc4cp-8f, -0x1.37c054p-9f,
        -0x1.75e8c2p-10f, -0x1.be5d22p-11f, -0x1.07f13ep-11f, -0x1.2c40a8p-12f,
        -0x1.0b02cp-13f, 0x1.e7253p-15f, -0x1.0130a6p-2f, -0x1.0ac01ap-2f,
        -0x1.18ef96p-2f, -0x1.25dd0ap-2f, -0x1.2bb8f4p-2f, -0x1.27a43cp-2f,
        -0x1.196094p-2f, -0x1.02f95cp-2f, -0x1.ced25ap-3f, -0x1.935174p-3f,
        -0x1.583552p-3f, -0x1.20c732p-3f, -0x1.ddd7f6p-4f, -0x1.86e59p-4f,
        -0x1.3cd73ep-4f, -0x1.fdc9cep-5f, -0x1.979a1cp-5f, -0x1.443e86p-5f,
        -0x1.00d7fcp-5f, -0x1.95763ep-6f, -0x1.3f11e4p-6f, -0x1.ea0196p-7f,
    },
    {
        0x1.6e234p-11f, 0x1.a4205cp-12f, 0x1.db4d2ep-13f, 0x1.0cabb4p-13f,
        0x1.2f8d68p-14f, 0x1.5671bcp-15f, 0x1.7f7f3cp-16f, 0x1.9bfeep-17f,
        0x1.4c20aap-18f, -0x1.a60bbep-19f, 0x1.49925ap-7f, 0x1.a3dba8p-6f,
        0x1.355b94p-5f, 0x1.729ddap-5f, 0x1.87f704p-5f, 0x1.7d20bep-5f,
        0x1.5c2cccp-5f, 0x1.2f8616p-5f, 0x1.feac78p-6f, 0x1.a218dp-6f,
        0x1.4f46e2p-6f, 0x1.08a61ep-6f, 0x1.9cd00ap-7f, 0x1.3f0baep-7f,
        0x1.e9c416p-8f, 0x1.75f748p-8f, 0x1.1c6d22p-8f, 0x1.af5e2p-9f,
        0x1.4661b6p-9f, 0x1.ed10e4p-10f, 0x1.73f71ep-10f, 0x1.1138c2p-10f,
    },
};
static const piecewise SWISH_COARSE_32 = {
    2, 0x1.8p+3f, 0x1.bffff2p-4f, 0x1.5p+0f, SWISH_COARSE_32_COEFFICIENTS[0],
};

/* sigmoid(-a) for 0 <= a <= 12.0, error times a, next to the result's rounding, <= 2^-12.73 */
static const float SWISH_COARSE_8_COEFFICIENTS[4][8] = {
    {
        0x1.12bc8cp-1f, 0x1.f24994p-2f, 0x1.323436p-2f, 0x1.4e711p-3f,
        0x1.77d782p-5f, 0x1.2802e6p-8f, 0x1p-1f, 0x1.015e1ap-1f,
    },
    {
        -0x1.590f44p-2f, -0x1.267ef2p-2f, -0x1.2ad0d2p-3f, -0x1.16315ap-4f,
        -0x1.e69f22p-7f, -0x1.1cf7d4p-10f, -0x1.fffeeep-3f, -0x1.0cff2ap-2f,
    },
    {
        0x1.3928cap-4f, 0x1.ef29c2p-5f, 0x1.931594p-6f, 0x1.3c037cp-7f,
        0x1.a890f2p-10f, 0x1.70f2bp-14f, 0x1.55cbb2p-11f, 0x1.59163cp-6f,
    },
    {
        -0x1.935e92p-8f, -0x1.2439a4p-8f, -0x1.7501eap-10f, -0x1.e7e96p-12f,
        -0x1.f20f04p-15f, -0x1.41784p-19f, 0x1.37156cp-6f, 0x1.03784ap-7f,
    },
};
static const piecewise SWISH_COARSE_8 = {
    3, 0x1.8p+3f, 0x1.7ffff4p-2f, 0x1.8p+0f, SWISH_COARSE_8_COEFFICIENTS[0],
};

/* P(-a), P the normal distribution for 0 <= a <= 5.5, error times a, next to the result's rounding, <= 2^-23.19 */
static const float GELU_FAST_32_COEFFICIENTS[4][32] = {
    {
        0x1.1a7924p-5f, 0x1.d0acdep-7f, 0x1.661b7ap-8f, 0x1.f1d5a8p-10f,
        0x1.38aba2p-11f, 0x1.64707p-13f, 0x1p-1f, 0x1.0001dep-1f,
        0x1.001b9ep-1f, 0x1.009052p-1f, 0x1.01d26ap-1f, 0x1.04689ep-1f,
        0x1.08ba88p-1f, 0x1.0ed5eap-1f, 0x1.1655cp-1f, 0x1.1e3aaap-1f,
        0x1.2512f8p-1f, 0x1.29318ap-1f, 0x1.28ff2ep-1f, 0x1.234e0ep-1f,
        0x1.17821ap-1f, 0x1.05bf52p-1f, 0x1.ddb35p-2f, 0x1.a86798p-2f,
        0x1.6eb422p-2f, 0x1.341d6ep-2f, 0x1.f7788ap-3f, 0x1.90001ep-3f,
        0x1.3512fap-3f, 0x1.d0a0bep-4f, 0x1.53cfccp-4f, 0x1.08aa1ep-4f,
    },
    {
        -0x1.9226bp-6f, -0x1.363ae8p-7f, -0x1.c30918p-9f, -0x1.287872p-10f,
        -0x1.610ed6p-12f, -0x1.7eccd4p-14f, -0x1.988398p-2f, -0x1.98cb7ap-2f,
        -0x1.9ad5a6p-2f, -0x1.a11258p-2f, -0x1.ae0a9p-2f, -0x1.c36b9ep-2f,
        -0x1.e13708p-2f, -0x1.02ae06p-1f, -0x1.161d8p-1f, -0x1.284fa4p-1f,
        -0x1.368552p-1f, -0x1.3e4f16p-1f, -0x1.3dff0cp-1f, -0x1.34f2aap-1f,
        -0x1.23815ep-1f, -0x1.0afafep-1f, -0x1.daa89ap-2f, -0x1.99af1ap-2f,
        -0x1.573beep-2f, -0x1.174ed4p-2f, -0x1.b9babp-3f, -0x1.539326p-3f,
        -0x1.fbc402p-4f, -0x1.715ef4p-4f, -0x1.058a04p-4f, -0x1.8db686p-5f,
    },
    {
        0x1.7f2b5cp-8f, 0x1.14f34cp-9f, 0x1.7b8c5ap-11f, 0x1.d79c42p-13f,
        0x1.0a238ep-14f, 0x1.1272dep-16f, -0x1.1f11fp-16f, 0x1.d9649p-10f,
        0x1.19e62cp-7f, 0x1.7184a6p-6f, 0x1.6b78c2p-5f, 0x1.2bbae4p-4f,
        0x1.b4e202p-4f, 0x1.21cf66p-3f, 0x1.65035ap-3f, 0x1.9cf67ep-3f,
        0x1.c44f66p-3f, 0x1.d7f2dcp-3f, 0x1.d74a74p-3f, 0x1.c41b86p-3f,
        0x1.a1b682p-3f, 0x1.748d22p-3f, 0x1.4158b2p-3f, 0x1.0c87c8p-3f,
        0x1.b30392p-4f, 0x1.5600dap-4f, 0x1.0537dap-4f, 0x1.83f33ap-5f,
        0x1.18432cp-5f, 0x1.8a2a84p-6f, 0x1.0df228p-6f, 0x1.90779p-7f,
    },
    {
        -0x1.e8800cp-12f, -0x1.4a8636p-13f, -0x1.aab7e2p-15f, -0x1.f4ef6p-17f,
        -0x1.0bd71ap-18f, -0x1.06baf4p-20f, 0x1.0f774cp-4f, 0x1.fc8d22p-5f,
        0x1.bc95dap-5f, 0x1.64efa6p-5f, 0x1.fc216ep-6f, 0x1.22b19ep-6f,
        0x1.3ffe92p-8f, -0x1.b0373p-8f, -0x1.07119cp-6f, -0x1.79d1b6p-6f,
        -0x1.c27c2ap-6f, -0x1.e3824ap-6f, -0x1.e2981p-6f, -0x1.c7795ep-6f,
        -0x1.9a4p-6f, -0x1.62cc2cp-6f, -0x1.27d654p-6f, -0x1.dd2bbp-7f,
        -0x1.74ae92p-7f, -0x1.1a74p-7f, -0x1.a00016p-8f, -0x1.29f48ep-8f,
        -0x1.9f74c4p-9f, -0x1.1a2166p-9f, -0x1.7572dp-10f, -0x1.0e13acp-10f,
    },
};
static const piecewise GELU_FAST_32 = {
    3, 0x1.6p+2f, 0x1.ba2e7ep-3f, 0x1.3p+0f, GELU_FAST_32_COEFFICIENTS[0],
};

/* P(-a), P the normal distribution for 0 <= a <= 5.75, error times a, next to the result's rounding, <= 2^-21.79 */
static const float GELU_FAST_8_COEFFICIENTS[6][8] = {
    {
        0x1.fc442cp-2f, 0x1.4c4efap-1f, 0x1.87efeep-1f, 0x1.afa454p-2f,
        0x1.21ac7ep-5f, 0x1p-1f, 0x1.ffe77cp-2f, 0x1.fb81f4p-2f,
    },
    {
        -0x1.814dfcp-2f, -0x1.8626dp-1f, -0x1.ff7cecp-1f, -0x1.fd6786p-2f,
        -0x1.13cfa2p-5f, -0x1.988498p-2f, -0x1.977a36p-2f, -0x1.7e379p-2f,
    },
    {
        -0x1.c8ab28p-5f, 0x1.58ec4cp-2f, 0x1.0f18d4p-1f, 0x1.e4162ap-3f,
        0x1.a43f4cp-7f, 0x1.aed136p-17f, -0x1.267dfep-8f, -0x1.f9c9c4p-5f,
    },
    {
        0x1.18f0b8p-3f, -0x1.069534p-4f, -0x1.23792ap-3f, -0x1.cebab8p-5f,
        -0x1.4027bcp-9f, 0x1.103c9cp-4f, 0x1.3a7a86p-4f, 0x1.2703d4p-3f,
    },
    {
        -0x1.8d3a44p-5f, 0x1.cd2944p-9f, 0x1.3d832ep-6f, 0x1.bca404p-8f,
        0x1.e7b814p-13f, -0x1.61ef1cp-13f, -0x1.99fa64p-7f, -0x1.af5fd8p-5f,
    },
    {
        0x1.7156dcp-8f, 0x1.c749bap-13f, -0x1.180c5ep-10f, -0x1.57699p-12f,
        -0x1.29196ep-17f, -0x1.32cd1p-7f, -0x1.97761p-9f, 0x1.b3dbbp-8f,
    },
};
static const piecewise GELU_FAST_8 = {
    5, 0x1.7p+2f, 0x1.4de9b2p-1f, 0x1.4p+0f, GELU_FAST_8_COEFFICIENTS[0],
};

/* P(-a), P the normal distribution for 0 <= a <= 4.5, error times a, next to the result's rounding, <= 2^-16.00 */
static const float GELU_COARSE_32_COEFFICIENTS[3][32] = {
    {
        0x1.bfe73cp-4f, 0x1.1dbe64p-4f, 0x1.545f08p-5f, 0x1.7df8cep-6f,
        0x1.93edb6p-7f, 0x1.9215a6p-8f, 0x1.7671a6p-9f, 0x1.3ab19ap-10f,
        0x1p-1f, 0x1.00277cp-1f, 0x1.00b13ep-1f, 0x1.01c786p-1f,
        0x1.037048p-1f, 0x1.05887p-1f, 0x1.07c4bcp-1f, 0x1.09b7c6p-1f,
        0x1.0adcfp-1f, 0x1.0aa85p-1f, 0x1.08973cp-1f, 0x1.043ddep-1f,
        0x1.faa9aep-2f, 0x1.e781b8p-2f, 0x1.cf2cb6p-2f, 0x1.b22a86p-2f,
        0x1.9146fap-2f, 0x1.6d853ap-2f, 0x1.4807fcp-2f, 0x1.21f92ap-2f,
        0x1.f8e78p-3f, 0x1.b0e29ep-3f, 0x1.6d7b54p-3f, 0x1.29deacp-3f,
    },
    {
        -0x1.179f3p-4f, -0x1.50dd5cp-5f, -0x1.7b2f28p-6f, -0x1.92e95cp-7f,
        -0x1.943468p-8f, -0x1.7e515ap-9f, -0x1.526cbp-10f, -0x1.0ceb0ap-11f,
        -0x1.991f6ap-2f, -0x1.9e4daep-2f, -0x1.a7c132p-2f, -0x1.b49a96p-2f,
        -0x1.c35ce6p-2f, -0x1.d24b8p-2f, -0x1.df9984p-2f, -0x1.e99198p-2f,
        -0x1.eebaccp-2f, -0x1.edfce2p-2f, -0x1.e6b44p-2f, -0x1.d8b3d6p-2f,
        -0x1.c445ecp-2f, -0x1.aa1c76p-2f, -0x1.8b3c96p-2f, -0x1.68de7ap-2f,
        -0x1.44545cp-2f, -0x1.1eeeccp-2f, -0x1.f3cb06p-3f, -0x1.ac8baep-3f,
        -0x1.69cee6p-3f, -0x1.2ccddep-3f, -0x1.ec9a2cp-4f, -0x1.84284ep-4f,
    },
    {
        0x1.608f64p-7f, 0x1.902944p-8f, 0x1.a8f2p-9f, 0x1.aaff9cp-10f,
        0x1.95f98ep-11f, 0x1.6c876cp-12f, 0x1.325704p-13f, 0x1.cadc06p-15f,
        0x1.a5308ap-7f, 0x1.16b91cp-5f, 0x1.bcb0a4p-5f, 0x1.2a4998p-4f,
        0x1.6bedfap-4f, 0x1.a128aap-4f, 0x1.c8bffap-4f, 0x1.e23d5p-4f,
        0x1.edddd8p-4f, 0x1.ec8a3ap-4f, 0x1.dfb4c2p-4f, 0x1.c92aeep-4f,
        0x1.aaf82cp-4f, 0x1.873d4ep-4f, 0x1.60103ap-4f, 0x1.3758bep-4f,
        0x1.0ec052p-4f, 0x1.cf476p-5f, 0x1.8619ecp-5f, 0x1.436928p-5f,
        0x1.080f24p-5f, 0x1.a8c55ep-6f, 0x1.50a0bp-6f, 0x1.ffe992p-7f,
    },
};
static const piecewise GELU_COARSE_32 = {
    2, 0x1.2p+2f, 0x1.1c71bep-2f, 0x1.4p+0f, GELU_COARSE_32_COEFFICIENTS[0],
};

/* P(-a), P the normal distribution for 0 <= a <= 4.5, error times a, next to the result's rounding, <= 2^-14.68 */
static const float GELU_COARSE_8_COEFFICIENTS[4][8] = {
    {
        0x1.13761p-1f, 0x1.29c9acp-1f, 0x1.dca67ap-2f, 0x1.03723ap-2f,
        0x1.5f3e5ep-5f, 0x1p-1f, 0x1.00461ap-1f, 0x1.00e67ep-1f,
    },
    {
        -0x1.0fd3d2p-1f, -0x1.3f3592p-1f, -0x1.d7fef4p-2f, -0x1.c78078p-3f,
        -0x1.f1fdf8p-6f, -0x1.987a42p-2f, -0x1.9d810ep-2f, -0x1.a747fp-2f,
    },
    {
        0x1.531718p-3f, 0x1.d9b5a6p-3f, 0x1.3dffe2p-3f, 0x1.0d3bc4p-4f,
        0x1.d70abep-8f, -0x1.3eaaccp-15f, 0x1.fbf71cp-7f, 0x1.2d398p-5f,
    },
    {
        -0x1.cbdc24p-7f, -0x1.e5b6dp-6f, -0x1.22dea6p-6f, -0x1.ac11b6p-8f,
        -0x1.2925aap-11f, 0x1.0b9f52p-4f, 0x1.8b6f74p-5f, 0x1.13e6d6p-5f,
    },
};
static const piecewise GELU_COARSE_8 = {
    3, 0x1.2p+2f, 0x1.aaaa9ep-1f, 0x1.4p+0f, GELU_COARSE_8_COEFFICIENTS[0],
};

/* swish'(a) - 1/2 for 0 <= a <= 16.0, error <= 2^-18.97 */
static const float SWISH_SLOPE_FAST_32_COEFFICIENTS[4][32] = {
    {
        0x1.58855p-1f, 0x1.abc84cp-1f, 0x1.c69fd2p-1f, 0x1.bff28p-1f,
        0x1.a8c98p-1f, 0x1.8ab1a6p-1f, 0x1.6c9834p-1f, 0x1.520b02p-1f,
        0x1.3c3f36p-1f, 0x1.2b3772p-1f, 0x1.1e64cp-1f, 0x1.1503fap-1f,
        0x1.0e5162p-1f, 0x1.09a0fep-1f, 0x1.066708p-1f, 0x1.043836p-1f,
        0x1.02c7cp-1f, 0x1.01ea5cp-1f, 0x1.01a94cp-1f, 0x1.03044cp-1f,
        0x0p+0f, -0x1.9befdcp-11f, -0x1.1c2882p-7f, -0x1.0e998p-5f,
        -0x1.242d2ap-4f, -0x1.a1e00ep-4f, -0x1.8dca48p-4f, -0x1.57c1dap-5f,
        0x1.f959fp-5f, 0x1.997284p-3f, 0x1.6820ep-2f, 0x1.db5daep-2f,
    },
    {
        -0x1.f8392ep-11f, -0x1.d73ce4p-4f, -0x1.2d2f54p-3f, -0x1.1eddbep-3f,
        -0x1.e3946cp-4f, -0x1.78dc0cp-4f, -0x1.16fc4ep-4f, -0x1.8e96e2p-5f,
        -0x1.151a48p-5f, -0x1.790476p-6f, -0x1.f7e2eep-7f, -0x1.4bb48ep-7f,
        -0x1.af233p-8f, -0x1.151556p-8f, -0x1.60c428p-9f, -0x1.bdfc4ep-10f,
        -0x1.1a9fc2p-10f, -0x1.7969aap-11f, -0x1.44663ap-11f, -0x1.28eadap-10f,
        0x1.0001e6p-1f, 0x1.038886p-1f, 0x1.16c0b2p-1f, 0x1.3f1574p-1f,
        0x1.6ef16ep-1f, 0x1.8dc48p-1f, 0x1.89eedp-1f, 0x1.62d454p-1f,
        0x1.22411p-1f, 0x1.ab2b56p-2f, 0x1.139aap-2f, 0x1.585224p-3f,
    },
    {
        -0x1.c65372p-7f, 0x1.a4b612p-7f, 0x1.3d2c14p-6f, 0x1.28af5ep-6f,
        0x1.dc58f6p-7f, 0x1.5e261ap-7f, 0x1.e810cap-8f, 0x1.4892acp-8f,
        0x1.af62ep-9f, 0x1.15bbc6p-9f, 0x1.601beap-10f, 0x1.b8be76p-11f,
        0x1.10e844p-11f, 0x1.4ee726p-12f, 0x1.97dd7p-13f, 0x1.ee3dd4p-14f,
        0x1.2d159p-14f, 0x1.85a9ap-15f, 0x1.4c114ep-15f, 0x1.31839ap-14f,
        -0x1.f9e1ccp-12f, -0x1.5b2f84p-6f, -0x1.4d2456p-4f, -0x1.55446ap-3f,
        -0x1.f16afcp-3f, -0x1.2115e6p-2f, -0x1.1d303ap-2f, -0x1.f21ed8p-3f,
        -0x1.89490cp-3f, -0x1.1a7de4p-3f, -0x1.6fceaep-4f, -0x1.e80314p-5f,
    },
    {
        0x1.aff6c2p-10f, -0x1.cada78p-12f, -0x1.cd8d48p-11f, -0x1.a66f7cp-11f,
        -0x1.41207ep-11f, -0x1.bb3562p-12f, -0x1.21c2eep-12f, -0x1.6eaac2p-13f,
        -0x1.c597p-14f, -0x1.13e67ap-14f, -0x1.4b5726p-15f, -0x1.89dcf2p-16f,
        -0x1.d048cep-17f, -0x1.0fc2dp-17f, -0x1.3c615p-18f, -0x1.6f4308p-19f,
        -0x1.adfb8ap-20f, -0x1.0db17ap-20f, -0x1.c7f322p-21f, -0x1.a48914p-20f,
        -0x1.4ae9d2p-4f, -0x1.e56a48p-5f, -0x1.b7332cp-6f, 0x1.0e7f4cp-8f,
        0x1.982802p-6f, 0x1.12b3fp-5f, 0x1.0d6ed8p-5f, 0x1.c1c7e2p-6f,
        0x1.503e7cp-6f, 0x1.cae752p-7f, 0x1.1fd2f6p-7f, 0x1.7a1b2ap-8f,
    },
};
static const piecewise SWISH_SLOPE_FAST_32 = {
    3, 0x1p+4f, 0x1.9ffff4p-4f, 0x1.ap+0f, SWISH_SLOPE_FAST_32_COEFFICIENTS[0],
};

/* swish'(a) - 1/2 for 0 <= a <= 18.0, error <= 2^-21.25 */
static const float SWISH_SLOPE_FAST_8_COEFFICIENTS[7][8] = {
    {
        -0x1.34fce4p-3f, 0x1.8c5c3ep-1f, 0x1.fdc4fcp-1f, 0x1.796064p-1f,
        0x1.195e5ap-1f, 0x0p+0f, 0x1.fc0b9ep-7f, -0x1.4741f8p-3f,
    },
    {
        0x1.fbdea8p-1f, -0x1.156bfcp-5f, -0x1.ebc5fap-3f, -0x1.9b0d34p-4f,
        -0x1.18e896p-6f, 0x1.ffffe8p-2f, 0x1.b6aeacp-2f, 0x1.bd018ap-1f,
    },
    {
        -0x1.00a512p-1f, -0x1.c6cd16p-6f, 0x1.949456p-5f, 0x1.2545p-6f,
        0x1.454728p-9f, -0x1.08539ap-15f, 0x1.203fa6p-3f, -0x1.48663cp-2f,
    },
    {
        0x1.023b86p-3f, 0x1.37b634p-7f, -0x1.6895d2p-8f, -0x1.c29854p-10f,
        -0x1.92ef84p-13f, -0x1.53bd72p-4f, -0x1.e032c4p-3f, 0x1.7d6c8cp-6f,
    },
    {
        -0x1.1d793ap-6f, -0x1.4be44ap-10f, 0x1.6e26c2p-12f, 0x1.888536p-14f,
        0x1.1953dcp-17f, -0x1.b9244ap-10f, 0x1.7c5138p-4f, 0x1.81c31ep-7f,
    },
    {
        0x1.4e593cp-10f, 0x1.4d9b24p-14f, -0x1.909f8p-17f, -0x1.6f247p-19f,
        -0x1.a38724p-23f, 0x1.05dedcp-6f, -0x1.0e7d12p-6f, -0x1.79d742p-9f,
    },
    {
        -0x1.46519cp-15f, -0x1.07d466p-19f, 0x1.702a3ep-23f, 0x1.1fbe22p-25f,
        0x1.04c728p-29f, -0x1.deeb6ep-9f, 0x1.2ee778p-10f, 0x1.a176aap-13f,
    },
};
static const piecewise SWISH_SLOPE_FAST_8 = {
    6, 0x1.2p+4f, 0x1.aaaa9ep-3f, 0x1.4p+0f, SWISH_SLOPE_FAST_8_COEFFICIENTS[0],
};

/* swish'(a) - 1/2 for 0 <= a <= 12.0, error <= 2^-13.85 */
static const float SWISH_SLOPE_COARSE_32_COEFFICIENTS[3][32] = {
    {
        0x1.9546b4p-1f, 0x1.937cf8p-1f, 0x1.857af6p-1f, 0x1.71c39ep-1f,
        0x1.5ceca4p-1f, 0x1.4986aap-1f, 0x1.38c0e6p-1f, 0x1.2af104p-1f,
        0x1.1ff4fp-1f, 0x1.177298p-1f, 0x1.10fc38p-1f, 0x1.0c2274p-1f,
        0x1.087706p-1f, 0x1.057afap-1f, 0x1.025f42p-1f, 0x1.fae682p-2f,
        0x0p+0f, -0x1.b80e48p-9f, -0x1.b0578p-7f, -0x1.93c99ap-6f,
        -0x1.b19248p-6f, -0x1.b195dep-8f, 0x1.566a5ap-5f, 0x1.e3f59cp-4f,
        0x1.b9417ep-3f, 0x1.4b19fap-2f, 0x1.b99dd6p-2f, 0x1.0fafd8p-1f,
        0x1.3b429ap-1f, 0x1.5e14c8p-1f, 0x1.77e30ep-1f, 0x1.898b92p-1f,
    },
    {
        -0x1.629d4cp-4f, -0x1.5cd9f6p-4f, -0x1.3039ep-4f, -0x1.edb758p-5f,
        -0x1.7e6576p-5f, -0x1.1eb2a6p-5f, -0x1.a3b294p-6f, -0x1.2d8f36p-6f,
        -0x1.aaf422p-7f, -0x1.2a85bcp-7f, -0x1.9cd12cp-8f, -0x1.19d4ap-8f,
        -0x1.776e34p-9f, -0x1.cb7c16p-10f, -0x1.54ad3ep-11f, 0x1.0ade12p-10f,
        0x1.014abcp-1f, 0x1.0f517p-1f, 0x1.23ecb2p-1f, 0x1.341386p-1f,
        0x1.3662fcp-1f, 0x1.266f8cp-1f, 0x1.058af6p-1f, 0x1.b1cb1cp-2f,
        0x1.4e0d3ap-2f, 0x1.d752ap-3f, 0x1.26103ep-3f, 0x1.2349p-4f,
        0x1.d1934ap-7f, -0x1.c72162p-6f, -0x1.d05582p-5f, -0x1.33c774p-4f,
    },
    {
        0x1.b7f7p-8f, 0x1.aec6b2p-8f, 0x1.67b1fap-8f, 0x1.143bcep-8f,
        0x1.93cee6p-9f, 0x1.1dc7d8p-9f, 0x1.8b81cap-10f, 0x1.0d32f4p-10f,
        0x1.69d2aap-11f, 0x1.e1572ap-12f, 0x1.3d3844p-12f, 0x1.9d5e3p-13f,
        0x1.06821p-13f, 0x1.2ec74ap-14f, 0x1.728feep-16f, -0x1.a5899cp-15f,
        -0x1.f69bc4p-6f, -0x1.627652p-4f, -0x1.05803ap-3f, -0x1.31f356p-3f,
        -0x1.377818p-3f, -0x1.1e70aep-3f, -0x1.e5967ap-4f, -0x1.7f9d4p-4f,
        -0x1.1bc4d4p-4f, -0x1.8847f4p-5f, -0x1.f4403ep-6f, -0x1.1bc4ecp-6f,
        -0x1.ffa602p-8f, -0x1.5bcfeep-10f, 0x1.712daep-9f, 0x1.5a78a8p-8f,
    },
};
static const piecewise SWISH_SLOPE_COARSE_32 = {
    2, 0x1.8p+3f, 0x1.fffffp-4f, 0x1.8p+0f, SWISH_SLOPE_COARSE_32_COEFFICIENTS[0],
};

/* swish'(a) - 1/2 for 0 <= a <= 12.0, error <= 2^-13.46 */
static const float SWISH_SLOPE_COARSE_8_COEFFICIENTS[4][8] = {
    {
        -0x1.706b0cp-4f, 0x1.7a9cf4p-2f, 0x1.bfcbe8p-1f, 0x1.c747fcp-1f,
        0x1.653ebep-1f, 0x1.15e41p-1f, 0x0p+0f, -0x1.7dc0cap-6f,
    },
    {
        0x1.834118p-1f, 0x1.fb15ap-3f, -0x1.20b9fap-3f, -0x1.2d3f38p-3f,
        -0x1.fb8a1cp-5f, -0x1.5d15bep-7f, 0x1.007394p-1f, 0x1.31b996p-1f,
    },
    {
        -0x1.155ca6p-2f, -0x1.4ea97ap-4f, 0x1.2f9d3p-6f, 0x1.3b5e98p-6f,
        0x1.af26a4p-8f, 0x1.d67072p-11f, -0x1.cec022p-8f, -0x1.26738p-3f,
    },
    {
        0x1.0190fap-5f, 0x1.ffd776p-8f, -0x1.be3a4cp-11f, -0x1.c6991ap-11f,
        -0x1.eedf94p-13f, -0x1.ac6deep-16f, -0x1.1d0f5p-4f, -0x1.3d080cp-9f,
    },
};
static const piecewise SWISH_SLOPE_COARSE_8 = {
    3, 0x1.8p+3f, 0x1.7ffff4p-2f, 0x1.8p+0f, SWISH_SLOPE_COARSE_8_COEFFICIENTS[0],
};

/* gelu'(a) - 1/2 for 0 <= a <= 6.0, error <= 2^-21.58 */
static const float GELU_SLOPE_FAST_32_COEFFICIENTS[4][32] = {
    {
        0x1.50569cp+0f, 0x1.528d5ap+0f, 0x1.2e0718p+0f, 0x1.f614fp-1f,
        0x1.972178p-1f, 0x1.520934p-1f, 0x1.27aecp-1f, 0x1.1136b6p-1f,
        0x1.06b9acp-1f, 0x1.026052p-1f, 0x1.00c314p-1f, 0x1.00391p-1f,
        0x0p+0f, -0x1.1da484p-14f, -0x1.efaadcp-11f, -0x1.3b3ab8p-8f,
        -0x1.efe234p-7f, -0x1.22a37ap-5f, -0x1.1538d6p-4f, -0x1.c1068ep-4f,
        -0x1.3bf17ap-3f, -0x1.84de88p-3f, -0x1.9cfae6p-3f, -0x1.69440ep-3f,
        -0x1.a6a23cp-4f, 0x1.5e09cp-6f, 0x1.899426p-3f, 0x1.97536cp-2f,
        0x1.3d7d2p-1f, 0x1.ad155ep-1f, 0x1.0820b6p+0f, 0x1.29f9bep+0f,
    },
    {
        -0x1.47593p-1f, -0x1.4c6128p-1f, -0x1.0998e8p-1f, -0x1.669562p-2f,
        -0x1.a2764cp-3f, -0x1.af333p-4f, -0x1.8c23d6p-5f, -0x1.46be86p-6f,
        -0x1.e62f2cp-8f, -0x1.47aa3cp-9f, -0x1.9194fep-11f, -0x1.c1fefp-13f,
        0x1.98847ep-1f, 0x1.993602p-1f, 0x1.9e03c8p-1f, 0x1.ac5912p-1f,
        0x1.c93d78p-1f, 0x1.f6f0d8p-1f, 0x1.19a9bcp+0f, 0x1.3b67b6p+0f,
        0x1.5adb98p+0f, 0x1.713002p+0f, 0x1.77e37cp+0f, 0x1.6b0b38p+0f,
        0x1.48c1eep+0f, 0x1.12dd58p+0f, 0x1.9c5feap-1f, 0x1.01ff8ap-1f,
        0x1.95df94p-3f, -0x1.57e60ap-4f, -0x1.487e64p-2f, -0x1.e5faeap-2f,
    },
    {
        0x1.5aaef2p-3f, 0x1.6233d6p-3f, 0x1.10c692p-3f, 0x1.5eb79ep-4f,
        0x1.842322p-5f, 0x1.7b22ap-6f, 0x1.4a7572p-7f, 0x1.02f89cp-8f,
        0x1.6eb91cp-10f, 0x1.d743cap-12f, 0x1.13da94p-13f, 0x1.28101cp-15f,
        -0x1.6a304ep-13f, -0x1.344d34p-7f, -0x1.61af5p-5f, -0x1.c6f496p-4f,
        -0x1.b6994ep-3f, -0x1.613004p-2f, -0x1.f4cbc2p-2f, -0x1.412528p-1f,
        -0x1.7ae374p-1f, -0x1.9f5f42p-1f, -0x1.a94eb4p-1f, -0x1.98498p-1f,
        -0x1.6e76b8p-1f, -0x1.31b824p-1f, -0x1.d397bep-2f, -0x1.3ca2aep-2f,
        -0x1.5a37ap-3f, -0x1.836e14p-5f, 0x1.936c66p-5f, 0x1.bdf8f4p-4f,
    },
    {
        -0x1.ee58f8p-7f, -0x1.fd2af4p-7f, -0x1.78c0f2p-7f, -0x1.cc3608p-8f,
        -0x1.e2313p-9f, -0x1.bdfa5p-10f, -0x1.707fap-11f, -0x1.1236e2p-12f,
        -0x1.7163bep-14f, -0x1.c46bd6p-16f, -0x1.f9d3bap-18f, -0x1.040398p-19f,
        -0x1.0e061ep-2f, -0x1.ef7f7ap-3f, -0x1.9bb498p-3f, -0x1.2ac3d6p-3f,
        -0x1.53be9ap-4f, -0x1.373dbp-6f, 0x1.460844p-5f, 0x1.68f7p-4f,
        0x1.f666e2p-4f, 0x1.22f5bp-3f, 0x1.2cc84cp-3f, 0x1.1dbe14p-3f,
        0x1.f7714cp-4f, 0x1.9c2176p-4f, 0x1.37ae2p-4f, 0x1.aa8164p-5f,
        0x1.f60286p-6f, 0x1.ae029cp-7f, 0x1.058a84p-18f, -0x1.f8e56p-8f,
    },
};
static const piecewise GELU_SLOPE_FAST_32 = {
    3, 0x1.8p+2f, 0x1.d55546p-3f, 0x1.6p+0f, GELU_SLOPE_FAST_32_COEFFICIENTS[0],
};

/* gelu'(a) - 1/2 for 0 <= a <= 5.75, error <= 2^-21.15 */
static const float GELU_SLOPE_FAST_8_COEFFICIENTS[6][8] = {
    {
        0x1.4cafd8p-7f, -0x1.62523cp-4f, -0x1.cf3258p-1f, -0x1.76610ap-2f,
        0x1.174e7cp+1f, 0x1.ad8be8p-1f, 0x0p+0f, -0x1.4f86d2p-12f,
    },
    {
        0x1.74b60cp-1f, 0x1.0d3fcp+0f, 0x1.97a0f4p+1f, 0x1.18e184p+1f,
        -0x1.ce232p+0f, -0x1.419ea4p-2f, 0x1.98845p-1f, 0x1.9a2586p-1f,
    },
    {
        0x1.9750d2p-3f, -0x1.d25e2ap-3f, -0x1.3ba54ep+1f, -0x1.bd746ep+0f,
        0x1.8f52b4p-1f, 0x1.dd5f0ap-4f, 0x1.046f56p-16f, -0x1.77910ep-7f,
    },
    {
        -0x1.208a9cp-1f, -0x1.287b9ap-2f, 0x1.c8ee04p-1f, 0x1.4107d4p-1f,
        -0x1.5b10aep-3f, -0x1.629c44p-6f, -0x1.10a5ccp-2f, -0x1.ff8328p-3f,
    },
    {
        0x1.f09f0ap-3f, 0x1.435facp-3f, -0x1.3fcfa6p-3f, -0x1.b966f8p-4f,
        0x1.2f3ec6p-6f, 0x1.079f22p-9f, 0x1.00f83ap-9f, -0x1.57c988p-10f,
    },
    {
        -0x1.0b1db8p-5f, -0x1.764506p-6f, 0x1.5fe328p-7f, 0x1.d92ccap-8f,
        -0x1.a9f578p-11f, -0x1.39c218p-14f, 0x1.c40ceap-5f, 0x1.7bd8aap-5f,
    },
};
static const piecewise GELU_SLOPE_FAST_8 = {
    5, 0x1.7p+2f, 0x1.90b20ap-1f, 0x1.8p+0f, GELU_SLOPE_FAST_8_COEFFICIENTS[0],
};

/* gelu'(a) - 1/2 for 0 <= a <= 5.0, error <= 2^-15.72 */
static const float GELU_SLOPE_COARSE_32_COEFFICIENTS[3][32] = {
    {
        0x1.037702p+0f, 0x1.05e1e8p+0f, 0x1.ef6a42p-1f, 0x1.bfd612p-1f,
        0x1.8bc8d6p-1f, 0x1.5d78b2p-1f, 0x1.39b986p-1f, 0x1.21112ap-1f,
        0x1.119f9cp-1f, 0x1.08bf7ep-1f, 0x1.0406d4p-1f, 0x1.01a88ep-1f,
        0x0p+0f, -0x1.24d948p-10f, -0x1.549c64p-8f, -0x1.aa2136p-7f,
        -0x1.853902p-6f, -0x1.1e8edcp-5f, -0x1.5e3b2cp-5f, -0x1.5a29dep-5f,
        -0x1.d32ad4p-6f, 0x1.659e0cp-9f, 0x1.bc4b8p-5f, 0x1.038786p-3f,
        0x1.bfc2fcp-3f, 0x1.4e0706p-2f, 0x1.c6823p-2f, 0x1.213a46p-1f,
        0x1.5d4e3p-1f, 0x1.9411ap-1f, 0x1.c2a568p-1f, 0x1.e82d02p-1f,
    },
    {
        -0x1.393ffap-2f, -0x1.4189d2p-2f, -0x1.183d6ap-2f, -0x1.afbd5ap-3f,
        -0x1.2cb50cp-3f, -0x1.7f931ap-4f, -0x1.c3b26ap-5f, -0x1.eda16cp-6f,
        -0x1.f6579cp-7f, -0x1.dc87fp-8f, -0x1.a32896p-9f, -0x1.4839bap-10f,
        0x1.99632ep-1f, 0x1.a383b4p-1f, 0x1.b6039p-1f, 0x1.cda03cp-1f,
        0x1.e60a7cp-1f, 0x1.fa7ac8p-1f, 0x1.032ecap+0f, 0x1.02f67ep+0f,
        0x1.f69e64p-1f, 0x1.d779ccp-1f, 0x1.a928fap-1f, 0x1.6dd59ap-1f,
        0x1.28d52ep-1f, 0x1.bc821ap-2f, 0x1.24f468p-2f, 0x1.26c8f2p-3f,
        0x1.e21deep-7f, -0x1.89f5c6p-4f, -0x1.7b77ap-3f, -0x1.035e68p-2f,
    },
    {
        0x1.7a97a8p-5f, 0x1.88bccap-5f, 0x1.4c9434p-5f, 0x1.eafbcep-6f,
        0x1.460e72p-6f, 0x1.8bf44cp-7f, 0x1.bbf128p-8f, 0x1.ce4bbp-9f,
        0x1.c0c7a8p-10f, 0x1.967d28p-11f, 0x1.554dd4p-12f, 0x1.fae486p-14f,
        -0x1.713926p-5f, -0x1.0f9a88p-3f, -0x1.b36af2p-3f, -0x1.1f71bep-2f,
        -0x1.55952ep-2f, -0x1.79ecdp-2f, -0x1.8bab6p-2f, -0x1.8b5dfep-2f,
        -0x1.7ab82ep-2f, -0x1.5c674ap-2f, -0x1.33bb64p-2f, -0x1.045114p-2f,
        -0x1.a374aap-3f, -0x1.3e76acp-3f, -0x1.be49a4p-4f, -0x1.135724p-4f,
        -0x1.0338b6p-5f, -0x1.7c12d6p-9f, 0x1.35fa36p-6f, 0x1.1c31b4p-5f,
    },
};
static const piecewise GELU_SLOPE_COARSE_32 = {
    2, 0x1.4p+2f, 0x1.19999p-2f, 0x1.6p+0f, GELU_SLOPE_COARSE_32_COEFFICIENTS[0],
};

/* gelu'(a) - 1/2 for 0 <= a <= 4.75, error <= 2^-13.89 */
static const float GELU_SLOPE_COARSE_8_COEFFICIENTS[4][8] = {
    {
        -0x1.587136p-3f, 0x1.1c1cap-4f, 0x1.0c3472p+0f, 0x1.604434p+0f,
        0x1.807564p-1f, 0x0p+0f, -0x1.14a67cp-8f, -0x1.1b9a78p-5f,
    },
    {
        0x1.64f8bcp+0f, 0x1.f9a028p-1f, -0x1.614338p-2f, -0x1.6625a8p-1f,
        -0x1.57c91p-3f, 0x1.989048p-1f, 0x1.aaf84cp-1f, 0x1.f635dcp-1f,
    },
    {
        -0x1.8dabc4p-1f, -0x1.17acaep-1f, 0x1.f27034p-5f, 0x1.825d02p-3f,
        0x1.330c52p-5f, -0x1.593ad4p-9f, -0x1.b91a14p-4f, -0x1.623a6p-2f,
    },
    {
        0x1.1210eep-3f, 0x1.7394b8p-4f, -0x1.d35d82p-10f, -0x1.193f8ap-6f,
        -0x1.6df1e4p-9f, -0x1.02e87cp-2f, -0x1.2c5522p-3f, -0x1.19b1b8p-6f,
    },
};
static const piecewise GELU_SLOPE_COARSE_8 = {
    3, 0x1.3p+2f, 0x1.9435d8p-1f, 0x1.4p+0f, GELU_SLOPE_COARSE_8_COEFFICIENTS[0],
};

#endif
