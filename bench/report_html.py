"""The report as one HTML page with everything inside."""

import math
from dataclasses import dataclass
from pathlib import Path

import jinja2

import families
import family_tables
import method
import tables
import wording
import xnnpack_reasons

try:
    import plots
except ModuleNotFoundError:
    plots = None  # named among the notes

TEMPLATE = "report.html.jinja"
HEADLINE_SIZES = (4096, 65536)


@dataclass(frozen=True)
class Setting:
    """What was measured with one instruction set, dtype and thread count."""
    name: str
    plot: str
    glance: tables.Table
    full: tables.Table


def _setting(data, setting):
    plot = plots.time_against_n(data, setting) if plots else ""
    return Setting(wording.setting(*setting), plot, tables.glance(data, setting),
                   tables.full(data, setting))


def _mean_speed_up(data, peer, isa, direction):
    """The geometric mean over activations and the headline sizes, f32, one thread."""
    ratios = [data.times_faster(cell, peer) for cell in data.cells()
              if (cell.isa, cell.dtype, cell.threads, cell.label, cell.direction)
              == (isa, "f32", 1, "", direction) and cell.n in HEADLINE_SIZES]
    values = [ratio.value for ratio in ratios if ratio]
    return math.exp(sum(map(math.log, values)) / len(values)) if values else None


def _headlines(data, found):
    """The few figures at the top: a number and what it is."""
    measured = [outcome for outcome in found if outcome.measured]
    met = sum(outcome.met for outcome in measured)
    lines = [(f"{met} of {len(measured)}", "speed goals met")] if measured else []
    best = data.machine["isas"][-1]
    settings = [("onednn", best, "forward"), ("onednn", best, "backward"),
                ("xnnpack", best, "forward")]
    settings += [("onednn", isa, direction) for isa in data.machine["isas"][-2::-1]
                 for direction in ("forward", "backward")]
    for peer, isa, direction in settings:
        mean = _mean_speed_up(data, peer, isa, direction)
        if mean:
            lines.append((f"{mean:.2f}×", f"as fast as {wording.IMPLS[peer]} {direction}: {isa}, "
                                          "one thread, mean over 4K and 64K elements"))
    return lines[:6]


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
    settings = [_setting(data, setting) for setting in tables.settings(data)]
    return environment.get_template(TEMPLATE).render(
        goals=list(zip(found, tables.goals(found).rows)), goal_head=tables.goals(found).head,
        verdict=wording.verdict, settings=settings, headlines=_headlines(data, found),
        xnnpack=tables.xnnpack(data), reasons=xnnpack_reasons.table(data, found),
        sections=family_tables.sections(data), families=families.table(data),
        family_plot=plots.error_against_speed(data) if plots else "",
        family_legend=plots.family_legend(data) if plots else [],
        tensors=tables.tensors(data), accuracy=tables.accuracy(data),
        hard_inputs=tables.hard_inputs(data), facts=method.facts(data), how=method.HOW,
        legend=plots.legend() if plots else [], notes=notes, data=data) + "\n"
