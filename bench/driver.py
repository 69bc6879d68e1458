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

QUICK_REPETITIONS = 7

# A thread that waits for its team spins this often, then sleeps. It is far above any wait between
# two calls in a row, and keeps a busy machine from turning one call into milliseconds of spinning.
SPIN_COUNT = "10000"

NOTHING = 3  # the exit status of vact_bench when there is nothing to measure

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
        description="Measures vact against oneDNN, XNNPACK, a libm loop and a copy of the same "
        "bytes, and writes report.json, report.md and report.html to the build directory.",
    )
    parser.add_argument("--quick", action="store_true", help="few sizes, in about two minutes")
    parser.add_argument(
        "--rows", metavar="NAME,...",
        help="only these activations, convert, or the families learnable, glu, maxout and dense, "
        "such as 'swish,swish_fast,glu'")
    parser.add_argument("--dtypes", metavar="NAME,...", help="only these, such as 'bf16,f16'")
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
    """Runs vact_bench with one instruction set into a file; returns what it wrote, if anything."""
    environment = dict(os.environ)
    environment.setdefault("GOMP_SPINCOUNT", SPIN_COUNT)
    if isa:
        environment["VACT_ISA"] = isa
    with output.open("w") as stream:
        command = [program, "--benchmark_format=json", *flags]
        status = subprocess.run(command, env=environment, stdout=stream).returncode
        if status not in (0, NOTHING):
            sys.exit(f"bench/run: {' '.join(map(str, command))} failed")
    return json.loads(output.read_text()) if status == 0 else None


def describe(program, build_dir):
    """What the program says of itself and of the machine, without measuring anything long."""
    flags = ["--benchmark_filter=^relu/forward/.*/n=1/threads=1/vact/", "--repetitions=1"]
    return run(program, None, flags, build_dir / "describe.json")["context"]


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
    repetitions = options.repetitions or (QUICK_REPETITIONS if options.quick else None)
    flags = [f"--{name}={value}" for name, value in (
        ("rows", options.rows), ("dtypes", options.dtypes), ("repetitions", repetitions),
        ("benchmark_filter", options.filter)) if value]
    files = []
    for isa in isas_to_measure(options, context):
        print(f"bench/run: measuring {isa}", flush=True)
        file = options.build_dir / f"measured-{isa}.json"
        if run(program, isa, [*flags, *(["--quick"] if options.quick else [])], file):
            files.append(file)
    if not files:
        sys.exit(f"bench/run: nothing to measure with {' '.join(flags)}")
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
        activations=measurements.activations_of(documents[0]["context"]),
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
