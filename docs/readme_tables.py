#!/usr/bin/env python3
"""Makes the tables of README.md from the table of activations and from the committed records.

    docs/readme_tables.py            writes them
    docs/readme_tables.py --check    fails if README.md does not have them as they are

Each table stands between the lines <!-- NAME --> and <!-- /NAME -->. The bounds are those of
include/vact/activations.def, the errors those of docs/accuracy.md, and the times those of the report
in bench/results that is named in README.md.
"""

import json
import math
import pathlib
import re
import sys

root = pathlib.Path(__file__).resolve().parent.parent
README = root / "README.md"

SIZES = [16, 256, 4096, 65536, 1 << 20, 1 << 24]
DIRECTIONS = {"forward": "", "backward": " backward", "backward_from_output": " backward from y"}
# Of the functions beyond the rows: name, those of the measured shapes that stand in the table, and the
# row to compare with.
FAMILIES = {
    "learnable.swish": ("vact_swish", r"n = 64K|n = 49K", "swish(1.25)"),
    "learnable.gate": ("vact_gate", r"256 .* n = 64K", None),
    "learnable.prelu": ("vact_prelu", r"256 .* n = 64K", "leaky_relu(0.25)"),
    "learnable.snake": ("vact_snake", r"256 .* n = 64K", None),
    "glu.silu": ("vact_glu(silu)", r"n = 64K", None),
    "maxout.innermost": ("vact_maxout, innermost", r"[25] pieces, n = 1M", None),
    "maxout.outermost": ("vact_maxout, outermost", r"[25] pieces, n = 1M", None),
    "dense.maxout": ("vact_maxout_dense, packed", r"", None),
}
# How oneDNN's names of kernels without vectors begin.
SCALAR = ("ref", "simple")
CORE = ["relu", "sigmoid", "tanh", "silu", "gelu_erf", "gelu_tanh", "mish", "elu", "softplus", "exp", "log"]


def activations():
    """name, parameters, from_y, kind of error, bounds forward and backward."""
    for line in (root / "include/vact/activations.def").read_text().splitlines():
        match = re.match(r"VACT_ACT\((.*)\)$", line)
        if match:
            name, params, _, from_y, error, forward, backward, *_ = re.split(r",\s*(?![^(]*\))", match[1])
            yield name, params, from_y, error, forward, backward


def measured():
    """The largest error of each row and direction for dy = 1, over its parameters; an absolute one,
    which may depend on them, for the plain ones, which come first."""
    errors = {}
    for line in (root / "docs/accuracy.md").read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) < 8 or cells[1] not in DIRECTIONS or cells[2] != "1":
            continue
        name = cells[0].split("(")[0]
        key = (name, cells[1])
        if cells[4] == "ulp" or key not in errors:
            errors[key] = max(errors.get(key, 0.0), float(cells[6]))
    return errors


def power(value):
    """An absolute bound or error as a power of two."""
    return f"2^{math.log2(value):.1f}".replace(".0", "")


def accuracy_table():
    errors = measured()
    yield "| row | forward: bound | measured | backward: bound | measured | from y |"
    yield "|---|---|---|---|---|---|"
    for name, params, from_y, error, *bounds in activations():
        cells = [name + {"NONE": "", "ALPHA": "(alpha)", "ALPHA_BETA": "(alpha, beta)"}[params]]
        for direction, bound in zip(("forward", "backward"), bounds):
            worst = errors[name, direction]
            if error == "ULP":
                cells += [bound, f"{worst:.2f}"]
            else:
                cells += [f"abs. {power(float.fromhex(bound))}", power(worst)]
        cells.append("yes" if from_y == "YES" else "")
        yield "| " + " | ".join(cells) + " |"


def time(ns):
    for limit, unit, scale in ((1e3, "ns", 1), (1e6, "us", 1e3), (1e9, "ms", 1e6)):
        if ns < limit:
            return f"{ns / scale:.3g} {unit}"
    return f"{ns / 1e9:.3g} s"


def amount(n):
    for unit, scale in (("M", 1 << 20), ("K", 1 << 10)):
        if n >= scale:
            return f"{n / scale:.0f}{unit}"
    return str(n)


def times(report, dtype):
    """{(row, direction, n, label): {who: ns}} of one thread on the best instruction set; "scalar" where
    oneDNN has no vectors."""
    found = {}
    for row in report["rows"]:
        if row["isa"] == report["rows"][0]["isa"] and row["threads"] == 1 and row["dtype"] == dtype:
            key = (row["op"], row["direction"], row["n"], row["label"])
            cell = found.setdefault(key, {})
            cell[row["impl"]] = row["ns_median"]
            if row["impl"] == "onednn" and row["kernel"].startswith(SCALAR):
                cell["scalar"] = True
    return found


def ratio(cell):
    factor = cell["onednn"] / cell["vact"]
    text = f"{factor:.0f}x" if factor >= 10 else f"{factor:.1f}x"
    return f"{text} (scalar)" if "scalar" in cell else text


def entry(cell):
    return time(cell["vact"]) + (f", {ratio(cell)}" if "onednn" in cell else "")


def speed_table(report):
    cells = times(report, "f32")
    yield "| | " + " | ".join(f"n = {amount(n)}" for n in SIZES) + " |"
    yield "|---|" + "---|" * len(SIZES)
    for name in CORE:
        for direction, text in DIRECTIONS.items():
            if (name, direction, 4096, "") in cells and direction != "backward_from_output":
                keys = [(name, direction, n, "") for n in SIZES]
                row = [entry(cells[key]) if key in cells else "" for key in keys]
                yield f"| {name}{text} | " + " | ".join(row) + " |"


def dtype_table(report):
    f32, bf16, f16 = (times(report, dtype) for dtype in ("f32", "bf16", "f16"))
    yield "| n = 64K | f32 | bf16 | f16 |"
    yield "|---|---|---|---|"
    for name in CORE:
        for direction, text in list(DIRECTIONS.items())[:2]:
            key = (name, direction, 65536, "")
            if all(key in cells for cells in (f32, bf16, f16)):
                yield f"| {name}{text} | " + " | ".join(entry(cells[key]) for cells in (f32, bf16, f16)) + " |"


def family_entry(cell):
    """Of dense Maxout with its weights packed, as oneDNN's are."""
    return entry({**cell, "vact": cell.get("vact_packed", cell.get("vact"))})


def family_table(report):
    cells = times(report, "f32")
    yield "| | shape | forward | backward |"
    yield "|---|---|---|---|"
    for (op, direction, n, label), forward in cells.items():
        if op not in FAMILIES or direction != "forward":
            continue
        name, wanted, row = FAMILIES[op]
        shape = f"{label}, n = {amount(n)}"
        if re.search(wanted, shape):
            backward = cells[op, "backward", n, label]
            yield f"| {name} | {shape} | {family_entry(forward)} | {family_entry(backward)} |"
            if row:
                yield f"| the row {row} | the same | {time(forward['fixed'])} | {time(backward['fixed'])} |"


def filled(text):
    (report,) = set(re.findall(r"bench/results/[\w.-]+(?=/report\.md)", text))
    report = json.loads((root / report / "report.json").read_text())
    tables = {"accuracy": accuracy_table(), "speed": speed_table(report), "dtypes": dtype_table(report),
              "families": family_table(report)}
    for name, lines in tables.items():
        pattern = rf"(<!-- {name} -->\n).*?(<!-- /{name} -->)"
        text, count = re.subn(pattern, lambda m: m[1] + "\n".join(lines) + "\n" + m[2], text, flags=re.S)
        if count != 1:
            sys.exit(f"README.md: one table {name} is wanted, and {count} found")
    return text


def main():
    before = README.read_text()
    after = filled(before)
    if "--check" in sys.argv[1:]:
        if before != after:
            sys.exit("README.md: its tables are not those of docs/readme_tables.py: please run it")
    else:
        README.write_text(after)


main()
