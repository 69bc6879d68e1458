"""Error against speed: the rows that approximate one function, and the peers' forms of it."""

from dataclasses import dataclass

import tables
import wording

SIZE = 4096


@dataclass(frozen=True)
class Point:
    """One implementation of one row: how fast it is, and how far from the function."""
    function: str
    op: str
    impl: str
    isa: str
    ns_per_element: float
    ulp: float
    absolute: float

    @property
    def name(self):
        return self.op if self.impl == "vact" else f"{wording.IMPLS[self.impl]} {self.op}"


def _point(data, row):
    return Point(data.activations[row["op"]]["family"], row["op"], row["impl"], row["isa"],
                 row["ns_median"] / row["n"], row["family_ulp_max_inner"], row["family_abs_max"])


def _is_shown(row):
    return (row["impl"] != "libm" and row.get("family_abs_max") is not None
            and (row["n"], row["threads"], row["label"]) == (SIZE, 1, ""))


def points(data):
    """One thread, f32, forward. What a peer has for several rows stands once, for the function."""
    found = {}
    for row in filter(_is_shown, data.rows):
        point = _point(data, row)
        what = point.op if point.impl == "vact" else (point.ulp, point.absolute)
        key = (point.function, point.impl, point.isa, what)
        if key not in found or point.op == point.function:
            found[key] = point
    return list(found.values())


def functions(data):
    return list(dict.fromkeys(row["family"] for row in data.activations.values() if row["family"]))


def table(data):
    """The points in numbers."""
    rows = [[point.function, point.name, point.isa, f"{point.ns_per_element:.3f}",
             f"{1 / point.ns_per_element:.2f}", wording.absolute(point.absolute),
             wording.ulp(point.ulp)]
            for point in sorted(points(data), key=lambda point: (
                point.function, point.isa, point.ns_per_element))]
    head = ["function", "row", "isa", "ns per element", "elements per ns", "absolute error",
            "error in ulp"]
    return tables.Table(f"Error against speed, forward, n = {wording.count(SIZE)}", head, rows, 3)
