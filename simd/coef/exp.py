"""The table and the polynomial of exp."""

import math
import struct

from fitting import TABLE, constant, fit, polynomial, sollya, table, to_float


# ln(2) cut to 12 bits: its product with any 12-bit integer is exact
LN2_HIGH = math.floor(math.log(2) * 2**12) / 2**12


def exp_table():
    """The shift delta from 1/16 on for which all of 2^(j/8 + delta), j = 0 to 7, lie nearest to floats.

    A table of 2^(j/8) itself would be off by up to half an ulp; a common shift costs nothing, as the
    polynomial takes it back. With delta >= 1/16 the polynomial is nowhere positive, which makes
    1 + t*q at most 1. The first entry runs over the floats from 2^(1/16) on and a few points beside
    each, which leaves seven distances to make small."""
    best = (1.0, 0.0)
    unit = 2.0**-23  # ulp of all entries
    root = [2.0 ** (j / TABLE) for j in range(TABLE)]
    least = math.ceil(2.0 ** (1 / 16) / unit)
    for beside in range(-6, 7):
        for step in range(200000):
            first = least + step + beside * 0.01
            worst = abs(beside) * 0.01
            for j in range(TABLE - 1, 0, -1):
                entry = first * root[j]
                worst = max(worst, abs(entry - round(entry)))
                if worst >= best[0]:
                    break
            else:
                best = (worst, math.log2(first * unit))
    return best


def main():
    distance, delta = exp_table()
    entries = [to_float(2.0 ** (j / TABLE + delta)) for j in range(TABLE)]
    biased = []
    for j, entry in enumerate(entries):
        bits = struct.unpack("<I", struct.pack("<f", entry))[0] - (j << 20)
        biased.append(struct.unpack("<f", struct.pack("<I", bits))[0])
    table(
        "EXP_TABLE",
        biased,
        f"2^(j/8 + delta), delta = {delta:.9f}: all within {distance:.3f} ulp of a float; j << 20 taken\n"
        " * off the bits, since adding z << 20 to them puts it back together with the exponent",
    )
    half = f"log(2)/{2 * TABLE}*(1+2^(-10))"
    coefficients, error = fit(f"exp(-x)*2^({-delta!r})-1", range(5), f"-{half}", half, "absolute")
    polynomial(
        "EXP_POLY",
        coefficients,
        f"exp(-s) * 2^-delta - 1 on |s| <= ln(2)/16, degree 4, absolute error {error:.3f} * 2^-24",
    )
    for name, degree in (("EXP_CUBIC", 3), ("EXP_QUADRATIC", 2), ("EXP_LINEAR", 1)):
        coefficients, error = fit(f"2^(-4*x-{delta!r})", range(degree + 1), "-1/64*(1+2^(-10))", "1/64*(1+2^(-10))", "relative")
        polynomial(
            name,
            coefficients,
            f"2^(-4*r - delta) on |r| <= 1/64, degree {degree}, relative error {error * 2**-24:.3g}",
        )
    (ln2_low,) = [float.fromhex(w) for w in sollya(f"print(single(log(2)-{LN2_HIGH!r}));")]
    log2e, ln2 = [float.fromhex(w) for w in sollya("print(single(1/log(2))); print(single(log(2)));")]
    constant("EXP_LOG2E", log2e, "1 / ln(2)")
    constant("EXP_LN2_HIGH", LN2_HIGH, "ln(2) cut to 12 bits: its product with any 12-bit integer is exact")
    constant("EXP_LN2_LOW", ln2_low, "the rest of ln(2)")
    constant("EXP_LN2", ln2, "ln(2), the nearest float")
