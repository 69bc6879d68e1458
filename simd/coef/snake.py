"""The polynomials of snake, and pi for its reduction."""

import math

from fitting import constant, fit, hex_float, polynomial, sollya, to_float

LIMIT = 2.0**17
SLACK = 0.016  # quarter turns are counted a little off: by 2^-23 of their number, at most 2^-23 * LIMIT
WORDS = 14  # of 2/pi


def halved_square():
    """The s at which sin(2*sqrt(s))^2 / (2*s) is 1."""
    low, high = 0.25, 0.75
    for _ in range(60):
        middle = (low + high) / 2
        above = math.sin(2 * math.sqrt(middle)) ** 2 > 2 * middle
        low, high = (middle, high) if above else (low, middle)
    return to_float(low)


def forward(end):
    start = halved_square()
    function = f"sin(2*sqrt(x+{start!r}))^2/(2*(x+{start!r}))"
    coefficients, error = fit(function, range(7), 2.0**-20 - start, (end / 2) ** 2 - start, "relative", "1")
    coefficients[0] = to_float(coefficients[0] - 1)
    constant("SNAKE_SQUARE_START", start, "where sin(2*h)^2 / (2*h^2) - 1, as a function of h^2, is 0")
    polynomial(
        "SNAKE_SQUARE",
        coefficients,
        f"sin(2*h)^2 / (2*h^2) - 1 in powers of h^2 - SNAKE_SQUARE_START, |2*h| <= pi/2 + {SLACK}, degree 6;\n"
        f" * error relative to the quotient {error:.3f} * 2^-24",
    )


def backward(end):
    for name, text, what, first in (
        ("SNAKE_SINE", "sin(2*sqrt(x))/sqrt(x)", "sin(2*r) / r", 2.0),
        ("SNAKE_SINE_SQUARE", "sin(sqrt(x))^2/x", "sin(r)^2 / r^2", 1.0),
    ):
        coefficients, error = fit(text, range(1, 5), 2.0**-20, end**2, "relative", f"{first!r}")
        polynomial(
            name,
            [first] + coefficients,
            f"{what} in powers of r^2, |r| <= pi/4 + {SLACK}, degree 4; relative error {error:.3f} * 2^-24",
        )


def turns():
    """2/pi behind 64 bits of the integer part, which are 0."""
    bits = 32 * (WORDS - 2)
    mantissa, _, power = sollya(f"prec=700!; display=powers!; print(round(2/pi, {bits}, RD));")
    value = int(mantissa) << bits + int(power[len("2^(") : -1])
    words = [value >> 32 * (WORDS - 1 - i) & 0xFFFFFFFF for i in range(WORDS)]
    print("\n/* 2/pi, a bit of 2^-1 the first one of the third word */")
    print(f"static const uint32_t SINE_TWO_OVER_PI[{WORDS}] = {{")
    for i in range(0, WORDS, 7):
        print("    " + ", ".join(f"0x{word:08x}" for word in words[i : i + 7]) + ",")
    print("};")


def main():
    constant("SNAKE_LIMIT", LIMIT, "the usual form reduces |a*x| up to here")
    print("\n/* pi/2 in three floats, and 2/pi */")
    rest = "h=single(pi/2); m=single(pi/2-h); l=single(pi/2-h-m);"
    names = ("SNAKE_QUARTER_HIGH", "SNAKE_QUARTER_MIDDLE", "SNAKE_QUARTER_LOW", "SNAKE_QUARTERS")
    for name, word in zip(names, sollya(f"{rest} print(h); print(m); print(l); print(single(2/pi));")):
        print(f"#define {name} {hex_float(float.fromhex(word))}")
    forward(math.pi / 2 + SLACK)
    backward(math.pi / 4 + SLACK)
    turns()
