#include "registration.h"

#include <benchmark/benchmark.h>

#include "accuracy.h"
#include "rows.h"

size_t LastLevelCacheBytes() {
  size_t bytes = 0;
  for (const auto &cache : benchmark::CPUInfo::Get().caches)
    bytes = std::max(bytes, static_cast<size_t>(cache.size));
  return bytes ? bytes : size_t{32} << 20; /* unknown: a common one */
}

namespace {

/* Where one call takes long, and where there are many cells of a kind, fewer will do. */
const int kFewRepetitions = 5;
const size_t kLongCall = size_t{1} << 22;

const size_t kLibmLimit = size_t{1} << 20;     /* beyond, its time per element stays the same */
const size_t kStreamingFrom = size_t{1} << 16; /* below, streaming loses to plain stores */

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

/* Calls to warm up: the first one finds the caches and the team as another left them, and what a
 * streaming loop wrote is back in the last cache after some only. */
const int kWarmUps = 4;

/* Runs the call as often as asked; first some times where it is short. */
template <class Call>
void Repeat(benchmark::State &state, bool is_short, Call call) {
  for (int i = 0; is_short && i < kWarmUps; i++) call();
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

}  // namespace

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

namespace {

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

}  // namespace

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
