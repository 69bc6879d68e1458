"""The polynomial of expm1, and the constants of SELU."""

from fitting import constant, fit, polynomial, sollya


def main():
    half = "log(2)/2*(1+2^(-10))"
    coefficients, error = fit("(expm1(x)-x)/x", range(1, 6), f"-{half}", half, "absolute")
    polynomial(
        "EXPM1_POLY",
        coefficients,
        "expm1(r) = r + r^2 * q(r) on |r| <= ln(2)/2, q of degree 4; the error of the sum, relative\n"
        f" * to r, is {error:.3f} * 2^-24",
    )
    words = sollya(
        "scale=1.0507009873554805; alpha=1.6732632423543772; both=scale*alpha;\n"
        "print(single(scale)); print(single(both)); print(single(both-single(both)));"
    )
    scale, both, rest = [float.fromhex(w) for w in words]
    constant("SELU_SCALE", scale, "the slope of SELU on the right, 1.0507009873554805")
    constant("SELU_ALPHA", both, "minus the limit of SELU on the left, 1.0507009873554805 * 1.6732632423543772")
    constant("SELU_ALPHA_LOW", rest, "what the nearest float leaves of it")
