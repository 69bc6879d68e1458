/*
 * Maxout touches no byte outside of its arrays: they lie flush against pages that fault, at the
 * start or at the end, aligned and not, and what lies around them on their pages stays as it is.
 */
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

class Arrays {
 public:
  explicit Arrays(size_t most_bytes)
      : groups_(most_bytes), outputs_(most_bytes), which_(most_bytes) {}

  /* By the call, or by its kernel as it runs for arrays that no cache holds. */
  void check_forward(const Maxout &m, const Bytes &x, Placement placement, bool streamed) {
    const unsigned char *groups = groups_.place(x.data(), x.size(), times(5, placement));
    unsigned char *outputs = outputs_.place(m.outputs() * size_of(m.dtype), placement);
    unsigned char *which = which_.place(m.outputs(), times(3, placement));
    groups_.make_read_only(true);
    vact_status status = VACT_OK;
    if (streamed) {
      const vact_maxout_outputs all = all_of(m);
      vact_active_kernels()->maxout.forward[m.layout][m.dtype](&all, groups, outputs, which, 1);
    } else {
      status = forward(m, groups, outputs, which);
    }
    groups_.make_read_only(false);
    const std::vector<uint8_t> indices = winners(m, x);
    report(status == VACT_OK && outputs_.surroundings_untouched() &&
               which_.surroundings_untouched() && which_.bytes() == indices &&
               differs(m, outputs_, values_at(m, x, indices)).empty(),
           streamed ? "forward, streamed" : "forward", placement);
  }

  void check_backward(const Maxout &m, const Bytes &dy, const std::vector<uint8_t> &indices,
                      Placement placement, bool streamed) {
    unsigned char *groups = groups_.place(m.elements() * size_of(m.dtype), placement);
    const unsigned char *outputs = outputs_.place(dy.data(), dy.size(), times(5, placement));
    const unsigned char *which = which_.place(indices.data(), indices.size(), times(3, placement));
    outputs_.make_read_only(true);
    which_.make_read_only(true);
    vact_status status = VACT_OK;
    if (streamed) {
      const vact_maxout_outputs all = all_of(m);
      vact_active_kernels()->maxout.backward[m.layout][m.dtype](&all, outputs, which, groups, 1);
    } else {
      status = backward(m, outputs, which, groups);
    }
    outputs_.make_read_only(false);
    which_.make_read_only(false);
    report(status == VACT_OK && groups_.surroundings_untouched() &&
               differs(m, groups_, gradients_at(m, dy, indices)).empty(),
           streamed ? "backward, streamed" : "backward", placement);
  }

 private:
  static vact_maxout_outputs all_of(const Maxout &m) {
    return {m.outputs(), 0, m.pieces == 1 ? m.outputs() : m.units, m.pieces};
  }

  /* At the same end. */
  static Placement times(size_t factor, Placement placement) {
    return {placement.at_end, placement.distance * factor % farthest};
  }

  static std::string differs(const Maxout &m, const GuardedArray &got,
                             const std::vector<float> &want) {
    return difference(loaded(m.dtype, got.bytes()).data(), want.data(), want.size());
  }

  /* Asserts only what is wrong: there are very many calls. */
  static void report(bool right, const char *direction, Placement placement) {
    if (right) return;
    INFO(direction << ", " << placement.distance << " bytes from the "
                   << (placement.at_end ? "end" : "start"));
    CHECK(right);
  }

  GuardedArray groups_, outputs_, which_;
};

/* Rows and units, the pieces times which lie around the ends of vectors. */
std::vector<std::pair<size_t, size_t>> shapes() {
  std::vector<std::pair<size_t, size_t>> all = {{2, 3}, {3, 17}, {5, 1}, {2, 40}};
  const size_t step = thinning() > 1 ? 5 : 1;
  for (size_t units = 1; units <= 36; units += step) all.push_back({1, units});
  /* As many as streaming takes, with rows that are whole cache lines and some that are not. */
  for (size_t units : {64, 96, 101, 160, 192}) all.push_back({1, units});
  for (size_t units : {101, 192}) all.push_back({2, units});
  return all;
}

}  // namespace

TEST_CASE("Maxout touches no byte outside of its arrays", "[guard][maxout]") {
  Arrays arrays(256 * 256 * sizeof(float));
  size_t turn = 0;
  for_each_isa([&] {
    for (vact_dtype dtype : all_dtypes())
      for (vact_layout layout : all_layouts())
        for (size_t pieces : typical_pieces())
          for (const auto &[rows, units] : shapes()) {
            const Maxout m = {dtype, layout, rows, units, pieces};
            if (pieces > 20 && m.outputs() > 20) continue;
            INFO(name_of(m));
            const Bytes x = colliding_values(m, 11), dy = random_values(dtype, m.outputs(), 12);
            const std::vector<uint8_t> which = random_indices(m.outputs(), pieces, 13);
            turn++;
            for (bool at_end : {false, true})
              for (size_t distance : {size_t{0}, 1 + turn % 63}) {
                for (bool streamed : {false, true}) {
                  /* A single piece is one row of the other layout. */
                  if (streamed && pieces == 1 && layout == VACT_PIECES_INNERMOST) continue;
                  arrays.check_forward(m, x, {at_end, distance}, streamed);
                  arrays.check_backward(m, dy, which, {at_end, distance}, streamed);
                }
              }
          }
    SUCCEED();
  });
}
