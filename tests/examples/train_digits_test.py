#!/usr/bin/env python3
"""usage: train_digits_test.py learns|refuses gzip|plain TRAIN_DIGITS...

learns: one epoch reaches an accuracy that chance does not, and the same one with two threads as
with one. The digits are those of the folder that the environment variable VACT_MNIST_DIR names, if
it does: files called *-images-idx3-ubyte and *-labels-idx1-ubyte, or so and .gz; else made ones.
refuses: files that are missing or damaged give a message that names them, and exit code 1.
gzip or plain: what the program has been built to read.
"""

import gzip
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import idx_files

NETWORKS = ["maxout", "swish"]
LEAST_PERCENT = 85.0
EPOCH = re.compile(r"epoch  1: loss ([\d.]+), test accuracy ([\d.]+) %, "
                   r"(\d+) samples/s, (\d+) % in vact\n")


def run(command, *arguments):
    return subprocess.run([*command, *map(str, arguments)], capture_output=True, text=True, check=False)


# ---- learns --------------------------------------------------------------------------------------


def only_file(folder, kind):
    files = sorted(Path(folder).glob(f"*{kind}*"))
    if not files:
        sys.exit(f"VACT_MNIST_DIR is {folder}, which has no file *{kind}*")
    return files[0]


def readable(path, packing, folder):
    """The file, or where the program cannot unpack it, an unpacked copy."""
    if packing == "gzip" or path.suffix != ".gz":
        return path
    (folder / path.stem).write_bytes(gzip.decompress(path.read_bytes()))
    return folder / path.stem


def made_files(folder, packing):
    pixels, labels = idx_files.digits(1250)
    pictures = idx_files.pictures_file(pixels, len(labels))
    if packing == "gzip":
        pictures = gzip.compress(pictures)
    (folder / "pictures").write_bytes(pictures)
    (folder / "labels").write_bytes(idx_files.labels_file(labels))
    return folder / "pictures", folder / "labels"


def digit_files(folder, packing):
    """Two files, and options."""
    real = os.environ.get("VACT_MNIST_DIR")
    if not real:
        return made_files(folder, packing), ["--batch", 20]
    kinds = ("images-idx3-ubyte", "labels-idx1-ubyte")
    return [readable(only_file(real, kind), packing, folder) for kind in kinds], []


def faults_of_training(command, files, options):
    for network in NETWORKS:
        epochs = []
        for threads in (1, 2):
            result = run(command, "--network", network, "--epochs", 1, "--threads", threads,
                         *options, *files)
            print(network, threads, "threads:", result.stdout, result.stderr)
            epoch = EPOCH.match(result.stdout)
            if result.returncode or not epoch:
                yield f"{network}: exit code {result.returncode}, and no epoch"
                return
            epochs.append(epoch)
        loss, percent, _, share = map(float, epochs[0].groups())
        if not percent >= LEAST_PERCENT:
            yield f"{network}: {percent} % are right after one epoch, not {LEAST_PERCENT}"
        if not 0.0 < loss < 2.0 or not 0.0 < share <= 100.0:
            yield f"{network}: loss {loss}, share {share}"
        if epochs[0].groups()[:2] != epochs[1].groups()[:2]:
            yield f"{network}: the number of threads changes the result"


def learns(command, packing, folder):
    return faults_of_training(command, *digit_files(folder, packing))


# ---- refuses -------------------------------------------------------------------------------------

COUNT = 20
PIXELS, LABELS = idx_files.digits(COUNT)
PICTURES_FILE = idx_files.pictures_file(PIXELS, COUNT)
LABELS_FILE = idx_files.labels_file(LABELS)


def damaged_pictures():
    """What is wrong, the file's bytes (None: there is no file), the message's pattern."""
    file = idx_files.pictures_file
    yield "missing", None, "cannot be opened: No such file"
    yield "empty", b"", "truncated: 4 bytes are missing"
    yield "without sizes", PICTURES_FILE[:9], "truncated: 3 bytes are missing"
    yield "truncated", PICTURES_FILE[:-5], "truncated: 5 bytes are missing"
    yield "too long", PICTURES_FILE + b"\0", "goes on"
    yield "labels", LABELS_FILE, "no IDX file of pictures: begins with 0x00000801"
    yield "text", b"<!DOCTYPE html>\n" * 9, "no IDX file of pictures: begins with 0x3c21444f"
    yield "flat", file(PIXELS, COUNT, height=0), "pictures of 0 x 28 pixels"
    yield "wide", file(PIXELS, COUNT, width=2**32 - 1), "pictures of 28 x 4294967295 pixels"
    yield "of a count beyond all bounds", file(PIXELS, 2**32 - 1), "truncated|no memory|too many"


def damaged_labels():
    file = idx_files.labels_file
    yield "missing", None, "cannot be opened: No such file"
    yield "empty", b"", "truncated: 4 bytes are missing"
    yield "truncated", LABELS_FILE[:-7], "truncated: 7 bytes are missing"
    yield "too long", LABELS_FILE + b"\0", "goes on"
    yield "pictures", PICTURES_FILE, "no IDX file of labels: begins with 0x00000803"
    yield "too few", file(LABELS[:-1]), f"19 labels, but .*pictures has {COUNT} pictures"
    yield "no digit", file(LABELS[:7] + b"\x0a" + LABELS[8:]), "label 7 is 10"


def damaged_packed(packing):
    packed = gzip.compress(LABELS_FILE, mtime=0)
    if packing == "plain":
        yield "packed", packed, "packed by gzip.* built without zlib"
        return
    yield "packed, truncated", packed[:-12], "truncated|cannot be read: damaged"
    yield "packed, with another check sum", packed[:-8] + bytes([packed[-8] ^ 1]) + packed[-7:], \
        "cannot be read: damaged"
    yield "packed, with a wrong byte", packed[:10] + b"\xff" + packed[11:], \
        "cannot be read: damaged"


def faults_of_refusal(command, what, files, options, named, pattern):
    """The one message must begin with the name of the file at fault."""
    result = run(command, *options, *files)
    message = result.stderr.strip().split("\n")[-1]
    print(f"{what}: {message}")
    if result.returncode != 1 or result.stdout:
        yield f"{what}: exit code {result.returncode}, prints '{result.stdout}'"
    if not re.match(re.escape(f"{named}: ") + f".*({pattern})", message):
        yield f"{what}: says '{message}', not '{named}: ... {pattern}'"


def put(path, content):
    path.unlink(missing_ok=True)
    if content is not None:
        path.write_bytes(content)


def refuses(command, packing, folder):
    files = pictures, labels = folder / "pictures", folder / "labels"
    put(labels, LABELS_FILE)
    for what, content, pattern in damaged_pictures():
        put(pictures, content)
        yield from faults_of_refusal(command, f"pictures, {what}", files, [], pictures, pattern)
    put(pictures, PICTURES_FILE)
    for what, content, pattern in [*damaged_labels(), *damaged_packed(packing)]:
        put(labels, content)
        yield from faults_of_refusal(command, f"labels, {what}", files, [], labels, pattern)
    put(labels, LABELS_FILE)
    yield from faults_of_refusal(command, "a folder", [pictures, folder], [], folder,
                                 "cannot be read: Is a directory")
    too_many = ["--train", COUNT - 5, "--test", 6]
    yield from faults_of_refusal(command, "too many wanted", files, too_many, pictures,
                                 "20 pictures, which do not make 15 .* and 6")
    for options in (["--epochs", "many"], ["--batch", 0], ["--network", "relu"], ["--unknown", 1]):
        result = run(command, *options, *files)
        if result.returncode != 2 or not result.stderr:
            yield f"{options}: exit code {result.returncode}, '{result.stderr}'"


# ---- command line --------------------------------------------------------------------------------


def main(what, packing, *command):
    with tempfile.TemporaryDirectory() as folder:
        faults = list({"learns": learns, "refuses": refuses}[what](command, packing, Path(folder)))
    print("\n".join(faults) or f"it {what}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
