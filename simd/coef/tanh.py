"""The polynomials of tanh, one per interval."""

import functools
import math

from fitting import constant, fit, fma, next_float, table, tables, to_float


TANH_ONE = to_float(9.01091)  # tanh rounds to 1 from a little before here on
EDGES = [1, 1.5, 2, 3, 4, 6, 8, 12, 16]
SCALE = to_float(15 / TANH_ONE * (1 - 2.0**-22))  # u stays below 16


def intervals():
    """The ends of each and its centre."""
    for low, high in zip(EDGES, EDGES[1:]):
        low, high = (low - 1) / SCALE, (high - 1) / SCALE
        yield low, high, exact_centre(low, high) if low else 0.0


def fits(degree, of_0):
    """The coefficients for each interval, the first ones of the function and the powers of_0, and the error."""
    rows, errors = [], []
    for low, high, centre in intervals():
        function, powers = of_0 if centre == 0 else (f"tanh({centre!r}+x)", range(degree + 1))
        low = low or 2.0**-40
        coefficients, error = fit(function, powers, low - centre, high - centre, "relative")
        rows.append([0.0] * powers[0] + coefficients)
        errors.append(error)
    rows[-1] = reaching_1(rows[-1], TANH_ONE - centre)
    return rows, errors


def reaching_1(coefficients, t):
    """The same, the slope raised by what it takes to get 1 for t in f32."""
    moved = coefficients[:]
    while functools.reduce(lambda value, c: fma(value, t, c), reversed(moved)) < 1:
        moved[1] = next_float(moved[1], 1)
    return moved


def polynomials(name, rows, errors):
    rotated = rows[-6:] + rows[:-6]
    tables(
        f"{name}_POLY",
        [2 * [row[power] for row in rotated] for power in range(len(rows[0]))],
        f"coefficients of (a - centre)^0 and up; relative errors of the polynomials * 2^24: "
        f"{errors[0]:.3f} in the first interval, <= {max(errors[1:]):.3f} in the others",
    )


def main():
    rotate = lambda values: values[-6:] + values[:-6]
    constant("TANH_SCALE", SCALE, "the interval of a = |x| is found in u = 1 + TANH_SCALE * a, 1 <= u < 16")
    constant("TANH_SECOND", EDGES[1], "u at the end of the first interval")
    constant("TANH_ONE", TANH_ONE, "tanh rounds to 1 from a little before here on")
    table("TANH_CENTRE", rotate([centre for _, _, centre in intervals()]), "the centre of each interval")
    polynomials("TANH", *fits(7, ("tanh(x)", range(1, 8))))
    polynomials("TANH_PRECISE", *fits(8, ("tanh(x)-x", range(2, 9))))


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
