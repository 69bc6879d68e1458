/* Every status that a call can answer, and that a refused call leaves the output untouched. */
#include <algorithm>
#include <climits>
#include <cstdint>
#include <limits>
#include <set>

#include "addresses.h"
#include "catch.h"
#include "difference.h"
#include "exec.h"
#include "operations.h"
#include "raw_call.h"

using namespace vact_test;

namespace {

const size_t n = 67;
const float fill = -7.25f;

/* Arrays for a call, whatever the dtype; the output is full of a pattern. */
struct Buffers {
  std::vector<float> input = std::vector<float>(2 * n, 0.5f);
  std::vector<float> dy = std::vector<float>(2 * n, 1.0f);
  std::vector<float> output = std::vector<float>(2 * n, fill);

  bool output_untouched() const {
    return std::all_of(output.begin(), output.end(), [](float f) { return f == fill; });
  }
};

std::vector<Operation> usual_operations() {
  return operations_in_all_dtypes(typical_activations());
}

bool is_backward(const Operation &operation) {
  return operation.direction != Direction::forward;
}

vact_status run_raw(Direction direction, vact_raw_act act, int dtype, Buffers &buffers) {
  const float *input = buffers.input.data(), *dy = buffers.dy.data();
  float *output = buffers.output.data();
  switch (direction) {
    case Direction::forward:
      return vact_raw_forward(act, dtype, n, input, output);
    case Direction::backward:
      return vact_raw_backward(act, dtype, n, input, dy, output);
    case Direction::backward_from_output:
      return vact_raw_backward_from_output(act, dtype, n, input, dy, output);
  }
  return VACT_OK;
}

vact_status run(const Operation &operation, Buffers &buffers) {
  return run(operation, n, buffers.input.data(), buffers.dy.data(), buffers.output.data());
}

const Direction directions[] = {Direction::forward, Direction::backward,
                                Direction::backward_from_output};

}  // namespace

TEST_CASE("each status has its own sentence", "[status]") {
  std::set<std::string> sentences;
  int count = 0;
#define VACT_STATUS(name, sentence)                                \
  CHECK(std::string(vact_status_string(VACT_##name)) == sentence); \
  CHECK(std::string(sentence) != "");                              \
  sentences.insert(sentence);                                      \
  count++;
#include <vact/statuses.def>
#undef VACT_STATUS
  CHECK(sentences.size() == static_cast<size_t>(count));
  CHECK(VACT_OK == 0);
}

TEST_CASE("a status that does not exist has a sentence too", "[status]") {
  std::set<std::string> known;
#define VACT_STATUS(name, sentence) known.insert(sentence);
#include <vact/statuses.def>
#undef VACT_STATUS
  for (int status : outside_of_every_enum) {
    const char *sentence = vact_raw_status_string(status);
    INFO("status " << status);
    REQUIRE(sentence != nullptr);
    CHECK(std::string(sentence) != "");
    CHECK(known.count(sentence) == 0);
  }
}

TEST_CASE("the version is that of the header", "[status]") {
  const std::string version = std::to_string(VACT_VERSION_MAJOR) + "." +
                              std::to_string(VACT_VERSION_MINOR) + "." +
                              std::to_string(VACT_VERSION_PATCH);
  CHECK(vact_version() == version);
}

TEST_CASE("no elements are no work, and need no arrays", "[status]") {
  for (const Operation &operation : usual_operations()) {
    INFO(name_of(operation));
    CHECK(run(operation, 0, nullptr, nullptr, nullptr) == VACT_OK);
    Buffers buffers;
    CHECK(run(operation, 0, buffers.input.data(), buffers.dy.data(), buffers.output.data()) ==
          VACT_OK);
    CHECK(buffers.output_untouched());
    CHECK(run(operation, 0, buffers.input.data(), buffers.dy.data(), buffers.input.data() + 1) ==
          VACT_OK);
  }
}

TEST_CASE("an array that is NULL is refused", "[status]") {
  for (const Operation &operation : usual_operations()) {
    Buffers buffers;
    const float *input = buffers.input.data(), *dy = buffers.dy.data();
    float *output = buffers.output.data();
    INFO(name_of(operation));
    CHECK(run(operation, n, nullptr, dy, output) == VACT_NULL_POINTER);
    CHECK(run(operation, n, input, dy, nullptr) == VACT_NULL_POINTER);
    if (is_backward(operation))
      CHECK(run(operation, n, input, nullptr, output) == VACT_NULL_POINTER);
    CHECK(buffers.output_untouched());
  }
}

TEST_CASE("a kind that does not exist is refused", "[status]") {
  std::vector<int> kinds(std::begin(outside_of_every_enum), std::end(outside_of_every_enum));
  kinds.push_back(VACT_KIND_COUNT);
  for (Direction direction : directions)
    for (int kind : kinds) {
      Buffers buffers;
      INFO("direction " << static_cast<int>(direction) << ", kind " << kind);
      CHECK(run_raw(direction, {kind, 1.0f, 1.0f}, VACT_F32, buffers) == VACT_BAD_KIND);
      CHECK(buffers.output_untouched());
    }
}

TEST_CASE("a dtype that does not exist is refused", "[status]") {
  std::vector<int> dtypes(std::begin(outside_of_every_enum), std::end(outside_of_every_enum));
  dtypes.push_back(VACT_DTYPE_COUNT);
  for (const Operation &operation : operations_of(typical_activations()))
    for (int dtype : dtypes) {
      const vact_act act = operation.act;
      Buffers buffers;
      INFO(name_of(operation) << ", dtype " << dtype);
      CHECK(run_raw(operation.direction, {act.kind, act.alpha, act.beta}, dtype, buffers) ==
            VACT_BAD_DTYPE);
      CHECK(buffers.output_untouched());
    }
}

TEST_CASE("a parameter that is not finite is refused", "[status]") {
  const float infinity = std::numeric_limits<float>::infinity();
  for (float wrong : {infinity, -infinity, std::numeric_limits<float>::quiet_NaN(),
                      std::numeric_limits<float>::signaling_NaN()})
    for (const Operation &operation : usual_operations())
      for (int parameter = 0; parameter < row_of(operation.act).parameters; parameter++) {
        Operation call = operation;
        (parameter == 0 ? call.act.alpha : call.act.beta) = wrong;
        Buffers buffers;
        INFO(name_of(call));
        CHECK(run(call, buffers) == VACT_BAD_PARAMETER);
        CHECK(buffers.output_untouched());
      }
}

TEST_CASE("parameters are taken if and only if they are what the row requires", "[status]") {
  const float largest = std::numeric_limits<float>::max();
  const float least = std::numeric_limits<float>::denorm_min();
  const std::vector<float> values = {0.0f,  -0.0f,  1.0f,    -1.0f,   3.5f,
                                     least, -least, largest, -largest};
  int refused = 0, taken = 0;
  for (const Operation &operation : usual_operations())
    for (float alpha : values)
      for (float beta : values) {
        const Operation call = {
            {operation.act.kind, alpha, beta}, operation.direction, operation.dtype};
        if (row_of(call.act).parameters == 0) continue;
        const bool allowed =
            is_allowed(call.act, call.direction == Direction::backward_from_output);
        Buffers buffers;
        const vact_status status = run(call, buffers);
        (allowed ? taken : refused)++;
        if (status == (allowed ? VACT_OK : VACT_BAD_PARAMETER) &&
            buffers.output_untouched() == !allowed)
          continue;
        INFO(name_of(call) << ": " << vact_status_string(status));
        CHECK(allowed == (status == VACT_OK));
        CHECK(buffers.output_untouched() == !allowed);
      }
  CHECK(refused > 0);
  CHECK(taken > 0);
}

TEST_CASE("a parameter that the row does not have is not looked at", "[status]") {
  const float nan = std::numeric_limits<float>::quiet_NaN();
  for (const Operation &operation : operations_of(typical_activations())) {
    Operation call = operation;
    if (row_of(call.act).parameters < 1) call.act.alpha = nan;
    if (row_of(call.act).parameters < 2) call.act.beta = nan;
    Buffers expected, buffers;
    INFO(name_of(operation));
    REQUIRE(run(operation, expected) == VACT_OK);
    CHECK(run(call, buffers) == VACT_OK);
    CHECK(difference(buffers.output, expected.output, buffers.input) == "");
  }
}

TEST_CASE("from the output parameters are refused under which outputs do not tell inputs apart",
          "[status]") {
  int found = 0;
  for (vact_act act : all_activations()) {
    if (!row_of(act).from_output || is_allowed(act, true)) continue;
    Buffers buffers;
    INFO(name_of(act));
    CHECK(act.alpha < 0.0f);
    CHECK(run({act, Direction::backward_from_output}, buffers) == VACT_BAD_PARAMETER);
    CHECK(buffers.output_untouched());
    CHECK(run({act, Direction::backward}, buffers) == VACT_OK);
    found++;
  }
  CHECK(found > 0);
}

TEST_CASE("an n whose bytes do not fit the address space is refused", "[status]") {
  for (const Operation &operation : usual_operations()) {
    const size_t size = size_of(operation.dtype), around = SIZE_MAX / size;
    for (size_t too_many :
         {SIZE_MAX, SIZE_MAX / 2 + 1, around, around + 1, around + n, PTRDIFF_MAX / size + 1}) {
      Buffers buffers;
      INFO(name_of(operation) << ", n = " << too_many);
      CHECK(run(operation, too_many, buffers.input.data(), buffers.dy.data(),
                buffers.output.data()) == VACT_BAD_SIZE);
      CHECK(buffers.output_untouched());
    }
  }
}

TEST_CASE("an array that would wrap around the address space is refused", "[status]") {
  for (const Operation &operation : usual_operations()) {
    const size_t bytes = n * size_of(operation.dtype);
    void *const near_end = reinterpret_cast<void *>(UINTPTR_MAX - bytes + 2);
    Buffers buffers;
    float *input = buffers.input.data(), *dy = buffers.dy.data(), *output = buffers.output.data();
    INFO(name_of(operation));
    CHECK(run(operation, n, near_end, dy, output) == VACT_BAD_SIZE);
    CHECK(run(operation, n, input, dy, near_end) == VACT_BAD_SIZE);
    if (is_backward(operation)) CHECK(run(operation, n, input, near_end, output) == VACT_BAD_SIZE);
    CHECK(buffers.output_untouched());
  }
}

TEST_CASE("an output that overlaps an input in part is refused", "[status]") {
  for (const Operation &operation : usual_operations()) {
    const std::ptrdiff_t bytes = static_cast<std::ptrdiff_t>(n * size_of(operation.dtype));
    for (std::ptrdiff_t shift : {std::ptrdiff_t{1}, std::ptrdiff_t{4}, bytes / 2, bytes - 1})
      for (std::ptrdiff_t distance : {shift, -shift}) {
        Buffers buffers;
        void *const output = buffers.output.data() + n / 2;
        void *const overlapping = bytes_after(output, distance);
        INFO(name_of(operation) << ", " << distance << " bytes apart");
        CHECK(run(operation, n, overlapping, buffers.dy.data(), output) == VACT_OVERLAP);
        if (is_backward(operation)) {
          CHECK(run(operation, n, buffers.input.data(), overlapping, output) == VACT_OVERLAP);
          CHECK(run(operation, n, output, overlapping, output) == VACT_OVERLAP);
        }
        CHECK(buffers.output_untouched());
      }
  }
}

TEST_CASE("arrays that touch or are the same are taken", "[status]") {
  for (const Operation &operation : usual_operations()) {
    const size_t bytes = n * size_of(operation.dtype);
    std::vector<unsigned char> all(3 * bytes + 1);
    unsigned char *first = all.data(), *second = first + bytes, *third = second + bytes;
    INFO(name_of(operation));
    CHECK(run(operation, n, first, third, second) == VACT_OK);
    CHECK(run(operation, n, third, first, second) == VACT_OK);
    CHECK(run(operation, n, first, second, first) == VACT_OK);
    CHECK(run(operation, n, second, first, first) == VACT_OK);
    CHECK(run(operation, n, first, first, first) == VACT_OK);
    /* Inputs may overlap as they like. */
    CHECK(run(operation, n, first, first + 1, third) == VACT_OK);
  }
}

TEST_CASE("a negative thread limit is refused", "[status]") {
  for (const Operation &operation : usual_operations())
    for (int max_threads : {-1, INT_MIN}) {
      Buffers buffers;
      const vact_exec exec = at_most_threads(max_threads);
      INFO(name_of(operation));
      CHECK(run(operation, n, buffers.input.data(), buffers.dy.data(), buffers.output.data(),
                &exec) == VACT_BAD_EXEC);
      CHECK(buffers.output_untouched());
    }
}

TEST_CASE("an allocator without its other half is refused", "[status]") {
  for (const vact_exec &exec : half_allocators()) {
    for (const Operation &operation : usual_operations()) {
      Buffers buffers;
      INFO(name_of(operation));
      CHECK(run(operation, n, buffers.input.data(), buffers.dy.data(), buffers.output.data(),
                &exec) == VACT_BAD_EXEC);
      CHECK(buffers.output_untouched());
    }
    Buffers buffers;
    CHECK(vact_convert(VACT_F32, VACT_BF16, n, buffers.input.data(), buffers.output.data(),
                       &exec) == VACT_BAD_EXEC);
    CHECK(buffers.output_untouched());
  }
}

TEST_CASE("an activation without a derivative from the output says so", "[status]") {
  for (vact_act act : typical_activations()) {
    Buffers buffers;
    INFO(name_of(act));
    const vact_status status = run({act, Direction::backward_from_output}, buffers);
    CHECK(status == (row_of(act).from_output ? VACT_OK : VACT_NO_FROM_OUTPUT));
    CHECK(buffers.output_untouched() == !row_of(act).from_output);
  }
}
