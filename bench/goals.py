"""The speeds that vact sets out to reach, and whether a run reached them.

GOALS is the list; a goal is a bound on one quantity, in every cell that it selects.
"""

from dataclasses import dataclass, replace
from typing import Callable, Optional

import wording
from measurements import Ratio, ratio

ALL = ("relu", "sigmoid", "tanh", "swish")
FORWARD = ("forward",)
BACKWARD = ("backward", "backward_from_output")
BOTH = FORWARD + BACKWARD


# ---- quantities: (measurements, cell) -> Ratio, or None where it was not measured ----

def nanoseconds(data, cell):
    row = data.row(cell, "vact")
    return row and Ratio(row["ns_median"], row["ns_q1"], row["ns_q3"])


def times_onednn(data, cell):
    return data.times_faster(cell, "onednn")


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


# ---- sizes: (measurements, n) -> whether the goal is about them ----

def sizes(*wanted):
    return lambda data, n: n in wanted


def every_size(data, n):
    return True


def beyond_last_level(data, n):
    return 4 * n >= 2 * data.machine["last_level_cache_bytes"]


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
    ops: tuple = ALL
    directions: tuple = BOTH
    isa: Optional[str] = "avx512"  # None: every one
    threads: int = 1
    hard_inputs: bool = False  # about the blocks of constant inputs, not about the random mix


GOALS = (
    Goal("16 elements through the public API", nanoseconds, at_most(25, unit="ns"), sizes(16)),
    Goal("16 elements against oneDNN", times_onednn, at_least(8), sizes(16)),
    Goal("256 elements against oneDNN", times_onednn, at_least(4), sizes(256)),
    Goal("4K and 64K against oneDNN: sigmoid and swish forward", times_onednn, at_least(1.7),
         sizes(4096, 65536), ("sigmoid", "swish"), FORWARD),
    Goal("4K and 64K against oneDNN: sigmoid and swish backward", times_onednn, at_least(1.6),
         sizes(4096, 65536), ("sigmoid", "swish"), BACKWARD),
    Goal("4K and 64K against oneDNN: tanh forward", times_onednn, at_least(1.3),
         sizes(4096, 65536), ("tanh",), FORWARD),
    Goal("4K and 64K against oneDNN: tanh backward", times_onednn, at_least(1.5),
         sizes(4096, 65536), ("tanh",), BACKWARD),
    Goal("4K and 64K: relu, share of the copy limit", share_of_copy, at_least(0.85),
         sizes(4096, 65536), ("relu",)),
    Goal("Beyond the last-level cache against oneDNN", times_onednn, at_least(1.35),
         beyond_last_level),
    Goal("Beyond the last-level cache, share of a streaming copy", share_of_streaming_copy,
         at_least(0.9), beyond_last_level),
    Goal("Two threads against one, 64K up to the last-level cache", times_one_thread,
         at_least(1.7), up_to_last_level, threads=2),
    Goal("Two threads against one, any size: never slower", times_one_thread,
         at_least(1.0, within_spread=True), every_size, threads=2),
    Goal("AVX2 against oneDNN on AVX2: sigmoid and swish, 4K and 64K", times_onednn,
         at_least(1.8), sizes(4096, 65536), ("sigmoid", "swish"), isa="avx2"),
    Goal("AVX2 against oneDNN on AVX2: tanh, 4K and 64K", times_onednn, at_least(3),
         sizes(4096, 65536), ("tanh",), isa="avx2"),
    Goal("Blocks of x = -90, -100, -1e9, 1e-40 against x = 1", times_easy_input, at_most(3),
         every_size, isa=None, hard_inputs=True),
)


@dataclass(frozen=True)
class Result:
    cell: object
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
        words = wording.cell(result.cell)
        return words if self.goal.isa else f"{words}, {result.cell.isa}"

    @property
    def missed(self):
        return [result for result in self.results if not result.met]


def _selects(goal, data, cell):
    return (cell.op in goal.ops and cell.direction in goal.directions
            and goal.isa in (None, cell.isa) and cell.threads == goal.threads and goal.sizes(data, cell.n)
            and cell.label.startswith("x=") == goal.hard_inputs
            and (goal.hard_inputs or not cell.label))


def _outcome(goal, data):
    results = []
    for cell in data.cells():
        measured = goal.quantity(data, cell) if _selects(goal, data, cell) else None
        if measured:
            results.append(Result(cell, measured, goal.bound.met_by(measured)))
    return Outcome(goal, results)


def outcomes(data):
    """What a run says to each goal, in the order of GOALS."""
    return [_outcome(goal, data) for goal in GOALS]
