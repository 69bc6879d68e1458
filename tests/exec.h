#ifndef VACT_TESTS_EXEC_H
#define VACT_TESTS_EXEC_H

#include <vact/vact.h>

#include <array>

inline vact_exec at_most_threads(int limit) {
  vact_exec exec = {};
  exec.max_threads = limit;
  return exec;
}

/* Allocators that lack their other half, which every call refuses. */
inline std::array<vact_exec, 2> half_allocators() {
  vact_exec only_allocate = {}, only_free = {};
  only_allocate.allocate = [](void *, size_t) -> void * { return nullptr; };
  only_free.free = [](void *, void *) {};
  return {only_allocate, only_free};
}

#endif
