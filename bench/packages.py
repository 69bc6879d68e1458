"""The Debian packages that the benchmark uses, and their installation where that is possible."""

import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Callable


def _command(*names):
    return lambda: any(shutil.which(name) for name in names)


def _header(path):
    return lambda: any(Path(root, path).exists() for root in ("/usr/include", "/usr/local/include"))


def _module(name):
    return lambda: importlib.util.find_spec(name) is not None


@dataclass(frozen=True)
class Package:
    name: str
    present: Callable[[], bool]
    without: str = ""  # what goes on without it; empty: nothing does


PACKAGES = (
    Package("g++", _command("c++", "g++", "clang++")),
    Package("cmake", _command("cmake")),
    Package("ninja-build", _command("ninja", "make")),
    Package("libbenchmark-dev", _header("benchmark/benchmark.h")),
    Package("libdnnl-dev", _header("oneapi/dnnl/dnnl.h"), "no oneDNN column"),
    Package("libxnnpack-dev", _header("xnnpack.h"), "no XNNPACK column"),
    Package("libpthreadpool-dev", _header("pthreadpool.h"), "no XNNPACK column"),
    Package("python3-matplotlib", _module("matplotlib"), "no plots in report.html"),
    Package("python3-jinja2", _module("jinja2"), "no report.html"),
)


def _missing():
    return [package for package in PACKAGES if not package.present()]


def _install(names):
    environment = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    install = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *names]
    for command in (["apt-get", "update", "-qq"], install):
        subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, check=False)
    importlib.invalidate_caches()


def ensure():
    """Installs what is missing if it can. Returns the packages to go on without, or exits."""
    missing = _missing()
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        print("bench/run: installing", *(package.name for package in missing), flush=True)
        _install([package.name for package in missing])
        missing = _missing()
    for package in missing:
        consequence = package.without or "needed"
        print(f"bench/run: the package {package.name} is missing: {consequence}", file=sys.stderr)
    if any(not package.without for package in missing):
        sys.exit(1)
    return missing
