"""The polynomial of mish's exponential."""

import exp
from fitting import TABLE, fit, polynomial

DEGREE = 3
SHIFT = 2.0**-27  # what EXP_LN2 is too large by, counted up from x = 0 to -2.7; further out it counts less


def main():
    delta = exp.exp_table()[1]
    half = f"log(2)/{2 * TABLE}*(1+2^(-10))"
    coefficients, error = fit(f"exp(x-{SHIFT!r})*2^({-delta!r})-1", range(DEGREE + 1), f"-{half}", half, "absolute")
    polynomial(
        "MISH_EXP",
        coefficients,
        f"exp(s - 2^-27) * 2^-delta - 1 on |s| <= ln(2)/16, degree {DEGREE}, absolute error {error:.3f} * 2^-24",
    )
