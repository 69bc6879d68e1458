"""The polynomial of softplus."""

from fitting import constant, fit, polynomial

BULK = 26 / 32


def main():
    constant("SOFTPLUS_BULK", BULK, "the bulk of log(1 + E) / E, which lies between log(2) and 1")
    coefficients, error = fit("log1p(x)", range(2, 11), 2.0**-40, 1.0, "relative", "x")
    polynomial(
        "SOFTPLUS_POLY",
        [1 - BULK] + coefficients,
        "log(1 + E) / E - SOFTPLUS_BULK for 0 <= E <= 1, degree 9; relative error of the logarithm\n"
        f" * {error:.3f} * 2^-24",
    )
