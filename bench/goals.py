"""The speeds that vact sets out to reach, and whether a run reached them.

GOALS is the list; a goal is a bound on one quantity, in every cell that it selects.
"""

import math
from dataclasses import dataclass, replace
from typing import Callable, Optional

import wording
from measurements import Ratio, ratio

FORWARD = ("forward",)
FROM_X = ("forward", "backward")
BACKWARD = ("backward", "backward_from_output")
BOTH = FORWARD + BACKWARD
HALVES = ("bf16", "f16")

LIGHT = 6  # vector instructions per vector, up to which memory decides, not arithmetic


# ---- rows: (measurements, op) -> whether the goal is about it ----

def every_row(data, op):
    return op in data.activations


def rows(*wanted):
    return lambda data, op: op in wanted


def light(data, op):
    return every_row(data, op) and data.activations[op]["work"] <= LIGHT


def tanh_like(data, op):
    """oneDNN has a faster form of tanh than of all the others."""
    return every_row(data, op) and data.activations[op]["family"] == "tanh" and not light(data, op)


def heavy(data, op):
    return every_row(data, op) and not light(data, op) and not tanh_like(data, op)


# ---- quantities: (measurements, cell) -> Ratio, or None where it was not measured ----

def nanoseconds(data, cell):
    row = data.row(cell, "vact")
    return row and Ratio(row["ns_median"], row["ns_q1"], row["ns_q3"])


def times_onednn(data, cell):
    return data.times_faster(cell, "onednn")


def times_xnnpack(data, cell):
    return data.times_faster(cell, "xnnpack") if data.as_accurate(cell, "xnnpack") else None


def times_vectorised_onednn(data, cell):
    """oneDNN names its scalar code ref or simple."""
    other = data.row(cell, "onednn")
    scalar = other is None or other["kernel"].startswith(("ref", "simple"))
    return None if scalar else data.times_faster(cell, "onednn")


def times_own_f32(data, cell):
    single, own = data.row(replace(cell, dtype="f32"), "vact"), data.row(cell, "vact")
    return ratio(single, own) if single and own else None


def share_of_copy(data, cell):
    return data.share_of_limit(cell)


def share_of_streaming_copy(data, cell):
    copy, vact = data.streaming_copy(cell), data.row(cell, "vact")
    return ratio(copy, vact) if copy and vact else None


def times_one_thread(data, cell):
    one, own = data.row(replace(cell, threads=1), "vact"), data.row(cell, "vact")
    return ratio(one, own, "wall_ns") if one and own else None


def times_easy_input(data, cell):
    easy = replace(cell, label="x=1")
    one, own = data.row(easy, "vact"), data.row(cell, "vact")
    return ratio(own, one) if one and own and cell != easy else None


def times_fixed_parameter(data, cell):
    own, fixed = data.row(cell, "vact"), data.row(cell, "fixed")
    return ratio(own, fixed) if own and fixed else None


def packed_times_onednn(data, cell):
    own, other = data.row(cell, "vact_packed"), data.row(cell, "onednn")
    return ratio(other, own) if own and other else None


def packed_share_of_peak(data, cell):
    return data.share_of_peak(cell, "vact_packed")


def times_loop(data, cell):
    return data.times_faster(cell, "loop")


# ---- sizes: (measurements, n) -> whether the goal is about them ----

def at_least_16(data, n):
    return n >= 16


def sizes(*wanted):
    return lambda data, n: n in wanted


def every_size(data, n):
    return True


def beyond_last_level(data, n):
    return 4 * n >= 2 * data.machine["last_level_cache_bytes"]


def beyond_second_level(data, n):
    """The input and the output of a 16-bit type together."""
    return 2 * 2 * n > data.machine["caches"].get("L2", 0)


def up_to_last_level(data, n):
    return n >= 65536 and 12 * n <= data.machine["last_level_cache_bytes"]


# ---- bounds: is this value good enough, and which of two values is worse ----

@dataclass(frozen=True)
class Bound:
    value: float
    at_most: bool = False
    unit: str = "x"
    within_spread: bool = False  # met unless the quartiles of both sides lie apart

    def met_by(self, measured):
        if self.at_most:
            return measured.value <= self.value
        return (measured.high if self.within_spread else measured.value) >= self.value

    def worst(self, results):
        choose = max if self.at_most else min
        return choose(results, key=lambda result: result.measured.value)

    def __str__(self):
        text = f"{'<=' if self.at_most else '>='} {self.value:g} {self.unit}"
        return f"{text}, within the spread" if self.within_spread else text


def at_least(value, **more):
    return Bound(value, **more)


def at_most(value, **more):
    return Bound(value, at_most=True, **more)


@dataclass(frozen=True)
class Goal:
    title: str
    quantity: Callable
    bound: Bound
    sizes: Callable
    rows: Callable = every_row
    directions: tuple = BOTH
    isa: Optional[str] = "avx512"  # None: every one
    threads: Optional[int] = 1  # None: any number
    dtypes: tuple = ("f32",)
    hard_inputs: bool = False  # about the blocks of constant inputs, not about the random mix
    mean: bool = False  # the bound is on the geometric mean over all cells
    labels: Callable = lambda label: True  # of the families: shapes that the goal is about
    peer: Optional[str] = None  # whose accuracy stands beside a cell that misses the bound


def _half_goals():
    """Those of the 16-bit types, each type on its own."""
    ops = rows("sigmoid", "tanh", "swish", "gelu_erf", "gelu_tanh")
    for dtype in HALVES:
        title = f"{dtype}, 64K, against oneDNN's vectorised {dtype}: sigmoid, tanh, swish, gelu"
        common = {"directions": FROM_X, "dtypes": (dtype,)}
        yield Goal(f"{title}, geometric mean", times_vectorised_onednn, at_least(1.5),
                   sizes(65536), ops, mean=True, **common)
        yield Goal(f"{title}, each", times_vectorised_onednn, at_least(1.1), sizes(65536), ops,
                   **common)
    yield Goal("16-bit types beyond L2 against vact's own f32: faster", times_own_f32,
               at_least(1.0), beyond_second_level, dtypes=HALVES)


def _pieces(*wanted):
    """The shapes of dense Maxout with that many pieces."""
    return lambda label: label.endswith(tuple(f"x{pieces}" for pieces in wanted))


def _family_goals():
    """Those of learnable activations and of Maxout."""
    swish = {"sizes": sizes(50176, 65536, 1003520, 1 << 20), "rows": rows("learnable.swish"),
             "dtypes": ("f32", "bf16")}
    yield Goal("Learned swish, 64K and 1M, in times of the fixed parameter, forward",
               times_fixed_parameter, at_most(1.1), directions=FORWARD, **swish)
    yield Goal("Learned swish, 64K and 1M, in times of the fixed parameter, backward with dbeta",
               times_fixed_parameter, at_most(1.25), directions=BACKWARD, **swish)
    yield Goal("Learned swish, 64K and 1M, against oneDNN's primitives one after the other",
               times_onednn, at_least(3), **swish)
    pooled = {"sizes": sizes(1 << 20), "rows": rows("maxout.innermost", "maxout.outermost")}
    yield Goal("Pooled Maxout, 1M outputs, share of the copy limit", share_of_copy, at_least(0.85),
               dtypes=("f32", "bf16"), **pooled)
    yield Goal("Pooled Maxout, 1M outputs, against a plain loop at -O2", times_loop, at_least(5),
               **pooled)
    dense = {"sizes": every_size, "rows": rows("dense.maxout"), "threads": None}
    yield Goal("Dense Maxout forward, packed weights, against oneDNN's matmul and a maximum",
               packed_times_onednn, at_least(1.1), directions=FORWARD, **dense)
    yield Goal("Dense Maxout forward, packed weights, share of peak FMA, but 64 rows",
               packed_share_of_peak, at_least(0.8), directions=FORWARD,
               labels=lambda label: not label.startswith("64 rows"), **dense)
    yield Goal("Dense Maxout backward, 4 and 5 pieces, against oneDNN's two matmuls alone",
               times_onednn, at_least(1.5), directions=BACKWARD, labels=_pieces(4, 5), **dense)
    yield Goal("Dense Maxout backward, 2 pieces, against oneDNN's two matmuls alone", times_onednn,
               at_least(1), directions=BACKWARD, labels=_pieces(2), **dense)


GOALS = (
    Goal("16 elements through the public API", nanoseconds, at_most(25, unit="ns"), sizes(16)),
    Goal("16 elements against oneDNN", times_onednn, at_least(8), sizes(16)),
    Goal("256 elements against oneDNN", times_onednn, at_least(4), sizes(256)),
    Goal("4K and 64K against oneDNN, forward, but tanh", times_onednn, at_least(1.7),
         sizes(4096, 65536), heavy, FORWARD),
    Goal("4K and 64K against oneDNN, backward, but tanh", times_onednn, at_least(1.6),
         sizes(4096, 65536), heavy, BACKWARD),
    Goal("4K and 64K against oneDNN, tanh forward", times_onednn, at_least(1.3),
         sizes(4096, 65536), tanh_like, FORWARD),
    Goal("4K and 64K against oneDNN, tanh backward", times_onednn, at_least(1.5),
         sizes(4096, 65536), tanh_like, BACKWARD),
    Goal("4K and 64K, light rows such as relu, share of the copy limit", share_of_copy,
         at_least(0.85), sizes(4096, 65536), light),
    Goal("Beyond the last-level cache against oneDNN", times_onednn, at_least(1.35),
         beyond_last_level),
    Goal("Beyond the last-level cache, share of a streaming copy", share_of_streaming_copy,
         at_least(0.9), beyond_last_level),
    Goal("Two threads against one, 64K up to the last-level cache", times_one_thread,
         at_least(1.7), up_to_last_level, threads=2),
    Goal("Two threads against one, any size: never slower", times_one_thread,
         at_least(1.0, within_spread=True), every_size, threads=2),
    Goal("AVX2 against oneDNN on AVX2, 4K and 64K, but tanh", times_onednn,
         at_least(1.8), sizes(4096, 65536), heavy, isa="avx2"),
    Goal("AVX2 against oneDNN on AVX2, 4K and 64K, tanh", times_onednn, at_least(3),
         sizes(4096, 65536), tanh_like, isa="avx2"),
    *_half_goals(),
    Goal("At equal or better accuracy never slower than XNNPACK, 16 elements and more",
         times_xnnpack, at_least(1.0, within_spread=True), at_least_16, isa=None, threads=None,
         dtypes=("f32", *HALVES), peer="xnnpack"),
    Goal("Blocks of x = -90, -100, -1e9, 1e-40 against x = 1", times_easy_input, at_most(3),
         every_size, isa=None, hard_inputs=True),
    *_family_goals(),
)


@dataclass(frozen=True)
class Result:
    cell: object  # None: the mean over all
    measured: Ratio
    met: bool


@dataclass(frozen=True)
class Outcome:
    goal: Goal
    results: list

    @property
    def measured(self):
        return bool(self.results)

    @property
    def met(self) -> Optional[bool]:
        return all(result.met for result in self.results) if self.results else None

    @property
    def worst(self):
        return self.goal.bound.worst(self.results)

    def where(self, result):
        """The cell in a few words, without what the goal says already."""
        if result.cell is None:
            return "all"
        words = wording.cell(result.cell)
        return words if self.goal.isa else f"{words}, {result.cell.isa}"

    @property
    def missed(self):
        return [result for result in self.results if not result.met]


def _has_label(goal, cell):
    if cell.family:
        return goal.labels(cell.label)
    return (cell.label.startswith("x=") == goal.hard_inputs
            and (goal.hard_inputs or not cell.label))


def _selects(goal, data, cell):
    return (goal.rows(data, cell.op) and cell.direction in goal.directions
            and cell.dtype in goal.dtypes and goal.isa in (None, cell.isa)
            and goal.threads in (None, cell.threads) and goal.sizes(data, cell.n)
            and _has_label(goal, cell))


def _geometric_mean(ratios):
    def mean(values):
        return math.exp(sum(map(math.log, values)) / len(ratios))
    return Ratio(mean(ratio.value for ratio in ratios), mean(ratio.low for ratio in ratios),
                 mean(ratio.high for ratio in ratios))


def _outcome(goal, data):
    measured = [(cell, quantity) for cell in data.all_cells()
                if _selects(goal, data, cell) and (quantity := goal.quantity(data, cell))]
    if goal.mean and measured:
        measured = [(None, _geometric_mean([quantity for _, quantity in measured]))]
    return Outcome(goal, [Result(cell, quantity, goal.bound.met_by(quantity))
                          for cell, quantity in measured])


def outcomes(data):
    """What a run says to each goal, in the order of GOALS."""
    return [_outcome(goal, data) for goal in GOALS]
