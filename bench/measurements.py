"""The rows of a report, and what is computed from them: medians, ratios, limits."""

import math
import re
import statistics
from collections import defaultdict
from dataclasses import dataclass, field, replace

COPIES = {"copy": False, "copy_streaming": True}


def _quartiles(values):
    if len(values) == 1:
        return values[0], values[0]
    first, _, third = statistics.quantiles(values, n=4, method="inclusive")
    return first, third


def _digits(value):
    """Six of them: more than any of these numbers is good for. None where there is no number."""
    return float(f"{value:.6g}") if value is not None and math.isfinite(value) else None


def _summary(values, prefix):
    first, third = _quartiles(values)
    numbers = {"median": statistics.median(values), "min": min(values), "q1": first, "q3": third}
    return {f"{prefix}_{name}": _digits(number) for name, number in numbers.items()}


ERRORS = ("ulp_max", "ulp_max_input", "ulp_max_inner", "abs_max",
          "family_ulp_max_inner", "family_abs_max")


def _plain(name):
    """The name of a benchmark without the repetitions that Google Benchmark adds."""
    return re.sub(r"/repeats:\d+$", "", name)


def _row(name, runs):
    op, direction, dtype, isa, n, threads, impl, *label = name.split("/", 7)
    n, threads = int(n[len("n="):]), int(threads[len("threads="):])
    # One thread: its CPU time, in which a machine's other work does not count.
    times = [run["cpu_time" if threads == 1 else "real_time"] for run in runs]
    row = {
        "op": op, "direction": direction, "dtype": dtype, "isa": isa, "n": n, "threads": threads,
        "label": label[0] if label else "", "impl": "copy" if impl in COPIES else impl,
        **_summary(times, "ns"),
        **_summary([run["real_time"] for run in runs], "wall_ns"),
        "repetitions": len(runs),
    }
    row["bytes"] = int(runs[0]["bytes"])
    row["gbps"] = _digits(row["bytes"] / row["ns_median"])
    row.update({name: _digits(runs[0][name]) for name in ERRORS if name in runs[0]})
    if "flops" in runs[0]:
        row["flops"] = runs[0]["flops"]
    if impl in COPIES:
        row["streaming"] = COPIES[impl]
    if runs[0].get("label"):
        row["kernel"] = runs[0]["label"]
    return row


def _block(name):
    """What was measured in turns: all of one cell, or all blocks of one constant input."""
    op, direction, dtype, isa, n, _, _, *label = name.split("/", 7)
    tensor = "x=" if label and label[0].startswith("x=") else "".join(label)
    return op, direction, dtype, isa, n, tensor


def _in_order(runs):
    """The runs as they were planned: within a block they ended in random order."""
    blocks = {}
    for run in runs:
        blocks.setdefault(_block(_plain(run["run_name"])), len(blocks))
    return sorted(runs, key=lambda run: (
        blocks[_block(_plain(run["run_name"]))], run["family_index"]))


def activations_of(context):
    """The rows of the table of activations, as vact_bench describes them."""
    described = (row.split(":") for row in context["rows"].split())
    return {name: {"work": int(work), "error": error, "family": family}
            for name, work, error, family in described}


def rows_of(documents):
    """The rows of the documents that Google Benchmark wrote: its repetitions, one row each."""
    runs = defaultdict(list)
    for document in documents:
        repetitions = [run for run in document["benchmarks"]
                       if run["run_type"] == "iteration" and not run.get("error_occurred")]
        for run in _in_order(repetitions):
            runs[_plain(run["run_name"])].append(run)
    return [_row(name, repetitions) for name, repetitions in runs.items()]


@dataclass(frozen=True)
class Cell:
    """What is measured; the implementations are compared within it."""
    op: str
    direction: str
    isa: str
    n: int
    threads: int = 1
    label: str = ""
    dtype: str = "f32"

    @property
    def family(self):
        """Of "glu.silu" it is "glu"; that of element-wise functions is empty."""
        family, dot, _ = self.op.partition(".")
        return family if dot else ""


@dataclass(frozen=True)
class Ratio:
    """A ratio of medians, with the range that the quartiles of both sides leave it."""
    value: float
    low: float
    high: float


def ratio(over, under, prefix="ns"):
    return Ratio(
        over[f"{prefix}_median"] / under[f"{prefix}_median"],
        over[f"{prefix}_q1"] / under[f"{prefix}_q3"],
        over[f"{prefix}_q3"] / under[f"{prefix}_q1"])


@dataclass
class Measurements:
    machine: dict
    versions: dict
    activations: dict  # of each row: work per vector, kind of error, the function approximated
    rows: list
    _index: dict = field(init=False, repr=False)

    def __post_init__(self):
        self._index = {
            (Cell(row["op"], row["direction"], row["isa"], row["n"], row["threads"], row["label"],
                  row["dtype"]),
             row["impl"], row.get("streaming", False)): row
            for row in self.rows}

    def all_cells(self):
        """All cells in which vact was measured, in the order of the run."""
        return [cell for cell, impl, _ in self._index if impl == "vact"]

    def cells(self):
        """Those of element-wise functions with fixed parameters."""
        return [cell for cell in self.all_cells() if not cell.family]

    def family_cells(self, family):
        return [cell for cell in self.all_cells() if cell.family == family]

    def sizes(self, isa, dtype, threads):
        """The plain sizes that were measured in a setting."""
        return sorted({cell.n for cell in self.cells()
                       if (cell.isa, cell.dtype, cell.threads, cell.label)
                       == (isa, dtype, threads, "")})

    def interrupted(self):
        """The share of one-thread rows in which other work took over a tenth of the time."""
        single = [row for row in self.rows if row["threads"] == 1]
        slowed = [row for row in single if row["wall_ns_q3"] > 1.1 * row["ns_q3"]]
        return len(slowed) / len(single) if single else 0.0

    def row(self, cell, impl):
        return self._index.get((cell, impl, False))

    def streaming_copy(self, cell):
        return self._index.get((cell, "copy", True))

    def copy_limit(self, cell):
        """The fastest copy with at most the cell's threads, plain or streaming."""
        rows = [self._index.get((replace(cell, threads=threads), "copy", streaming))
                for threads in range(1, cell.threads + 1) for streaming in (False, True)]
        return min(filter(None, rows), key=lambda row: row["ns_median"], default=None)

    def times_faster(self, cell, impl):
        """How many times faster than impl vact is; None where one of them was not measured."""
        vact, other = self.row(cell, "vact"), self.row(cell, impl)
        return ratio(other, vact) if vact and other else None

    def share_of_limit(self, cell, impl="vact"):
        """1 at the speed of the copy limit."""
        own, limit = self.row(cell, impl), self.copy_limit(cell)
        return ratio(limit, own) if own and limit else None

    def share_of_peak(self, cell, impl="vact"):
        """1 at the speed of a loop of multiplications and additions in registers."""
        own, peak = self.row(cell, impl), self.row(cell, "peak")
        if not own or not peak:
            return None
        share, work = ratio(peak, own), own["flops"] / peak["flops"]
        return Ratio(share.value * work, share.low * work, share.high * work)

    def error(self, cell, impl):
        """The largest error of the kind that the row bounds; None where it is not finite."""
        kind = "abs_max" if self.activations[cell.op]["error"] == "abs" else "ulp_max_inner"
        return self.row(cell, impl)[kind]

    def as_accurate(self, cell, impl):
        """Whether vact's error is at most that of impl."""
        if not self.row(cell, "vact") or not self.row(cell, impl):
            return False
        if cell.op not in self.activations:
            return True  # vact_convert: no error was measured
        own, other = self.error(cell, "vact"), self.error(cell, impl)
        return other is None or (own is not None and own <= other)
