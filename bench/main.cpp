/*
 * vact_bench: measures the cells of cells.h with the instruction set that vact uses (environment
 * variable VACT_ISA) and prints what Google Benchmark prints; its flags apply, and those of
 * options.h. bench/run runs it for every instruction set and makes the report.
 */
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <cstdio>
#include <cstring>
#include <exception>
#include <fstream>
#include <iostream>

#include "impls.h"
#include "one_report.h"
#include "options.h"
#include "registration.h"
#include "rows.h"

namespace {

/* Flags that come before the user's own, so that those win. */
const char *const kDefaultFlags[] = {("--benchmark_min_time=0.002" VACT_BENCH_SECONDS),
                                     "--benchmark_enable_random_interleaving=true"};

/* The exit status when the plan or the filter leave nothing to measure. */
const int kNothing = 3;

/* What can be had without swapping; all that is there if the kernel does not say. */
size_t FreeMemoryBytes() {
  std::ifstream meminfo("/proc/meminfo");
  for (std::string line; std::getline(meminfo, line);) {
    unsigned long long kilobytes;
    if (std::sscanf(line.c_str(), "MemAvailable: %llu", &kilobytes) == 1)
      return static_cast<size_t>(kilobytes) << 10;
  }
  return static_cast<size_t>(sysconf(_SC_PHYS_PAGES)) * static_cast<size_t>(sysconf(_SC_PAGESIZE));
}

Plan PlanOf(const Options &options) {
  Plan plan = {};
  plan.isa = vact_isa_active();
  plan.best_isa = plan.isa == BestIsa();
  plan.quick = options.quick;
  plan.rows = options.rows;
  plan.dtypes = options.dtypes;
  plan.last_level_cache_bytes = LastLevelCacheBytes();
  plan.memory_bytes = FreeMemoryBytes();
  return plan;
}

void ShowProgress(const char *what, size_t done, size_t all) {
  if (isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO))
    std::fprintf(stderr, "\r%s: %s %zu of %zu%s", vact_isa_name(vact_isa_active()), what, done, all,
                 done == all ? "\n" : " ");
}

/* Element-wise, then the other families; one run for what takes turns. */
size_t RunAll(OneReport &report, const Options &options) {
  const Plan plan = PlanOf(options);
  const std::vector<Group> groups = AllGroups(plan);
  Inputs inputs;
  size_t run = 0;
  for (size_t i = 0; i < groups.size(); i++) {
    ShowProgress("group", i + 1, groups.size());
    benchmark::ClearRegisteredBenchmarks();
    for (const Cell &cell : groups[i]) Register(inputs, cell, options.repetitions);
    run += benchmark::RunSpecifiedBenchmarks(&report);
  }
  inputs = Inputs();
  std::vector<Case> cases = AllCases(plan);
  for (size_t i = 0; i < cases.size(); i++) {
    ShowProgress("case", i + 1, cases.size());
    benchmark::ClearRegisteredBenchmarks();
    Register(cases[i], options.repetitions);
    run += benchmark::RunSpecifiedBenchmarks(&report);
    cases[i].contenders.clear(); /* and their arrays with them */
  }
  return run;
}

/* "name:work:ulp:family name:work:abs: ...", the family empty where there is none */
std::string DescribeRows() {
  std::string rows;
  for (const Row &row : kRows) {
    const Row *family = FamilyOf(row);
    rows += (rows.empty() ? "" : " ") + std::string(row.name) + ":" + std::to_string(row.work) +
            (row.absolute ? ":abs:" : ":ulp:") + (family ? family->name : "");
  }
  return rows;
}

void DescribeRun() {
  std::string isas;
  for (int i = 0; i < VACT_ISA_COUNT; i++)
    if (vact_isa_available(static_cast<vact_isa>(i)))
      isas += (isas.empty() ? "" : " ") + std::string(vact_isa_name(static_cast<vact_isa>(i)));
  benchmark::AddCustomContext("rows", DescribeRows());
  benchmark::AddCustomContext("vact", vact_version());
  benchmark::AddCustomContext("isa", vact_isa_name(vact_isa_active()));
  benchmark::AddCustomContext("isas", isas);
  benchmark::AddCustomContext("all_threads", std::to_string(AllThreads()));
  benchmark::AddCustomContext("last_level_cache_bytes", std::to_string(LastLevelCacheBytes()));
  benchmark::AddCustomContext("compiler", VACT_BENCH_COMPILER);
  benchmark::AddCustomContext("google_benchmark", VACT_BENCH_GOOGLE_BENCHMARK);
#if VACT_BENCH_ONEDNN
  benchmark::AddCustomContext("onednn", OnednnVersion());
  benchmark::AddCustomContext("onednn_isa", OnednnIsa());
#endif
#if VACT_BENCH_XNNPACK
  benchmark::AddCustomContext("xnnpack", VACT_BENCH_XNNPACK_VERSION);
#endif
}

std::vector<char *> WithDefaults(int argc, char **argv) {
  std::vector<char *> flags(argv, argv + 1);
  for (const char *flag : kDefaultFlags) flags.push_back(const_cast<char *>(flag));
  flags.insert(flags.end(), argv + 1, argv + argc);
  return flags;
}

/* Google Benchmark would begin that file anew for every group. */
bool AsksForFile(int argc, char **argv) {
  for (int i = 1; i < argc; i++)
    if (std::strncmp(argv[i], "--benchmark_out", std::strlen("--benchmark_out")) == 0) return true;
  return false;
}

}  // namespace

int main(int argc, char **argv) {
  if (AsksForFile(argc, argv)) {
    std::fprintf(stderr, "vact_bench: no --benchmark_out; use --benchmark_format=json > FILE\n");
    return 2;
  }
  std::vector<char *> flags = WithDefaults(argc, argv);
  int flag_count = static_cast<int>(flags.size());
  benchmark::Initialize(&flag_count, flags.data());
  const std::optional<Options> options = ParseOptions(flag_count, flags.data());
  if (!options) return 2;
#if VACT_BENCH_ONEDNN
  OnednnLimitIsa(vact_isa_active());
#endif
  DescribeRun();
  OneReport report(benchmark::CreateDefaultDisplayReporter());
  const size_t run = RunAll(report, *options);
  report.End();
  if (run == 0) {
    std::fprintf(stderr, "vact_bench: nothing to measure with --benchmark_filter='%s'\n",
                 benchmark::GetBenchmarkFilter().c_str());
    return kNothing;
  }
  return 0;
}
