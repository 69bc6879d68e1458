/* Memory for temporaries, from the caller's allocator or malloc. */
#ifndef VACT_MEMORY_H
#define VACT_MEMORY_H

#include <stdint.h>
#include <stdlib.h>

#include "../include/vact/vact.h"
#include "sizes.h"

/* NULL if there is none; of any alignment. */
static inline void *vact_allocate(const vact_exec *exec, size_t bytes) {
  const int own = exec != NULL && exec->allocate != NULL;
  return own ? exec->allocate(exec->allocator, bytes) : malloc(bytes);
}

static inline void vact_release(const vact_exec *exec, void *memory) {
  if (exec != NULL && exec->free != NULL)
    exec->free(exec->allocator, memory);
  else
    free(memory);
}

/* Bytes of whole cache lines. */
static inline size_t vact_lines_of(size_t bytes) {
  return vact_round_up(bytes, VACT_CACHE_LINE);
}

/* The same, and where its first cache line begins. */
static inline void *vact_allocate_lines(const vact_exec *exec, size_t bytes, char **lines) {
  void *memory = vact_allocate(exec, bytes + VACT_CACHE_LINE);
  const size_t past = (uintptr_t)memory % VACT_CACHE_LINE;
  if (memory != NULL) *lines = (char *)memory + (VACT_CACHE_LINE - past) % VACT_CACHE_LINE;
  return memory;
}

#endif
