/* Made by make_coefficients.py from softplus.py. Do not edit. */
#ifndef VACT_COEF_SOFTPLUS_H
#define VACT_COEF_SOFTPLUS_H

/* the bulk of log(1 + E) / E, which lies between log(2) and 1 */
#define SOFTPLUS_BULK 0x1.ap-1f

/* log(1 + E) / E - SOFTPLUS_BULK for 0 <= E <= 1, degree 9; relative error of the logarithm
 * 0.088 * 2^-24 */
static const float SOFTPLUS_POLY[10] = {
    0x1.8p-3f, -0x1.ffffd2p-2f, 0x1.554ddap-2f, -0x1.ff2556p-3f, 0x1.935568p-3f, -0x1.3a6736p-3f, 0x1.b53c48p-4f, -0x1.d7efa8p-5f, 0x1.4a9226p-6f, -0x1.b22adep-9f,
};

#endif
