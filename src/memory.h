/* Memory for temporaries, from the caller's allocator or malloc. */
#ifndef VACT_MEMORY_H
#define VACT_MEMORY_H

#include <stdlib.h>

#include "../include/vact/vact.h"

/* NULL if there is none. */
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

#endif
