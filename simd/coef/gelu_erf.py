"""The tables of gelu_erf and of its derivative, and the polynomial of their exponential."""

import math

import exp
from fitting import constant, fit, intervals_between, piecewise, polynomial

OFFSET = 1.0
EDGES = [1, 1.25, 1.75, 2.5, 3.5, 5, 7, 10, 14]  # of u = OFFSET + scale * a
SCALE_G, LAST_G = 1.0, 14.4  # beyond, G's product is 0
SCALE_D, LAST_D = 0.8125, 20.0  # beyond, D's product by any float is 0
EXP_DEGREE = 3
DEGREE = 6
DENSITY = 1 / math.sqrt(2 * math.pi)
RATE = f"log(2)/{2 * exp.LN2_HIGH!r}"  # so that the steps of a^2 have 12 bits
BEYOND = math.log(2) / (2 * exp.LN2_HIGH) - 0.5
RATIO = f"erfc({{a}}/sqrt(2))*exp({{a}}^2*{RATE})/2"


def ratio(a):
    """P(-a) / exp(-a^2 * RATE), P the normal distribution"""
    return math.erfc(a * math.sqrt(0.5)) / 2 * math.exp(a * a / 2) * math.exp(a * a * BEYOND)


def bend(a):
    """a / exp(-a^2 * RATE) times the density"""
    return a * DENSITY * math.exp(a * a * BEYOND)


def product(a):
    return a * ratio(a)


def derivative(a):
    return ratio(a) - bend(a)


def larger_term(a):
    return max(ratio(a), bend(a))


def main():
    delta = exp.exp_table()[1]
    half = f"{exp.LN2_HIGH / 8!r}*(1+2^(-10))"
    coefficients, error = fit(f"exp(-x*{RATE})*2^({-delta!r})-1", range(EXP_DEGREE + 1), f"-{half}", half, "absolute")
    polynomial(
        "GELU_ERF_EXP",
        coefficients,
        f"2^(-s/(2*EXP_LN2_HIGH) - delta) - 1 on |s| <= EXP_LN2_HIGH/8, degree {EXP_DEGREE}, absolute error {error:.3f} * 2^-24",
    )
    constant("GELU_ERF_OFFSET", OFFSET, "the interval of a = |x| is found in u = OFFSET + a for G")
    constant("GELU_ERF_D_SCALE", SCALE_D, "and for D in u = OFFSET + D_SCALE * a")
    print(f"\n/* of G and D, in each interval */\n#define GELU_ERF_DEGREE {DEGREE}")
    g, d = "G, relative", "D, in terms of its larger term"
    density = f"{RATIO}-{{a}}/sqrt(2*pi)*exp({{a}}^2*({RATE}-1/2))"
    intervals = intervals_between(EDGES, OFFSET, SCALE_G, LAST_G)
    piecewise("GELU_ERF_G", DEGREE, intervals, product, f"({{a}})*{RATIO}", product, g)
    intervals = intervals_between(EDGES, OFFSET, SCALE_D, LAST_D)
    piecewise("GELU_ERF_D", DEGREE, intervals, derivative, density, larger_term, d)
