/*
 * Maxout touches no byte outside of its arrays: they lie flush against pages that fault, at the
 * start or at the end, aligned and not, and what lies around them on their pages stays as it is.
 */
#include <algorithm>

#include "catch.h"
#include "difference.h"
#include "guarded_memory.h"
#include "maxout.h"
#include "samples.h"

extern "C" {
#include "../src/dispatch.h"
}

using namespace vact_test;

namespace {

const unsigned char untouched = 0xa5;

/* Memory for one array of so many bytes, at one of its ends. */
class Place {
 public:
  Place(GuardedMemory &memory, size_t bytes, bool at_end, size_t distance)
      : memory_(memory),
        begin_(at_end ? memory.end() - distance - bytes : memory.begin() + distance),
        bytes_(bytes) {
    std::fill(memory.begin(), memory.end(), untouched);
  }

  void fill(const void *values) {
    if (bytes_ > 0) std::memcpy(begin_, values, bytes_);
  }
  unsigned char *begin() {
    return begin_;
  }
  Bytes bytes() const {
    return Bytes(begin_, begin_ + bytes_);
  }
  bool surroundings_untouched() const {
    const auto is_untouched = [](unsigned char byte) { return byte == untouched; };
    return std::all_of(memory_.begin(), begin_, is_untouched) &&
           std::all_of(begin_ + bytes_, memory_.end(), is_untouched);
  }

 private:
  GuardedMemory &memory_;
  unsigned char *begin_;
  size_t bytes_;
};

class Arrays {
 public:
  explicit Arrays(size_t most_bytes)
      : groups_(most_bytes), outputs_(most_bytes), which_(most_bytes) {}

  void check_forward(const Maxout &m, const Bytes &x, bool at_end, size_t distance) {
    Place groups(groups_, x.size(), at_end, distance * 5 % 64);
    Place outputs(outputs_, m.outputs() * size_of(m.dtype), at_end, distance);
    Place which(which_, m.outputs(), at_end, distance * 3 % 64);
    groups.fill(x.data());
    groups_.make_read_only(true);
    const vact_status status = forward(m, groups.begin(), outputs.begin(), which.begin());
    groups_.make_read_only(false);
    const std::vector<uint8_t> indices = winners(m, x);
    const std::vector<float> values = values_at(m, x, indices);
    report(status == VACT_OK && outputs.surroundings_untouched() &&
               which.surroundings_untouched() && which.bytes() == indices &&
               difference(loaded(m.dtype, outputs.bytes()).data(), values.data(), values.size())
                   .empty(),
           "forward", at_end, distance);
  }

  /* By the call, or by its kernel as it runs for arrays that no cache holds: of one row. */
  void check_backward(const Maxout &m, const Bytes &dy, const std::vector<uint8_t> &indices,
                      bool at_end, size_t distance, bool streamed) {
    Place groups(groups_, m.elements() * size_of(m.dtype), at_end, distance);
    Place outputs(outputs_, dy.size(), at_end, distance * 5 % 64);
    Place which(which_, m.outputs(), at_end, distance * 3 % 64);
    outputs.fill(dy.data());
    which.fill(indices.data());
    outputs_.make_read_only(true);
    which_.make_read_only(true);
    vact_status status = VACT_OK;
    if (streamed)
      vact_active_kernels()->maxout.backward[m.layout][m.dtype](
          m.units, m.pieces, m.units, outputs.begin(), which.begin(), groups.begin(), 1);
    else
      status = backward(m, outputs.begin(), which.begin(), groups.begin());
    outputs_.make_read_only(false);
    which_.make_read_only(false);
    const std::vector<float> want = gradients_at(m, dy, indices);
    report(status == VACT_OK && groups.surroundings_untouched() &&
               difference(loaded(m.dtype, groups.bytes()).data(), want.data(), want.size()).empty(),
           streamed ? "backward, streamed" : "backward", at_end, distance);
  }

 private:
  /* Asserts only what is wrong: there are very many calls. */
  static void report(bool right, const char *direction, bool at_end, size_t distance) {
    if (right) return;
    INFO(direction << ", " << distance << " bytes from the " << (at_end ? "end" : "start"));
    CHECK(right);
  }

  GuardedMemory groups_, outputs_, which_;
};

/* Rows and units, the pieces times which lie around the ends of vectors. */
std::vector<std::pair<size_t, size_t>> shapes() {
  std::vector<std::pair<size_t, size_t>> all = {{2, 3}, {3, 17}, {5, 1}, {2, 40}};
  const size_t step = thinning() > 1 ? 5 : 1;
  for (size_t units = 1; units <= 36; units += step) all.push_back({1, units});
  /* As many as streaming takes, with rows that are whole cache lines and some that are not. */
  for (size_t units : {64, 96, 101, 160, 192}) all.push_back({1, units});
  return all;
}

}  // namespace

TEST_CASE("Maxout touches no byte outside of its arrays", "[guard][maxout]") {
  Arrays arrays(256 * 256 * sizeof(float) + 128);
  size_t turn = 0;
  for (vact_isa isa : available_isas()) {
    const ScopedIsa use(isa);
    REQUIRE(use.in_use());
    for (vact_dtype dtype : all_dtypes())
      for (vact_layout layout : all_layouts())
        for (size_t pieces : typical_pieces())
          for (const auto &[rows, units] : shapes()) {
            const Maxout m = {dtype, layout, rows, units, pieces};
            if (pieces > 20 && m.outputs() > 20) continue;
            INFO(name_of(m) << " on " << vact_isa_name(isa));
            const Bytes x = colliding_values(m, 11), dy = random_values(dtype, m.outputs(), 12);
            const std::vector<uint8_t> which = random_indices(m.outputs(), pieces, 13);
            turn++;
            for (bool at_end : {false, true})
              for (size_t distance : {size_t{0}, 1 + turn % 63}) {
                arrays.check_forward(m, x, at_end, distance);
                arrays.check_backward(m, dy, which, at_end, distance, false);
                if (rows == 1 && pieces > 1)
                  arrays.check_backward(m, dy, which, at_end, distance, true);
              }
          }
    SUCCEED();
  }
}
