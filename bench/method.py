"""How the report's figures were measured, and on what."""

import wording

HOW = """\
One process per instruction set; oneDNN is limited to the same one, except to the best one: there
it may use all that the CPU has. XNNPACK knows no such limit and stands beside the best one only. In
each cell the repetitions of all implementations and thread counts take turns in random order, on
the same 64-byte aligned arrays (x uniform, mostly in (-8, 8), and positive for log, sqrt and pow;
dy in (-1, 1)). A time is the median over the repetitions; with one thread it is the CPU time of
that thread, with more it is wall time. The spread of a ratio is the range that the quartiles of
both sides leave. oneDNN's primitive and XNNPACK's operator are created once, outside of the time,
as are XNNPACK's threads. The libm loop is plain C, -O3, f32. The copy limit is the faster of a
plain and a streaming copy of the same bytes (forward: one load and one store; backward: two loads
and one store; convert: as many as the widths ask for), with at most as many threads. Errors are
the largest over a million finite inputs, spread evenly over the bit patterns, or over all finite
inputs of a 16-bit type, in ulp of the exact result (backward: of the sum of the magnitudes of its
terms) in that type.
"""

# Of the families beside the element-wise functions: title, and what the columns mean.
FAMILIES = {
    "learnable": ("Activations with trained parameters", """\
Parameters per channel or one for all; backward makes the parameters' gradients too. The fixed
parameter is the element-wise function of the same call: swish(1.25), leaky_relu(0.25). oneDNN's
primitives run one after the other: forward multiply, (add,) logistic, multiply; backward seven
passes and the sums, of channels by a product with ones, which is its quickest way; prelu is one
primitive."""),
    "glu": ("Gated linear units", """\
vact and the libm loop work on halves of one matrix [a|b]; oneDNN's eltwise and binary primitives,
one after the other, on a and b as arrays of their own, the best case for them."""),
    "maxout": ("Pooled Maxout", """\
With the winners. oneDNN: max pooling with its workspace; forward of pieces innermost its
reduction, without winners. The plain loop is the one that users write, compiled with -O2: the
largest value so far and its piece, replaced if the next one is larger. The copy limit reads and
writes as many bytes as the function must, in the same proportion, from one array to another in
order: x, y and the winners forward; dy, the winners and dx backward, which vact reads once more to
refuse bad ones."""),
    "dense": ("Dense Maxout", """\
oneDNN forward: matmul with bias, its weights packed before, then our own Maxout over the result,
pieces outermost; the ratios are those of our packed weights. oneDNN backward: the two matmuls on
the dense gradient alone, the weights packed before; "with gradient" also makes that gradient, by
our own Maxout, and db. Peak: fused multiplications and additions in registers, in the same turns."""),
}


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
        ("XNNPACK", versions["xnnpack"] or "not installed"),
        ("Google Benchmark", versions["google_benchmark"]),
        ("Disturbed", f"{data.interrupted():.0%} of the measurements with one thread"),
        ("Date", machine["date"]),
    ]
