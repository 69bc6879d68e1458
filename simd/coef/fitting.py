"""What the coefficient modules share: fits by sollya, and constants, polynomials and tables in C."""

import math
import struct
import subprocess
from fractions import Fraction

TABLE = 8  # entries: one AVX2 register


def sollya(program):
    prologue = "prec=200!; display=hexadecimal!; verbosity=0!;\n"
    run = subprocess.run(["sollya"], input=prologue + program + "quit;\n", capture_output=True, text=True, check=True)
    return run.stdout.split()


def to_float(value):
    return struct.unpack("<f", struct.pack("<f", value))[0]


def fma(a, b, c):
    return to_float(float(Fraction(a) * Fraction(b) + Fraction(c)))


def next_float(x, steps):
    return to_float(x + steps * 2.0 ** (math.frexp(x)[1] - 24))


def hex_float(value):
    mantissa, exponent = float(value).hex().split("p")
    if "." in mantissa:
        mantissa = mantissa.rstrip("0").rstrip(".")
    return f"{mantissa}p{exponent}f"


def fit(function, powers, low, high, goal, given="0"):
    """Float coefficients of these powers of x, and the error times 2^24 (relative or absolute).

    The polynomial given, in other powers of x, is part of the approximation."""
    reference = f"p/({function})-1" if goal == "relative" else f"p-({function})"
    words = sollya(
        f"low={low}; high={high}; monomials=[|{','.join(map(str, powers))}|];\n"
        f"p=fpminimax({function}, monomials, [|SG...|], [low;high], {goal}, {given});\n"
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


def tables(name, rows, comment):
    """Several tables of one kind, as an array of them, each with the entries that it is given."""
    print(f"\n/* {comment} */\nstatic const float {name}[{len(rows)}][{len(rows[0])}] = {{")
    for row in rows:
        print("    {")
        for i in range(0, len(row), 4):
            print("        " + ", ".join(map(hex_float, row[i : i + 4])) + ",")
        print("    },")
    print("};")


def near_float(function, middle):
    """A float near the middle at which the function lies nearest to a float, so that the constant term
    of a polynomial around it, the bulk of the result, has no error of its own."""
    step = 2.0 ** (math.frexp(middle)[1] - 24)
    unit = 2.0 ** (math.frexp(function(middle))[1] - 24)

    def distance(centre):
        return abs(function(centre) / unit - round(function(centre) / unit))

    return min((to_float(middle + i * step) for i in range(-4000, 4001)), key=distance)


def intervals_between(edges, offset, scale, last):
    """The intervals of a between the edges of u = offset + scale*a; the last one ends at a = last."""
    ends = [(edge - offset) / scale for edge in edges[:-1]] + [last]
    return list(zip(ends, ends[1:]))


def piecewise(name, degree, intervals, function, text, scale, comment, at=0.5):
    """A polynomial for each interval, in a - centre: a row for each power and one for the centres.

    A centre is in the middle of its interval, or where `at` says: at 0, the start, the terms of a
    function that rises are of one sign. text is the function in sollya's words, of {a}. The error is
    relative to scale(a), or to the function itself where it is not much less; if the function is 0 at
    0, the first polynomial has no constant term."""
    centres, columns, worst = [], [], 0.0
    for low, high in intervals:
        first = 0
        if low == 0:
            centre, low, first = 0.0, 2.0**-40, int(function(0.0) == 0)
        else:
            centre = near_float(function, low + (high - low) * at)
        inside = [low + (high - low) * i / 64 for i in range(65)]
        goal = "relative" if min(abs(function(a) / scale(a)) for a in inside) > 0.5 else "absolute"
        shifted = text.replace("{a}", f"({centre!r}+x)")
        coefficients, error = fit(shifted, range(first, degree + 1), low - centre, high - centre, goal)
        least = min(map(scale, inside))
        worst = max(worst, error if goal == "relative" else error / least)
        centres.append(centre)
        columns.append([0.0] * first + coefficients)
    rows = [[column[power] for column in columns] for power in range(degree + 1)] + [centres]
    tables(
        name,
        [row[-6:] + row[:-6] + row[-6:] + row[:-6] for row in rows],
        f"{comment}: coefficients of (a - centre)^0 to ^{degree}, and the centres;\n * error <= {worst:.3f} * 2^-24",
    )
