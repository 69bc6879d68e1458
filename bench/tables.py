"""The tables of the report: headings and rows of text, for whatever form they are shown in."""

from dataclasses import dataclass, replace

import wording

COMPUTING = ("vact", "onednn", "libm")
GLANCE_SIZES = (16, 256, 4096, 65536, 1 << 20, 1 << 24, 1 << 26)


@dataclass(frozen=True)
class Table:
    title: str
    head: list
    rows: list
    first_number: int = 1  # the columns before this one are words


def _unique(values):
    return list(dict.fromkeys(values))


def settings(data):
    """The pairs of instruction set and thread count that plain sizes were measured with."""
    return _unique((cell.isa, cell.threads) for cell in data.cells() if not cell.label)


def _name(isa, threads):
    return f"{isa}, {threads} thread{'s' if threads > 1 else ''}"


def _lines(data, isa, threads):
    """The activations and directions of a setting, each with its cells by size."""
    lines = {}
    for cell in data.cells():
        if (cell.isa, cell.threads, cell.label) == (isa, threads, ""):
            lines.setdefault((cell.op, cell.direction), {})[cell.n] = cell
    return lines


def _glance_entry(data, cell):
    if cell is None:
        return wording.NONE
    own = wording.time(data.row(cell, "vact")["ns_median"])
    return f"{own}  {wording.times(data.times_faster(cell, 'onednn'))}"


def glance(data, isa, threads):
    """Time of vact and how many times faster than oneDNN it is, at a few sizes."""
    sizes = [n for n in GLANCE_SIZES if n in data.sizes()]
    rows = [[op, wording.DIRECTIONS[direction], *(_glance_entry(data, cells.get(n)) for n in sizes)]
            for (op, direction), cells in _lines(data, isa, threads).items()]
    return Table(f"vact, and how many times faster than oneDNN it is: {_name(isa, threads)}",
                 ["op", "direction", *(f"n = {wording.count(n)}" for n in sizes)], rows, 2)


def _full_row(data, cell):
    rows = {impl: data.row(cell, impl) for impl in COMPUTING}
    limit = data.copy_limit(cell)
    return [
        cell.op, wording.DIRECTIONS[cell.direction], wording.count(cell.n),
        *(wording.time(row["ns_median"]) if row else wording.NONE for row in rows.values()),
        wording.time(limit["ns_median"]) if limit else wording.NONE,
        wording.times(data.times_faster(cell, "onednn")),
        wording.times(data.times_faster(cell, "libm")),
        wording.percent(data.share_of_limit(cell)),
        f"{rows['vact']['gbps']:.3g}"]


def full(data, isa, threads):
    """Everything that was measured at plain sizes in one setting."""
    rows = [_full_row(data, cell)
            for cells in _lines(data, isa, threads).values() for cell in cells.values()]
    return Table(_name(isa, threads), [
        "op", "direction", "n", "vact", "oneDNN", "libm loop", "copy limit", "×\u00a0oneDNN", "×\u00a0libm",
        "of the copy limit", "GB/s"], rows, 2)


def tensors(data):
    """The tensors of real networks, one thread and all."""
    cells = [cell for cell in data.cells() if cell.label and not cell.label.startswith("x=")]
    rows = []
    for cell in (cell for cell in cells if cell.threads == 1):
        most = replace(cell, threads=max(other.threads for other in cells))
        all_row = data.row(most, "vact")
        rows.append([
            cell.label, cell.op, wording.DIRECTIONS[cell.direction], f"{cell.n:,}",
            wording.time(data.row(cell, "vact")["ns_median"]),
            wording.times(data.times_faster(cell, "onednn")),
            wording.times(data.times_faster(cell, "libm")),
            wording.percent(data.share_of_limit(cell)),
            wording.time(all_row["ns_median"]) if all_row else wording.NONE,
            wording.times(data.times_faster(most, "onednn")) if all_row else wording.NONE])
    head = ["tensor", "op", "direction", "elements", "vact", "×\u00a0oneDNN", "×\u00a0libm",
            "of the copy limit", "vact, all threads", "×\u00a0oneDNN, all threads"]
    isas = ", ".join(_unique(cell.isa for cell in cells))
    return Table(f"Tensors of real networks: {isas}, one thread and all", head, rows, 3)


def _accuracy_entry(row):
    if not row:
        return (wording.NONE, wording.NONE)
    worst = wording.ulp(row["ulp_max"])
    if row["ulp_max"] != 0:
        worst += f" at x = {row['ulp_max_input']:.4g}"
    return (worst, wording.ulp(row["ulp_max_inner"]))


def accuracy(data):
    """Largest errors in ulp: over all inputs, and where exp neither over- nor underflows."""
    impls = [impl for impl in COMPUTING if any(row["impl"] == impl for row in data.rows)]
    lines = {}
    for row in data.rows:
        if row["impl"] in impls:
            lines.setdefault((row["op"], row["direction"], row["isa"]), {})[row["impl"]] = row
    isas = {}  # those with equal errors share a line
    for (op, direction, isa), line in lines.items():
        errors = tuple(text for impl in impls for text in _accuracy_entry(line.get(impl)))
        isas.setdefault((op, direction), {}).setdefault(errors, []).append(isa)
    rows = [[op, wording.DIRECTIONS[direction], ", ".join(names), *errors]
            for (op, direction), found in isas.items() for errors, names in found.items()]
    head = ["op", "direction", "isa"]
    for impl in impls:
        head += [f"{wording.IMPLS[impl]}, all x", "|x| <= 80"]
    return Table("Largest error in ulp", head, rows, 3)


def _slowest_block(data, cells, impl):
    easy = next((data.row(cell, impl) for cell in cells if cell.label == "x=1"), None)
    hard = [(row["ns_median"] / easy["ns_median"], cell.label) for cell in cells
            if (row := data.row(cell, impl)) and cell.label != "x=1"] if easy else []
    if not hard:
        return wording.NONE
    times, label = max(hard)
    return f"{times:.2f}x, {label}"


def hard_inputs(data):
    """Blocks of one value that a CPU may be slow on, as times of the block of x = 1."""
    blocks = {}
    for cell in data.cells():
        if cell.label.startswith("x=") and cell.threads == 1:
            blocks.setdefault((cell.op, cell.direction, cell.isa), []).append(cell)
    labels = _unique(cell.label for cells in blocks.values() for cell in cells)
    rows = [[op, wording.DIRECTIONS[direction], isa,
             *(_slowest_block(data, cells, impl) for impl in COMPUTING)]
            for (op, direction, isa), cells in blocks.items()]
    head = ["op", "direction", "isa", *(wording.IMPLS[impl] for impl in COMPUTING)]
    return Table(f"Slowest of the blocks {', '.join(labels[1:])}, in times of x=1", head, rows, 3)


def goals(found):
    """Each goal with the worst cell of its kind."""
    rows = []
    for outcome in found:
        goal = outcome.goal
        if outcome.measured:
            worst = outcome.worst
            measured = wording.quantity(worst.measured, goal.bound.unit)
            where = outcome.where(worst)
            cells = f"{len(outcome.results) - len(outcome.missed)} of {len(outcome.results)}"
        else:
            measured = where = cells = wording.NONE
        rows.append([goal.title, str(goal.bound), measured, where, cells,
                     wording.verdict(outcome.met)])
    head = ["goal", "bound", "worst (spread)", "where", "cells met", "verdict"]
    return Table("Goals", head, rows, len(head))
