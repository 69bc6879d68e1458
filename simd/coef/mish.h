/* Made by make_coefficients.py from mish.py. Do not edit. */
#ifndef VACT_COEF_MISH_H
#define VACT_COEF_MISH_H

/* exp(s - 2^-27) * 2^-delta - 1 on |s| <= ln(2)/16, degree 3, absolute error 0.319 * 2^-24 */
static const float MISH_EXP[4] = {
    -0x1.c7fd92p-5f, 0x1.e38028p-1f, 0x1.e393dap-2f, 0x1.42579p-3f,
};

#endif
