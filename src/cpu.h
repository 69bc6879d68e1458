/* What this CPU and operating system can run. */
#ifndef VACT_CPU_H
#define VACT_CPU_H

#include <stddef.h>

/* vact_cpu_runs_<isa>(): nonzero if code for that row of isas.def may be executed. */
#define VACT_ISA(name, description) int vact_cpu_runs_##name(void);
#include "../include/vact/isas.def"
#undef VACT_ISA

/* Bytes of the largest cache of the first CPU; asks the system once. */
size_t vact_cpu_last_level_cache(void);

#endif
