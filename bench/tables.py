"""The tables of the report: headings and rows of text, for whatever form they are shown in."""

from dataclasses import dataclass, replace

import wording

COMPUTING = ("vact", "onednn", "xnnpack", "libm")
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
    """The instruction sets, dtypes and thread counts that plain sizes were measured with."""
    return _unique((cell.isa, cell.dtype, cell.threads) for cell in data.cells() if not cell.label)


def _lines(data, setting):
    """The activations and directions of a setting, each with its cells by size."""
    lines = {}
    for cell in data.cells():
        if (cell.isa, cell.dtype, cell.threads) == setting and not cell.label:
            lines.setdefault((cell.op, cell.direction), {})[cell.n] = cell
    return lines


def _glance_entry(data, cell):
    if cell is None:
        return wording.NONE
    own = wording.time(data.row(cell, "vact")["ns_median"])
    return f"{own}  {wording.times(data.times_faster(cell, 'onednn'))}"


def glance(data, setting):
    """Time of vact and how many times faster than oneDNN it is, at a few sizes."""
    sizes = [n for n in GLANCE_SIZES if n in data.sizes(*setting)]
    rows = [[op, wording.direction(direction), *(_glance_entry(data, cells.get(n)) for n in sizes)]
            for (op, direction), cells in _lines(data, setting).items()]
    return Table(
        f"vact, and how many times faster than oneDNN it is: {wording.setting(*setting)}",
        ["op", "direction", *(f"n = {wording.count(n)}" for n in sizes)], rows, 2)


def _full_row(data, cell):
    rows = {impl: data.row(cell, impl) for impl in COMPUTING}
    limit = data.copy_limit(cell)
    return [
        cell.op, wording.direction(cell.direction), wording.count(cell.n),
        *(wording.time(row["ns_median"]) if row else wording.NONE for row in rows.values()),
        wording.time(limit["ns_median"]) if limit else wording.NONE,
        *(wording.times(data.times_faster(cell, impl)) for impl in COMPUTING[1:]),
        wording.percent(data.share_of_limit(cell)),
        f"{rows['vact']['gbps']:.3g}"]


def full(data, setting):
    """Everything that was measured at plain sizes in one setting."""
    rows = [_full_row(data, cell)
            for cells in _lines(data, setting).values() for cell in cells.values()]
    return Table(wording.setting(*setting), [
        "op", "direction", "n", *(wording.IMPLS[impl] for impl in COMPUTING), "copy limit",
        *(f"×\u00a0{wording.IMPLS[impl]}" for impl in COMPUTING[1:]), "of the copy limit", "GB/s"],
        rows, 2)


def _xnnpack_entry(data, cell):
    if cell is None or not data.row(cell, "xnnpack"):
        return wording.NONE
    return wording.times(data.times_faster(cell, "xnnpack"))


def xnnpack(data):
    """How many times faster than XNNPACK vact is, and whether it is also as accurate."""
    rows = []
    for setting in settings(data):
        for (op, direction), cells in _lines(data, setting).items():
            compared = [cell for cell in cells.values() if data.row(cell, "xnnpack")]
            if compared:
                rows.append([
                    op, wording.direction(direction), wording.setting(*setting),
                    "yes" if data.as_accurate(compared[0], "xnnpack") else "no",
                    *(_xnnpack_entry(data, cells.get(n)) for n in GLANCE_SIZES)])
    head = ["op", "direction", "setting", "as accurate",
            *(f"n = {wording.count(n)}" for n in GLANCE_SIZES)]
    return Table("vact, in times as fast as XNNPACK", head, rows, 4)


def tensors(data):
    """The tensors of real networks, one thread and all."""
    cells = [cell for cell in data.cells() if cell.label and not cell.label.startswith("x=")]
    rows = []
    for cell in (cell for cell in cells if cell.threads == 1):
        most = replace(cell, threads=max(other.threads for other in cells))
        all_row = data.row(most, "vact")
        rows.append([
            cell.label, cell.op, wording.direction(cell.direction), f"{cell.n:,}",
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
        return (wording.NONE, wording.NONE, wording.NONE)
    worst = wording.ulp(row["ulp_max"])
    if row["ulp_max"] != 0:
        worst += f" at x = {row['ulp_max_input']:.4g}"
    return (worst, wording.ulp(row["ulp_max_inner"]), wording.absolute(row["abs_max"]))


def accuracy(data):
    """Largest errors: over all inputs, where exp neither over- nor underflows, and absolute."""
    measured = [row for row in data.rows if "ulp_max" in row]
    impls = [impl for impl in COMPUTING if any(row["impl"] == impl for row in measured)]
    lines = {}
    for row in measured:
        where = (row["op"], row["direction"], row["dtype"], row["isa"])
        lines.setdefault(where, {})[row["impl"]] = row
    isas = {}  # those with equal errors share a line
    for (op, direction, dtype, isa), line in lines.items():
        errors = tuple(text for impl in impls for text in _accuracy_entry(line.get(impl)))
        isas.setdefault((op, direction, dtype), {}).setdefault(errors, []).append(isa)
    rows = [[op, wording.direction(direction), dtype, ", ".join(names), *errors]
            for (op, direction, dtype), found in isas.items() for errors, names in found.items()]
    head = ["op", "direction", "dtype", "isa"]
    for impl in impls:
        head += [f"{wording.IMPLS[impl]}, ulp, all x", "ulp, |x| <= 80", "absolute, |x| <= 16"]
    return Table("Largest errors, in ulp of the dtype and absolute", head, rows, 4)


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
    rows = [[op, wording.direction(direction), isa,
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
