"""The tables of gelu_erf and of its derivative, and the polynomial of their exponential."""

import math

import exp
from fitting import constant, fit, polynomial, tables, to_float

OFFSET = 1.0
EDGES = [1, 1.25, 1.75, 2.5, 3.5, 5, 7, 10, 14]  # of u = a + OFFSET
LAST = 13.4  # beyond, results are subnormal
EXP_DEGREE = 3
DEGREE = 6
DENSITY = 1 / math.sqrt(2 * math.pi)


def product(a):
    """G(a) = a * P(-a) / exp(-a^2/2), P the normal distribution"""
    return a * math.erfc(a * math.sqrt(0.5)) / 2 * math.exp(a * a / 2)


def derivative(a):
    """D(a), the derivative of a * P(-a) by the same exponential"""
    return math.erfc(a * math.sqrt(0.5)) / 2 * math.exp(a * a / 2) - a * DENSITY


RATIO = "erfc({a}/sqrt(2))*exp({a}^2/2)/2"


def intervals():
    edges = [edge - OFFSET for edge in EDGES[:-1]] + [LAST]
    return zip(edges, edges[1:])


def near_float(function, low, high):
    """A float near the middle at which the function lies nearest to a float, so that the constant
    term, the bulk of the result, has no error of its own."""
    middle = (low + high) / 2
    step = 2.0 ** (math.frexp(middle)[1] - 24)
    unit = 2.0 ** (math.frexp(function(middle))[1] - 24)

    def distance(centre):
        return abs(function(centre) / unit - round(function(centre) / unit))

    return min((to_float(middle + i * step) for i in range(-4000, 4001)), key=distance)


def factor(name, function, text, comment, goal):
    """A row for each power of a - centre, and at last one for the centres."""
    centres, columns, worst = [], [], 0.0
    for low, high in intervals():
        centre, powers = near_float(function, low, high), range(DEGREE + 1)
        if low == 0:
            centre, low = 0.0, 2.0**-40
            if function(0.0) == 0:
                powers = range(1, DEGREE + 1)
        shifted = text.replace("{a}", f"({centre!r}+x)")
        coefficients, error = fit(shifted, powers, low - centre, high - centre, goal)
        worst = max(worst, error if goal == "relative" else error / least_term(low, high))
        centres.append(centre)
        columns.append([0.0] * powers[0] + coefficients)
    rows = [[column[power] for column in columns] for power in range(DEGREE + 1)] + [centres]
    tables(
        f"GELU_ERF_{name}",
        [2 * (row[-6:] + row[:-6]) for row in rows],
        f"{comment}: coefficients of (a - centre)^0 to ^{DEGREE},\n * and the centres; error <= {worst:.3f} * 2^-24",
    )


def least_term(low, high):
    """The least that the larger one of D's two terms becomes."""
    points = [low + (high - low) * i / 64 for i in range(65)]
    return min(max(derivative(a) + a * DENSITY, a * DENSITY) for a in points)


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
    factor("G", product, f"({{a}})*{RATIO}", "G, relative", "relative")
    factor("D", derivative, f"{RATIO}-{{a}}/sqrt(2*pi)", "D, in terms of the larger one of its two terms", "absolute")
