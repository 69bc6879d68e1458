/* Dense Maxout reads and writes its arrays and nothing else, at any alignment. */
#include "catch.h"
#include "dtype_values.h"
#include "guarded_memory.h"
#include "maxout_dense.h"
#include "samples.h"

using namespace vact_test;
using namespace vact_test::dense;

namespace {

/* More than the weights of the largest layer, packed. */
const size_t most_bytes = 64 * 1024;

/* All arrays of the calls on a layer, where inputs cannot be written. */
class Arrays {
 public:
  void check(const Layer &l, Placement placement) {
    const Outputs outputs = expected_outputs(l);
    const Gradients gradients = expected_gradients(l, outputs.which, nullptr);
    Pointers at = place(l, placement);
    for (GuardedArray *input : {&x_, &w_, &b_, &dy_}) input->make_read_only(true);
    CHECK(vact_maxout_dense_forward(VACT_F32, l.s, at.x, at.w, at.b, at.y, at.which, nullptr) ==
          VACT_OK);
    check_outputs(outputs);

    CHECK(vact_maxout_dense_pack(VACT_F32, l.s, at.w, at.b, at.packed, nullptr) == VACT_OK);
    check_array(packed_, pack(l));
    at.y = y_.place(outputs.y.size() * sizeof(float), placement);
    at.which = which_.place(outputs.which.size(), placement);
    packed_.make_read_only(true);
    CHECK(vact_maxout_dense_forward_packed(VACT_F32, l.s, at.x, at.packed, at.y, at.which,
                                           nullptr) == VACT_OK);
    packed_.make_read_only(false);
    check_outputs(outputs);

    which_.make_read_only(true);
    CHECK(vact_maxout_dense_backward(VACT_F32, l.s, at.x, at.w, at.dy, at.which, at.dx, at.dw,
                                     at.db, VACT_SET, nullptr) == VACT_OK);
    check_array(dx_, gradients.dx);
    check_array(dw_, gradients.dw);
    check_array(db_, gradients.db);
    for (GuardedArray *input : {&x_, &w_, &b_, &dy_, &which_}) input->make_read_only(false);
  }

 private:
  struct Pointers {
    const void *x, *w, *b, *dy;
    void *y, *packed, *dx, *dw, *db;
    uint8_t *which;
  };

  Pointers place(const Layer &l, Placement placement) {
    const auto moved = [=](size_t factor) -> Placement {
      return {placement.at_end, placement.distance * factor % farthest};
    };
    const auto input = [](GuardedArray &array, const Floats &values, Placement where) {
      return array.place(values.data(), values.size() * sizeof(float), where);
    };
    Pointers at = {};
    at.x = input(x_, l.x, moved(3));
    at.w = input(w_, l.w, moved(5));
    at.b = input(b_, l.b, moved(7));
    at.dy = input(dy_, l.dy, moved(9));
    at.y = y_.place(l.dy.size() * sizeof(float), placement);
    at.which = which_.place(l.dy.size(), placement);
    at.packed = packed_.place(vact_maxout_dense_packed_size(VACT_F32, l.s), moved(11));
    at.dx = dx_.place(l.x.size() * sizeof(float), moved(13));
    at.dw = dw_.place(l.w.size() * sizeof(float), moved(15));
    at.db = db_.place(l.b.size() * sizeof(float), moved(17));
    return at;
  }

  static void check_array(const GuardedArray &array, const Floats &want) {
    CHECK(difference(loaded(VACT_F32, array.bytes()), want) == "");
    CHECK(array.surroundings_untouched());
  }
  void check_outputs(const Outputs &want) const {
    check_array(y_, want.y);
    CHECK(which_.bytes() == want.which);
    CHECK(which_.surroundings_untouched());
  }

  GuardedArray x_{most_bytes}, w_{most_bytes}, b_{most_bytes}, dy_{most_bytes};
  GuardedArray y_{most_bytes}, which_{most_bytes}, packed_{most_bytes};
  GuardedArray dx_{most_bytes}, dw_{most_bytes}, db_{most_bytes};
};

}  // namespace

TEST_CASE("dense Maxout touches no byte outside of its arrays", "[dense][guard]") {
  Arrays arrays;
  for_each_isa([&] {
    for (size_t i = 0; i < (thinning() > 1 ? 4u : 40u); i++) {
      const Layer l({between(1, 20), between(1, 40), between(1, 40), between(1, 5)});
      for (bool at_end : {false, true})
        for (size_t distance : {size_t{0}, between(1, farthest - 1)}) {
          INFO(name_of(l.s) << ", " << distance << " bytes from the "
                            << (at_end ? "end" : "start"));
          arrays.check(l, {at_end, distance});
        }
    }
  });
}

TEST_CASE("dense Maxout takes arrays of any alignment", "[dense][guard]") {
  const Layer l({9, 21, 20, 3});
  const Outputs want = expected_outputs(l);
  const Gradients gradients = expected_gradients(l, want.which, nullptr);
  const auto moved = [](const Floats &values, size_t by) {
    std::vector<char> bytes(values.size() * sizeof(float) + by);
    std::memcpy(bytes.data() + by, values.data(), values.size() * sizeof(float));
    return bytes;
  };
  const auto back = [](const std::vector<char> &bytes, size_t by) {
    Floats values((bytes.size() - by) / sizeof(float));
    std::memcpy(values.data(), bytes.data() + by, values.size() * sizeof(float));
    return values;
  };
  for_each_isa([&] {
    for (size_t by : {1u, 2u, 3u, 5u}) {
      auto x = moved(l.x, by), w = moved(l.w, by), b = moved(l.b, by), dy = moved(l.dy, by);
      auto y = moved(want.y, by), packed = moved(pack(l), by), dx = x, dw = w, db = b;
      Indices which(want.which.size());
      CHECK(vact_maxout_dense_forward(VACT_F32, l.s, x.data() + by, w.data() + by, b.data() + by,
                                      y.data() + by, which.data(), nullptr) == VACT_OK);
      CHECK(difference(back(y, by), want.y) == "");
      CHECK(vact_maxout_dense_pack(VACT_F32, l.s, w.data() + by, b.data() + by, packed.data() + by,
                                   nullptr) == VACT_OK);
      CHECK(difference(back(packed, by), pack(l)) == "");
      CHECK(vact_maxout_dense_forward_packed(VACT_F32, l.s, x.data() + by, packed.data() + by,
                                             y.data() + by, which.data(), nullptr) == VACT_OK);
      CHECK(difference(back(y, by), want.y) == "");
      CHECK(vact_maxout_dense_backward(VACT_F32, l.s, x.data() + by, w.data() + by, dy.data() + by,
                                       which.data(), dx.data() + by, dw.data() + by, db.data() + by,
                                       VACT_SET, nullptr) == VACT_OK);
      CHECK(difference(back(dx, by), gradients.dx) == "");
      CHECK(difference(back(dw, by), gradients.dw) == "");
      CHECK(difference(back(db, by), gradients.db) == "");
    }
  });
}
