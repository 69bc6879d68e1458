/* vact_convert: every pair of dtypes, against the roundings of dtype_values.h. */
#include <algorithm>
#include <climits>
#include <cstdint>
#include <map>

#include "catch.h"
#include "dtype_values.h"
#include "exec.h"
#include "guarded_memory.h"
#include "raw_call.h"
#include "samples.h"
#include "thread_pool.h"

using namespace vact_test;

namespace {

struct Conversion {
  vact_dtype from, to;
};

/* Calls check(conversion) for all of them on all instruction sets. */
template <class Check>
void for_each_conversion(Check check) {
  for_each_isa([&] {
    for (vact_dtype from : all_dtypes())
      for (vact_dtype to : all_dtypes()) {
        INFO(name_of(from) << " to " << name_of(to));
        check(Conversion{from, to});
      }
  });
}

/* The floats between two neighbours of a 16-bit format, where the rounding turns. */
void add_midpoints(std::vector<float> &floats, const Format16 &format) {
  for (uint16_t low = 0; low < format.infinity(); low++) {
    const double below = format.decode(low), before = low == 0 ? 0.0 : format.decode(low - 1);
    const double above = low + 1 == format.infinity()
                             ? 2 * below - before
                             : format.decode(static_cast<uint16_t>(low + 1));
    const float middle = static_cast<float>(0.5 * (below + above));
    for (float value : {middle, std::nextafter(middle, 0.0f), std::nextafter(middle, INFINITY)}) {
      floats.push_back(value);
      floats.push_back(-value);
    }
  }
}

/* All patterns of 16 bits; of 32 bits a sample, and all midpoints of both other formats. */
Bytes inputs(vact_dtype from) {
  if (from == VACT_F32) {
    std::vector<float> floats = sample_floats(thinned_prime(2003));
    add_midpoints(floats, format16_of(VACT_BF16));
    add_midpoints(floats, format16_of(VACT_F16));
    return stored(from, floats);
  }
  Bytes all(size_t{2} << 16);
  for (uint32_t bits = 0; bits < 0x10000; bits++) {
    const uint16_t pattern = static_cast<uint16_t>(bits);
    std::memcpy(&all[2 * bits], &pattern, sizeof pattern);
  }
  return all;
}

Bytes expected(const Conversion &conversion, const Bytes &in) {
  return stored(conversion.to, loaded(conversion.from, in));
}

vact_status convert(const Conversion &conversion, size_t n, const void *in, void *out,
                    const vact_exec *exec = nullptr) {
  return vact_convert(conversion.from, conversion.to, n, in, out, exec);
}

/* "", or the first element that is not as wanted. */
std::string wrong(const Conversion &conversion, const Bytes &in, const Bytes &got,
                  const Bytes &want) {
  const size_t n = want.size() / size_of(conversion.to);
  for (size_t i = 0; i < n; i++) {
    const float is = load(conversion.to, got.data(), i),
                should = load(conversion.to, want.data(), i);
    if (!same_result(is, should))
      return show(load(conversion.from, in.data(), i)) + " becomes " + show(is) + " instead of " +
             show(should);
  }
  return "";
}

/* So many elements of all kinds. */
Bytes mixed_values(vact_dtype dtype, size_t n) {
  static const float values[] = {0.5f,  -1.2345678f, 3e38f,    -65519.0f, 1e-41f, 2.9e-8f,
                                 -0.0f, INFINITY,    65520.0f, NAN,       0.1f};
  std::vector<float> all;
  for (size_t i = 0; i < n; i++) all.push_back(values[i % (sizeof values / sizeof values[0])]);
  return stored(dtype, all);
}

bool is_untouched(const Bytes &bytes) {
  return vact_test::is_untouched(bytes.data(), bytes.data() + bytes.size());
}

}  // namespace

TEST_CASE("conversions round once to nearest even and keep NaN", "[convert]") {
  std::map<vact_dtype, Bytes> inputs_of;
  for (vact_dtype dtype : all_dtypes()) inputs_of[dtype] = inputs(dtype);
  for_each_conversion([&](const Conversion &conversion) {
    const Bytes &in = inputs_of[conversion.from];
    const Bytes want = expected(conversion, in);
    Bytes out(want.size());
    REQUIRE(convert(conversion, in.size() / size_of(conversion.from), in.data(), out.data()) ==
            VACT_OK);
    CHECK(wrong(conversion, in, out, want) == "");
  });
}

TEST_CASE("every NaN is converted to a NaN", "[convert]") {
  std::vector<float> nans;
  for (uint32_t payload :
       {0x1u, 0x1fffu, 0x2000u, 0xffffu, 0x10000u, 0x3fffffu, 0x400000u, 0x7fffffu})
    for (uint32_t sign : {0u, 0x80000000u}) nans.push_back(float_of(sign | 0x7f800000u | payload));
  while (nans.size() % 67 != 0) nans.push_back(nans[nans.size() % 16]);
  for_each_conversion([&](const Conversion &conversion) {
    if (conversion.from != VACT_F32) return;
    Bytes out(nans.size() * size_of(conversion.to));
    REQUIRE(convert(conversion, nans.size(), nans.data(), out.data()) == VACT_OK);
    for (float value : loaded(conversion.to, out)) CHECK(std::isnan(value));
  });
}

TEST_CASE("conversions touch no byte outside of the arrays", "[convert][guard]") {
  const size_t longest = 67 * 4, step = thinning() > 1 ? 13 : 1;
  GuardedArray from(longest * sizeof(float)), to(longest * sizeof(float));
  size_t turn = 0;
  for_each_conversion([&](const Conversion &conversion) {
    for (size_t n = 0; n <= longest; n += step)
      for (bool at_end : {false, true}) {
        turn++;
        const size_t distance = turn % 3 == 0 ? 0 : turn * 7 % farthest;
        const Bytes in = mixed_values(conversion.from, n), want = expected(conversion, in);
        const unsigned char *source =
            from.place(in.data(), in.size(), {at_end, distance * 5 % farthest});
        unsigned char *target = to.place(want.size(), {at_end, distance});
        from.make_read_only(true);
        const vact_status status = convert(conversion, n, source, target);
        from.make_read_only(false);
        const Bytes got = to.bytes();
        const bool clean = to.surroundings_untouched();
        const std::string differs = wrong(conversion, in, got, want);
        if (status == VACT_OK && clean && differs.empty()) continue;
        INFO("n = " << n << ", " << distance << " bytes from the " << (at_end ? "end" : "start"));
        CHECK(status == VACT_OK);
        CHECK(clean);
        CHECK(differs == "");
      }
    SUCCEED();
  });
}

TEST_CASE("conversions run in place where the sizes are the same", "[convert]") {
  const size_t n = 1031;
  for_each_conversion([&](const Conversion &conversion) {
    const Bytes in = mixed_values(conversion.from, n);
    Bytes both = in;
    both.resize(n * sizeof(float), untouched_byte);
    const Bytes before = both;
    const vact_status status = convert(conversion, n, both.data(), both.data());
    if (size_of(conversion.from) == size_of(conversion.to)) {
      CHECK(status == VACT_OK);
      CHECK(wrong(conversion, in, both, expected(conversion, in)) == "");
    } else {
      CHECK(status == VACT_OVERLAP);
      CHECK(both == before);
    }
  });
}

TEST_CASE("conversions do not depend on the threads", "[convert]") {
  const size_t n = (size_t{1} << 21) / thinning() + 3;
  for_each_conversion([&](const Conversion &conversion) {
    const Bytes in = mixed_values(conversion.from, n), want = expected(conversion, in);
    Bytes serial(want.size()), shared(want.size()), pooled(want.size());
    const vact_exec one = at_most_threads(1), many = at_most_threads(3);
    ThreadPool pool(3);
    const vact_exec in_pool = pool.exec();
    REQUIRE(convert(conversion, n, in.data(), serial.data(), &one) == VACT_OK);
    REQUIRE(convert(conversion, n, in.data(), shared.data(), &many) == VACT_OK);
    REQUIRE(convert(conversion, n, in.data(), pooled.data(), &in_pool) == VACT_OK);
    CHECK(wrong(conversion, in, serial, want) == "");
    CHECK(shared == serial);
    CHECK(pooled == serial);
    if (thinning() == 1) CHECK(pool.tasks() > 1);
  });
}

TEST_CASE("conversions that cannot be are refused", "[convert][status]") {
  const size_t n = 67;
  for (vact_dtype from : all_dtypes())
    for (vact_dtype to : all_dtypes()) {
      INFO(name_of(from) << " to " << name_of(to));
      Bytes in(n * 4 + 64, 1), out(n * 4 + 64, untouched_byte);
      const vact_exec bad_exec = at_most_threads(-1);
      CHECK(vact_convert(from, to, n, nullptr, out.data(), nullptr) == VACT_NULL_POINTER);
      CHECK(vact_convert(from, to, n, in.data(), nullptr, nullptr) == VACT_NULL_POINTER);
      CHECK(vact_convert(from, to, n, in.data(), out.data(), &bad_exec) == VACT_BAD_EXEC);
      for (size_t too_many : {SIZE_MAX, SIZE_MAX / 2, PTRDIFF_MAX / size_of(from) + 1})
        CHECK(vact_convert(from, to, too_many, in.data(), out.data(), nullptr) == VACT_BAD_SIZE);
      for (size_t shift : {size_t{1}, size_t{2}, n}) {
        CHECK(vact_convert(from, to, n, out.data(), out.data() + shift, nullptr) == VACT_OVERLAP);
        CHECK(vact_convert(from, to, n, out.data() + shift, out.data(), nullptr) == VACT_OVERLAP);
      }
      CHECK(is_untouched(out));
      CHECK(vact_convert(from, to, 0, nullptr, nullptr, nullptr) == VACT_OK);
    }
}

TEST_CASE("conversions of a dtype that does not exist are refused", "[convert][status]") {
  for (int wrong_dtype : {-1, static_cast<int>(VACT_DTYPE_COUNT), 255, 65536, INT_MAX, INT_MIN}) {
    Bytes in(64, 1), out(64, untouched_byte);
    INFO("dtype " << wrong_dtype);
    CHECK(vact_raw_convert(wrong_dtype, VACT_F32, 8, in.data(), out.data()) == VACT_BAD_DTYPE);
    CHECK(vact_raw_convert(VACT_F32, wrong_dtype, 8, in.data(), out.data()) == VACT_BAD_DTYPE);
    CHECK(is_untouched(out));
  }
}

TEST_CASE("arrays of a conversion may touch", "[convert][status]") {
  const size_t n = 67;
  for_each_conversion([&](const Conversion &conversion) {
    const Bytes in = mixed_values(conversion.from, n), want = expected(conversion, in);
    Bytes both(in);
    both.resize(in.size() + want.size());
    REQUIRE(convert(conversion, n, both.data(), both.data() + in.size()) == VACT_OK);
    const Bytes out(both.begin() + static_cast<std::ptrdiff_t>(in.size()), both.end());
    CHECK(wrong(conversion, in, out, want) == "");
  });
}
