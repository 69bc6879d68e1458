/*
 * The CPU feature list: one function per row of isas.def. On x86 the instructions must be there
 * (CPUID) and the operating system must save their registers (XCR0).
 */
#include "cpu.h"

int vact_cpu_runs_portable(void) {
  return 1;
}

#if defined(__x86_64__)

#include <cpuid.h>

enum {
  XCR0_YMM = 0x06, /* SSE and AVX state */
  XCR0_ZMM = 0xe6, /* and opmask, upper halves, upper registers */
};

typedef struct features {
  unsigned leaf1_ecx, leaf7_ebx, xcr0;
} features;

static features read_features(void) {
  features f = {0, 0, 0};
  unsigned eax, ebx, ecx, edx;
  if (!__get_cpuid(1, &eax, &ebx, &f.leaf1_ecx, &edx)) return f;
  if (!__get_cpuid_count(7, 0, &eax, &f.leaf7_ebx, &ecx, &edx)) f.leaf7_ebx = 0;
  if (f.leaf1_ecx & bit_OSXSAVE) __asm__("xgetbv" : "=a"(f.xcr0), "=d"(edx) : "c"(0));
  return f;
}

static int has(unsigned word, unsigned bits) {
  return (word & bits) == bits;
}

int vact_cpu_runs_avx2(void) {
  const features f = read_features();
  return has(f.leaf1_ecx, bit_AVX | bit_FMA | bit_F16C) && has(f.leaf7_ebx, bit_AVX2) &&
         has(f.xcr0, XCR0_YMM);
}

int vact_cpu_runs_avx512(void) {
  const features f = read_features();
  return vact_cpu_runs_avx2() && has(f.xcr0, XCR0_ZMM) &&
         has(f.leaf7_ebx, bit_AVX512F | bit_AVX512BW | bit_AVX512DQ | bit_AVX512VL);
}

#else

int vact_cpu_runs_avx2(void) {
  return 0;
}

int vact_cpu_runs_avx512(void) {
  return 0;
}

#endif

#if defined(__aarch64__) && defined(__linux__)

#include <asm/hwcap.h>
#include <sys/auxv.h>

int vact_cpu_runs_neon(void) {
  return (getauxval(AT_HWCAP) & HWCAP_ASIMD) != 0;
}

#else

int vact_cpu_runs_neon(void) {
#if defined(__aarch64__)
  return 1;
#else
  return 0;
#endif
}

#endif
