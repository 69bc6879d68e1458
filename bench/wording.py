"""How numbers and names are written, the same in all forms of the report."""

DIRECTIONS = {
    "forward": "forward", "backward": "backward from x", "backward_from_output": "backward from y"}
IMPLS = {"vact": "vact", "onednn": "oneDNN", "xnnpack": "XNNPACK", "libm": "libm loop",
         "copy": "copy limit", "vact_packed": "vact, packed", "fixed": "fixed parameter",
         "onednn_gradient": "oneDNN with gradient", "loop": "plain loop"}
NONE = "–"


def direction(name):
    return DIRECTIONS.get(name) or name.replace("_", " ")


def setting(isa, dtype, threads):
    return f"{isa}, {dtype}, {threads} thread{'s' if threads > 1 else ''}"


def count(n):
    for unit, name in ((1 << 20, "M"), (1 << 10, "K")):
        if n >= unit and n % unit == 0:
            return f"{n // unit}{name}"
    return f"{n:,}"


def amount(size):
    for unit, name in ((1 << 30, "GiB"), (1 << 20, "MiB"), (1 << 10, "KiB")):
        if size >= unit:
            return f"{size / unit:.4g} {name}"
    return f"{size} B"


def _three_digits(value):
    return f"{value:#.3g}".rstrip(".")


def time(ns):
    for unit, name in ((1e6, "ms"), (1e3, "us")):
        if ns >= unit:
            return f"{_three_digits(ns / unit)} {name}"
    return f"{_three_digits(ns)} ns"


def times(ratio):
    return f"{ratio.value:.{2 if ratio.value < 100 else 0}f}x" if ratio else NONE


def percent(ratio):
    return f"{100 * ratio.value:.0f} %" if ratio else NONE


def ulp(value):
    if value is None:
        return NONE
    if value == 0:
        return "0"
    return f"{value:.2f}" if value < 1e4 else f"{value:.1e}".replace("e+0", "e")


def absolute(value):
    if value is None:
        return NONE
    return "0" if value == 0 else f"{value:.1e}"


def quantity(ratio, unit):
    """A measured value with its spread, in the unit of a goal."""
    digits = 1 if unit == "ns" else 2
    space = " " if unit == "ns" else ""
    spread = f"({ratio.low:.{digits}f} to {ratio.high:.{digits}f})"
    return f"{ratio.value:.{digits}f}{space}{unit} {spread}"


def verdict(met):
    return {True: "met", False: "not met", None: "not measured"}[met]


def cell(where):
    """A cell in a few words, without its instruction set."""
    dtype = "" if where.dtype == "f32" else f" {where.dtype}"
    words = f"{where.op} {direction(where.direction)}{dtype}, n = {count(where.n)}"
    if where.threads > 1:
        words += f", {where.threads} threads"
    return f"{words}, {where.label}" if where.label else words
