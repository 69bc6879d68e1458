/*
 * vact_bench: measures the cells of cells.h with the instruction set that vact uses (environment
 * variable VACT_ISA) and prints what Google Benchmark prints; its flags apply. bench/run runs it
 * for every instruction set and makes the report.
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
#include "cells.h"
#include "inputs.h"

namespace {

/* Flags that come before the user's own, so that those win. */
const char *const kDefaultFlags[] = {("--benchmark_min_time=0.002" VACT_BENCH_SECONDS),
                                     "--benchmark_repetitions=11",
                                     "--benchmark_enable_random_interleaving=true"};

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

std::string Name(const Cell &cell, int threads, Impl impl) {
  std::string name = std::string(KindName(cell.act.kind)) + "/" + DirectionName(cell.direction) +
                     "/f32/" + vact_isa_name(vact_isa_active()) + "/n=" + std::to_string(cell.n) +
                     "/threads=" + std::to_string(threads) + "/" + ImplName(impl);
  return cell.label.empty() ? name : name + "/" + cell.label;
}

void Repeat(benchmark::State &state, const Work &work, Impl impl) {
  const bool cached = work.n * sizeof(float) <= LastLevelCacheBytes();
  const std::string kernel = WithCall(impl, work, [&](auto call) {
    if (cached) call(); /* the first one finds the caches and the team as another left them */
    for (auto _ : state) {
      call();
      benchmark::ClobberMemory();
    }
  });
  state.SetLabel(kernel);
}

void Run(benchmark::State &state, Inputs &inputs, const Cell &cell, int threads, Impl impl) {
  try {
    SetThreads(threads);
    if (Computes(impl)) {
      const Accuracy &accuracy = AccuracyOf(impl, cell.act, cell.direction);
      state.counters["ulp_max"] = accuracy.ulp_max;
      state.counters["ulp_max_input"] = accuracy.ulp_max_input;
      state.counters["ulp_max_inner"] = accuracy.ulp_max_inner;
    }
    Repeat(state, inputs.Prepare(cell, threads), impl);
    state.SetBytesProcessed(state.iterations() *
                            static_cast<int64_t>(BytesMoved(cell.direction, cell.n)));
    if (threads > 1) EndTeam();
  } catch (const std::exception &error) {
    state.SkipWithError(error.what());
  }
}

/* A block of constant inputs is about the formulas: neither threads nor copies tell of them. */
bool IsWorthwhile(const Cell &cell, int threads, Impl impl) {
  return Has(impl, cell.act.kind, cell.direction) &&
         (!cell.constant || (threads == 1 && Computes(impl)));
}

void Register(Inputs &inputs, const Cell &cell) {
  for (int threads : ThreadCounts())
    for (Impl impl : kImpls)
      if (IsWorthwhile(cell, threads, impl))
        benchmark::RegisterBenchmark(Name(cell, threads, impl).c_str(),
                                     [&inputs, &cell, threads, impl](benchmark::State &state) {
                                       Run(state, inputs, cell, threads, impl);
                                     });
}

size_t RunAll(OneReport &report) {
  const std::vector<Group> groups = AllGroups(LastLevelCacheBytes(), FreeMemoryBytes());
  const bool progress = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO);
  Inputs inputs;
  size_t run = 0;
  for (size_t i = 0; i < groups.size(); i++) {
    if (progress)
      std::fprintf(stderr, "\r%s: group %zu of %zu ", vact_isa_name(vact_isa_active()), i + 1,
                   groups.size());
    benchmark::ClearRegisteredBenchmarks();
    for (const Cell &cell : groups[i]) Register(inputs, cell);
    run += benchmark::RunSpecifiedBenchmarks(&report);
  }
  if (progress) std::fprintf(stderr, "\n");
  return run;
}

void DescribeRun() {
  std::string isas;
  for (int i = 0; i < VACT_ISA_COUNT; i++)
    if (vact_isa_available(static_cast<vact_isa>(i)))
      isas += (isas.empty() ? "" : " ") + std::string(vact_isa_name(static_cast<vact_isa>(i)));
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
  if (benchmark::ReportUnrecognizedArguments(flag_count, flags.data())) {
    benchmark::PrintDefaultHelp();
    return 2;
  }
#if VACT_BENCH_ONEDNN
  OnednnLimitIsa(vact_isa_active());
#endif
  DescribeRun();
  OneReport report(benchmark::CreateDefaultDisplayReporter());
  const size_t run = RunAll(report);
  report.End();
  if (run == 0) {
    std::fprintf(stderr, "vact_bench: no benchmark matches --benchmark_filter='%s'\n",
                 benchmark::GetBenchmarkFilter().c_str());
    return 2;
  }
  return 0;
}
