/*
 * Where the work runs: in the calling thread if it is small or was asked to stay, else on OpenMP's
 * threads or in the caller's pool, every element exactly once.
 */
#ifdef _OPENMP
#include <omp.h>
#endif

#include <algorithm>
#include <set>
#include <thread>

#include "catch.h"
#include "difference.h"
#include "exec.h"
#include "first_touch.h"
#include "operations.h"
#include "samples.h"
#include "thread_pool.h"

using namespace vact_test;

namespace {

const size_t small = 256;
const size_t large = size_t{1} << 22;

/* Values that change every time that tanh is applied to them. */
std::vector<float> moderate_values(size_t n) {
  std::vector<float> all(n);
  for (size_t i = 0; i < n; i++) all[i] = 0.2f + 0.001f * static_cast<float>(i % 1999);
  return all;
}

/* The threads that wrote the output of sigmoid for n elements. */
std::set<long> threads_of_forward(size_t n, const vact_exec *exec) {
  const std::vector<float> x = moderate_values(n);
  FirstTouch y(n);
  REQUIRE(vact_forward(vact_sigmoid(), VACT_F32, n, x.data(), y.data(), exec) == VACT_OK);
  return y.threads();
}

std::set<long> this_thread_only() {
  return {FirstTouch::this_thread()};
}

#ifdef _OPENMP
/* OpenMP's settings until the end of the scope: what a call may use, and that regions may nest. */
class ScopedOpenMP {
 public:
  explicit ScopedOpenMP(int threads)
      : threads_(omp_get_max_threads()), levels_(omp_get_max_active_levels()) {
    omp_set_dynamic(0);
    omp_set_num_threads(threads);
    omp_set_max_active_levels(4);
  }
  ~ScopedOpenMP() {
    omp_set_num_threads(threads_);
    omp_set_max_active_levels(levels_);
  }
  ScopedOpenMP(const ScopedOpenMP &) = delete;
  ScopedOpenMP &operator=(const ScopedOpenMP &) = delete;

 private:
  int threads_;
  int levels_;
};
#endif

}  // namespace

TEST_CASE("small work never reaches the pool", "[parallel]") {
  const std::vector<float> input = moderate_values(small), dy(small, 1.0f);
  std::vector<float> output(small);
  for_each_isa([&] {
    for (const Operation &operation : operations_of(usual_activations()))
      for (size_t n : {size_t{0}, size_t{1}, size_t{16}, small}) {
        ThreadPool pool(2);
        const vact_exec exec = pool.exec();
        REQUIRE(run(operation, n, input.data(), dy.data(), output.data(), &exec) == VACT_OK);
        INFO(name_of(operation) << ", n = " << n);
        CHECK(pool.calls() == 0);
      }
  });
}

TEST_CASE("large work goes to the pool once and each element is computed once", "[parallel]") {
  const std::vector<float> input = moderate_values(large);
  std::vector<float> want(large);
  const vact_exec serial = at_most_threads(1);
  REQUIRE(vact_forward(vact_tanh(), VACT_F32, large, input.data(), want.data(), &serial) ==
          VACT_OK);
  for (int threads : {0, 2, 3, 7}) {
    ThreadPool pool(3);
    const vact_exec exec = pool.exec(threads);
    std::vector<float> output = input;
    REQUIRE(vact_forward(vact_tanh(), VACT_F32, large, output.data(), output.data(), &exec) ==
            VACT_OK);
    INFO("max_threads = " << threads << ", " << pool.tasks() << " tasks");
    CHECK(pool.calls() == 1);
    CHECK(pool.tasks() > 1);
    if (threads > 0) CHECK(pool.tasks() <= static_cast<size_t>(threads));
    CHECK(difference(output, want, input) == "");
  }
}

TEST_CASE("max_threads = 1 keeps large work in the calling thread", "[parallel]") {
  const vact_exec serial = at_most_threads(1);
  CHECK(threads_of_forward(large, &serial) == this_thread_only());
  ThreadPool pool(2);
  const vact_exec exec = pool.exec(1);
  CHECK(threads_of_forward(large, &exec) == this_thread_only());
  CHECK(pool.calls() == 0);
}

TEST_CASE("small work stays in the calling thread", "[parallel]") {
  CHECK(threads_of_forward(small, nullptr) == this_thread_only());
}

#ifdef _OPENMP

TEST_CASE("large work uses the threads of OpenMP", "[parallel]") {
  const ScopedOpenMP openmp(2);
  const std::set<long> threads = threads_of_forward(large, nullptr);
  CHECK(threads.size() == 2);
  CHECK(threads.count(0) == 0);
}

TEST_CASE("max_threads limits the threads of OpenMP", "[parallel]") {
  const ScopedOpenMP openmp(4);
  const vact_exec exec = at_most_threads(2);
  CHECK(threads_of_forward(large, &exec).size() == 2);
}

TEST_CASE("inside of a parallel region all work stays in the calling thread", "[parallel]") {
  const ScopedOpenMP openmp(2);
  const std::vector<float> x = moderate_values(large);
  for (int caller = 0; caller < 2; caller++) {
    FirstTouch y(large);
    std::set<long> caller_only;
    vact_status status = VACT_BAD_EXEC;
    int level = 0;
#pragma omp parallel num_threads(2)
    if (omp_get_thread_num() == caller) {
      caller_only = this_thread_only();
      level = omp_get_level();
      status = vact_forward(vact_sigmoid(), VACT_F32, large, x.data(), y.data(), nullptr);
    }
    REQUIRE(level == 1);
    REQUIRE(status == VACT_OK);
    CHECK(y.threads() == caller_only);
  }
}

TEST_CASE("inside of a parallel region a pool is used all the same", "[parallel]") {
  const std::vector<float> x = moderate_values(large);
  std::vector<float> y(large);
  ThreadPool pool(2);
  const vact_exec exec = pool.exec();
  vact_status status = VACT_BAD_EXEC;
#pragma omp parallel num_threads(2)
#pragma omp single
  status = vact_forward(vact_sigmoid(), VACT_F32, large, x.data(), y.data(), &exec);
  CHECK(status == VACT_OK);
  CHECK(pool.calls() == 1);
}

#else

TEST_CASE("without OpenMP large work stays in the calling thread", "[parallel]") {
  CHECK(threads_of_forward(large, nullptr) == this_thread_only());
}

#endif

TEST_CASE("concurrent calls and changes of the instruction set do not disturb each other",
          "[parallel]") {
  const size_t n = 20011, callers = 4, rounds = thinning() > 1 ? 4 : 40;
  std::vector<Operation> operations;
  for (const Operation &operation : operations_of(usual_activations()))
    if (row_of(operation.act).same_bits_everywhere()) operations.push_back(operation);
  const std::vector<float> input = moderate_values(n), dy(n, 0.75f);
  std::vector<std::vector<float>> want;
  for (const Operation &operation : operations) {
    want.emplace_back(n);
    REQUIRE(run(operation, n, input.data(), dy.data(), want.back().data()) == VACT_OK);
  }

  const ScopedIsa restore(vact_isa_active());
  std::atomic<size_t> running(callers);
  std::vector<std::string> differences(callers);
  std::vector<std::thread> threads;
  for (size_t caller = 0; caller < callers; caller++)
    threads.emplace_back([&, caller] {
      std::vector<float> output(n);
      for (size_t round = 0; round < rounds; round++) {
        const size_t i = (round + caller) % operations.size();
        const vact_status status = run(operations[i], n, input.data(), dy.data(), output.data());
        if (status != VACT_OK)
          differences[caller] = vact_status_string(status);
        else if (differences[caller].empty())
          differences[caller] = difference(output, want[i], input);
      }
      running--;
    });
  const std::vector<vact_isa> isas = available_isas();
  for (size_t i = 0; running > 0; i++)
    if (vact_isa_set(isas[i % isas.size()]) != VACT_OK) break;
  for (std::thread &thread : threads) thread.join();
  for (size_t caller = 0; caller < callers; caller++) CHECK(differences[caller] == "");
}
