"""Why XNNPACK is faster where it is: what the errors say, and what its kernels do."""

from dataclasses import replace

import goals
import measurements
import tables
import wording

ESTIMATE = "an estimate of the CPU's for {}, whose bits no other instruction set has"
CONVERSIONS = ("{}; the rest are the same conversions, which it does 8 at a time: the 16 at a time "
               "of a 512-bit vector are no faster on this CPU")

# How the kernels of November 2024 compute on AVX-512, where that differs from ours:
# activations, dtypes, words.
KERNELS = (
    (("tanh", "tanh_precise", "tanh_fast"), ("f32",),
     "a quotient of polynomials by " + ESTIMATE.format("1/x")),
    (("gelu_erf", "gelu_fast"), ("f32",),
     "a quotient of polynomials by " + ESTIMATE.format("1/x") + "; it loses the tail"),
    (("log",), ("f32",), "a quotient of polynomials, which loses the neighbourhood of 1"),
    (("sigmoid", "sigmoid_precise"), ("f32",),
     "a table of 32 entries and vscalefps, which AVX2 and NEON do not have, for a polynomial of "
     "degree 2"),
    (("sqrt",), ("f32",),
     "one Newton step from " + ESTIMATE.format("1/sqrt(x)") + "; ours is the correctly rounded root"),
    (("hard_swish",), ("f32",),
     "a maximum with 0 where ours compares and selects, since 0 * -Inf is NaN"),
    (("sqrt",), ("f16",),
     ESTIMATE.format("1/sqrt(x)") + ", with no Newton step; ours is the correctly rounded root"),
    (("sigmoid", "sigmoid_precise"), ("f16",),
     "a polynomial of degree 2 and " + ESTIMATE.format("1/x")),
    (("tanh", "tanh_precise", "tanh_fast"), ("f16",),
     "one polynomial of degree 19, without a division"),
    (("abs",), ("f16",),
     "an AND on 16-bit integers; ours converts to f32 and back, as for every activation"),
    (("leaky_relu",), ("f16",), CONVERSIONS.format("the slope is rounded to f16 first")),
    (("square", "round", "relu6", "hard_tanh", "clip"), ("f16",),
     CONVERSIONS.format("no other arithmetic than ours")),
    (("relu", "relu6", "hard_tanh", "clip", "abs"), ("f32",),
     "no other arithmetic than ours; caches and memory decide"),
)
THREADS = "its threads, made before and spinning between the calls, gain it more than ours gain us"
UNKNOWN = "not known"
CLEARLY = 1.05  # times another number, and it is not the same with some noise


def _accuracy(data, cell):
    own, other = data.error(cell, "vact"), data.error(cell, "xnnpack")
    if other is None:
        return "not a number where ours is one" if own is not None else ""
    if own is None or other <= CLEARLY * own:
        return ""
    if data.activations[cell.op]["error"] == "abs":
        return f"{wording.absolute(other)} for our {wording.absolute(own)}, absolute"
    return f"{wording.ulp(other)} ulp for our {wording.ulp(own)}"


def _kernel(cell):
    return next((words for ops, dtypes, words in KERNELS
                 if cell.op in ops and cell.dtype in dtypes), "")


def _gain(data, cell, impl):
    """Of more threads than one; nothing where that was not measured."""
    one, more = data.row(replace(cell, threads=1), impl), data.row(cell, impl)
    return measurements.ratio(one, more, "wall_ns").value if one and more else 1


def _threads(data, cell):
    """Whether it gains more by its threads than we do by ours."""
    return cell.threads > 1 and _gain(data, cell, "xnnpack") > CLEARLY * _gain(data, cell, "vact")


def _is_slower_alone(data, cell, bound):
    quantity = goals.times_xnnpack(data, replace(cell, threads=1))
    return quantity is not None and not bound.met_by(quantity)


def reason(data, cell, bound):
    """(less accurate by what, how else): words, either may be empty but not both."""
    accuracy = _accuracy(data, cell)
    threads = THREADS if _threads(data, cell) else ""
    kernel = _kernel(cell) if not threads or _is_slower_alone(data, cell, bound) else ""
    how = "; ".join(filter(None, (kernel, threads)))
    return accuracy, how or ("" if accuracy else UNKNOWN)


def table(data, found):
    """The cells that miss the goal about XNNPACK, by their reasons."""
    groups = {}
    for outcome in found:
        if outcome.goal.quantity is goals.times_xnnpack:
            for result in outcome.missed:
                cell = result.cell
                why = reason(data, cell, outcome.goal.bound)
                groups.setdefault((cell.op, cell.direction, cell.dtype, *why), []).append(result)
    rows = [[op, wording.direction(direction), dtype, str(len(results)),
             wording.times(min((result.measured for result in results), key=lambda m: m.value)),
             accuracy or "equal", how or wording.NONE]
            for (op, direction, dtype, accuracy, how), results in groups.items()]
    head = ["op", "direction", "dtype", "cells", "slowest", "XNNPACK's error", "what XNNPACK does"]
    return tables.Table("Where XNNPACK is faster, and why", head, rows, len(head))
