/* The instruction sets: their names, which there are, and how to choose one. */
#if defined(__x86_64__)
#include <cpuid.h>
#endif

#include <set>

#include "catch.h"
#include "operations.h"
#include "raw_call.h"

using namespace vact_test;

#if defined(__x86_64__)
/* Not every compiler has a name for it. */
static bool has_f16c() {
  unsigned eax, ebx, ecx = 0, edx;
  return __get_cpuid(1, &eax, &ebx, &ecx, &edx) && (ecx & bit_F16C) != 0;
}
#endif

TEST_CASE("instruction sets have the names of the table", "[isa]") {
  std::set<std::string> names;
#define VACT_ISA(name, description)                            \
  CHECK(std::string(vact_isa_name(VACT_ISA_##name)) == #name); \
  names.insert(#name);
#include <vact/isas.def>
#undef VACT_ISA
  CHECK(names.size() == VACT_ISA_COUNT);
}

TEST_CASE("what is no instruction set has no name and is not available", "[isa]") {
  const vact_isa before = vact_isa_active();
  for (int isa : {-1, static_cast<int>(VACT_ISA_COUNT), 255, 65536}) {
    INFO("isa " << isa);
    CHECK(vact_raw_isa_name(isa) == nullptr);
    CHECK(vact_raw_isa_available(isa) == 0);
    CHECK(vact_raw_isa_set(isa) == VACT_BAD_ISA);
    CHECK(vact_isa_active() == before);
  }
}

TEST_CASE("portable C is always available", "[isa]") {
  CHECK(vact_isa_available(VACT_ISA_portable) == 1);
}

TEST_CASE("each instruction set that this CPU has is available", "[isa]") {
#if defined(__x86_64__)
  const bool avx2 = __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && has_f16c();
  const bool avx512 = avx2 && __builtin_cpu_supports("avx512f") &&
                      __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") &&
                      __builtin_cpu_supports("avx512vl");
  CHECK(vact_isa_available(VACT_ISA_avx2) == (avx2 ? 1 : 0));
  CHECK(vact_isa_available(VACT_ISA_avx512) == (avx512 ? 1 : 0));
  CHECK(vact_isa_available(VACT_ISA_neon) == 0);
#elif defined(__aarch64__)
  CHECK(vact_isa_available(VACT_ISA_neon) == 1);
  CHECK(vact_isa_available(VACT_ISA_avx2) == 0);
  CHECK(vact_isa_available(VACT_ISA_avx512) == 0);
#endif
}

TEST_CASE("an available instruction set can be chosen and no other", "[isa]") {
  const ScopedIsa restore(vact_isa_active());
  for (int i = 0; i < VACT_ISA_COUNT; i++) {
    const vact_isa isa = static_cast<vact_isa>(i), before = vact_isa_active();
    INFO(vact_isa_name(isa));
    if (vact_isa_available(isa)) {
      CHECK(vact_isa_set(isa) == VACT_OK);
      CHECK(vact_isa_active() == isa);
    } else {
      CHECK(vact_isa_set(isa) == VACT_BAD_ISA);
      CHECK(vact_isa_active() == before);
    }
  }
}
