#ifndef TIMING_H
#define TIMING_H

#include <time.h>

/* Of the wall clock. */
static inline double seconds(void) {
  struct timespec now;
  timespec_get(&now, TIME_UTC);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

#endif
