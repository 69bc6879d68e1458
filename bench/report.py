"""Writes the report: report.json, report.md, report.html and a table on the terminal."""

import json

import families
import family_tables
import goals
import method
import tables
import wording
import xnnpack_reasons


def _markdown_table(table):
    def line(cells):
        return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
    marks = ["---" if i < table.first_number else "---:" for i in range(len(table.head))]
    return "\n".join([line(table.head), line(marks), *map(line, table.rows)])


def _errors(data, cell, peer):
    """The errors of vact and of a peer where neither over- nor underflows."""
    errors = [data.row(cell, impl).get("ulp_max_inner") for impl in ("vact", peer)]
    names = [wording.IMPLS[impl] for impl in ("vact", peer)]
    return "errors: " + ", ".join(
        f"{name} {wording.ulp(error)} ulp" for name, error in zip(names, errors))


def _missed(data, outcome):
    """The cells that miss a goal, with what may be the reason: no room in memory, more accuracy."""
    goal = outcome.goal
    lines = []
    for result in outcome.missed:
        words = [f"{outcome.where(result)}: {wording.quantity(result.measured, goal.bound.unit)}"]
        share = data.share_of_limit(result.cell) if result.cell else None
        if share:
            words.append(f"{wording.percent(share)} of the copy limit")
        if goal.peer:
            words.append(_errors(data, result.cell, goal.peer))
        lines.append("- " + ", ".join(words))
    return "\n".join([f"**{goal.title}** ({goal.bound}), missed by:", "", *lines])


def markdown(data, found, notes):
    parts = ["# vact benchmark report", "## Goals", _markdown_table(tables.goals(found))]
    parts += [f"Note: {note}." for note in notes]
    parts += [_missed(data, outcome) for outcome in found if outcome.met is False]
    reasons = xnnpack_reasons.table(data, found)
    if reasons.rows:
        parts += [f"**{reasons.title}**", _markdown_table(reasons)]
    parts += ["## Machine", "\n".join(f"- {name}: {value}" for name, value in method.facts(data))]
    for setting in tables.settings(data):
        table = tables.glance(data, setting)
        parts += [f"## {table.title}", _markdown_table(table)]
    for table in (tables.xnnpack(data), families.table(data), tables.tensors(data),
                  tables.accuracy(data), tables.hard_inputs(data)):
        if table.rows:
            parts += [f"## {table.title}", _markdown_table(table)]
    for table, meaning in family_tables.sections(data):
        parts += [f"## {table.title}", meaning, _markdown_table(table)]
    parts += ["## How it was measured", method.HOW]
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
    for setting in settings:
        if setting[0] == settings[0][0]:
            _print(tables.glance(data, setting))
    for table, _ in family_tables.sections(data):
        _print(table)
    if any(outcome.measured for outcome in found):
        _print(tables.goals(found))
    for note in notes:
        print(f"note: {note}")


def _write_json(data, path):
    rows = ",\n".join(json.dumps(row, allow_nan=False) for row in data.rows)
    head = json.dumps({"machine": data.machine, "versions": data.versions,
                       "activations": data.activations}, indent=1)
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
