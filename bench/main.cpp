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
#include <memory>
#include <set>

#include "accuracy.h"
#include "cases.h"
#include "cells.h"
#include "inputs.h"
#include "options.h"
#include "rows.h"

namespace {

/* Flags that come before the user's own, so that those win. */
const char *const kDefaultFlags[] = {("--benchmark_min_time=0.002" VACT_BENCH_SECONDS),
                                     "--benchmark_enable_random_interleaving=true"};

/* The exit status when the plan or the filter leave nothing to measure. */
const int kNothing = 3;

/* Where one call takes long, and where there are many cells of a kind, fewer will do. */
const int kFewRepetitions = 5;
const size_t kLongCall = size_t{1} << 22;

const size_t kLibmLimit = size_t{1} << 20;     /* beyond, its time per element stays the same */
const size_t kStreamingFrom = size_t{1} << 16; /* below, streaming loses to plain stores */

/* One document out of one run per group: the header once, all rows, the end once. */
class OneReport : public benchmark::BenchmarkReporter {
 public:
  explicit OneReport(benchmark::BenchmarkReporter *to) : to_(to), nowhere_(nullptr) {
    SetErrorStream(&nowhere_); /* a group that the filter leaves out is no error */
  }
  bool ReportContext(const Context &context) override {
    if (!started_) started_ = to_->ReportContext(context);
    return started_;
  }
  void ReportRuns(const std::vector<Run> &runs) override {
    to_->ReportRuns(runs);
  }
  void Finalize() override {}
  void End() {
    if (started_) to_->Finalize();
  }

 private:
  std::unique_ptr<benchmark::BenchmarkReporter> to_;
  std::ostream nowhere_;
  bool started_ = false;
};

size_t LastLevelCacheBytes() {
  size_t bytes = 0;
  for (const auto &cache : benchmark::CPUInfo::Get().caches)
    bytes = std::max(bytes, static_cast<size_t>(cache.size));
  return bytes ? bytes : size_t{32} << 20; /* unknown: a common one */
}

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

std::set<int> ThreadCounts() {
  const int all = AllThreads();
  return {1, std::min(2, all), all};
}

std::string Name(const std::string &operation, size_t n, int threads, const std::string &impl,
                 const std::string &label) {
  const std::string name = operation + "/" + vact_isa_name(vact_isa_active()) +
                           "/n=" + std::to_string(n) + "/threads=" + std::to_string(threads) + "/" +
                           impl;
  return label.empty() ? name : name + "/" + label;
}

/* Runs the call as often as asked; first once where it is short: the first call finds the caches
 * and the team as another left them. */
template <class Call>
void Repeat(benchmark::State &state, bool is_short, Call call) {
  if (is_short) call();
  for (auto _ : state) {
    call();
    benchmark::ClobberMemory();
  }
}

void CountErrors(benchmark::State &state, Impl impl, const Operation &operation) {
  const Accuracy &accuracy = AccuracyOf(impl, operation);
  state.counters["ulp_max"] = accuracy.ulp_max;
  state.counters["ulp_max_input"] = accuracy.ulp_max_input;
  state.counters["ulp_max_inner"] = accuracy.ulp_max_inner;
  state.counters["abs_max"] = accuracy.abs_max;
  const Row *family = FamilyOf(RowOf(operation));
  if (!family || operation.direction != kForward || operation.dtype != VACT_F32) return;
  const Accuracy &as_family = AccuracyAs(family->act, impl, operation);
  state.counters["family_ulp_max_inner"] = as_family.ulp_max_inner;
  state.counters["family_abs_max"] = as_family.abs_max;
}

void Run(benchmark::State &state, Inputs &inputs, const Cell &cell, int threads, Impl impl) {
  try {
    SetThreads(threads);
    if (Computes(impl) && cell.operation.direction != kConvert)
      CountErrors(state, impl, cell.operation);
    const Work work = inputs.Prepare(cell, threads);
    const bool cached = work.n * BytesOf(work.operation.dtype) <= LastLevelCacheBytes();
    state.SetLabel(WithCall(impl, work, [&](auto call) { Repeat(state, cached, call); }));
    state.counters["bytes"] = static_cast<double>(BytesMoved(cell.operation, cell.n));
    if (threads > 1) EndTeam();
  } catch (const std::exception &error) {
    state.SkipWithError(error.what());
  }
}

/*
 * Blocks of constant inputs are about the formulas, of which copies tell nothing; and of the rows
 * that are not core ones, only about vact's.
 */
bool IsWorthwhile(const Cell &cell, Impl impl) {
  if (cell.constant) return Computes(impl) && (impl == Impl::kVact || RowOf(cell.operation).core);
  if (impl == Impl::kLibm) return cell.n <= kLibmLimit;
  if (impl == Impl::kCopyStreaming) return cell.n >= kStreamingFrom;
  return true;
}

void Register(Inputs &inputs, const Cell &cell, int repetitions) {
  const bool few = cell.n >= kLongCall || !cell.label.empty();
  for (int threads : cell.all_threads ? ThreadCounts() : std::set<int>{1})
    for (Impl impl : kImpls)
      if (IsWorthwhile(cell, impl) && Has(impl, cell.operation))
        benchmark::RegisterBenchmark(
            Name(OperationName(cell.operation), cell.n, threads, ImplName(impl), cell.label)
                .c_str(),
            [&inputs, &cell, threads, impl](benchmark::State &state) {
              Run(state, inputs, cell, threads, impl);
            })
            ->Repetitions(few ? std::min(kFewRepetitions, repetitions) : repetitions);
}

void Run(benchmark::State &state, const Case &one, const Contender &contender, int threads) {
  try {
    SetThreads(threads);
    const Call call = contender.prepare(threads);
    Repeat(state, one.bytes <= static_cast<double>(LastLevelCacheBytes()), call.run);
    state.SetLabel(call.kernel);
    state.counters["bytes"] = one.bytes;
    if (one.flops > 0) state.counters["flops"] = call.flops > 0 ? call.flops : one.flops;
    if (threads > 1) EndTeam();
  } catch (const std::exception &error) {
    state.SkipWithError(error.what());
  }
}

void Register(const Case &one, int repetitions) {
  const bool few = one.n >= kLongCall;
  for (int threads : one.all_threads ? ThreadCounts() : std::set<int>{1})
    for (const Contender &contender : one.contenders)
      benchmark::RegisterBenchmark(
          Name(one.operation, one.n, threads, contender.name, one.label).c_str(),
          [&one, &contender, threads](benchmark::State &state) {
            Run(state, one, contender, threads);
          })
          ->Repetitions(few ? std::min(kFewRepetitions, repetitions) : repetitions);
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
