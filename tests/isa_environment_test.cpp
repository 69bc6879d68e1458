/*
 * The environment variable VACT_ISA. The library reads it when it is first used, so this is a
 * program of its own that never uses the library itself: each check does in a child process.
 */
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "catch.h"
#include "operations.h"

using namespace vact_test;

namespace {

/* What a process with some VACT_ISA saw of the library. */
struct Process {
  bool ended_well = false;
  std::string active;
  std::vector<std::string> available;
  std::string messages; /* on stderr */

  std::string best() const {
    return available.back();
  }
};

std::string read_all(int descriptor) {
  std::string all;
  char buffer[512];
  for (ssize_t got; (got = read(descriptor, buffer, sizeof buffer)) > 0;)
    all.append(buffer, static_cast<size_t>(got));
  close(descriptor);
  return all;
}

/* Prints the active instruction set, then the available ones, slowest first, one a line. */
void report_isas() {
  const float x = 0.5f;
  float y;
  std::string report;
  for (int round = 0; round < 3; round++) {
    if (vact_forward(vact_sigmoid(), VACT_F32, 1, &x, &y, nullptr) != VACT_OK) _exit(1);
    report = std::string(vact_isa_name(vact_isa_active())) + "\n";
  }
  for (vact_isa isa : available_isas()) report += std::string(vact_isa_name(isa)) + "\n";
  if (write(STDOUT_FILENO, report.data(), report.size()) < 0) _exit(1);
}

void read_report(const std::string &report, Process &process) {
  size_t begin = 0;
  for (size_t end; (end = report.find('\n', begin)) != std::string::npos; begin = end + 1) {
    const std::string name = report.substr(begin, end - begin);
    if (begin == 0)
      process.active = name;
    else
      process.available.push_back(name);
  }
}

/* Uses the library in a new process with this VACT_ISA, or with none if value is NULL. */
Process process_with(const char *value) {
  int output[2], messages[2];
  REQUIRE(pipe(output) == 0);
  REQUIRE(pipe(messages) == 0);
  const pid_t child = fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    dup2(output[1], STDOUT_FILENO);
    dup2(messages[1], STDERR_FILENO);
    if (value)
      setenv("VACT_ISA", value, 1);
    else
      unsetenv("VACT_ISA");
    report_isas();
    _exit(0);
  }
  close(output[1]);
  close(messages[1]);
  Process process;
  read_report(read_all(output[0]), process);
  process.messages = read_all(messages[0]);
  int status = 0;
  process.ended_well = waitpid(child, &status, 0) == child && status == 0;
  REQUIRE(process.ended_well);
  REQUIRE(!process.available.empty());
  return process;
}

/* One line that says what was asked for and what there is. */
void check_complaint(const Process &process, const std::string &value) {
  INFO("VACT_ISA=" << value << " makes it say: " << process.messages);
  CHECK(std::count(process.messages.begin(), process.messages.end(), '\n') == 1);
  CHECK(process.messages.find("VACT_ISA") != std::string::npos);
  CHECK(process.messages.find(value) != std::string::npos);
  for (const std::string &name : process.available)
    CHECK(process.messages.find(name) != std::string::npos);
  CHECK(process.active == process.best());
}

}  // namespace

TEST_CASE("without VACT_ISA the best instruction set is used", "[isa]") {
  const Process process = process_with(nullptr);
  CHECK(process.active == process.best());
  CHECK(process.messages == "");
}

TEST_CASE("VACT_ISA chooses an available instruction set", "[isa]") {
  for (const std::string &name : process_with(nullptr).available) {
    const Process process = process_with(name.c_str());
    INFO("VACT_ISA=" << name);
    CHECK(process.active == name);
    CHECK(process.messages == "");
  }
}

TEST_CASE("VACT_ISA with an unavailable instruction set is reported once", "[isa]") {
  const std::vector<std::string> available = process_with(nullptr).available;
  int unavailable = 0;
#define VACT_ISA(name, description)                                              \
  if (std::find(available.begin(), available.end(), #name) == available.end()) { \
    check_complaint(process_with(#name), #name);                                 \
    unavailable++;                                                               \
  }
#include <vact/isas.def>
#undef VACT_ISA
  CHECK(unavailable > 0); /* no machine has them all */
}

TEST_CASE("VACT_ISA with an unknown value is reported once", "[isa]") {
  for (const char *value : {"sse9", "AVX2 ", "avx5120", "1"})
    check_complaint(process_with(value), value);
}
