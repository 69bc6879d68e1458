/* Made by make_coefficients.py from log.py. Do not edit. */
#ifndef VACT_COEF_LOG_H
#define VACT_COEF_LOG_H

/* x is split into 2^e * m with m from here, sqrt(1/2), to twice that */
#define LOG_LEAST 0x1.6a09e6p-1f

/* (log(1 + f) - f) / f^2 for 1 + f in that range, degree 8; relative error of the logarithm
 * 0.070 * 2^-24 */
static const float LOG_POLY[9] = {
    -0x1.fffff8p-2f, 0x1.55555p-2f, -0x1.000432p-2f, 0x1.99a41ap-3f, -0x1.5425c4p-3f, 0x1.226dfcp-3f, -0x1.0f3fa6p-3f, 0x1.0860cep-3f, -0x1.38472ap-4f,
};

#endif
