#!/usr/bin/env python3
"""Makes simd/coef/coefficients.h: every constant of the formulas that is not plain mathematics.

    simd/coef/make_coefficients.py > simd/coef/coefficients.h

Needs sollya (Debian: apt-get install sollya), whose fpminimax finds the best polynomial among those
with float coefficients. The header is committed, so building vact needs neither.
"""

import math
import struct
import subprocess

TABLE = 8  # entries: one AVX2 register


def sollya(program):
    prologue = "prec=200!; display=hexadecimal!; verbosity=0!;\n"
    run = subprocess.run(["sollya"], input=prologue + program + "quit;\n", capture_output=True, text=True, check=True)
    return run.stdout.split()


def to_float(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


def hex_float(value):
    mantissa, exponent = float(value).hex().split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}p{exponent}f"


def fit(function, powers, low, high, goal):
    """Float coefficients of the given powers of x, and the error times 2^24 (relative or absolute)."""
    reference = f"p/({function})-1" if goal == "relative" else f"p-({function})"
    words = sollya(
        f"low={low}; high={high}; monomials=[|{','.join(map(str, powers))}|];\n"
        f"p=fpminimax({function}, monomials, [|SG...|], [low;high], {goal});\n"
        "for i in monomials do print(coeff(p,i));\n"
        f"display=decimal!; print(single(dirtyinfnorm({reference},[low;high])*2^24));\n"
    )
    return [float.fromhex(w) if "x" in w else float(w) for w in words[:-1]], float(words[-1])


def constant(name, value, comment):
    print(f"\n/* {comment} */\n#define {name} {hex_float(value)}")


def polynomial(name, values, comment):
    print(f"\n/* {comment} */\nstatic const float {name}[{len(values)}] = {{")
    print("    " + ", ".join(map(hex_float, values)) + ",\n};")


def table(name, values, comment):
    """Eight entries, twice: the vector layer wants to load a register of 16 lanes."""
    values = values + values
    print(f"\n/* {comment} */\nstatic const float {name}[{len(values)}] = {{")
    for i in range(0, len(values), 4):
        print("    " + ", ".join(map(hex_float, values[i : i + 4])) + ",")
    print("};")


# ---- exp -----------------------------------------------------------------------------------------


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


def exp():
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
    ln2_high = math.floor(math.log(2) * 2**12) / 2**12
    (ln2_low,) = [float.fromhex(w) for w in sollya(f"print(single(log(2)-{ln2_high!r}));")]
    (log2e,) = [float.fromhex(w) for w in sollya("print(single(1/log(2)));")]
    constant("EXP_LOG2E", log2e, "1 / ln(2)")
    constant("EXP_LN2_HIGH", ln2_high, "ln(2) cut to 12 bits: its product with any 12-bit integer is exact")
    constant("EXP_LN2_LOW", ln2_low, "the rest of ln(2)")


# ---- tanh ----------------------------------------------------------------------------------------

TANH_DEGREE = 7
TANH_ONE = to_float(9.01091)  # tanh rounds to 1 from a little before here on


def tanh():
    edges = [1, 1.5, 2, 3, 4, 6, 8, 12, 16]
    scale = to_float(15 / TANH_ONE * (1 - 2.0**-22))  # u stays below 16
    centres, rows, worst = [], [], 0.0
    for low, high in zip(edges, edges[1:]):
        low, high = (low - 1) / scale, (high - 1) / scale
        if low == 0:
            centre, low = 0.0, 2.0**-40
            coefficients, error = fit("tanh(x)", range(1, TANH_DEGREE + 1), low, high, "relative")
            coefficients.insert(0, 0.0)
        else:
            centre = exact_centre(low, high)
            coefficients, error = fit(
                f"tanh({centre!r}+x)", range(TANH_DEGREE + 1), low - centre, high - centre, "relative"
            )
        centres.append(centre)
        rows.append(coefficients)
        worst = max(worst, error)
    rotate = lambda values: values[-6:] + values[:-6]
    constant("TANH_SCALE", scale, "the interval of a = |x| is found in u = 1 + TANH_SCALE * a, 1 <= u < 16")
    constant("TANH_ONE", TANH_ONE, "tanh rounds to 1 from a little before here on")
    table("TANH_CENTRE", rotate(centres), "the centre of each interval")
    for power in range(TANH_DEGREE + 1):
        table(
            f"TANH_C{power}",
            rotate([row[power] for row in rows]),
            f"coefficients of (a - centre)^{power}; relative error of the polynomials <= {worst:.3f} * 2^-24",
        )


def exact_centre(low, high):
    """A float near the middle whose tanh lies nearest to a float, so that the constant term is exact."""
    middle, tolerance = (low + high) / 2, (high - low) / 20
    unit = 2.0 ** (math.frexp(math.tanh(middle))[1] - 24)

    def candidates():
        nearest = round(math.tanh(middle) / unit)
        for step in range(-4000, 4001):
            value = (nearest + step) * unit
            if value < 1 and abs(math.atanh(value) - middle) < tolerance:
                yield to_float(math.atanh(value))

    return min(candidates(), key=lambda c: abs(math.tanh(c) / unit - round(math.tanh(c) / unit)))


print("/* Made by make_coefficients.py with sollya's fpminimax. Do not edit. */")
print("#ifndef VACT_COEFFICIENTS_H\n#define VACT_COEFFICIENTS_H")
exp()
tanh()
print("\n#endif")
