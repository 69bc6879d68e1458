"""Plots of time against n, as SVG to be put into a page."""

import io

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402  (after the choice of its back end)
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator  # noqa: E402

import wording  # noqa: E402

INK, FAINT, LIMIT = "#1d2733", "#8793a1", "#dfe4ea"
STYLES = {  # in drawing order: the last one lies on top
    "libm": {"color": "#9aa5b1", "linewidth": 1.3, "linestyle": (0, (4, 2))},
    "onednn": {"color": "#d9772b", "linewidth": 1.7},
    "vact": {"color": "#1665c0", "linewidth": 2.4},
}
PANEL = (3.0, 2.35)  # inches
SETTINGS = {
    "svg.fonttype": "none", "svg.hashsalt": "vact", "font.family": "sans-serif", "font.size": 9,
    "axes.edgecolor": FAINT, "axes.labelcolor": INK, "text.color": INK, "axes.linewidth": 0.7,
    "xtick.color": INK, "ytick.color": INK, "axes.spines.top": False, "axes.spines.right": False,
    "figure.facecolor": "none", "axes.facecolor": "none", "legend.frameon": False,
}


def legend():
    """The colour of each line and of the floor, with its name, for the page around the plots."""
    return [(style["color"], wording.IMPLS[impl]) for impl, style in reversed(STYLES.items())] + [
        (LIMIT, "faster than a copy")]


def _curve(cells, row_of):
    rows = [(cell.n, row_of(cell)) for cell in cells]
    points = [(n, row["ns_median"] / n) for n, row in rows if row]
    return [n for n, _ in points], [time for _, time in points]


def _cache_marks(axes, data, bytes_per_element):
    for level, size in data.machine["caches"].items():
        n = size / bytes_per_element
        axes.axvline(n, color=FAINT, linewidth=0.6, linestyle=":")
        axes.annotate(level, (n, 1), xycoords=("data", "axes fraction"), xytext=(-3, -8),
                      textcoords="offset points", ha="right", fontsize=7, color=FAINT)


def _panel(axes, data, cells, bytes_per_element):
    sizes, limit = _curve(cells, data.copy_limit)
    axes.set_xscale("log", base=2)
    axes.set_yscale("log")
    if limit:
        axes.fill_between(sizes, limit, 1e-9, color=LIMIT, linewidth=0)
        axes.plot(sizes, limit, color=FAINT, linewidth=0.9)
    for impl, style in STYLES.items():
        n, times = _curve(cells, lambda cell, impl=impl: data.row(cell, impl))
        if n:
            axes.plot(n, times, solid_capstyle="round", **style)
    _cache_marks(axes, data, bytes_per_element)
    axes.grid(True, axis="y", color=LIMIT, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_locator(LogLocator(base=16))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda n, _: wording.count(round(n))))
    axes.yaxis.set_minor_locator(NullLocator())
    axes.yaxis.set_major_formatter(FuncFormatter(lambda time, _: f"{time:g}"))


def _bottom(data, cells):
    """Just below the lowest copy limit: nothing can be lower."""
    return 0.7 * min(min(_curve([cell], data.copy_limit)[1], default=1e-2) for cell in cells)


def _panels(data, isa, threads):
    panels = {}
    for cell in data.cells():
        if (cell.isa, cell.threads, cell.label) == (isa, threads, ""):
            panels.setdefault(cell.direction, {}).setdefault(cell.op, []).append(cell)
    return panels


def _label(grid, rows, columns):
    for axes, op in zip(grid[0], columns):
        axes.set_title(op, fontsize=11, fontweight="bold")
    for line, direction in zip(grid, rows):
        line[0].set_ylabel(f"{wording.DIRECTIONS[direction]}\nns per element")
    for column in zip(*grid):
        lowest = [axes for axes in column if axes.get_visible()][-1]
        lowest.tick_params(labelbottom=True)
        lowest.set_xlabel("elements")


def time_against_n(data, isa, threads):
    """A panel per activation and direction: time per element, above the shaded copy limit."""
    panels = _panels(data, isa, threads)
    columns = list(dict.fromkeys(op for ops in panels.values() for op in ops))
    with plt.rc_context(SETTINGS):
        figure, grid = plt.subplots(
            len(panels), len(columns), sharex=True, sharey=True, squeeze=False,
            figsize=(PANEL[0] * len(columns), PANEL[1] * len(panels)), layout="constrained")
        for line, ops in zip(grid, panels.values()):
            for axes, op in zip(line, columns):
                if op not in ops:
                    axes.set_visible(False)
                    continue
                cells = sorted(ops[op], key=lambda cell: cell.n)
                _panel(axes, data, cells, 8 if cells[0].direction == "forward" else 12)
        _label(grid, panels, columns)
        everything = [cell for ops in panels.values() for cells in ops.values() for cell in cells]
        grid[0][0].set_ylim(bottom=_bottom(data, everything))
        return _svg(figure)


def _svg(figure):
    stream = io.StringIO()
    figure.savefig(stream, format="svg", metadata={"Date": None})
    plt.close(figure)
    text = stream.getvalue()
    return text[text.index("<svg"):]  # without the prologue of a file of its own
