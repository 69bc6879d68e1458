"""The tables of gelu_erf and of its derivative, and the polynomial of their exponential."""

import math

import exp
from fitting import constant, fit, intervals_between, piecewise, polynomial, to_float

OFFSET = 1.0
EDGES = [1, 1.25, 1.75, 2.5, 3.5, 5, 7, 10, 14]  # of u = a + OFFSET
LAST = 13.4  # beyond, results are subnormal
EXP_DEGREE = 3
DEGREE = 6
DENSITY = 1 / math.sqrt(2 * math.pi)
RATIO = "erfc({a}/sqrt(2))*exp({a}^2/2)/2"


def ratio(a):
    """P(-a) / exp(-a^2/2), P the normal distribution"""
    return math.erfc(a * math.sqrt(0.5)) / 2 * math.exp(a * a / 2)


def product(a):
    return a * ratio(a)


def derivative(a):
    return ratio(a) - a * DENSITY


def larger_term(a):
    return max(ratio(a), a * DENSITY)


def main():
    delta = exp.exp_table()[1]
    half = "log(2)/8*(1+2^(-10))"
    coefficients, error = fit(f"exp(-x/2)*2^({-delta!r})-1", range(EXP_DEGREE + 1), f"-{half}", half, "absolute")
    polynomial(
        "GELU_ERF_EXP",
        coefficients,
        f"exp(-s/2) * 2^-delta - 1 on |s| <= ln(2)/8, degree {EXP_DEGREE}, absolute error {error:.3f} * 2^-24",
    )
    constant("GELU_ERF_OFFSET", OFFSET, "the interval of a = |x| is found in u = a + GELU_ERF_OFFSET")
    constant("GELU_ERF_TOP", to_float(EDGES[-1] * (1 - 2.0**-24)), "the largest u that has an interval")
    print(f"\n/* of G and D, in each interval */\n#define GELU_ERF_DEGREE {DEGREE}")
    intervals = intervals_between(EDGES, OFFSET, 1.0, LAST)
    piecewise("GELU_ERF_G", DEGREE, intervals, product, f"({{a}})*{RATIO}", product, "G, relative")
    density = f"{RATIO}-{{a}}/sqrt(2*pi)"
    piecewise("GELU_ERF_D", DEGREE, intervals, derivative, density, larger_term, "D, in terms of its larger term")
