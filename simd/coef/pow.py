"""The tables and the polynomial of log2 in two floats, for pow."""

import math

from fitting import TABLE, constant, fit, polynomial, sollya, table

UNIT = 2.0**-23  # the mantissas 1 <= m < 2 are multiples of it
# Where the first of the eight intervals of m begins: for this one alone, of all, each has a reciprocal
# of five bits which leaves |f| <= 2^-4, so that f, a multiple of 2^-28, is a float.
FIRST = math.ceil(0.975 / (UNIT / 2)) * (UNIT / 2)
CLOSE = 2.0**-4


def reciprocals():
    """1/c of each interval; they are 1/8 wide, and the first one is around 1."""
    chosen, low = [1.0], 2 * FIRST - 1 + 1 / TABLE
    while len(chosen) < TABLE:
        last = low + 1 / TABLE - UNIT
        chosen += [n / 32 for n in range(16, 32) if low * n / 32 >= 1 - CLOSE and last * n / 32 <= 1 + CLOSE]
        low += 1 / TABLE
    assert len(chosen) == TABLE
    return chosen, low


def main():
    chosen, last = reciprocals()
    furthest = 2 * FIRST - 1 + 1 / TABLE - 1
    constant("POW_FIRST", FIRST, "the first of the eight intervals of an octave goes from here to 1.075")
    table(
        "POW_HALF_RECIPROCAL",
        [r / 2 for r in chosen],
        f"1/2c of each interval: g = m/2c - 1/2 is a float, between {-CLOSE / 2} and {furthest / 2:.4f}",
    )
    log2 = [-math.log2(c) for c in chosen]
    high = [round(v * 2**16) / 2**16 for v in log2]
    words = sollya("".join(f"print(single(-log2({c!r})-({h!r})));" for c, h in zip(chosen, high)))
    table("POW_LOG2_HIGH", high, "log2(c) cut to 16 bits: its sum with any exponent is exact")
    table("POW_LOG2_LOW", [float.fromhex(w) if "x" in w else float(w) for w in words], "the rest of log2(c)")
    coefficients, error = fit(
        "(log1p(2*x)/2-x+x^2)/x^3", range(5), -CLOSE / 2, furthest / 2, "absolute"
    )
    polynomial(
        "POW_POLY",
        coefficients,
        f"log(1 + 2*g) / 2 = g - g^2 + g^3 * q(g) on {-CLOSE / 2} <= g <= {furthest / 2:.4f}, q of degree 4,\n"
        f" * absolute error of q {error:.3f} * 2^-24",
    )
    words = sollya("high=single(2/log(2)); print(high); print(single(2/log(2)-high));")
    constant("POW_2LOG2E", float.fromhex(words[0]), "2 / ln(2) in two floats")
    constant("POW_2LOG2E_LOW", float.fromhex(words[1]), "the second one")
