"""The tables of the families beside the element-wise functions: one section each."""

import method
import tables
import wording

# In the order of the columns; those that were not measured in a family are left out.
IMPLS = ("vact", "vact_packed", "fixed", "onednn", "onednn_gradient", "libm", "loop")
RIVALS = IMPLS[2:]


def _times(data, cell, impl):
    own = "vact_packed" if data.row(cell, "vact_packed") else "vact"
    over, under = data.row(cell, impl), data.row(cell, own)
    return f"{over['ns_median'] / under['ns_median']:.2f}x" if over else wording.NONE


def _time(row):
    return wording.time(row["ns_median"]) if row else wording.NONE


def _shares(data, cells):
    """The columns of limits that were measured: (name, share of one cell)."""
    columns = [("of the copy limit", data.share_of_limit), ("of peak", data.share_of_peak),
               ("packed, of peak", lambda cell: data.share_of_peak(cell, "vact_packed"))]
    return [(name, share) for name, share in columns if any(share(cell) for cell in cells)]


def _table(data, family):
    cells = data.family_cells(family)
    impls = [impl for impl in IMPLS if any(data.row(cell, impl) for cell in cells)]
    rivals = [impl for impl in RIVALS if impl in impls]
    shares = _shares(data, cells)
    rows = [[cell.op.partition(".")[2], cell.direction, wording.setting(
                 cell.isa, cell.dtype, cell.threads), cell.label, wording.count(cell.n),
             *(_time(data.row(cell, impl)) for impl in impls),
             *(_times(data, cell, impl) for impl in rivals),
             *(wording.percent(share(cell)) for _, share in shares)] for cell in cells]
    head = ["function", "direction", "setting", "shape", "n",
            *(wording.IMPLS[impl] for impl in impls),
            *(f"×\u00a0{wording.IMPLS[impl]}" for impl in rivals), *(name for name, _ in shares)]
    return tables.Table(method.FAMILIES[family][0], head, rows, 4)


def sections(data):
    """(table, what its columns mean) of each family that was measured."""
    measured = [family for family in method.FAMILIES if data.family_cells(family)]
    return [(_table(data, family), method.FAMILIES[family][1]) for family in measured]
