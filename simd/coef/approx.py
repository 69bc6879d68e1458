"""The tables of the approximations: a polynomial per interval of |x|, all in f32.

An instruction set looks up in tables of 32 entries or of 8, so each function comes in both sizes.
The intervals are those of w = offset + scale * a, whose exponent and leading bits, cut to the size of the table,
are the index: one or two octaves of w, from any of their intervals on, make a table.

Each polynomial is the best one with given values at both ends of its interval, the means of what
the best ones without that condition have there: so neighbours meet, but for the rounding of their
coefficients, and little is lost. At 0 the value is exact, at the end of the last interval it is
the function's limit. There the polynomial gives just that in f32.
"""

import itertools
import math
from fractions import Fraction

from fitting import fma, hex_float, next_float, tables, to_float


def sigmoid(a):
    return 1 / (1 + math.exp(-a))


def normal(a):
    return 0.5 * math.erfc(-a / math.sqrt(2))


def density(a):
    return math.exp(-a * a / 2) / math.sqrt(2 * math.pi)


# Name, what it is for, the function of a >= 0, its limit, what its error is multiplied with in the
# result, and for tables of 32 and of 8 entries: degree, first interval (of those in an octave), end,
# and whether the polynomials are in a less a centre. Where the powers of a itself cancel, that costs accuracy, and
# monotonicity by more than the last bit.
FUNCTIONS = [
    ("TANH", "tanh(a)", math.tanh, 1.0, lambda a: 1.0),
    ("GELU", "P(-a), P the normal distribution", lambda a: normal(-a), 0.0, lambda a: a),
    ("GELU_SLOPE", "gelu'(a) - 1/2", lambda a: normal(a) - 0.5 + a * density(a), 0.5, lambda a: 1.0),
]
PER_OCTAVE = {32: 32, 8: 4}  # intervals in an octave of w
TABLES = {
    ("TANH", "FAST"): {32: (3, 16, 7.375, True), 8: (5, 1, 7.625, True)},
    ("TANH", "COARSE"): {32: (2, 10, 5.25, False), 8: (3, 1, 5.25, True)},
    ("GELU", "FAST"): {32: (3, 6, 5.5, False), 8: (5, 1, 5.75, True)},
    ("GELU", "COARSE"): {8: (3, 1, 4.5, False)},
    ("GELU_SLOPE", "FAST"): {32: (3, 12, 6.0, False), 8: (5, 2, 5.75, True)},
    ("GELU_SLOPE", "COARSE"): {8: (3, 1, 4.75, False)},
}

# For tables of 32 entries, functions of both signs of x on intervals of one width: name, what it is
# for, the function of -a, which falls from 1/2 to 0 and makes 1 with that of a, weight and end.
UNIFORM_DEGREE = 2
UNIFORM = [
    ("SIGMOID_COARSE", "sigmoid(x)", lambda a: sigmoid(-a), lambda a: 1.0, 8.75),
    ("GELU_COARSE", "P(x), P the normal distribution", lambda a: normal(-a), lambda a: a, 4.25),
    ("GELU_SLOPE_COARSE", "gelu'(x)", lambda a: normal(-a) - a * density(a), lambda a: 1.0, 4.75),
]


def polynomial_at(coefficients, x):
    value = 0.0
    for c in reversed(coefficients):
        value = value * x + c
    return value


def solve(rows):
    """The solution of linear equations, each a list of coefficients and the right side."""
    n = len(rows)
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(n):
            if k != i:
                factor = rows[k][i] / rows[i][i]
                rows[k] = [x - factor * y for x, y in zip(rows[k], rows[i])]
    return [row[-1] / row[i] for i, row in enumerate(rows)]


def minimax(target, basis, weight, points):
    """The combination of the basis that has the least weighted error on the points (Remez)."""
    n = len(basis) + 1
    chosen = [round((len(points) - 1) * (1 - math.cos(math.pi * k / (n - 1))) / 2) for k in range(n)]
    for _ in range(30):
        rows = []
        for k, i in enumerate(chosen):
            x = points[i]
            rows.append([b(x) * weight(x) for b in basis] + [(-1) ** k, target(x) * weight(x)])
        *factors, level = solve(rows)
        errors = [weight(x) * (target(x) - sum(f * b(x) for f, b in zip(factors, basis))) for x in points]
        worst = max(range(len(points)), key=lambda i: abs(errors[i]))
        if abs(errors[worst]) <= abs(level) * 1.001:
            break
        after = sum(i < worst for i in chosen)
        same = lambda k: (errors[chosen[k]] > 0) == (errors[worst] > 0)
        if after == n:
            chosen = chosen[:-1] + [worst] if same(n - 1) else chosen[1:] + [worst]
        elif after == 0:
            chosen = [worst] + chosen[1:] if same(0) else [worst] + chosen[:-1]
        else:
            chosen[after if same(after) else after - 1] = worst
    return factors


def inner_points(low, high, count=48):
    return [low + (high - low) * (1 - math.cos(math.pi * (k + 0.5) / count)) / 2 for k in range(count)]


def fit_freely(f, weight, degree, low, high):
    """In powers of x - low, which is better conditioned."""
    basis = [lambda x, k=k: (x - low) ** k for k in range(degree + 1)]
    coefficients = minimax(f, basis, weight, inner_points(low, high))
    return lambda x: polynomial_at(coefficients, x - low)


def leading_coefficient(f, weight, degree, ends):
    """That of the best polynomial of this degree through the two ends."""
    (low, at_low), (high, at_high) = ends
    line = lambda x: at_low + (at_high - at_low) * (x - low) / (high - low)
    if degree == 1:
        return (at_high - at_low) / (high - low)
    bump = lambda x: (x - low) * (high - x)
    basis = [lambda x, k=k: (x - low) ** k for k in range(degree - 1)]
    factors = minimax(
        lambda x: (f(x) - line(x)) / bump(x), basis, lambda x: bump(x) * weight(x), inner_points(low, high)
    )
    return -factors[-1]


def fit_through(f, weight, degree, ends):
    """Float coefficients: each is rounded before the lower ones are fitted."""
    coefficients = [0.0] * (degree + 1)
    (low, at_low), (high, at_high) = ends
    rest = lambda x, value: value - polynomial_at(coefficients, x)
    for k in range(degree, 1, -1):
        left = ((low, rest(low, at_low)), (high, rest(high, at_high)))
        coefficients[k] = to_float(leading_coefficient(lambda x: rest(x, f(x)), weight, k, left))
    coefficients[1] = to_float((rest(high, at_high) - rest(low, at_low)) / (high - low))
    coefficients[0] = to_float(at_low if low == 0 else (rest(low, at_low) + rest(high, at_high)) / 2)
    return coefficients


def end_exactly(coefficients, low, end, limit):
    """Moves the last three coefficients a little, so that the polynomial is the limit at the end."""
    c1, c2 = coefficients[1:3]
    far = [sign * 2**k for k in range(3, 16) for sign in (-1, 1)]
    steps = itertools.product(range(-20, 21), list(range(-7, 8)) + far)
    for step2, step1 in sorted(steps, key=lambda s: s[0] ** 2 + s[1] ** 2):
        moved = coefficients[:]
        moved[2] = next_float(c2, step2)
        moved[1] = next_float(to_float(c1 - (moved[2] - c2) * (low + end)), step1)
        inner = 0.0
        for c in reversed(moved[1:]):
            inner = fma(inner, end, c)
        product = Fraction(inner) * Fraction(end)
        moved[0] = to_float(float(limit - product))
        if fma(inner, end, moved[0]) == limit:
            return moved
    raise ValueError(f"no coefficients near {coefficients} end exactly at {end}")


def ending(f, limit, end):
    """f led to its limit at the end: of the same slope's sign, and elsewhere as f."""
    missing = limit - f(end)
    return lambda a: f(a) + missing * math.exp(2 * (a - end))


def centre_of(entries, low, high):
    """What the polynomial's argument is taken from; of few bits, so that the product at the end has few too."""
    step = 1 / 8 if entries == 8 else 1 / 64
    return 0.0 if low == 0 else round((low + high) / 2 / step) * step


def fit_table(f, limit, weight, entries, degree, first, end, has_centres):
    exact, f = f, ending(f, limit, end)
    per_octave = PER_OCTAVE[entries]
    edges = [2.0 ** (k // per_octave) * (1 + k % per_octave / per_octave) for k in range(first, first + entries + 1)]
    offset = edges[0]
    scale = to_float((edges[-1] - offset) / end * (1 - 2.0**-21))
    edges = [(edge - offset) / scale for edge in edges]
    edges[-1] = end
    free = [fit_freely(f, weight, degree, low, high) for low, high in zip(edges, edges[1:])]
    joints = [(left(edge) + right(edge)) / 2 for left, right, edge in zip(free, free[1:], edges[1:])]
    values = [exact(0.0)] + joints + [limit]
    centres, pieces, error = [], [], 0.0
    for low, high, at_low, at_high in zip(edges, edges[1:], values, values[1:]):
        centre = centre_of(entries, low, high) if has_centres else 0.0
        of = lambda g: lambda t: g(t + centre)
        piece = fit_through(of(f), of(weight), degree, ((low - centre, at_low), (high - centre, at_high)))
        if high == end:
            piece = end_exactly(piece, low - centre, end - centre, limit)
        for x in [low, high] + inner_points(low, high):
            error = max(error, weight(x) * abs(polynomial_at(piece, x - centre) - exact(x)))
        centres.append(centre)
        pieces.append(piece)
    exponent_of_1 = 127
    rotated = lambda values: [values[(i - exponent_of_1 * per_octave - first) % entries] for i in range(entries)]
    return offset, scale, rotated(pieces), rotated(centres), error


def mirrored(piece):
    """The polynomials p(-x) and 1 - p(x) of a polynomial p."""
    return [(-1) ** k * c for k, c in enumerate(piece)], [to_float(1 - piece[0])] + [-c for c in piece[1:]]


def fit_uniform(f, weight, end):
    """31 intervals, centred on the multiples of 1 / scale from -15 to 15; the 32nd entry is not used."""
    exact, f = f, ending(f, 0.0, end)
    scale = to_float(15.5 / end * (1 - 2.0**-20))
    edges = [(i + 0.5) / scale for i in range(15)] + [end]
    (slope,) = minimax(lambda a: f(a) - 0.5, [lambda a: a], lambda a: 1.0, inner_points(0.0, edges[0]))
    free = [lambda a: 0.5 + slope * a]
    free += [fit_freely(f, weight, UNIFORM_DEGREE, low, high) for low, high in zip(edges, edges[1:])]
    joints = [(left(edge) + right(edge)) / 2 for left, right, edge in zip(free, free[1:], edges)] + [0.0]
    ends = list(zip(edges, joints))
    pieces = [[0.5, to_float((joints[0] - 0.5) / edges[0]), 0.0]]
    pieces += [fit_through(f, weight, UNIFORM_DEGREE, pair) for pair in zip(ends, ends[1:])]
    pieces[-1] = end_exactly(pieces[-1], edges[-2], end, 0.0)
    error = 0.0
    for piece, low, high in zip(pieces, [0.0] + edges, edges):
        for x in [low, high] + inner_points(low, high):
            error = max(error, weight(x) * abs(polynomial_at(piece, x) - exact(x)))
    table = [[0.0] * (UNIFORM_DEGREE + 1) for _ in range(32)]
    for i, piece in enumerate(pieces):
        table[-i], table[i] = mirrored(piece)
    return scale, table, error


def print_uniform(name, comment, end, scale, pieces):
    tables(f"{name}_UNIFORM_POLY", [[piece[power] for piece in pieces] for power in range(UNIFORM_DEGREE + 1)], comment)
    print(f"static const uniform {name}_UNIFORM = {{")
    print(f"    {UNIFORM_DEGREE}, {hex_float(end)}, {hex_float(scale)}, {name}_UNIFORM_POLY[0],")
    print("};")


def print_table(name, comment, degree, end, offset, scale, pieces, centres):
    tables(f"{name}_POLY", [[piece[power] for piece in pieces] for power in range(degree + 1)], comment)
    has_centres = any(centres)
    if has_centres:
        tables(f"{name}_CENTRES", [centres], "what to take off a in each interval")
    print(f"static const piecewise {name} = {{")
    print(f"    {degree}, {hex_float(end)}, {hex_float(scale)}, {hex_float(offset)},")
    print(f"    {name}_POLY[0], {f'{name}_CENTRES[0]' if has_centres else 'NULL'},")
    print("};")


def main():
    for name, formula, f, limit, weight in FUNCTIONS:
        for level in ("FAST", "COARSE"):
            for entries, (degree, first, end, has_centres) in TABLES[name, level].items():
                offset, scale, pieces, centres, error = fit_table(
                    f, limit, weight, entries, degree, first, end, has_centres
                )
                what = "error" if weight(2.0) == 1 else "error times a"
                print_table(
                    f"{name}_{level}_{entries}",
                    f"{formula} for 0 <= a <= {end}, {what} <= 2^{math.log2(error):.2f}",
                    degree,
                    end,
                    offset,
                    scale,
                    pieces,
                    centres,
                )
    for name, formula, f, weight, end in UNIFORM:
        scale, pieces, error = fit_uniform(f, weight, end)
        what = "error" if weight(2.0) == 1 else "error times |x|"
        print_uniform(name, f"{formula} for |x| <= {end}, {what} <= 2^{math.log2(error):.2f}", end, scale, pieces)
