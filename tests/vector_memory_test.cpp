/*
 * The primitives of the vector layer that move memory, groups and lanes, each on each ISA of this
 * CPU, against what simd/vec/contract.h says; what they must not touch faults.
 */
#include <algorithm>
#include <cmath>
#include <cstring>

#include "catch.h"
#include "dtype_values.h"
#include "guarded_memory.h"
#include "vector/operands.h"

using namespace vact_test;

/* ---- whole vectors, parts and columns -------------------------------------------------------- */

TEST_CASE("parts of a vector are moved and nothing else is touched", "[vector]") {
  for_each_vector([&](const vact_test_vector &v) {
    GuardedMemory from(1), to(1);
    for (size_t i = 0; i < from.size(); i++) from.begin()[i] = static_cast<unsigned char>(i * 7);
    for (size_t count = 0; count < v.lanes; count++)
      for (bool at_end : {false, true})
        for (size_t distance = 0; distance < 5; distance++) {
          const size_t bytes = count * sizeof(float);
          const auto place = [&](GuardedMemory &memory) {
            return at_end ? memory.end() - distance - bytes : memory.begin() + distance;
          };
          std::memset(to.begin(), untouched_byte, to.size());
          v.copy_part(place(from), place(to), count);
          std::vector<unsigned char> want(to.size(), untouched_byte);
          std::memcpy(want.data() + (place(to) - to.begin()), place(from), bytes);
          INFO(count << " floats, " << distance << " bytes from the "
                     << (at_end ? "end" : "start"));
          CHECK(std::memcmp(to.begin(), want.data(), want.size()) == 0);

          float loaded[most], expected[most] = {};
          v.load_part(place(from), loaded, count);
          std::memcpy(expected, place(from), bytes);
          CHECK(std::memcmp(loaded, expected, v.lanes * sizeof(float)) == 0);
        }
  });
}

TEST_CASE("columns are loaded from anywhere and nothing else is read", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    GuardedMemory memory(1);
    for (size_t i = 0; i < memory.size(); i++)
      memory.begin()[i] = static_cast<unsigned char>(i * 11 + i / 256);
    const size_t bytes = 4 * sizeof(float);
    for (size_t at : {0u, 4u, 40u})
      for (size_t distance : {0u, 1u, 16u, 61u}) {
        const char *rows[most];
        for (size_t j = 0; j < v.lanes; j++) {
          const unsigned char *first = memory.begin() + distance * j * 3;
          const unsigned char *last = memory.end() - bytes - at - distance * j;
          rows[j] = reinterpret_cast<const char *>(j % 2 == 0 ? first : last);
        }
        float got[4 * most], want[4 * most];
        v.load_columns(rows, at, got);
        for (size_t c = 0; c < 4; c++)
          for (size_t j = 0; j < v.lanes; j++)
            std::memcpy(&want[c * v.lanes + j], rows[j] + at + c * sizeof(float), sizeof(float));
        INFO(at << " bytes on, " << distance << " bytes apart");
        CHECK(std::memcmp(got, want, 4 * v.lanes * sizeof(float)) == 0);
      }
  });
}

TEST_CASE("whole vectors are moved between any bytes", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    GuardedMemory from(1), to(1);
    const size_t bytes = v.lanes * sizeof(float);
    for (size_t i = 0; i < from.size(); i++) from.begin()[i] = static_cast<unsigned char>(i * 11);
    for (size_t distance = 0; distance <= 64; distance++) {
      INFO(distance << " bytes from the ends");
      v.copy(from.begin() + distance, to.end() - bytes - distance);
      CHECK(std::memcmp(from.begin() + distance, to.end() - bytes - distance, bytes) == 0);
      v.copy(from.end() - bytes - distance, to.begin() + distance);
      CHECK(std::memcmp(from.end() - bytes - distance, to.begin() + distance, bytes) == 0);
    }
    for (size_t at = 0; at + bytes <= to.size(); at += v.stream_alignment) {
      v.copy_streaming(from.begin() + 1, to.begin() + at);
      CHECK(std::memcmp(from.begin() + 1, to.begin() + at, bytes) == 0);
    }
    v.prefetch(from.end());
    v.prefetch(nullptr);
  });
}

/* ---- elements of 16 bits --------------------------------------------------------------------- */

namespace {

using Storage16 = std::remove_reference_t<decltype(vact_test_vector_portable.storage16[0])>;

template <class Check>
void for_each_storage16(Check check) {
  for_each_vector([&](const vact_test_vector &v) {
    for (vact_dtype dtype : {VACT_BF16, VACT_F16}) {
      INFO(name_of(dtype));
      check(v.storage16[dtype == VACT_BF16 ? VACT_TEST_BF16 : VACT_TEST_F16], v.lanes, dtype);
    }
  });
}

/* Floats around all roundings, in whole pairs of vectors; NaNs as pairs may store them. */
std::vector<float> values_to_store() {
  std::vector<float> all = floats().a;
  for (float &value : all)
    if (std::isnan(value)) value = float_of(bits_of(value) & 0xffff0000u);
  for (float &value : all)
    if (std::isinf(value) && &value - all.data() > 10000) value = NAN;
  for (uint32_t bits = 0; bits < 0x10000; bits++)
    for (float value : {values16_of(VACT_BF16)[bits], values16_of(VACT_F16)[bits]}) {
      if (std::isnan(value)) continue;
      for (float ulps : {0.0f, 0.5f, 0.49999f, 0.50001f})
        all.push_back(value * (1.0f + ulps * 0x1p-7f));
    }
  while (all.size() % (2 * most) != 0) all.push_back(1.0f);
  return all;
}

bool same_element(vact_dtype dtype, uint16_t a, uint16_t b) {
  return a == b || (format16_of(dtype).is_nan(a) && format16_of(dtype).is_nan(b));
}

/* The element that each lane of a pair holds. */
std::vector<size_t> order_of_pair(const Storage16 &storage, size_t lanes, vact_dtype dtype) {
  uint16_t numbers[2 * most] = {};
  float loaded_numbers[2 * most] = {};
  for (size_t i = 0; i < 2 * lanes; i++)
    numbers[i] = format16_of(dtype).encode(static_cast<float>(i));
  storage.load_pair(numbers, loaded_numbers);
  std::vector<size_t> order;
  for (size_t i = 0; i < 2 * lanes; i++) order.push_back(static_cast<size_t>(loaded_numbers[i]));
  return order;
}

}  // namespace

TEST_CASE("elements of 16 bits are loaded exactly", "[vector]") {
  for_each_storage16([](const Storage16 &storage, size_t lanes, vact_dtype dtype) {
    const std::vector<size_t> order = order_of_pair(storage, lanes, dtype);
    for (uint32_t first = 0; first < 0x10000; first += 2 * static_cast<uint32_t>(lanes)) {
      uint16_t elements[2 * most] = {};
      float pair[2 * most], single[most];
      for (size_t i = 0; i < 2 * lanes; i++)
        elements[i] = static_cast<uint16_t>(first + static_cast<uint32_t>(i));
      storage.load_pair(elements, pair);
      storage.load(elements, single);
      for (size_t i = 0; i < 2 * lanes; i++)
        if (!same_result(pair[i], values16_of(dtype)[elements[order[i]]])) FAIL(show(pair[i]));
      for (size_t i = 0; i < lanes; i++)
        if (!same_result(single[i], values16_of(dtype)[elements[i]])) FAIL(show(single[i]));
    }
    SUCCEED();
  });
}

TEST_CASE("pairs of bf16 have an order, and pairs of f16 that of memory", "[vector]") {
  float numbers[2 * most] = {}, moved[2 * most] = {}, back[2 * most] = {};
  for (size_t i = 0; i < 2 * most; i++) numbers[i] = static_cast<float>(i);
  for_each_vector([&](const vact_test_vector &v) {
    const size_t bf16 = VACT_TEST_BF16, f16 = VACT_TEST_F16;
    const std::vector<size_t> order = order_of_pair(v.storage16[bf16], v.lanes, VACT_BF16);
    v.to_pair_bf16(numbers, moved);
    v.from_pair_bf16(moved, back);
    for (size_t i = 0; i < 2 * v.lanes; i++) {
      CHECK(moved[i] == numbers[order[i]]);
      CHECK(back[i] == numbers[i]);
      CHECK(order_of_pair(v.storage16[f16], v.lanes, VACT_F16)[i] == i);
    }
  });
}

TEST_CASE("floats are stored in 16 bits to the nearest even", "[vector]") {
  const std::vector<float> values = values_to_store();
  for_each_storage16([&](const Storage16 &storage, size_t lanes, vact_dtype dtype) {
    const std::vector<size_t> order = order_of_pair(storage, lanes, dtype);
    for (size_t first = 0; first < values.size(); first += 2 * lanes) {
      alignas(64) uint16_t stored_pair[2 * most], streamed[2 * most], single[most];
      float pair[2 * most] = {};
      for (size_t i = 0; i < 2 * lanes; i++) pair[i] = values[first + order[i]];
      storage.store_pair(pair, stored_pair, 0);
      storage.store_pair(pair, streamed, 1);
      storage.store(&values[first], single);
      for (size_t i = 0; i < 2 * lanes; i++) {
        const float value = values[first + i];
        const uint16_t want = format16_of(dtype).encode(value);
        INFO(show(value) << " should be " << want);
        if (!same_element(dtype, stored_pair[i], want)) FAIL("in a pair " << stored_pair[i]);
        if (!same_element(dtype, streamed[i], want)) FAIL("streamed " << streamed[i]);
        if (i < lanes && !same_element(dtype, single[i], want)) FAIL("alone " << single[i]);
      }
    }
    SUCCEED();
  });
}

TEST_CASE("parts of a vector of 16-bit elements are moved and nothing else is touched",
          "[vector]") {
  for_each_storage16([&](const Storage16 &storage, size_t lanes, vact_dtype dtype) {
    GuardedMemory from(1), to(1);
    for (size_t i = 0; i < from.size() / 2; i++)
      store(dtype, from.begin(), i, 1.0f + static_cast<float>(i % 128) / 128.0f);
    for (size_t count = 0; count < lanes; count++)
      for (bool at_end : {false, true})
        for (size_t distance = 0; distance < 5; distance++) {
          const size_t bytes = count * 2, even = distance * 2;
          const unsigned char *source = at_end ? from.end() - even - bytes : from.begin() + even;
          unsigned char *target = at_end ? to.end() - distance - bytes : to.begin() + distance;
          float values[most];
          std::fill(to.begin(), to.end(), untouched_byte);
          storage.load_part(source, values, count);
          storage.store_part(values, target, count);
          std::vector<unsigned char> want(to.size(), untouched_byte);
          if (bytes > 0) std::memcpy(want.data() + (target - to.begin()), source, bytes);
          INFO(count << " elements, " << distance << " bytes from the "
                     << (at_end ? "end" : "start"));
          CHECK(std::memcmp(to.begin(), want.data(), want.size()) == 0);
          for (size_t i = 0; i < lanes; i++)
            CHECK(values[i] == (i < count ? load(dtype, source, i) : 0.0f));
        }
  });
}

/* ---- bytes, groups and lanes ----------------------------------------------------------------- */

TEST_CASE("bytes are integers, and nothing beside them is touched", "[vector]") {
  for_each_vector([&](const vact_test_vector &v) {
    GuardedMemory from(1), to(1);
    for (size_t i = 0; i < from.size(); i++) from.begin()[i] = static_cast<unsigned char>(i * 7);
    for (size_t count = 0; count <= v.lanes; count++)
      for (bool at_end : {false, true})
        for (size_t distance = 0; distance < 5; distance++) {
          const auto place = [&](GuardedMemory &memory) {
            return at_end ? memory.end() - distance - count : memory.begin() + distance;
          };
          int32_t loaded_bytes[most], expected[most] = {}, above[most];
          std::copy(place(from), place(from) + count, expected);
          std::fill(to.begin(), to.end(), untouched_byte);
          std::vector<unsigned char> want(to.size(), untouched_byte);
          std::copy(expected, expected + count, want.begin() + (place(to) - to.begin()));
          /* What is above the low byte does not matter. */
          for (size_t i = 0; i < v.lanes; i++) above[i] = expected[i] + (i % 2 ? 0x5a00 : -0x100);
          INFO(count << " bytes, " << distance << " from the " << (at_end ? "end" : "start"));
          if (count == v.lanes) {
            v.load_bytes(place(from), loaded_bytes);
            v.store_bytes(above, place(to));
          } else {
            v.load_part_bytes(place(from), loaded_bytes, count);
            v.store_part_bytes(above, place(to), count);
          }
          CHECK(std::equal(loaded_bytes, loaded_bytes + v.lanes, expected));
          CHECK(std::memcmp(to.begin(), want.data(), want.size()) == 0);
        }
  });
}

TEST_CASE("halves of lanes are moved and compared on their own", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    GuardedMemory from(1), to(1);
    for (size_t i = 0; i < from.size(); i++) from.begin()[i] = static_cast<unsigned char>(i * 7);
    int32_t pairs[most];
    const unsigned char *bytes = from.end() - 2 * v.lanes;
    v.load_byte_pairs(bytes, pairs);
    for (size_t i = 0; i < v.lanes; i++) CHECK(pairs[i] == (bytes[2 * i] | bytes[2 * i + 1] << 16));

    const Operands<float> &f = floats();
    for (size_t i = 0; i < f.size(); i += v.lanes) {
      unsigned char *upper = to.end() - 2 * v.lanes;
      v.store_upper(&f.a[i], upper);
      for (size_t lane = 0; lane < v.lanes; lane++) {
        uint16_t got;
        std::memcpy(&got, upper + 2 * lane, 2);
        if (got != bits_of(f.a[i + lane]) >> 16) FAIL(show(f.a[i + lane]) << " as " << got);
      }
    }

    /* All four combinations of equal halves, in turn, around a difference of any one bit. */
    for (int bit = 0; bit < 16; bit++) {
      int32_t a[most], b[most];
      float c[most], out[most];
      for (size_t i = 0; i < v.lanes; i++) {
        const uint32_t differs = (i & 1 ? 1u << bit : 0) | (i & 2 ? 0x10000u << bit : 0);
        a[i] = static_cast<int32_t>(0x12345678u * (i + 1));
        b[i] = static_cast<int32_t>(static_cast<uint32_t>(a[i]) ^ differs);
        c[i] = float_of(0xdeadbeefu);
      }
      /* So that an ISA of one lane meets them all too. */
      for (size_t turn = 0; turn < 4; turn++) {
        v.keep_equal16(a, b, c, out);
        for (size_t i = 0; i < v.lanes; i++) {
          const uint32_t differs = static_cast<uint32_t>(a[i] ^ b[i]);
          const uint32_t kept =
              (differs >> 16 ? 0 : 0xffff0000u) | (differs & 0xffff ? 0 : 0xffffu);
          CHECK(bits_of(out[i]) == (0xdeadbeefu & kept));
          b[i] = static_cast<int32_t>(static_cast<uint32_t>(b[i]) ^
                                      (turn % 2 ? 0x10000u << bit : 1u << bit));
        }
      }
    }
  });
}

TEST_CASE("any lane can be picked into any other", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    float a[most], out[most];
    int32_t lanes[most], index[most];
    v.lanes_in_order(lanes);
    for (size_t i = 0; i < v.lanes; i++) {
      CHECK(lanes[i] == static_cast<int32_t>(i));
      a[i] = 1.5f + static_cast<float>(i);
    }
    for (size_t to = 0; to < v.lanes; to++)
      for (size_t from = 0; from < v.lanes; from++) {
        for (size_t i = 0; i < v.lanes; i++) index[i] = static_cast<int32_t>((i + from) % v.lanes);
        index[to] = static_cast<int32_t>(from);
        v.pick(a, index, out);
        for (size_t i = 0; i < v.lanes; i++) CHECK(out[i] == a[index[i]]);
      }
  });
}

TEST_CASE("quads are loaded from groups of any distance, the last one again and again",
          "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    for (vact_dtype dtype : all_dtypes()) {
      static const int number[VACT_DTYPE_COUNT] = {VACT_TEST_F32, VACT_TEST_BF16, VACT_TEST_F16};
      for (size_t stride : {4, 5, 7, 8, 37})
        for (size_t last = 0; last < v.lanes; last++) {
          /* Flush with the end of the memory, and nothing beyond the last quad is there. */
          GuardedMemory memory(1);
          const size_t elements = last * stride + 4;
          unsigned char *from = memory.end() - elements * size_of(dtype);
          for (size_t i = 0; i < elements; i++)
            store(dtype, from, i, static_cast<float>(i % 251) - 100.0f);
          float out[4 * most];
          v.load_quads[number[dtype]](from, stride * size_of(dtype), last, out);
          INFO(name_of(dtype) << ", " << last + 1 << " groups of " << stride);
          for (size_t i = 0; i < v.lanes; i++)
            for (size_t j = 0; j < 4; j++)
              CHECK(out[j * v.lanes + i] == load(dtype, from, std::min(i, last) * stride + j));
        }
    }
  });
}

TEST_CASE("groups are sorted out into vectors of their elements", "[vector]") {
  for_each_vector([](const vact_test_vector &v) {
    for (size_t k = 0; k < 9; k++) {
      if (v.ungroup[k] == nullptr) continue;
      std::vector<float> a(k * v.lanes), out(a.size());
      for (size_t i = 0; i < a.size(); i++) a[i] = static_cast<float>(i) + 0.25f;
      v.ungroup[k](a.data(), out.data());
      INFO("groups of " << k);
      for (size_t j = 0; j < k; j++) {
        std::vector<float> ordered(out.begin() + static_cast<std::ptrdiff_t>(j * v.lanes),
                                   out.begin() + static_cast<std::ptrdiff_t>((j + 1) * v.lanes));
        if (k % 4 == 0) {
          const std::vector<float> own = ordered;
          v.in_order(own.data(), ordered.data());
        }
        for (size_t i = 0; i < v.lanes; i++) CHECK(ordered[i] == a[i * k + j]);
      }
    }
  });
}
