"""The machine and the versions, as they stand in the report."""

import os
import platform
import re
import subprocess
from pathlib import Path


def _cpu_model():
    try:
        text = Path("/proc/cpuinfo").read_text()
    except OSError:
        text = ""
    found = re.search(r"^(?:model name|CPU part)\s*:\s*(.+)$", text, re.MULTILINE)
    return found.group(1).strip() if found else platform.machine()


def _huge_pages():
    try:
        text = Path("/sys/kernel/mm/transparent_hugepage/enabled").read_text()
    except OSError:
        return "unknown"
    found = re.search(r"\[(\w+)\]", text)
    return found.group(1) if found else "unknown"


def _caches(context):
    data = [cache for cache in context["caches"] if cache["type"] != "Instruction"]
    return {f"L{cache['level']}": cache["size"] for cache in data}


def describe(context):
    """From the context that Google Benchmark writes, and from the kernel."""
    return {
        "cpu": _cpu_model(),
        "cores": context["num_cpus"],
        "threads": int(context["all_threads"]),
        "mhz": context["mhz_per_cpu"],
        "caches": _caches(context),
        "last_level_cache_bytes": int(context["last_level_cache_bytes"]),
        "memory_bytes": os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE"),
        "transparent_huge_pages": _huge_pages(),
        "kernel": f"{platform.system()} {platform.release()}",
        "isas": context["isas"].split(),
        "date": context["date"],
    }


def _system():
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.system()


def _commit(root):
    command = ["git", "-c", "safe.directory=*", "-C", root, "describe", "--always", "--dirty"]
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return "unknown"
    return done.stdout.strip() or "unknown"


def versions(context, root):
    return {
        "vact": context["vact"],
        "commit": _commit(root),
        "onednn": context.get("onednn"),
        "xnnpack": context.get("xnnpack"),
        "google_benchmark": context["google_benchmark"],
        "compiler": context["compiler"],
        "libc": " ".join(platform.libc_ver()),
        "system": _system(),
    }


def result_name(data):
    """The folder of a committed report: machine and version of oneDNN."""
    cpu = re.sub(r"\((r|tm)\)|processor|cpu|@.*", "", data.machine["cpu"], flags=re.IGNORECASE)
    words = re.findall(r"[a-z0-9]+", cpu.lower())
    return "-".join([*words, f"{data.machine['threads']}t", "onednn",
                     data.versions["onednn"] or "none"])
