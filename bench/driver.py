"""bench/run: packages, build, one run per instruction set, report."""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import machine
import measurements
import packages
import report

ROOT = Path(__file__).resolve().parent.parent

QUICK_SIZES = (16, 256, 4096, 65536)
QUICK_REPETITIONS = 7

# A thread that waits for its team spins this often, then sleeps. It is far above any wait between
# two calls in a row, and keeps a busy machine from turning one call into milliseconds of spinning.
SPIN_COUNT = "10000"

BUSY = 0.05  # a larger share of disturbed measurements is worth a note


def _isa_names():
    text = (ROOT / "include/vact/isas.def").read_text()
    return re.findall(r"^VACT_ISA\((\w+)", text, re.MULTILINE)


def _positive(text):
    if not text.isdigit() or int(text) == 0:
        raise argparse.ArgumentTypeError(f"'{text}' is not a positive number")
    return int(text)


def _regex(text):
    try:
        re.compile(text)
    except re.error as error:
        raise argparse.ArgumentTypeError(f"'{text}' is not a regular expression: {error}")
    return text


def parse_options(arguments):
    parser = argparse.ArgumentParser(
        prog="bench/run",
        allow_abbrev=False,
        description="Measures vact against oneDNN, a libm loop and a copy of the same bytes, "
        "and writes report.json, report.md and report.html to the build directory.",
    )
    parser.add_argument("--quick", action="store_true", help="few sizes, in under two minutes")
    parser.add_argument(
        "--isa", action="append", choices=_isa_names(),
        help="only this instruction set; may be repeated (default: all that this CPU has)")
    parser.add_argument(
        "--filter", type=_regex, metavar="REGEX",
        help="only benchmarks whose names match, such as '^swish/.*/n=4096/'")
    parser.add_argument(
        "--repetitions", type=_positive, metavar="N", help="measure everything N times")
    parser.add_argument(
        "--build-dir", type=Path, metavar="DIR",
        default=Path(os.environ.get("VACT_BENCH_BUILD_DIR", ROOT / "build" / "bench")),
        help="default: build/bench, or the environment variable VACT_BENCH_BUILD_DIR")
    parser.add_argument(
        "--results", type=Path, metavar="DIR",
        help="also copy the report to DIR/<machine>-onednn-<version>/")
    parser.add_argument(
        "--report-only", action="store_true", help="make the report of the last run again")
    return parser.parse_args(arguments)


def build(build_dir):
    """Configures and builds vact_bench; returns its path."""
    configure = [
        "cmake", "-S", ROOT, "-B", build_dir, "-DCMAKE_BUILD_TYPE=Release",
        "-DVACT_BUILD_BENCH=ON", "-DVACT_BUILD_TESTS=OFF"]
    if not (build_dir / "CMakeCache.txt").exists() and shutil.which("ninja"):
        configure += ["-G", "Ninja"]
    make = ["cmake", "--build", build_dir, "--target", "vact_bench", "--parallel"]
    build_dir.mkdir(parents=True, exist_ok=True)
    log = build_dir / "build.log"
    with log.open("w") as output:
        for command in (configure, make):
            if subprocess.run(command, stdout=output, stderr=subprocess.STDOUT).returncode != 0:
                output.flush()
                sys.exit(f"{log.read_text()}bench/run: the build failed, see {log}")
    return build_dir / "bench" / "vact_bench"


def run(program, isa, flags, output):
    """Runs vact_bench with one instruction set into a file; returns what it wrote."""
    environment = dict(os.environ)
    environment.setdefault("GOMP_SPINCOUNT", SPIN_COUNT)
    if isa:
        environment["VACT_ISA"] = isa
    with output.open("w") as stream:
        command = [program, "--benchmark_format=json", *flags]
        if subprocess.run(command, env=environment, stdout=stream).returncode != 0:
            sys.exit(f"bench/run: {' '.join(map(str, command))} failed")
    return json.loads(output.read_text())


def describe(program, build_dir):
    """What the program says of itself and of the machine, without measuring anything long."""
    flags = ["--benchmark_filter=^relu/forward/.*/n=1/threads=1/vact$", "--benchmark_repetitions=1"]
    return run(program, None, flags, build_dir / "describe.json")["context"]


def beyond_cache_size(context):
    """The smallest measured size whose arrays are at least twice the last cache level."""
    n = 256
    while 4 * n < 2 * int(context["last_level_cache_bytes"]):
        n *= 4
    return n


def cached_sizes(context):
    """The measured sizes whose three arrays fit the last cache level."""
    powers = [4**k for k in range(20) if 12 * 4**k <= int(context["last_level_cache_bytes"])]
    return [*powers, 17]


def choose(context, isa, quick):
    """Which benchmarks to run with an instruction set, as a regular expression on their names."""
    best = isa == context["isas"].split()[-1]
    sizes = []
    if quick:
        sizes = [*QUICK_SIZES, beyond_cache_size(context)] if best else QUICK_SIZES
    elif best:
        return "."  # the tensors too, for which once is enough
    elif isa == "portable":  # its fma is a function call: beyond the caches it would take an hour
        sizes = cached_sizes(context)
    return f"/n=({'|'.join(map(str, sizes)) or '[0-9]+'})/threads=[0-9]+/[a-z_]+$|/x=[^/]*$"


def isas_to_measure(options, context):
    """The best one first."""
    available = context["isas"].split()[::-1]
    for isa in options.isa or ():
        if isa not in available:
            print(f"bench/run: error: argument --isa: this CPU has no {isa} "
                  f"(choose from {', '.join(available)})", file=sys.stderr)
            sys.exit(2)
    return [isa for isa in available if not options.isa or isa in options.isa]


def measure(options, program):
    """One run per instruction set."""
    context = describe(program, options.build_dir)
    flags = []
    if options.repetitions or options.quick:
        flags = [f"--benchmark_repetitions={options.repetitions or QUICK_REPETITIONS}"]
    files = []
    for isa in isas_to_measure(options, context):
        print(f"bench/run: measuring {isa}", flush=True)
        chosen = options.filter or choose(context, isa, options.quick)
        files.append(options.build_dir / f"measured-{isa}.json")
        run(program, isa, [f"--benchmark_filter={chosen}", *flags], files[-1])
    (options.build_dir / "measured.json").write_text(json.dumps([file.name for file in files]))


def load(build_dir):
    """The documents of the last run, one per instruction set."""
    names = build_dir / "measured.json"
    if not names.exists():
        sys.exit(f"bench/run: --report-only: there is no run in {build_dir}")
    return [json.loads((build_dir / name).read_text()) for name in json.loads(names.read_text())]


def main(arguments):
    options = parse_options(arguments)
    options.build_dir = options.build_dir.resolve()
    missing = packages.ensure()
    if not options.report_only:
        print("bench/run: building", flush=True)
        measure(options, build(options.build_dir))
    documents = load(options.build_dir)
    data = measurements.Measurements(
        machine=machine.describe(documents[0]["context"]),
        versions=machine.versions(documents[0]["context"], ROOT),
        rows=measurements.rows_of(documents))
    notes = [f"{package.name} is not installed: {package.without}" for package in missing]
    if data.interrupted() > BUSY:
        notes.append(f"the machine had other work in {data.interrupted():.0%} of the measurements: "
                     "figures with several threads say little (as root, `chrt -f 1 bench/run` "
                     "keeps other work out)")
    written = report.write(data, options.build_dir, notes)
    if options.results:
        target = options.results / machine.result_name(data)
        target.mkdir(parents=True, exist_ok=True)
        for path in written:
            shutil.copy(path, target)
        print(f"bench/run: copied to {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
