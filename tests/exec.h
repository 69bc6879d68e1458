#ifndef VACT_TESTS_EXEC_H
#define VACT_TESTS_EXEC_H

#include <vact/vact.h>

inline vact_exec at_most_threads(int limit) {
  vact_exec exec = {};
  exec.max_threads = limit;
  return exec;
}

#endif
