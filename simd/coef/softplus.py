"""The polynomials of softplus, one per eighth of 0 <= E <= 1."""

from fitting import TABLE, constant, fit, polynomial, table, to_float

from exp import exp_table

BULK = 24 / 32
DEGREE = 4


def main():
    _, delta = exp_table()
    most = 2.0**delta  # t for E = 1; E * most / t is within half a step of the table of exp from 1
    beside = 2.0 ** (0.51 / TABLE)
    rows, worst = [], 0.0
    for j in range(TABLE):
        low, high = j / TABLE / beside, min((j + 1) / TABLE * beside, 1.0)
        if j == 0:  # where E is small the result is E
            coefficients, error = fit("log1p(x)", range(2, DEGREE + 2), 2.0**-40, high, "relative", "x")
            coefficients.insert(0, 1.0)
        else:
            coefficients, error = fit("log1p(x)", range(1, DEGREE + 2), low, high, "relative", f"{BULK!r}*x")
        coefficients[0] -= BULK
        rows.append(coefficients)
        worst = max(worst, error)
    half = f"log(2)/{2 * TABLE}*(1+2^(-10))"
    coefficients, error = fit(f"exp(-x)*2^({-delta!r})-1", range(4), f"-{half}", half, "absolute")
    polynomial(
        "SOFTPLUS_EXP",
        coefficients,
        f"exp(-s) * 2^-delta - 1 on |s| <= ln(2)/16, as EXP_POLY but of degree 3; absolute error {error:.3f} * 2^-24",
    )
    constant("SOFTPLUS_BULK", BULK, "the bulk of log(1 + E) / E, which lies between log(2) and 1")
    constant(
        "SOFTPLUS_SCALE",
        to_float((1 - 2.0**-20) / most),
        "1 + SOFTPLUS_SCALE * t stays below 2 for E = t + t*q up to 1; its top bits are the interval",
    )
    for power in range(DEGREE + 1):
        table(
            f"SOFTPLUS_C{power}",
            [row[power] for row in rows],
            f"log(1 + E) / E - SOFTPLUS_BULK: coefficients of E^{power}; relative error of the logarithm\n"
            f" * <= {worst:.3f} * 2^-24",
        )
