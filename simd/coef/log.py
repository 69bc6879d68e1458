"""The polynomial of log."""

import math

from fitting import constant, fit, polynomial, to_float


def main():
    least = to_float(math.sqrt(0.5))
    constant("LOG_LEAST", least, "x is split into 2^e * m with m from here, sqrt(1/2), to twice that")
    coefficients, error = fit("log1p(x)", range(2, 11), least - 1, 2 * least - 1, "relative", "x")
    polynomial(
        "LOG_POLY",
        coefficients,
        "(log(1 + f) - f) / f^2 for 1 + f in that range, degree 8; relative error of the logarithm\n"
        f" * {error:.3f} * 2^-24",
    )
