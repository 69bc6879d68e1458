/* Made by make_coefficients.py from elu.py. Do not edit. */
#ifndef VACT_COEF_ELU_H
#define VACT_COEF_ELU_H

/* expm1(r) = r + r^2 * q(r) on |r| <= ln(2)/2, q of degree 4; the error of the sum, relative
 * to r, is 0.233 * 2^-24 */
static const float EXPM1_POLY[5] = {
    0x1p-1f, 0x1.5554aep-3f, 0x1.5554ep-5f, 0x1.1228eep-7f, 0x1.6d569cp-10f,
};

/* the slope of SELU on the right, 1.0507009873554805 */
#define SELU_SCALE 0x1.0cfabep+0f

/* minus the limit of SELU on the left, 1.0507009873554805 * 1.6732632423543772 */
#define SELU_ALPHA 0x1.c212ccp+0f

/* what the nearest float leaves of it */
#define SELU_ALPHA_LOW 0x1.903c0cp-26f

#endif
