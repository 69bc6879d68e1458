#!/usr/bin/env python3
"""Disassembles objects of the library and checks what the compiler made of them.

    check_kernels.py OBJECT ISA [OBJECT ISA]...
    check_kernels.py --self-test

ISA is a row of isas.def for a kernel object, or "baseline" for any other object. A kernel object
must not call out of itself nor through a pointer; no object may have an instruction beyond its ISA;
and the hot loops of AVX-512 kernels must not store vectors on the stack. An object for another
architecture than the ISA's must be empty.

Exit status: 0 if all is well, 1 if not, 2 if the arguments or the tools are.
"""

import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

# The part of its findings that one object shows.
SHOWN = 20

MACHINES = {62: "x86_64", 183: "aarch64"}  # e_machine in the ELF header

BASELINE = "baseline"

# Which extensions of the architecture's baseline an ISA has.
ISAS = {
    "portable": {"x86_64": set(), "aarch64": set()},
    "neon": {"aarch64": set()},
    "avx2": {"x86_64": {"AVX or AVX2", "FMA", "F16C"}},
    "avx512": {"x86_64": {"AVX or AVX2", "FMA", "F16C", "AVX-512 F, BW, DQ, VL"}},
    BASELINE: {"x86_64": set(), "aarch64": set()},
}

# Objects without functions for others to call through the table of kernels.
NOT_KERNELS = {BASELINE}

# ISAs whose hot loops must keep their vectors in registers.
NO_SPILLS = {"avx512"}

# Formulas that need more registers than there are for four vectors at a time. With two at a time
# nothing is stored, and they are a tenth slower.
LONG = re.compile(
    r"^(pow|gelu_erf_BACKWARD|gelu_tanh_BACKWARD|softplus_FORWARD|log_sigmoid_FORWARD)_"
    r"|^learnable_(gate|snake)_BACKWARD"
)

# Functions for inputs out of the ordinary, for what is left over, for laying out parameters, and
# those of dense Maxout that cut its work into blocks for other functions: their loops are not hot.
COLD = re.compile(
    r"_full\b|_rest\b|_lay_out\b|\.cold\b|^maxout_dense_|^dense_add_narrow_block\b"
    r"|^learnable_add_(columns|runs)\b"
)


class CheckError(Exception):
    """The check cannot be done."""


@dataclass
class Instruction:
    address: int
    code: bytes
    mnemonic: str
    operands: str
    symbol: str = ""  # of the relocation, if there is one

    def __str__(self):
        target = f" ({self.symbol})" if self.symbol else ""
        return f"{self.mnemonic} {self.operands}".strip() + target


@dataclass
class Function:
    name: str
    instructions: list = field(default_factory=list)


@dataclass
class Object:
    path: str
    machine: str
    functions: list
    undefined: set  # symbols


# ---- disassembly ---------------------------------------------------------------------------------


def machine_of(path):
    try:
        with open(path, "rb") as file:
            header = file.read(20)
    except OSError as error:
        raise CheckError(f"cannot read {path}: {error.strerror}") from error
    machine = int.from_bytes(header[18:20], "little")
    if header[:4] != b"\x7fELF" or machine not in MACHINES:
        raise CheckError(f"{path} is not an ELF object of {' or '.join(MACHINES.values())}")
    return MACHINES[machine]


def binutils(machine, tool):
    """The name of the tool that handles the machine."""
    cross = f"{machine.replace('_', '-')}-linux-gnu-{tool}"
    name = tool if machine == platform.machine() else cross
    if not shutil.which(name):
        raise CheckError(f"{name} is missing: please install binutils for {machine}")
    return name


# "  1c:\tc5 f4 58 c2 \tvaddps %ymm2,%ymm1,%ymm0\t20: R_X86_64_PC32\tname-0x4"
INSTRUCTION = re.compile(r"^ *([0-9a-f]+):\t([0-9a-f ]+)\t(.*)$")
FUNCTION = re.compile(r"^[0-9a-f]+ <(.+)>:$")
UNDEFINED = re.compile(r"^[0-9a-f]+ .*\*UND\*\s+[0-9a-f]+ (?:\.hidden )?(\S+)$")
RELOCATION = re.compile(r"\t[0-9a-f]+: (R_\S+)\t(\S+?)([+-]0x[0-9a-f]+)?$")

# Prefixes that objdump prints in front of the mnemonic.
PREFIX = re.compile(r"^(?:(?:rex\S*|data16|addr32|[cdefgs]s|lock|bnd|notrack|repn?z?|\{\w+\}) +)+")


def parse_instruction(line):
    match = INSTRUCTION.match(line)
    if not match:
        return None
    address, code, text = match.groups()
    relocation = RELOCATION.search(text)
    if relocation:
        text = text[: relocation.start()]
    text = text.split(" # ")[0].split("//")[0].strip()
    mnemonic, _, operands = PREFIX.sub("", text).replace("\t", " ").partition(" ")
    return Instruction(
        int(address, 16),
        # AArch64 prints words: their bytes are of no interest.
        bytes.fromhex(code.replace(" ", "")),
        mnemonic,
        operands.strip(),
        relocation.group(2) if relocation else "",
    )


def disassemble(path):
    machine = machine_of(path)
    command = [binutils(machine, "objdump"), "--wide", "--disassemble", "--reloc", "--syms", path]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise CheckError(f"{' '.join(command)}: {result.stderr.strip()}")
    functions, undefined = [], set()
    for line in result.stdout.splitlines():
        if match := FUNCTION.match(line):
            functions.append(Function(match.group(1)))
        elif match := UNDEFINED.match(line):
            undefined.add(match.group(1))
        elif functions and (instruction := parse_instruction(line)):
            functions[-1].instructions.append(instruction)
    return Object(path, machine, [f for f in functions if f.instructions], undefined)


# ---- calls ---------------------------------------------------------------------------------------

AARCH64_INDIRECT = re.compile(r"^(blr|br)(a[ab]z?)?$")
AARCH64_CALL = re.compile(r"^(bl?|b\.\w+|[ct]bn?z)$")


def is_indirect(machine, instruction):
    if machine == "x86_64":
        return instruction.mnemonic in ("call", "jmp") and instruction.operands.startswith("*")
    return bool(AARCH64_INDIRECT.match(instruction.mnemonic))


def is_direct(machine, instruction):
    if machine == "x86_64":
        return instruction.mnemonic.startswith(("call", "j"))
    return bool(AARCH64_CALL.match(instruction.mnemonic))


def check_calls(obj, function):
    for instruction in function.instructions:
        foreign = instruction.symbol in obj.undefined
        if is_indirect(obj.machine, instruction):
            yield instruction, "an indirect call or jump"
        elif foreign and is_direct(obj.machine, instruction):
            yield instruction, "a call out of the object"
        elif foreign:
            yield instruction, "a use of a symbol from outside of the object"


# ---- instructions --------------------------------------------------------------------------------

# What the encoding does not tell: mnemonics by extension, before the rules by encoding.
X86_MNEMONICS = {
    name: re.compile(f"^({pattern})$")
    for name, pattern in {
        "AVX-512 VBMI": r"vperm([it]2)?b|vpmultishiftqb",
        "AVX-512 VBMI2": r"vp(compress|expand)[bw]|vpsh[lr]dv?[wdq]",
        "AVX-512 BITALG": r"vpopcnt[bw]|vpshufbitqmb",
        "AVX-512 VPOPCNTDQ": r"vpopcnt[dq]",
        "AVX-512 CD": r"vpconflict[dq]|vplzcnt[dq]|vpbroadcastm(b2q|w2d)",
        "AVX-512 ER, PF or later": r"v(exp2|rcp28|rsqrt28)[ps][sd]|v(gather|scatter)pf\w+"
        r"|v4fn?madd[ps]s|vp4dpwssds?|vp2intersect[dq]",
        "IFMA": r"vpmadd52[lh]uq",
        "VNNI": r"vpdp(bu|bs|bus|ws|wu|wus|wsu)\w*",
        "BF16": r"v\w*bf16\w*|vcvtne[eo]ph2ps|vbcstnesh2ps",
        "GFNI": r"v?gf2p8\w+",
        "AES": r"v?aes\w+",
        "PCLMULQDQ": r"v?pclmul\w+",
        "SHA": r"v?(sha|sm3|sm4)\w+",
        "AMX": r"tile\w+|ldtilecfg|sttilecfg|tdp\w+",
        "BMI": r"andn|bextr|bls(i|r|msk)|bzhi|mulx|pdep|pext|rorx|s(ar|hl|hr)x",
        "FMA": r"vfn?m(add|sub|addsub|subadd)(132|213|231)[ps][sd]",
        "FMA4": r"vfn?m(add|sub|addsub|subadd)[ps][sd]",
        "SSE3": r"addsubp[sd]|h(add|sub)p[sd]|mov(d|sh|sl)dup|lddqu|fisttp\w*",
        "SSE4a": r"extrq|insertq|movnts[sd]",
        "POPCNT": r"popcnt[wlq]?",
        "LZCNT": r"lzcnt[wlq]?",
        "CMPXCHG16B": r"cmpxchg16b",
        "PRFCHW": r"prefetchw(t1)?",
    }.items()
}

X86_LEGACY_PREFIXES = b"\x66\xf2\xf3\x2e\x36\x3e\x26\x64\x65\x67\xf0"


def x86_opcode(code):
    """The code without legacy prefixes and REX: VEX, EVEX or the opcode is in front."""
    code = code.lstrip(X86_LEGACY_PREFIXES)
    return code[1:] if code[:1] and 0x40 <= code[0] <= 0x4F else code


def f16c_or_none(mnemonic):
    return "F16C" if mnemonic in ("vcvtph2ps", "vcvtps2ph") else None


def x86_extension(instruction):
    """What the instruction needs beyond x86-64, or None. tzcnt is bsf where it is not known."""
    for name, mnemonics in X86_MNEMONICS.items():
        if mnemonics.match(instruction.mnemonic):
            evex_fma = name == "FMA" and x86_opcode(instruction.code)[:1] == b"\x62"
            return "AVX-512 F, BW, DQ, VL" if evex_fma else name
    opcode = x86_opcode(instruction.code)
    if opcode[:1] == b"\x62":
        return "AVX-512 FP16" if opcode[1] & 7 in (5, 6) else "AVX-512 F, BW, DQ, VL"
    if opcode[:1] in (b"\xc4", b"\xc5"):
        if "%k" in instruction.operands:
            return "AVX-512 F, BW, DQ, VL"
        return f16c_or_none(instruction.mnemonic) or "AVX or AVX2"
    if opcode[:1] == b"\x8f" and len(opcode) > 1 and opcode[1] & 0x1F >= 8:
        return "XOP"
    if opcode[:2] in (b"\x0f\x38", b"\x0f\x3a"):
        return "SSSE3, SSE4 or later"
    return None


AARCH64_EXTENSIONS = {
    name: re.compile(pattern)
    for name, pattern in {
        "SVE": r"\b[zp]\d+\b|^(rdvl|cnt[bhwd]|inc[bhwd]|dec[bhwd]|addvl)\b",
        "dot product": r"^(us|su|[us])dot\b",
        "BF16": r"^bf(dot|mmla|mlal|cvt)",
        "I8MM": r"^(us|[us])mmla\b",
        "FP16 multiply-add (FHM)": r"^fml[as]l2?\b",
        "RDM": r"^sqrdml[as]h\b",
        "complex numbers (FCMA)": r"^fc(add|mla)\b",
        "JSCVT or FRINTTS": r"^(fjcvtzs|frint(32|64)[xz])\b",
        "LSE": r"^(cas\w*|swp\w*|ld(add|clr|eor|set|[us](max|min))\w*"
        r"|st(add|clr|eor|set|[us](max|min))\w*)\b",
        "cryptography": r"^(aes\w+|sha\d\w+|pmull2? v\d+\.1q|eor3|bcax|rax1|xar|sm[34]\w+)\b",
    }.items()
}
# Conversions between half and the other formats belong to the baseline, arithmetic does not.
AARCH64_FP16 = re.compile(
    r"^(?!fcvt(l2?|x?n2?)? )(f\w+|[us]cvtf) .*\b(v\d+\.[48]h|h\d+)\b"
)


def aarch64_extension(instruction):
    # Without the names of functions, which may look like registers.
    text = f"{instruction.mnemonic} {instruction.operands.split('<')[0]}"
    for name, pattern in AARCH64_EXTENSIONS.items():
        if pattern.search(text):
            return name
    if AARCH64_FP16.search(text):
        return "FP16 arithmetic"
    return None


EXTENSION = {"x86_64": x86_extension, "aarch64": aarch64_extension}


def check_instructions(obj, isa, function):
    allowed = ISAS[isa][obj.machine]
    for instruction in function.instructions:
        extension = EXTENSION[obj.machine](instruction)
        if extension and extension not in allowed:
            yield instruction, f"{extension} is beyond {isa}"


# ---- spills --------------------------------------------------------------------------------------

BRANCH_TARGET = re.compile(r"^([0-9a-f]+) <")
X86_VECTOR = re.compile(r"%[xyz]mm\d+")
SETS_FRAME_POINTER = re.compile(r"mov %rsp,%rbp$|lea \S*\(%rsp\),%rbp$")


@dataclass
class Block:
    """Instructions that run one after the other."""

    instructions: list
    next: list  # the first addresses of the blocks that may follow

    def calls(self):
        return any(i.mnemonic.startswith("call") for i in self.instructions)


def branch_target(instruction):
    """Where a jump within the object goes, or None."""
    target = BRANCH_TARGET.match(instruction.operands)
    jumps = instruction.mnemonic.startswith("j") and not instruction.symbol
    return int(target.group(1), 16) if jumps and target else None


def blocks_of(function):
    """The basic blocks of an x86 function by their first addresses."""
    instructions = function.instructions
    starts = {instructions[0].address}
    for instruction, following in zip(instructions, instructions[1:]):
        if instruction.mnemonic.startswith("j"):
            starts |= {branch_target(instruction), following.address}
    blocks, block = {}, None
    for instruction in instructions:
        if instruction.address in starts:
            if block and not block.instructions[-1].mnemonic.startswith(("jmp", "ret", "ud2")):
                block.next.append(instruction.address)
            block = blocks[instruction.address] = Block([], [])
        block.instructions.append(instruction)
        if (target := branch_target(instruction)) is not None:
            block.next.append(target)
    return blocks


def reaches_itself(blocks, start):
    """Whether a path leads from the block back to it without a call on the way."""
    seen, waiting = set(), [start]
    while waiting:
        for address in blocks[waiting.pop()].next:
            if address == start:
                return True
            if address in blocks and address not in seen and not blocks[address].calls():
                seen.add(address)
                waiting.append(address)
    return False


def hot_instructions(function):
    """What runs in a loop. A loop that makes a call in each turn has its vectors saved around it."""
    blocks = blocks_of(function)
    for start, block in blocks.items():
        if not block.calls() and reaches_itself(blocks, start):
            yield from block.instructions


def stack_pattern(function):
    """Operands on the stack; %rbp counts where the function makes it its frame pointer."""
    framed = any(
        SETS_FRAME_POINTER.match(f"{i.mnemonic} {i.operands}") for i in function.instructions
    )
    return re.compile(r"\((%rsp|%rbp)\b" if framed else r"\(%rsp\b")


def check_spills(function):
    """Stores only: a constant that is read from the stack costs what it costs from elsewhere."""
    stack = stack_pattern(function)
    for instruction in hot_instructions(function):
        *_, target = re.split(r",(?![^(]*\))", instruction.operands)
        if stack.search(target) and X86_VECTOR.search(instruction.operands):
            yield instruction, "a vector stored on the stack inside of a loop"


# ---- an object -----------------------------------------------------------------------------------


def check_function(obj, isa, function):
    yield from check_instructions(obj, isa, function)
    if isa not in NOT_KERNELS:
        yield from check_calls(obj, function)
    if isa in NO_SPILLS and not (COLD.search(function.name) or LONG.search(function.name)):
        yield from check_spills(function)


def check_object(path, isa):
    """All that is wrong with the object, as lines of text."""
    obj = disassemble(path)
    count = sum(len(function.instructions) for function in obj.functions)
    if obj.machine not in ISAS[isa]:
        return [f"{isa} code for {obj.machine}"] if count else []
    if count == 0:
        return ["no code at all"]
    return [
        f"{function.name}+{i.address - function.instructions[0].address:#x}: {what}: {i}"
        for function in obj.functions
        for i, what in check_function(obj, isa, function)
    ]


def check_objects(pairs):
    failed = 0
    for path, isa in pairs:
        findings = check_object(path, isa)
        failed += bool(findings)
        print(f"{path} ({isa}): {'FAILED' if findings else 'ok'}")
        for finding in findings[:SHOWN]:
            print(f"  {finding}")
        if len(findings) > SHOWN:
            print(f"  and {len(findings) - SHOWN} more")
    return 1 if failed else 0


# ---- self-test -----------------------------------------------------------------------------------

CLEAN = """
static __attribute__((noinline)) void part(float *p, long n) {
  for (long i = 0; i < n; i++) p[i] = p[i] * 2 + 1;
}
void kernel(float *p, long n) { part(p, n); part(p + n, n); }
"""

# A sum that the loop cannot keep in a register, as all of them are used for something else.
SPILL = """
typedef float vector __attribute__((vector_size(64), aligned(4)));
void kernel(vector *p, long n) {
  SETUP;
  vector sum = p[0];
  for (long i = 0; i < n; i++) {
    sum += p[i];
    BODY;
  }
  p[0] = sum;
}
"""
REGISTERS = ", ".join(f'"xmm{i}"' for i in range(32))
USE_REGISTERS = f'__asm__ volatile("" : : : {REGISTERS})'
CALL = "step(i)"
STEP = "static __attribute__((noinline)) void step(long i) { " + USE_REGISTERS + "; (void)i; }"
GROWING_STACK = "volatile char room[n]; __asm__ volatile(\"\" : : \"r\"(room))"


def spill(setup, body):
    return STEP + SPILL.replace("SETUP", setup).replace("BODY", body)


MEMSET = "#include <string.h>\nvoid kernel(char *p, long n) { memset(p, 0, n); }"
MEMCPY = "#include <string.h>\nvoid kernel(char *p, char *q, long n) { memcpy(p, q, n); p[n] = 0; }"
INDIRECT_CALL = "void kernel(int (*f)(void), int *p) { *p = f(); }"
INDIRECT_TAIL = "void kernel(void (*f)(void)) { f(); }"
FOREIGN_DATA = "extern float table[]; float kernel(int i) { return table[i]; }"

AVX512 = "-mavx512f -mavx512bw -mavx512dq -mavx512vl"
AVX2 = "-mavx2 -mfma"


def asm(text):
    return f'void kernel(void) {{ __asm__ volatile("{text}"); }}'


@dataclass
class Sample:
    isa: str
    source: str
    finding: str  # part of what must be found; empty: nothing
    flags: str = ""


SAMPLES = {
    "x86_64": [
        Sample("portable", CLEAN, ""),
        Sample("baseline", CLEAN + MEMCPY.replace("kernel", "copy"), ""),
        Sample("avx2", CLEAN, "", AVX2),
        Sample("avx512", CLEAN, "", AVX512),
        Sample("neon", CLEAN, "neon code for x86_64"),
        Sample("avx2", "", "no code at all"),
        Sample("avx2", MEMSET, "a call out of the object: jmp"),
        Sample("avx2", MEMCPY, "a call out of the object: call"),
        Sample("portable", INDIRECT_CALL, "an indirect call"),
        Sample("avx512", INDIRECT_TAIL, "an indirect call"),
        Sample("avx512", FOREIGN_DATA, "from outside of the object"),
        Sample("avx512", spill("", USE_REGISTERS), "(%rsp", AVX512),
        Sample("avx512", spill(GROWING_STACK, USE_REGISTERS), "(%rbp", AVX512),
        Sample("avx512", spill("", CALL), "", AVX512),
        Sample("avx512", spill("", USE_REGISTERS).replace("kernel", "kernel_full"), "", AVX512),
        Sample("avx2", CLEAN, "AVX-512 F", AVX512 + " -mprefer-vector-width=512"),
        Sample("portable", CLEAN, "AVX or AVX2 is beyond portable", AVX2),
        Sample("baseline", CLEAN, "AVX or AVX2 is beyond baseline", AVX2),
        Sample("portable", asm("vfmadd231ss %xmm0, %xmm1, %xmm2"), "FMA"),
        Sample("portable", asm("roundss $0, %xmm0, %xmm0"), "SSE4"),
        Sample("portable", asm("pshufb %xmm0, %xmm0"), "SSSE3"),
        Sample("baseline", asm("haddps %xmm0, %xmm0"), "SSE3"),
        Sample("baseline", asm("popcntl %eax, %eax"), "POPCNT"),
        Sample("baseline", asm("tzcntl %eax, %eax"), ""),
        Sample("avx2", asm("vaddps %zmm0, %zmm1, %zmm2"), "AVX-512 F"),
        Sample("avx2", asm("vaddps %ymm0, %ymm1, %ymm17"), "AVX-512 F"),
        Sample("avx2", asm("vfmadd231ps %ymm0, %ymm1, %ymm17"), "AVX-512 F"),
        Sample("avx2", asm("kmovw %eax, %k1"), "AVX-512 F"),
        Sample("avx2", asm("vfmadd231ps %ymm0, %ymm1, %ymm2"), ""),
        Sample("avx2", asm("vcvtph2ps %xmm0, %ymm0"), ""),
        Sample("portable", asm("vcvtph2ps %xmm0, %ymm0"), "F16C"),
        Sample("avx2", asm("shlx %rax, %rax, %rax"), "BMI"),
        Sample("avx512", asm("kmovw %eax, %k1; vscalefps %zmm0, %zmm1, %zmm2{%k1}"), ""),
        Sample("avx512", asm("vpermb %zmm0, %zmm1, %zmm2"), "VBMI"),
        Sample("avx512", asm("vpermi2b %zmm0, %zmm1, %zmm2"), "VBMI"),
        Sample("avx512", asm("vpermi2ps %zmm0, %zmm1, %zmm2"), ""),
        Sample("avx512", asm("vpcompressb %zmm0, %zmm1"), "VBMI2"),
        Sample("avx512", asm("vpshldd $1, %zmm0, %zmm1, %zmm2"), "VBMI2"),
        Sample("avx512", asm("vpopcntd %zmm0, %zmm1"), "VPOPCNTDQ"),
        Sample("avx512", asm("vpopcntb %zmm0, %zmm1"), "BITALG"),
        Sample("avx512", asm("vplzcntd %zmm0, %zmm1"), "CD"),
        Sample("avx512", asm("vpmadd52luq %zmm0, %zmm1, %zmm2"), "IFMA"),
        Sample("avx512", asm("vpdpbusd %zmm0, %zmm1, %zmm2"), "VNNI"),
        Sample("avx512", asm("vcvtneps2bf16 %zmm0, %ymm1"), "BF16"),
        Sample("avx512", asm("vdpbf16ps %zmm0, %zmm1, %zmm2"), "BF16"),
        Sample("avx512", asm("vaddph %zmm0, %zmm1, %zmm2"), "FP16"),
        Sample("avx512", asm("vfmadd231ph %zmm0, %zmm1, %zmm2"), "FP16"),
        Sample("avx512", asm("vgf2p8mulb %zmm0, %zmm1, %zmm2"), "GFNI"),
    ],
    "aarch64": [
        Sample("neon", CLEAN, ""),
        Sample("portable", CLEAN, ""),
        Sample("baseline", CLEAN + MEMCPY.replace("kernel", "copy"), ""),
        Sample("avx512", CLEAN, "avx512 code for aarch64"),
        Sample("neon", "", "no code at all"),
        Sample("neon", MEMSET, "a call out of the object: b "),
        Sample("neon", MEMCPY, "a call out of the object: bl "),
        Sample("neon", INDIRECT_CALL, "an indirect call"),
        Sample("neon", INDIRECT_TAIL, "an indirect call"),
        Sample("neon", FOREIGN_DATA, "from outside of the object"),
        Sample("neon", CLEAN, "SVE", "-march=armv8-a+sve"),
        Sample("neon", asm(".arch armv8.2-a+dotprod\\nsdot v0.4s, v1.16b, v2.16b"), "dot product"),
        Sample("neon", asm(".arch armv8.2-a+fp16\\nfadd v0.8h, v1.8h, v2.8h"), "FP16"),
        Sample("neon", asm(".arch armv8.2-a+fp16\\nfmul h0, h1, h2"), "FP16"),
        Sample("neon", asm(".arch armv8.2-a+fp16\\nfcvtzs v0.8h, v1.8h"), "FP16"),
        Sample("neon", asm("fcvtl v0.4s, v1.4h; fcvtn v0.4h, v1.4s; fcvt s0, h0"), ""),
        Sample("neon", asm("bfxil w0, w1, #0, #31; prfm pldl1keep, [x0]"), ""),
        Sample("neon", asm(".arch armv8.2-a+fp16\\nscvtf v0.8h, v1.8h"), "FP16"),
        Sample("neon", asm(".arch armv8.2-a+bf16\\nbfcvtn v0.4h, v1.4s"), "BF16"),
        Sample("neon", asm(".arch armv8.2-a+lse\\nldadd w0, w1, [x0]"), "LSE"),
    ],
}


def compiler_for(machine):
    """The C compiler that the samples are for, or None."""
    if machine == platform.machine():
        return os.environ.get("CC", "cc").split()
    cross = f"{machine.replace('_', '-')}-linux-gnu-gcc"
    return [cross] if shutil.which(cross) else None


def compile_sample(compiler, sample, folder):
    source, path = os.path.join(folder, "sample.c"), os.path.join(folder, "sample.o")
    with open(source, "w", encoding="ascii") as file:
        file.write(sample.source)
    command = [*compiler, "-O3", *sample.flags.split(), "-c", source, "-o", path]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise CheckError(f"{' '.join(command)}: {result.stderr.strip()}")
    return path


def sample_is_right(sample, findings):
    if not sample.finding:
        return not findings
    return any(sample.finding in finding for finding in findings)


def self_test():
    failed = 0
    for machine, samples in SAMPLES.items():
        compiler = compiler_for(machine)
        if not compiler:
            print(f"{machine}: no compiler for it here, left out")
            continue
        for sample in samples:
            with tempfile.TemporaryDirectory() as folder:
                findings = check_object(compile_sample(compiler, sample, folder), sample.isa)
            if not sample_is_right(sample, findings):
                failed += 1
                print(f"{machine} {sample.isa}: wanted {sample.finding!r}, found {findings}")
                print(sample.source)
        print(f"{machine}: {len(samples)} samples")
    print(f"self-test: {failed} failed")
    return 1 if failed else 0


# ---- command line --------------------------------------------------------------------------------


def parse_arguments(arguments):
    if not arguments or len(arguments) % 2:
        raise CheckError(__doc__)
    pairs = list(zip(arguments[::2], arguments[1::2]))
    for _, isa in pairs:
        if isa not in ISAS:
            raise CheckError(f"unknown ISA '{isa}'; valid: {' '.join(ISAS)}")
    return pairs


def main(arguments):
    try:
        if arguments == ["--self-test"]:
            return self_test()
        return check_objects(parse_arguments(arguments))
    except CheckError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
