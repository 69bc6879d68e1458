"""The report as one HTML page with everything inside."""

import math
from dataclasses import dataclass
from pathlib import Path

import jinja2

import method
import tables
import wording

try:
    import plots
except ModuleNotFoundError:
    plots = None  # named among the notes

TEMPLATE = "report.html.jinja"
HEADLINE_SIZES = (4096, 65536)


@dataclass(frozen=True)
class Setting:
    """What was measured with one instruction set and thread count."""
    name: str
    best: bool  # the best instruction set of the machine
    plot: str
    glance: tables.Table
    full: tables.Table


def _setting(data, isa, threads):
    several_sizes = len(data.sizes()) > 1
    plot = plots.time_against_n(data, isa, threads) if plots and several_sizes else ""
    return Setting(f"{isa}, {threads} thread{'s' if threads > 1 else ''}",
                   isa == data.machine["isas"][-1], plot,
                   tables.glance(data, isa, threads), tables.full(data, isa, threads))


def _mean_speed_up(data, isa, direction):
    """The geometric mean over activations and the headline sizes, one thread."""
    ratios = [data.times_faster(cell, "onednn") for cell in data.cells()
              if (cell.isa, cell.threads, cell.label, cell.direction) == (isa, 1, "", direction)
              and cell.n in HEADLINE_SIZES]
    values = [ratio.value for ratio in ratios if ratio]
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None


def _headlines(data, found):
    """The few figures at the top: a number and what it is."""
    measured = [outcome for outcome in found if outcome.measured]
    met = sum(outcome.met for outcome in measured)
    lines = [(f"{met} of {len(measured)}", "speed goals met")] if measured else []
    for isa in data.machine["isas"][::-1]:
        for direction in ("forward", "backward"):
            mean = _mean_speed_up(data, isa, direction)
            if mean:
                lines.append((f"{mean:.2f}×", f"as fast as oneDNN {direction}: {isa}, one thread, "
                                              "mean over 4K and 64K elements"))
    return lines[:5]


def _heat(text):
    """The class of a table cell that ends in a ratio: how far above or below 1 it is."""
    last = text.rsplit(" ", 1)[-1]
    if not last.endswith("x"):
        return ""
    value = float(last[:-1])
    steps = ((4, "faster4"), (2, "faster3"), (1.35, "faster2"), (1.05, "faster1"), (0.95, "same"))
    return next((name for least, name in steps if value >= least), "slower")


def _share(text):
    """The width of the bar behind a share of the copy limit, the limit being all of it."""
    return min(100, int(text[:-2])) if text.endswith(" %") else None


def render(data, found, notes):
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True,
        trim_blocks=True, lstrip_blocks=True)
    environment.globals.update(heat=_heat, share=_share)
    settings = [_setting(data, isa, threads) for isa, threads in tables.settings(data)]
    return environment.get_template(TEMPLATE).render(
        goals=list(zip(found, tables.goals(found).rows)), goal_head=tables.goals(found).head,
        verdict=wording.verdict, settings=settings, headlines=_headlines(data, found),
        tensors=tables.tensors(data), accuracy=tables.accuracy(data),
        hard_inputs=tables.hard_inputs(data), facts=method.facts(data), how=method.HOW,
        legend=plots.legend() if plots else [], notes=notes, data=data) + "\n"
