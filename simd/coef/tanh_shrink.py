"""The polynomials of x - tanh(x) and of its derivative, one per interval."""

from fitting import constant, fit, table, to_float

DEGREE = 7
END = 9.40625  # from here on tanh(x) is 1 to within a tenth of an ulp of x - tanh(x)
EDGES = [1.5, 2, 3, 4, 6, 8, 12, 16, 24]


def fits(function, order, first, intervals):
    """Coefficients by interval, and the worst relative error; at 0 the function is first * x^order."""
    _, high = intervals[0]
    first = to_float(first)
    coefficients, worst = fit(
        function.format("x"), range(order + 1, DEGREE + 1), 2.0**-20, high, "relative", f"{first!r}*x^{order}"
    )
    rows = [[0.0] * order + [first] + coefficients]
    for low, high in intervals[1:]:
        coefficients, error = fit(function.format(f"({low!r}+x)"), range(DEGREE + 1), 0.0, high - low, "relative")
        rows.append(coefficients)
        worst = max(worst, error)
    return rows, worst


def polynomials(name, what, rows, worst, rotate):
    for power in range(DEGREE + 1):
        table(
            f"{name}_C{power}",
            rotate([row[power] for row in rows]),
            f"{what}: coefficients of (a - start)^{power}; relative error of the polynomials <= {worst:.3f} * 2^-24",
        )


def main():
    scale = to_float((EDGES[-1] - EDGES[0]) / END * (1 - 2.0**-22))  # u stays below the last edge
    bounds = [(edge - EDGES[0]) / scale for edge in EDGES]
    starts = [to_float(low) for low in bounds[:-1]]
    intervals = list(zip(starts, bounds[1:]))
    rotate = lambda values: values[1:] + values[:1]
    constant("TANH_SHRINK_END", END, "tanh(x) is taken for 1 from here on")
    constant("TANH_SHRINK_FIRST", EDGES[0], "the interval of a = |x| is found in u = TANH_SHRINK_FIRST + TANH_SHRINK_SCALE * a")
    constant("TANH_SHRINK_SCALE", scale, "the half octaves of u, from TANH_SHRINK_FIRST to 24, are the intervals")
    table("TANH_SHRINK_START", rotate(starts), "where each interval starts")
    polynomials("TANH_SHRINK", "x - tanh(x)", *fits("{0}-tanh({0})", 3, 1 / 3, intervals), rotate)
    polynomials("TANH_SQUARE", "tanh(x)^2", *fits("tanh({0})^2", 2, 1.0, intervals), rotate)
