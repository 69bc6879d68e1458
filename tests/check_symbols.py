#!/usr/bin/env python3
"""What the libraries show to the outside: exported names, and code that runs at start-up.

usage: check_symbols.py LIBVACT_SO OBJECT...

The shared library may export names that begin with vact_ and must export every function of the
public header; no object may bring a global constructor or destructor.
"""

import re
import subprocess
import sys
from pathlib import Path

HEADER = Path(__file__).resolve().parent.parent / "include" / "vact" / "vact.h"
AT_START_OR_END = (".init_array", ".preinit_array", ".fini_array", ".ctors", ".dtors", ".init", ".fini")


def lines_of(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def exported_names(library):
    return {line.split()[-1].split("@")[0] for line in lines_of("nm", "-D", "--defined-only", library)}


def declared_names():
    return set(re.findall(r"^VACT_API [^(]*?(vact_\w+)\(", HEADER.read_text(), re.MULTILINE))


def start_up_sections(obj):
    names = re.findall(r"^ *\[ *\d+\] (\S+)", "\n".join(lines_of("readelf", "-SW", obj)), re.MULTILINE)
    return [name for name in names if any(name == s or name.startswith(s + ".") for s in AT_START_OR_END)]


def main(library, objects):
    exported, declared = exported_names(library), declared_names()
    faults = [f"{library}: exports {name}" for name in sorted(exported) if not name.startswith("vact_")]
    faults += [f"{library}: does not export {name}" for name in sorted(declared - exported)]
    faults += [f"{library}: exports {name}, which vact.h does not declare"
               for name in sorted(exported - declared) if name.startswith("vact_")]
    for obj in objects:
        faults += [f"{obj}: runs code at start-up or exit ({name})" for name in start_up_sections(obj)]
    print("\n".join(faults) or f"{len(exported)} exported names and {len(objects)} objects are clean")
    return 1 if faults or not declared or not objects else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
