/* Made by make_coefficients.py from approx.py. Do not edit. */
#ifndef VACT_COEF_APPROX_H
#define VACT_COEF_APPROX_H

/* tanh(a) for 0 <= a <= 7.375, error <= 2^-20.24 */
static const float TANH_FAST_32_POLY[4][32] = {
    {
        0x1.fa7c7p-1f, 0x1.fd0a9p-1f, 0x1.fe6a08p-1f, 0x1.ff1fa4p-1f,
        0x1.ff87dep-1f, 0x1.ffbfaep-1f, 0x1.ffdc7ap-1f, 0x1.ffecfcp-1f,
        0x1.fff5d2p-1f, 0x1.fffa62p-1f, 0x1.fffcfep-1f, 0x1.fffe66p-1f,
        0x1.ffff2p-1f, 0x1.ffff8cp-1f, 0x1.ffffcap-1f, 0x1.fffffp-1f,
        0x0p+0f, 0x1.d7660ap-3f, 0x1.7cd2e2p-2f, 0x1.f201e4p-2f,
        0x1.3157cep-1f, 0x1.6025fcp-1f, 0x1.85efa6p-1f, 0x1.a3beaap-1f,
        0x1.bad50cp-1f, 0x1.cae90ap-1f, 0x1.d89c56p-1f, 0x1.e2e1aep-1f,
        0x1.ea885cp-1f, 0x1.f0348ep-1f, 0x1.f46574p-1f, 0x1.f7377ap-1f,
    },
    {
        0x1.5f00b2p-6f, 0x1.79b9c8p-7f, 0x1.956ccap-8f, 0x1.c07e18p-9f,
        0x1.e077acp-10f, 0x1.0143c8p-10f, 0x1.1c43p-11f, 0x1.30542ep-12f,
        0x1.45cf32p-13f, 0x1.6803a2p-14f, 0x1.81b39cp-15f, 0x1.9e131ap-16f,
        0x1.cdaacp-17f, 0x1.fe7594p-18f, 0x1.2f9c44p-18f, 0x1.ba9bep-19f,
        0x1.000086p+0f, 0x1.e4e0fap-1f, 0x1.b9314cp-1f, 0x1.86e4d2p-1f,
        0x1.49e56ep-1f, 0x1.0dcaccp-1f, 0x1.ae0cap-2f, 0x1.4fc5ccp-2f,
        0x1.01fb1ep-2f, 0x1.92b3bap-3f, 0x1.2eff04p-3f, 0x1.c4a66ep-4f,
        0x1.50471ap-4f, 0x1.f1a212p-5f, 0x1.6f1b4p-5f, 0x1.16965cp-5f,
    },
    {
        -0x1.5dee22p-6f, -0x1.7a7074p-7f, -0x1.976ca8p-8f, -0x1.c31df8p-9f,
        -0x1.e3d662p-10f, -0x1.033e3p-10f, -0x1.1e5998p-11f, -0x1.32b186p-12f,
        -0x1.486448p-13f, -0x1.6a8206p-14f, -0x1.83dca4p-15f, -0x1.9e12e2p-16f,
        -0x1.c4e4fep-17f, -0x1.d4914cp-18f, -0x1.b87424p-19f, -0x1.0e0ffp-20f,
        -0x1.40f78cp-11f, -0x1.bcd342p-3f, -0x1.472accp-2f, -0x1.7b4b42p-2f,
        -0x1.88c73ep-2f, -0x1.72b1c2p-2f, -0x1.4758a2p-2f, -0x1.134728p-2f,
        -0x1.be7732p-3f, -0x1.69399ep-3f, -0x1.17fc74p-3f, -0x1.ab77b2p-4f,
        -0x1.42a92cp-4f, -0x1.e31144p-5f, -0x1.676658p-5f, -0x1.127696p-5f,
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

/* what to take off a in each interval */
static const float TANH_FAST_32_CENTRES[1][32] = {
    {
        0x1.4ep+1f, 0x1.76p+1f, 0x1.9ep+1f, 0x1.c4p+1f,
        0x1.ecp+1f, 0x1.0ap+2f, 0x1.1dp+2f, 0x1.31p+2f,
        0x1.45p+2f, 0x1.58p+2f, 0x1.6cp+2f, 0x1.8p+2f,
        0x1.93p+2f, 0x1.a7p+2f, 0x1.bbp+2f, 0x1.cep+2f,
        0x0p+0f, 0x1.ep-3f, 0x1.9p-2f, 0x1.1p-1f,
        0x1.6p-1f, 0x1.bp-1f, 0x1p+0f, 0x1.28p+0f,
        0x1.5p+0f, 0x1.74p+0f, 0x1.9cp+0f, 0x1.c4p+0f,
        0x1.ecp+0f, 0x1.0ap+1f, 0x1.1ep+1f, 0x1.3p+1f,
    },
};
static const piecewise TANH_FAST_32 = {
    3, 0x1.d8p+2f, 0x1.a08accp-3f, 0x1.8p+0f,
    TANH_FAST_32_POLY[0], TANH_FAST_32_CENTRES[0],
};

/* tanh(a) for 0 <= a <= 7.625, error <= 2^-20.54 */
static const float TANH_FAST_8_POLY[6][8] = {
    {
        0x1.ed9502p-1f, 0x1.fd77ccp-1f, 0x1.ffbb84p-1f, 0x1.fff6bcp-1f,
        0x1.ffff8cp-1f, 0x0p+0f, 0x1.453242p-1f, 0x1.b2524p-1f,
    },
    {
        0x1.2161f4p-4f, 0x1.434118p-7f, 0x1.11a8a2p-10f, 0x1.2859cap-13f,
        0x1.e2f912p-18f, 0x1.fff8a8p-1f, 0x1.31730cp-1f, 0x1.1f256cp-2f,
    },
    {
        -0x1.16f636p-4f, -0x1.4148ep-7f, -0x1.108d0cp-10f, -0x1.2783fap-13f,
        -0x1.c07cb2p-18f, 0x1.88c136p-10f, -0x1.84078ep-2f, -0x1.e73b2p-3f,
    },
    {
        0x1.593a1ap-5f, 0x1.aa19c4p-8f, 0x1.70a94p-11f, 0x1.91e74cp-14f,
        0x1.36aa6cp-18f, -0x1.62752ep-2f, 0x1.588dcep-5f, 0x1.bb37c6p-4f,
    },
    {
        -0x1.259706p-6f, -0x1.b1c65cp-9f, -0x1.8a26c2p-12f, -0x1.a88a28p-15f,
        -0x1.7ec21cp-19f, 0x1.775d72p-5f, 0x1.996bf2p-4f, -0x1.6dd472p-7f,
    },
    {
        0x1.266074p-8f, 0x1.2dcf8ap-10f, 0x1.f019ecp-14f, 0x1.f9ecb6p-17f,
        0x1.3c6e4ep-20f, 0x1.1d20dep-4f, -0x1.0ce1p-4f, -0x1.24bc94p-6f,
    },
};

/* what to take off a in each interval */
static const float TANH_FAST_8_CENTRES[1][8] = {
    {
        0x1p+1f, 0x1.8p+1f, 0x1.08p+2f, 0x1.48p+2f,
        0x1.a8p+2f, 0x0p+0f, 0x1.8p-1f, 0x1.4p+0f,
    },
};
static const piecewise TANH_FAST_8 = {
    5, 0x1.e8p+2f, 0x1.f79b38p-2f, 0x1.4p+0f,
    TANH_FAST_8_POLY[0], TANH_FAST_8_CENTRES[0],
};

/* tanh(a) for 0 <= a <= 5.25, error <= 2^-14.15 */
static const float TANH_COARSE_32_POLY[3][32] = {
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
    2, 0x1.5p+2f, 0x1.fffffp-3f, 0x1.5p+0f,
    TANH_COARSE_32_POLY[0], NULL,
};

/* tanh(a) for 0 <= a <= 5.25, error <= 2^-14.15 */
static const float TANH_COARSE_8_POLY[4][8] = {
    {
        0x1.c27df2p-1f, 0x1.f19db6p-1f, 0x1.fbd5fp-1f, 0x1.ff11d6p-1f,
        0x1.ffe202p-1f, 0x0p+0f, 0x1.d930bap-2f, 0x1.68649cp-1f,
    },
    {
        0x1.cf01dap-3f, 0x1.c5d9f2p-5f, 0x1.0c6712p-6f, 0x1.e28978p-9f,
        0x1.10f08ap-11f, 0x1.002916p+0f, 0x1.928a28p-1f, 0x1.0239f8p-1f,
    },
    {
        -0x1.9c532ap-3f, -0x1.c92d8ep-5f, -0x1.0db334p-6f, -0x1.ee2136p-9f,
        -0x1.2210b8p-11f, -0x1.50de7ap-7f, -0x1.6f7f7ep-2f, -0x1.6940cap-2f,
    },
    {
        0x1.8a3e06p-4f, 0x1.22ef6ep-5f, 0x1.1c2538p-7f, 0x1.1946c4p-9f,
        0x1.73d6dep-12f, -0x1.2cee9cp-2f, -0x1.4379p-4f, 0x1.6947c4p-4f,
    },
};

/* what to take off a in each interval */
static const float TANH_COARSE_8_CENTRES[1][8] = {
    {
        0x1.6p+0f, 0x1.1p+1f, 0x1.6p+1f, 0x1.cp+1f,
        0x1.2p+2f, 0x0p+0f, 0x1p-1f, 0x1.cp-1f,
    },
};
static const piecewise TANH_COARSE_8 = {
    3, 0x1.5p+2f, 0x1.6db6dp-1f, 0x1.4p+0f,
    TANH_COARSE_8_POLY[0], TANH_COARSE_8_CENTRES[0],
};

/* P(-a), P the normal distribution for 0 <= a <= 5.5, error times a <= 2^-23.19 */
static const float GELU_FAST_32_POLY[4][32] = {
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
    3, 0x1.6p+2f, 0x1.ba2e7ep-3f, 0x1.3p+0f,
    GELU_FAST_32_POLY[0], NULL,
};

/* P(-a), P the normal distribution for 0 <= a <= 5.75, error times a <= 2^-22.14 */
static const float GELU_FAST_8_POLY[6][8] = {
    {
        0x1.11a456p-4f, 0x1.9091cap-7f, 0x1.d21c5ap-11f, 0x1.bf42c2p-15f,
        0x1.5b454p-22f, 0x1p-1f, 0x1.105e82p-2f, 0x1.44ed12p-3f,
    },
    {
        -0x1.0940ecp-3f, -0x1.04053cp-5f, -0x1.8c2dacp-9f, -0x1.cbefb8p-13f,
        -0x1.a8a32ap-20f, -0x1.988498p-2f, -0x1.500978p-2f, -0x1.ef8e0ap-3f,
    },
    {
        0x1.8deadp-4f, 0x1.2494a2p-5f, 0x1.35686ep-8f, 0x1.bc395p-12f,
        0x1.62a064p-19f, 0x1.aed136p-17f, 0x1.a40b46p-4f, 0x1.ef7bdcp-4f,
    },
    {
        -0x1.b9acd8p-6f, -0x1.5f7478p-6f, -0x1.20a446p-8f, -0x1.05fd5ap-11f,
        -0x1.48eedep-18f, 0x1.103c9cp-4f, 0x1.113e38p-5f, -0x1.3ae838p-14f,
    },
    {
        -0x1.97c6acp-8f, 0x1.86a48ep-8f, 0x1.6038d8p-9f, 0x1.cca2fep-12f,
        0x1.780586p-17f, -0x1.61ef1cp-13f, -0x1.6c275p-6f, -0x1.3ded14p-6f,
    },
    {
        0x1.7156dcp-8f, 0x1.c749bap-13f, -0x1.180c5ep-10f, -0x1.57699p-12f,
        -0x1.29196ep-17f, -0x1.32cd1p-7f, -0x1.97761p-9f, 0x1.b3dbbp-8f,
    },
};

/* what to take off a in each interval */
static const float GELU_FAST_8_CENTRES[1][8] = {
    {
        0x1.8p+0f, 0x1.2p+1f, 0x1.9p+1f, 0x1.fp+1f,
        0x1.4p+2f, 0x0p+0f, 0x1.4p-1f, 0x1p+0f,
    },
};
static const piecewise GELU_FAST_8 = {
    5, 0x1.7p+2f, 0x1.4de9b2p-1f, 0x1.4p+0f,
    GELU_FAST_8_POLY[0], GELU_FAST_8_CENTRES[0],
};

/* P(-a), P the normal distribution for 0 <= a <= 4.5, error times a <= 2^-14.68 */
static const float GELU_COARSE_8_POLY[4][8] = {
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
    3, 0x1.2p+2f, 0x1.aaaa9ep-1f, 0x1.4p+0f,
    GELU_COARSE_8_POLY[0], NULL,
};

/* gelu'(a) - 1/2 for 0 <= a <= 6.0, error <= 2^-21.58 */
static const float GELU_SLOPE_FAST_32_POLY[4][32] = {
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
    3, 0x1.8p+2f, 0x1.d55546p-3f, 0x1.6p+0f,
    GELU_SLOPE_FAST_32_POLY[0], NULL,
};

/* gelu'(a) - 1/2 for 0 <= a <= 5.75, error <= 2^-21.08 */
static const float GELU_SLOPE_FAST_8_POLY[6][8] = {
    {
        0x1.2aa84ap-1f, 0x1.3df974p-1f, 0x1.1e4e26p-1f, 0x1.086238p-1f,
        0x1.006834p-1f, 0x1.000086p-1f, 0x0p+0f, 0x1.7850acp-2f,
    },
    {
        0x1.ef9184p-3f, -0x1.1792c4p-4f, -0x1.8e228ep-4f, -0x1.486396p-5f,
        -0x1.75291ep-9f, -0x1.4b3f5ap-16f, 0x1.98845p-1f, 0x1.3b73f2p-1f,
    },
    {
        -0x1.739f46p-2f, -0x1.e23ce8p-4f, 0x1.369386p-5f, 0x1.418d1ep-5f,
        0x1.324b5ep-8f, 0x1.569ea2p-15f, 0x1.046f56p-16f, -0x1.5208bap-2f,
    },
    {
        0x1.490ed8p-4f, 0x1.1194d4p-3f, 0x1.f67fb4p-6f, -0x1.fb9cfcp-7f,
        -0x1.2bee14p-8f, -0x1.fe1362p-15f, -0x1.10a5ccp-2f, -0x1.177ae4p-3f,
    },
    {
        0x1.4573c8p-4f, -0x1.c5f36cp-6f, -0x1.218fb4p-5f, -0x1.048ba2p-8f,
        0x1.6ab93p-9f, 0x1.8bd686p-14f, 0x1.00f83ap-9f, 0x1.d56faep-4f,
    },
    {
        -0x1.0b1db8p-5f, -0x1.764506p-6f, 0x1.5fe328p-7f, 0x1.d92ccap-8f,
        -0x1.a9f578p-11f, -0x1.39c218p-14f, 0x1.c40ceap-5f, 0x1.7bd8aap-5f,
    },
};

/* what to take off a in each interval */
static const float GELU_SLOPE_FAST_8_CENTRES[1][8] = {
    {
        0x1p+0f, 0x1.ap+0f, 0x1.2p+1f, 0x1.7p+1f,
        0x1.fp+1f, 0x1.48p+2f, 0x0p+0f, 0x1p-1f,
    },
};
static const piecewise GELU_SLOPE_FAST_8 = {
    5, 0x1.7p+2f, 0x1.90b20ap-1f, 0x1.8p+0f,
    GELU_SLOPE_FAST_8_POLY[0], GELU_SLOPE_FAST_8_CENTRES[0],
};

/* gelu'(a) - 1/2 for 0 <= a <= 4.75, error <= 2^-13.89 */
static const float GELU_SLOPE_COARSE_8_POLY[4][8] = {
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
    3, 0x1.3p+2f, 0x1.9435d8p-1f, 0x1.4p+0f,
    GELU_SLOPE_COARSE_8_POLY[0], NULL,
};

/* sigmoid(x) for |x| <= 8.75, error <= 2^-12.53 */
static const float SIGMOID_COARSE_UNIFORM_POLY[3][32] = {
    {
        0x1p-1f, 0x1.fdca7p-2f, 0x1.f461bcp-2f, 0x1.f97f04p-2f,
        0x1.1148d2p-1f, 0x1.358b84p-1f, 0x1.60014cp-1f, 0x1.883a16p-1f,
        0x1.a9ddc4p-1f, 0x1.c3dfap-1f, 0x1.d6f724p-1f, 0x1.e4809p-1f,
        0x1.edeb1ap-1f, 0x1.f49412p-1f, 0x1.fa122p-1f, 0x1.009af4p+0f,
        0x0p+0f, -0x1.35e69cp-9f, 0x1.7b77ecp-7f, 0x1.6d7dc8p-6f,
        0x1.214e6cp-5f, 0x1.b7f70cp-5f, 0x1.4846e6p-4f, 0x1.e102fap-4f,
        0x1.5888ecp-3f, 0x1.df17a6p-3f, 0x1.3ffd68p-2f, 0x1.94e8fap-2f,
        0x1.dd6e5cp-2f, 0x1.03407ep-1f, 0x1.05cf22p-1f, 0x1.011ac8p-1f,
    },
    {
        0x1.fcbebep-3f, 0x1.0f1cc8p-2f, 0x1.278282p-2f, 0x1.21d1acp-2f,
        0x1.f16eb6p-3f, 0x1.7ef034p-3f, 0x1.10dedep-3f, 0x1.71292ep-4f,
        0x1.e25de6p-5f, 0x1.33d53cp-5f, 0x1.827fa4p-6f, 0x1.df1ce4p-7f,
        0x1.24906ap-7f, 0x1.5693bep-8f, 0x1.3baebp-9f, -0x1.0355fap-10f,
        0x0p+0f, -0x1.0355fap-10f, 0x1.3baebp-9f, 0x1.5693bep-8f,
        0x1.24906ap-7f, 0x1.df1ce4p-7f, 0x1.827fa4p-6f, 0x1.33d53cp-5f,
        0x1.e25de6p-5f, 0x1.71292ep-4f, 0x1.10dedep-3f, 0x1.7ef034p-3f,
        0x1.f16eb6p-3f, 0x1.21d1acp-2f, 0x1.278282p-2f, 0x1.0f1cc8p-2f,
    },
    {
        -0x0p+0f, -0x1.f93cb8p-6f, -0x1.7a231ep-5f, -0x1.6e6bccp-5f,
        -0x1.1c2a9p-5f, -0x1.8392d4p-6f, -0x1.e9d548p-7f, -0x1.2809cp-7f,
        -0x1.5ca60cp-8f, -0x1.947c6ep-9f, -0x1.d1228p-10f, -0x1.09c21p-10f,
        -0x1.2c8868p-11f, -0x1.450662p-12f, -0x1.05b42p-13f, 0x1.58b03p-14f,
        0x0p+0f, -0x1.58b03p-14f, 0x1.05b42p-13f, 0x1.450662p-12f,
        0x1.2c8868p-11f, 0x1.09c21p-10f, 0x1.d1228p-10f, 0x1.947c6ep-9f,
        0x1.5ca60cp-8f, 0x1.2809cp-7f, 0x1.e9d548p-7f, 0x1.8392d4p-6f,
        0x1.1c2a9p-5f, 0x1.6e6bccp-5f, 0x1.7a231ep-5f, 0x1.f93cb8p-6f,
    },
};
static const uniform SIGMOID_COARSE_UNIFORM = {
    2, 0x1.18p+3f, 0x1.c57c3cp+0f, SIGMOID_COARSE_UNIFORM_POLY[0],
};

/* P(x), P the normal distribution for |x| <= 4.25, error times |x| <= 2^-14.21 */
static const float GELU_COARSE_UNIFORM_POLY[3][32] = {
    {
        0x1p-1f, 0x1.fee484p-2f, 0x1.f7fd1cp-2f, 0x1.ede744p-2f,
        0x1.ec3bp-2f, 0x1.008cacp-1f, 0x1.1a1958p-1f, 0x1.40dc66p-1f,
        0x1.6e3e44p-1f, 0x1.9a6066p-1f, 0x1.bf4678p-1f, 0x1.da526ap-1f,
        0x1.ebf0e2p-1f, 0x1.f63c24p-1f, 0x1.fbacdp-1f, 0x1.fe53cp-1f,
        0x0p+0f, 0x1.ac40bcp-9f, 0x1.14cbecp-7f, 0x1.387b86p-6f,
        0x1.40f1dep-5f, 0x1.2d6cacp-4f, 0x1.02e622p-3f, 0x1.967e68p-3f,
        0x1.238378p-2f, 0x1.7e4734p-2f, 0x1.cbcd4ep-2f, 0x1.fee6aap-2f,
        0x1.09e28p-1f, 0x1.090c5ep-1f, 0x1.040172p-1f, 0x1.008dbep-1f,
    },
    {
        0x1.97233ep-2f, 0x1.a6d6eap-2f, 0x1.c85a2ap-2f, 0x1.e68ebcp-2f,
        0x1.eb089ap-2f, 0x1.ca0018p-2f, 0x1.86a812p-2f, 0x1.2fbd08p-2f,
        0x1.aea0e8p-3f, 0x1.16a63ep-3f, 0x1.49b2c4p-4f, 0x1.654facp-5f,
        0x1.63183ep-6f, 0x1.438cp-7f, 0x1.0c9b52p-8f, 0x1.835322p-10f,
        0x0p+0f, 0x1.835322p-10f, 0x1.0c9b52p-8f, 0x1.438cp-7f,
        0x1.63183ep-6f, 0x1.654facp-5f, 0x1.49b2c4p-4f, 0x1.16a63ep-3f,
        0x1.aea0e8p-3f, 0x1.2fbd08p-2f, 0x1.86a812p-2f, 0x1.ca0018p-2f,
        0x1.eb089ap-2f, 0x1.e68ebcp-2f, 0x1.c85a2ap-2f, 0x1.a6d6eap-2f,
    },
    {
        -0x0p+0f, -0x1.bce9fp-5f, -0x1.8121dp-4f, -0x1.db893ep-4f,
        -0x1.e6ed4ap-4f, -0x1.b2aafap-4f, -0x1.59eb2p-4f, -0x1.f0ef7ap-5f,
        -0x1.44a5dcp-5f, -0x1.839e38p-6f, -0x1.a844ap-7f, -0x1.aacbacp-8f,
        -0x1.8b143ap-9f, -0x1.505996p-10f, -0x1.0544ccp-11f, -0x1.5dbad6p-13f,
        0x0p+0f, 0x1.5dbad6p-13f, 0x1.0544ccp-11f, 0x1.505996p-10f,
        0x1.8b143ap-9f, 0x1.aacbacp-8f, 0x1.a844ap-7f, 0x1.839e38p-6f,
        0x1.44a5dcp-5f, 0x1.f0ef7ap-5f, 0x1.59eb2p-4f, 0x1.b2aafap-4f,
        0x1.e6ed4ap-4f, 0x1.db893ep-4f, 0x1.8121dp-4f, 0x1.bce9fp-5f,
    },
};
static const uniform GELU_COARSE_UNIFORM = {
    2, 0x1.1p+2f, 0x1.d2d2b6p+1f, GELU_COARSE_UNIFORM_POLY[0],
};

/* gelu'(x) for |x| <= 4.75, error <= 2^-11.47 */
static const float GELU_SLOPE_COARSE_UNIFORM_POLY[3][32] = {
    {
        0x1p-1f, 0x1.fb1908p-2f, 0x1.e0c5fp-2f, 0x1.de8674p-2f,
        0x1.254694p-1f, 0x1.a2daccp-1f, 0x1.22555ap+0f, 0x1.659c3p+0f,
        0x1.846d74p+0f, 0x1.7dfb4ep+0f, 0x1.607c58p+0f, 0x1.3e2064p+0f,
        0x1.2260fcp+0f, 0x1.108c6cp+0f, 0x1.06f534p+0f, 0x1.027568p+0f,
        0x0p+0f, -0x1.3ab3dcp-7f, -0x1.bd4ce4p-6f, -0x1.08c6b2p-4f,
        -0x1.1307e8p-3f, -0x1.f10318p-3f, -0x1.81f16p-2f, -0x1.f7ed38p-2f,
        -0x1.08daeap-1f, -0x1.9670c4p-2f, -0x1.12aacap-3f, 0x1.7494dp-3f,
        0x1.b572d6p-2f, 0x1.10bcc6p-1f, 0x1.0f9d08p-1f, 0x1.02737cp-1f,
    },
    {
        0x1.956a42p-1f, 0x1.b6e2dep-1f, 0x1.f3c48p-1f, 0x1.fa8436p-1f,
        0x1.9818e4p-1f, 0x1.c482f2p-2f, 0x1.08f608p-4f, -0x1.9e0262p-3f,
        -0x1.3ca422p-2f, -0x1.2a052ap-2f, -0x1.b25f2cp-3f, -0x1.071ce6p-3f,
        -0x1.112404p-4f, -0x1.ed5f84p-6f, -0x1.85731p-7f, -0x1.010096p-8f,
        0x0p+0f, -0x1.010096p-8f, -0x1.85731p-7f, -0x1.ed5f84p-6f,
        -0x1.112404p-4f, -0x1.071ce6p-3f, -0x1.b25f2cp-3f, -0x1.2a052ap-2f,
        -0x1.3ca422p-2f, -0x1.9e0262p-3f, 0x1.08f608p-4f, 0x1.c482f2p-2f,
        0x1.9818e4p-1f, 0x1.fa8436p-1f, 0x1.f3c48p-1f, 0x1.b6e2dep-1f,
    },
    {
        -0x0p+0f, -0x1.c82d34p-3f, -0x1.7064bcp-2f, -0x1.7e2e82p-2f,
        -0x1.24905ep-2f, -0x1.41d148p-3f, -0x1.6d35ecp-5f, 0x1.7b3a0cp-6f,
        0x1.808b5p-5f, 0x1.65c158p-5f, 0x1.edfbe4p-6f, 0x1.1894b8p-6f,
        0x1.109ed4p-7f, 0x1.cd4226p-9f, 0x1.554ebcp-10f, 0x1.a35adp-12f,
        0x0p+0f, -0x1.a35adp-12f, -0x1.554ebcp-10f, -0x1.cd4226p-9f,
        -0x1.109ed4p-7f, -0x1.1894b8p-6f, -0x1.edfbe4p-6f, -0x1.65c158p-5f,
        -0x1.808b5p-5f, -0x1.7b3a0cp-6f, 0x1.6d35ecp-5f, 0x1.41d148p-3f,
        0x1.24905ep-2f, 0x1.7e2e82p-2f, 0x1.7064bcp-2f, 0x1.c82d34p-3f,
    },
};
static const uniform GELU_SLOPE_COARSE_UNIFORM = {
    2, 0x1.3p+2f, 0x1.a1af0ep+1f, GELU_SLOPE_COARSE_UNIFORM_POLY[0],
};

#endif
