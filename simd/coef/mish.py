"""The polynomial of mish's exponential."""

import exp
from fitting import TABLE, fit, polynomial

DEGREE = 3
# EXP_LN2 is too large by as much times x at x = -7: further out that counts less than rounding. And at
# 0 the sum in two floats then has no negative part, which would make +0 of mish(-0).
SHIFT = 5.25 * 2.0**-28


def main():
    delta = exp.exp_table()[1]
    half = f"log(2)/{2 * TABLE}*(1+2^(-10))"
    coefficients, error = fit(f"exp(x-{SHIFT!r})*2^({-delta!r})-1", range(DEGREE + 1), f"-{half}", half, "absolute")
    polynomial(
        "MISH_EXP",
        coefficients,
        f"exp(s - 5.25*2^-28) * 2^-delta - 1 on |s| <= ln(2)/16, degree {DEGREE}, absolute error {error:.3f} * 2^-24",
    )
