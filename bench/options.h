/*
 * vact_bench's own options, beside those of Google Benchmark.
 */
#ifndef VACT_BENCH_OPTIONS_H
#define VACT_BENCH_OPTIONS_H

#include <optional>
#include <set>
#include <string>

struct Options {
  bool quick = false;           /* --quick: few sizes */
  std::set<std::string> rows;   /* --rows=swish,convert,glu: only these; empty: all */
  std::set<std::string> dtypes; /* --dtypes=f32,bf16: only these; empty: all */
  int repetitions = 11;         /* --repetitions=N */
};

/* What Google Benchmark has left of the arguments. Nothing after a complaint on stderr. */
std::optional<Options> ParseOptions(int argc, char **argv);

#endif
