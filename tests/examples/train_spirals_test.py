#!/usr/bin/env python3
"""usage: train_spirals_test.py TRAIN_SPIRALS...

Every network must learn: the loss falls, the accuracy on new points ends at 97 % or more, and what
is printed of the learned parameters has moved. A name that is none is refused.
"""

import re
import subprocess
import sys

NAMES = ["relu", "swish", "learned-swish", "gate", "maxout"]
LEAST_PERCENT = 97.0
# What the sections of the output have learned, and what all of it was at first.
LEARNED = {"learned-swish": {"beta": 1.0}, "gate": {"beta": 1.0, "shift": 0.0}}
UNITS = 64


def run(command, *arguments):
    return subprocess.run([*command, *arguments], capture_output=True, text=True, check=False)


def sections(output):
    """The lines of each network, by its name, which stands alone in a line."""
    found = {}
    for line in output.splitlines():
        if not line.startswith(" "):
            found[line] = lines = []
        else:
            lines.append(line)
    return found


def faults_of_parameters(name, text):
    for parameter, first in LEARNED.get(name, {}).items():
        match = re.search(rf"{parameter} of the hidden units:\n((?:[-+. \d]+\n)+)", text)
        values = [float(v) for v in match[1].split()] if match else []
        if len(values) != UNITS:
            yield f"{name}: prints {len(values)} values of {parameter}"
        elif sum(abs(v - first) > 0.1 for v in values) < UNITS // 2:
            yield f"{name}: {parameter} has hardly moved"


def faults_of(name, lines):
    text = "\n".join(lines) + "\n"
    steps = [(float(l), float(a)) for l, a in re.findall(r"loss ([\d.]+), accuracy ([\d.]+) %", text)]
    if len(steps) < 2:
        yield f"{name}: no progress is printed"
        return
    if not steps[-1][0] < steps[0][0] / 2:
        yield f"{name}: the loss has not fallen: {steps}"
    if not steps[-1][1] >= LEAST_PERCENT:
        yield f"{name}: {steps[-1][1]} % are right"
    yield from faults_of_parameters(name, text)


def main(command):
    everything, unknown = run(command), run(command, "relu", "quadratic")
    print(everything.stdout, everything.stderr)
    found = sections(everything.stdout)
    faults = [f"exit code {everything.returncode}"] if everything.returncode else []
    faults += [f"{name}: is not trained" for name in NAMES if name not in found]
    for name, lines in found.items():
        faults += faults_of(name, lines)
    if unknown.returncode != 1 or "'quadratic'" not in unknown.stderr:
        faults.append(f"an unknown name gives {unknown.returncode}: {unknown.stderr}")
    print("\n".join(faults) or "all networks have learned")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
