"""The exponent of gelu_tanh in two floats, and the polynomial of its exponential."""

import math
from fractions import Fraction

import exp
from fitting import constant, fit, intervals_between, piecewise, polynomial, sollya, to_float

EXP_DEGREE = 3
OFFSET = 0.875
SCALE = 1.125
EDGES = [0.875, 1.25, 1.75, 2.5, 3.5, 5, 7, 10, 14]  # of u = OFFSET + SCALE * a
LAST = 13.7  # beyond, the derivative by any float is 0
DEGREE = 6
END = 50  # a k/4 far below where the results vanish
CUBE = "0.044715"
SLOPE = "2*sqrt(2/pi)"
EXPONENT = f"{SLOPE}*({{a}}+{CUBE}*{{a}}^3)"
BEND = f"{SLOPE}*({{a}}+3*{CUBE}*{{a}}^3)"
QUARTER = f"{SLOPE}/(4*log(2))"
CENTRAL = round(2**16 / float(CUBE)) / 2**16  # 1 / CUBE on a grid that keeps its difference to a float below 256 exact
STEP = 38.875  # 4*log(2) / (SLOPE*CUBE) is 38.856: of as few bits
NEARLY = f"4*log(2)/{STEP!r}*{{a}}*({{a}}^2+{CENTRAL!r})"  # the exponent
BESIDE = f"exp({NEARLY}-{EXPONENT})"


def exact(expression):
    """The value to 150 bits."""
    (word,) = sollya(f"display=dyadic!; print(round({expression},150,RN));")
    mantissa, exponent = word.split("b")
    return int(mantissa) * Fraction(2) ** int(exponent)


def common_factor(first, second):
    """Floats a and b, and a small rest with which (1 + rest)*a and (1 + rest)*b are almost exactly
    first and second; a is a multiple of 2^-21, so that its difference to a sum below 8 is exact."""
    grid = 2**21

    def candidate(step):
        a = Fraction(round(first * grid) + step, grid)
        rest = first / a - 1
        b = Fraction(to_float(float(second / (1 + rest))))
        return abs(b * (1 + rest) / second - 1), a, b, rest

    _, a, b, rest = min(candidate(step) for step in range(-60, 61))
    rest = Fraction(to_float(float(rest)))
    error = max(abs(a * (1 + rest) / first - 1), abs(b * (1 + rest) / second - 1))
    return float(a), float(b), float(rest), float(error)


def bend(a):
    """a * p'(a)"""
    return 2 * math.sqrt(2 / math.pi) * (a + 3 * float(CUBE) * a**3)


def sigmoid(a):
    """of p(a)"""
    return 1 / (1 + math.exp(-2 * math.sqrt(2 / math.pi) * (a + float(CUBE) * a**3)))


def beside(a):
    """exp(r(a) - p(a)), of the exponents that D is for and that it replaces"""
    return math.exp(4 * math.log(2) / STEP * a * (a * a + CENTRAL) - bend(a) + 4 * math.sqrt(2 / math.pi) * float(CUBE) * a**3)


def derivative(a):
    """D(a) is the derivative at -a by exp(-r(a))."""
    return beside(a) * sigmoid(a) * (1 - bend(a) * sigmoid(a))


def larger_term(a):
    return beside(a) * sigmoid(a) * max(1.0, bend(a) * sigmoid(a))


def main():
    w0, w2, rest, error = common_factor(exact(QUARTER), exact(f"{QUARTER}*{CUBE}"))
    note = f"with the factor 1 + GELU_TANH_REST; relative error {error * 2**32:.3f} * 2^-32"
    constant("GELU_TANH_W0", w0, f"{QUARTER},\n * {note}")
    constant("GELU_TANH_W2", w2, f"{CUBE} times that,\n * {note}")
    constant("GELU_TANH_REST", rest, "see there; it also makes the range of s a little wider")
    delta = exp.exp_table()[1]
    half = f"2^(-6)*(1+{64 * END * abs(rest)!r})"
    function = f"exp(-4*log(2)*x)*2^({-delta!r})-1"
    coefficients, error = fit(function, range(EXP_DEGREE + 1), f"-{half}", half, "absolute")
    polynomial(
        "GELU_TANH_EXP",
        coefficients,
        f"2^(-4*s - delta) - 1 on |s| <= 1/64 and a little, degree {EXP_DEGREE}, absolute error {error:.3f} * 2^-24",
    )
    constant("GELU_TANH_CENTRAL", CENTRAL, f"1 / {CUBE}, nearly")
    constant("GELU_TANH_STEP", STEP, f"4*log(2) / ({SLOPE}*{CUBE}), nearly")
    half = f"{STEP / 64!r}*(1+2^(-10))"
    function = f"2^(-4*x/{STEP!r}-{delta!r})-1"
    coefficients, error = fit(function, range(EXP_DEGREE + 1), f"-{half}", half, "absolute")
    polynomial(
        "GELU_TANH_D_EXP",
        coefficients,
        f"2^(-4*s/STEP - delta) - 1 on |s| <= STEP/64, degree {EXP_DEGREE}, absolute error {error:.3f} * 2^-24",
    )
    constant("GELU_TANH_OFFSET", OFFSET, "the interval of a = |x| is found in u = OFFSET + SCALE*a")
    constant("GELU_TANH_SCALE", SCALE, "see there")
    print(f"\n/* of D, in each interval */\n#define GELU_TANH_DEGREE {DEGREE}")
    words = f"{BESIDE}*(1-{BEND}/(1+exp(-{EXPONENT})))/(1+exp(-{EXPONENT}))"
    intervals = intervals_between(EDGES, OFFSET, SCALE, LAST)
    piecewise("GELU_TANH_D", DEGREE, intervals, derivative, words, larger_term, "D, in terms of its larger term", at=0)
