/* Made by make_coefficients.py from mish.py. Do not edit. */
#ifndef VACT_COEF_MISH_H
#define VACT_COEF_MISH_H

/* exp(s - 5.25*2^-28) * 2^-delta - 1 on |s| <= ln(2)/16, degree 3, absolute error 0.315 * 2^-24 */
static const float MISH_EXP[4] = {
    -0x1.c7fd98p-5f, 0x1.e38026p-1f, 0x1.e393cep-2f, 0x1.4267aep-3f,
};

#endif
