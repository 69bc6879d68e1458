"""The polynomials of tanh, one per interval."""

import math

from fitting import constant, fit, table, to_float


TANH_DEGREE = 7
TANH_ONE = to_float(9.01091)  # tanh rounds to 1 from a little before here on


def main():
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
