/*
 * Small work does not even enter an OpenMP region: that costs 0.4 us although one thread runs it.
 * The linker sends gcc's entry to every region through the counter here (--wrap=GOMP_parallel).
 */
#include <omp.h>

#include <atomic>

#include "catch.h"
#include "exec.h"
#include "operations.h"

using namespace vact_test;

static std::atomic<int> regions(0);

extern "C" {
void __real_GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags);
void __wrap_GOMP_parallel(void (*body)(void *), void *data, unsigned threads, unsigned flags) {
  regions++;
  __real_GOMP_parallel(body, data, threads, flags);
}
}

namespace {

int regions_of(const Operation &operation, size_t n, const vact_exec *exec) {
  const std::vector<float> input(n, 0.5f), dy(n, 1.0f);
  std::vector<float> output(n);
  regions = 0;
  REQUIRE(run(operation, n, input.data(), dy.data(), output.data(), exec) == VACT_OK);
  return regions;
}

}  // namespace

TEST_CASE("small work enters no parallel region", "[parallel]") {
  for (const Operation &operation : operations_of(usual_activations()))
    for (size_t n : {1, 16, 256}) {
      INFO(name_of(operation) << ", n = " << n);
      CHECK(regions_of(operation, n, nullptr) == 0);
    }
}

TEST_CASE("max_threads = 1 enters no parallel region", "[parallel]") {
  const vact_exec serial = at_most_threads(1);
  CHECK(regions_of({vact_sigmoid(), Direction::forward}, size_t{1} << 22, &serial) == 0);
}

TEST_CASE("large work enters one parallel region", "[parallel]") {
  omp_set_num_threads(2); /* also where there is one CPU */
  CHECK(regions_of({vact_sigmoid(), Direction::forward}, size_t{1} << 22, nullptr) == 1);
}
