/*
 * Threads for the loops that have none of their own. vact and oneDNN bring theirs.
 */
#ifndef VACT_BENCH_TEAM_H
#define VACT_BENCH_TEAM_H

#include <algorithm>
#include <cstddef>

#ifdef _OPENMP
#include <omp.h>
#endif

/* As many threads as a call may use when nobody limits it. */
inline int AllThreads() {
#ifdef _OPENMP
  static const int kThreads = omp_get_max_threads();
  return kThreads;
#else
  return 1;
#endif
}

/* The default team size from now on; oneDNN has no other way to be told. */
inline void SetThreads(int threads) {
#ifdef _OPENMP
  omp_set_num_threads(threads);
#else
  (void)threads;
#endif
}

/* Ends the team, so that no waiting thread spins beside what is measured next. */
inline void EndTeam() {
#ifdef _OPENMP
  omp_pause_resource_all(omp_pause_soft);
#endif
}

/* Fewer elements than this take one thread less time than a team takes to begin. */
constexpr size_t kTeamElements = 8192;

/* range(begin, end) for equal parts of n elements, cut at 64-byte boundaries of any dtype. */
template <class Range>
void InTeam(int threads, size_t n, Range range) {
  if (threads == 1 || n < kTeamElements) return range(size_t{0}, n);
#ifdef _OPENMP
#pragma omp parallel num_threads(threads)
  {
    const size_t parts = static_cast<size_t>(omp_get_num_threads());
    const size_t part = static_cast<size_t>(omp_get_thread_num());
    const size_t length = (n / parts + 32) / 32 * 32;
    const size_t begin = std::min(n, part * length);
    range(begin, std::min(n, begin + length));
  }
#endif
}

#endif
