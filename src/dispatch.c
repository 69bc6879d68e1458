/* The choice of the instruction set: the best one, VACT_ISA's, or vact_isa_set's. */
#define _POSIX_C_SOURCE 200809L /* flockfile */

#include "dispatch.h"

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cpu.h"

/* The kernels that are built in for this architecture. */
#define BUILT_portable &vact_kernels_portable
#if defined(__x86_64__)
#define BUILT_avx2 &vact_kernels_avx2
#define BUILT_avx512 &vact_kernels_avx512
#else
#define BUILT_avx2 NULL
#define BUILT_avx512 NULL
#endif
#if defined(__aarch64__) && !defined(__AARCH64EB__)
#define BUILT_neon &vact_kernels_neon
#else
#define BUILT_neon NULL
#endif

static const struct {
  const char *name;
  const vact_kernels *kernels;
  int (*cpu_runs)(void);
} isas[VACT_ISA_COUNT] = {
#define VACT_ISA(name, description) {#name, BUILT_##name, vact_cpu_runs_##name},
#include "../include/vact/isas.def"
#undef VACT_ISA
};

/* NULL until first used. */
static _Atomic(const vact_kernels *) active;

static int is_isa(vact_isa isa) {
  return (unsigned)isa < VACT_ISA_COUNT;
}

const char *vact_isa_name(vact_isa isa) {
  return is_isa(isa) ? isas[isa].name : NULL;
}

int vact_isa_available(vact_isa isa) {
  return is_isa(isa) && isas[isa].kernels != NULL && isas[isa].cpu_runs() != 0;
}

static vact_isa best_isa(void) {
  int isa = VACT_ISA_COUNT - 1;
  while (!vact_isa_available((vact_isa)isa)) isa--; /* portable always is */
  return (vact_isa)isa;
}

/* The available ISA of that name, or VACT_ISA_COUNT. */
static vact_isa find_isa(const char *name) {
  int isa = 0;
  while (isa < VACT_ISA_COUNT &&
         (strcmp(name, isas[isa].name) != 0 || !vact_isa_available((vact_isa)isa)))
    isa++;
  return (vact_isa)isa;
}

static void report_unusable(const char *name, vact_isa instead) {
  /* Locked, so that the pieces make one line. */
  flockfile(stderr);
  fprintf(stderr, "vact: VACT_ISA=%s is not available here (available:", name);
  for (int isa = 0; isa < VACT_ISA_COUNT; isa++)
    if (vact_isa_available((vact_isa)isa)) fprintf(stderr, " %s", isas[isa].name);
  fprintf(stderr, "); using %s\n", isas[instead].name);
  funlockfile(stderr);
}

static const vact_kernels *choose(void) {
  const char *wanted = getenv("VACT_ISA");
  const int asked = wanted != NULL && wanted[0] != '\0';
  vact_isa isa = asked ? find_isa(wanted) : best_isa();
  const int unusable = isa == VACT_ISA_COUNT;
  if (unusable) isa = best_isa();
  const vact_kernels *none = NULL;
  if (!atomic_compare_exchange_strong(&active, &none, isas[isa].kernels)) return none;
  /* The exchange succeeds for one thread only, so this is said once. */
  if (unusable) report_unusable(wanted, isa);
  return isas[isa].kernels;
}

const vact_kernels *vact_active_kernels(void) {
  const vact_kernels *kernels = atomic_load_explicit(&active, memory_order_relaxed);
  return __builtin_expect(kernels != NULL, 1) ? kernels : choose();
}

vact_isa vact_isa_active(void) {
  const vact_kernels *kernels = vact_active_kernels();
  int isa = 0;
  while (isas[isa].kernels != kernels) isa++;
  return (vact_isa)isa;
}

vact_status vact_isa_set(vact_isa isa) {
  if (!vact_isa_available(isa)) return VACT_BAD_ISA;
  atomic_store_explicit(&active, isas[isa].kernels, memory_order_relaxed);
  return VACT_OK;
}
