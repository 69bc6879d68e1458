"""Writes the report: report.json, report.md, report.html and a table on the terminal."""

import json

import goals
import tables
import wording

HOW = """\
One process per instruction set; oneDNN is limited to the same one. In each cell the repetitions of
all implementations and thread counts take turns in random order, on the same 64-byte aligned
arrays (x uniform in (-8, 8), dy in (-1, 1)). A time is the median over the repetitions; with one
thread it is the CPU time of that thread, with more it is wall time. The spread of a ratio is the
range that the quartiles of both sides leave. oneDNN's primitive is created once, outside of the
time. The libm loop is plain C, -O3. The copy limit is the faster of a plain and a streaming copy
of the same bytes (forward: one load and one store; backward: two loads and one store), with at
most as many threads. Errors are the largest over a million finite inputs, spread evenly over the
bit patterns, in ulp of the exact result (backward: of the sum of the magnitudes of its terms).
"""


def facts(data):
    """The machine and the versions as pairs of words."""
    machine, versions = data.machine, data.versions
    caches = ", ".join(f"{level} {wording.amount(size)}"
                       for level, size in machine["caches"].items())
    return [
        ("CPU", f"{machine['cpu']}, {machine['cores']} cores, {machine['mhz']} MHz"),
        ("Caches", caches),
        ("Memory", f"{wording.amount(machine['memory_bytes'])}, "
                   f"transparent huge pages: {machine['transparent_huge_pages']}"),
        ("System", f"{versions['system']}, {machine['kernel']}, {versions['libc']}"),
        ("vact", f"{versions['vact']}, commit {versions['commit']}, {versions['compiler']}"),
        ("oneDNN", versions["onednn"] or "not installed"),
        ("Google Benchmark", versions["google_benchmark"]),
        ("Disturbed", f"{data.interrupted():.0%} of the measurements with one thread"),
        ("Date", machine["date"]),
    ]


def _markdown_table(table):
    def line(cells):
        return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
    marks = ["---" if i < table.first_number else "---:" for i in range(len(table.head))]
    return "\n".join([line(table.head), line(marks), *map(line, table.rows)])


def _missed(data, outcome):
    """The cells that miss a goal, each with the room that the memory leaves."""
    bound = outcome.goal.bound
    lines = []
    for result in outcome.missed:
        line = f"- {outcome.where(result)}: {wording.quantity(result.measured, bound.unit)}"
        share = data.share_of_limit(result.cell)
        lines.append(f"{line}, {wording.percent(share)} of the copy limit" if share else line)
    return "\n".join([f"**{outcome.goal.title}** ({bound}), missed by:", "", *lines])


def markdown(data, found, notes):
    parts = ["# vact benchmark report", "## Goals", _markdown_table(tables.goals(found))]
    parts += [f"Note: {note}." for note in notes]
    parts += [_missed(data, outcome) for outcome in found if outcome.met is False]
    parts += ["## Machine", "\n".join(f"- {name}: {value}" for name, value in facts(data))]
    for isa, threads in tables.settings(data):
        table = tables.glance(data, isa, threads)
        parts += [f"## {table.title}", _markdown_table(table)]
    for table in (tables.tensors(data), tables.accuracy(data), tables.hard_inputs(data)):
        if table.rows:
            parts += [f"## {table.title}", _markdown_table(table)]
    parts += ["## How it was measured", HOW]
    return "\n\n".join(parts).rstrip() + "\n"


def _print(table):
    widths = [max(len(row[i]) for row in [table.head, *table.rows])
              for i in range(len(table.head))]
    print(f"\n{table.title}")
    for row in (table.head, *table.rows):
        cells = [text.ljust(width) if i < table.first_number else text.rjust(width)
                 for i, (text, width) in enumerate(zip(row, widths))]
        print("  ".join(cells).rstrip())


def terminal(data, found, notes):
    """The tables of the main settings: the best instruction set, with one thread and with all."""
    settings = tables.settings(data)
    for isa, threads in settings:
        if isa == settings[0][0]:
            _print(tables.glance(data, isa, threads))
    if any(outcome.measured for outcome in found):
        _print(tables.goals(found))
    for note in notes:
        print(f"note: {note}")


def _write_json(data, path):
    rows = ",\n".join(json.dumps(row, allow_nan=False) for row in data.rows)
    head = json.dumps({"machine": data.machine, "versions": data.versions}, indent=1)
    path.write_text(f'{head[:-2]},\n "rows": [\n{rows}\n]}}\n')


def write(data, folder, notes):
    """Writes all forms to the folder and shows the terminal's; returns the files."""
    found = goals.outcomes(data)
    files = [folder / "report.json", folder / "report.md"]
    _write_json(data, files[0])
    files[1].write_text(markdown(data, found, notes))
    try:
        import report_html
    except ModuleNotFoundError:
        pass  # named among the notes
    else:
        files.append(folder / "report.html")
        files[-1].write_text(report_html.render(data, found, notes))
    terminal(data, found, notes)
    print("\n" + "\n".join(map(str, files)))
    return files
