"""Plots of time against n and of error against speed, as SVG to be put into a page."""

import io

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt  # noqa: E402  (after the choice of its back end)
from matplotlib.ticker import FuncFormatter, LogLocator, NullLocator  # noqa: E402

import families  # noqa: E402
import wording  # noqa: E402

INK, FAINT, LIMIT = "#1d2733", "#8793a1", "#dfe4ea"
STYLES = {  # in drawing order: the last one lies on top
    "libm": {"color": "#9aa5b1", "linewidth": 1.3, "linestyle": (0, (4, 2))},
    "xnnpack": {"color": "#4a9a6a", "linewidth": 1.5},
    "onednn": {"color": "#d9772b", "linewidth": 1.7},
    "vact": {"color": "#1665c0", "linewidth": 2.4},
}
PANEL = (3.0, 2.0)  # inches
CURVE = 3  # sizes that make one
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


def _panels(data, setting):
    """The activations and directions that were measured at the most sizes, with their cells."""
    panels = {}
    for cell in data.cells():
        if (cell.isa, cell.dtype, cell.threads) == setting and not cell.label:
            panels.setdefault((cell.op, cell.direction), []).append(cell)
    most = max([CURVE, *map(len, panels.values())])
    return {key: sorted(cells, key=lambda cell: cell.n)
            for key, cells in panels.items() if len(cells) == most}


def _label(grid, ops, directions):
    for axes, direction in zip(grid[0], directions):
        axes.set_title(wording.direction(direction), fontsize=11, fontweight="bold")
    for line, op in zip(grid, ops):
        line[0].set_ylabel(f"{op}\nns per element")
    for column in zip(*grid):
        lowest = [axes for axes in column if axes.get_visible()][-1]
        lowest.tick_params(labelbottom=True)
        lowest.set_xlabel("elements")


def _bytes_per_element(data, cell):
    return data.row(cell, "vact")["bytes"] / cell.n


def time_against_n(data, setting):
    """A panel per activation and direction: time per element, above the shaded copy limit."""
    panels = _panels(data, setting)
    if not panels:
        return ""
    ops = list(dict.fromkeys(op for op, _ in panels))
    directions = [name for name in wording.DIRECTIONS if any(key[1] == name for key in panels)]
    with plt.rc_context(SETTINGS):
        figure, grid = plt.subplots(
            len(ops), len(directions), sharex=True, sharey=True, squeeze=False,
            figsize=(PANEL[0] * len(directions), PANEL[1] * len(ops)), layout="constrained")
        for line, op in zip(grid, ops):
            for axes, direction in zip(line, directions):
                cells = panels.get((op, direction))
                if cells:
                    _panel(axes, data, cells, _bytes_per_element(data, cells[0]))
                else:
                    axes.set_visible(False)
        _label(grid, ops, directions)
        grid[0][0].set_ylim(bottom=_bottom(data, sum(panels.values(), [])))
        return _svg(figure)


# ---- error against speed ---------------------------------------------------------------------

ERRORS = (("absolute", "largest absolute error"), ("ulp", "largest error in ulp"))
LABELS = {"vact": ((0, 5), "center"), "onednn": ((5, -3), "left"), "xnnpack": ((0, -10), "center")}
FAMILY_PANEL = (3.2, 3.4)  # inches


def family_legend(data):
    """The colour of each implementation in the plots of errors, with its name."""
    shown = families.points(data)
    return [(STYLES[impl]["color"], wording.IMPLS[impl]) for impl in reversed(STYLES)
            if any(point.impl == impl for point in shown)]


def _scatter(axes, shown, error):
    for point in shown:
        value = getattr(point, error)
        if not value:  # exact, or no number at all: nothing that a logarithm could show
            continue
        colour = STYLES[point.impl]["color"]
        axes.scatter(point.ns_per_element, value, s=30 if point.impl == "vact" else 20,
                     color=colour, zorder=3)
        offset, side = LABELS[point.impl]
        axes.annotate(point.op, (point.ns_per_element, value), xytext=offset, ha=side,
                      textcoords="offset points", fontsize=7, color=colour)
    axes.set_xscale("log")
    axes.set_yscale("log")
    axes.margins(x=0.2, y=0.12)
    axes.grid(True, color=LIMIT, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.xaxis.set_major_formatter(FuncFormatter(lambda time, _: f"{time:g}"))
    axes.xaxis.set_minor_formatter(FuncFormatter(_few_digits))


def _few_digits(time, _):
    """0.2, 0.5, 2, 5: the marks between the powers of ten that have room."""
    return f"{time:g}" if f"{time:e}"[0] in "25" else ""


def error_against_speed(data):
    """A column per function, both kinds of errors: the best instruction set, one thread."""
    best = data.machine["isas"][-1]
    shown = [point for point in families.points(data) if point.isa == best]
    columns = [name for name in families.functions(data)
               if any(point.function == name for point in shown)]
    if not columns:
        return ""
    with plt.rc_context(SETTINGS):
        figure, grid = plt.subplots(
            len(ERRORS), len(columns), squeeze=False, sharex="col",
            figsize=(FAMILY_PANEL[0] * len(columns), FAMILY_PANEL[1] * len(ERRORS)),
            layout="constrained")
        for line, (error, label) in zip(grid, ERRORS):
            line[0].set_ylabel(label)
            for axes, function in zip(line, columns):
                _scatter(axes, [point for point in shown if point.function == function], error)
        for axes, function in zip(grid[0], columns):
            axes.set_title(function, fontsize=11, fontweight="bold")
        for axes in grid[-1]:
            axes.set_xlabel("ns per element")
        return _svg(figure)


def _svg(figure):
    stream = io.StringIO()
    figure.savefig(stream, format="svg", metadata={"Date": None})
    plt.close(figure)
    text = stream.getvalue()
    return text[text.index("<svg"):]  # without the prologue of a file of its own
