#!/usr/bin/env python3
"""Makes the headers of this directory: every constant of the formulas that is not plain mathematics.

    simd/coef/make_coefficients.py            all of them
    simd/coef/make_coefficients.py exp tanh   these

Each <family>.py beside this file prints the constants of one header, <family>.h. Needs sollya (Debian:
apt-get install sollya), whose fpminimax finds the best polynomial among those with float
coefficients. The headers are committed, so building vact needs neither.
"""

import contextlib
import importlib
import io
import pathlib
import sys

sys.dont_write_bytecode = True
here = pathlib.Path(__file__).resolve().parent


def families():
    return sorted(p.stem for p in here.glob("*.py") if p.stem not in ("make_coefficients", "fitting"))


def make(family):
    guard = f"VACT_COEF_{family.upper()}_H"
    constants = io.StringIO()
    with contextlib.redirect_stdout(constants):
        importlib.import_module(family).main()
    (here / f"{family}.h").write_text(
        f"/* Made by make_coefficients.py from {family}.py. Do not edit. */\n"
        f"#ifndef {guard}\n#define {guard}\n{constants.getvalue()}\n#endif\n"
    )


for name in sys.argv[1:] or families():
    make(name)
