/* Dense Maxout reads and writes its arrays and nothing else, at any alignment. */
#include "catch.h"
#include "guarded_memory.h"
#include "maxout_dense.h"
#include "samples.h"

using namespace vact_test;
using namespace vact_test::dense;

namespace {

/* An array flush against a page that faults, at its end or at its beginning and then misaligned. */
class Guarded {
 public:
  Guarded(const void *values, size_t bytes, bool at_end) : memory_(bytes + 64), bytes_(bytes) {
    data_ = at_end ? memory_.end() - bytes : memory_.begin();
    if (bytes > 0) std::memcpy(data_, values, bytes);
  }
  template <class T>
  explicit Guarded(const std::vector<T> &values, bool at_end)
      : Guarded(values.data(), values.size() * sizeof(T), at_end) {}

  void *data() {
    return data_;
  }
  template <class T>
  std::vector<T> values() const {
    std::vector<T> all(bytes_ / sizeof(T));
    if (bytes_ > 0) std::memcpy(all.data(), data_, bytes_);
    return all;
  }

 private:
  GuardedMemory memory_;
  size_t bytes_;
  unsigned char *data_;
};

void check_guarded(const Layer &l, bool at_end) {
  INFO(name_of(l.s) << ", at the " << (at_end ? "end" : "beginning"));
  const Outputs outputs = expected_outputs(l);
  const Gradients gradients = expected_gradients(l, outputs.which, nullptr), clean(l.s);
  Guarded x(l.x, at_end), w(l.w, at_end), b(l.b, at_end), dy(l.dy, at_end);
  Guarded y(Floats(outputs.y.size()), at_end), which(Indices(outputs.which.size()), at_end);
  Guarded packed(Floats(pack(l).size()), at_end);
  Guarded dx(clean.dx, at_end), dw(clean.dw, at_end), db(clean.db, at_end);
  uint8_t *const winners = static_cast<uint8_t *>(which.data());
  CHECK(vact_maxout_dense_forward(VACT_F32, l.s, x.data(), w.data(), b.data(), y.data(), winners,
                                  nullptr) == VACT_OK);
  CHECK(difference(y.values<float>(), outputs.y) == "");
  CHECK(which.values<uint8_t>() == outputs.which);
  CHECK(vact_maxout_dense_pack(VACT_F32, l.s, w.data(), b.data(), packed.data(), nullptr) ==
        VACT_OK);
  CHECK(vact_maxout_dense_forward_packed(VACT_F32, l.s, x.data(), packed.data(), y.data(), winners,
                                         nullptr) == VACT_OK);
  CHECK(difference(y.values<float>(), outputs.y) == "");
  CHECK(vact_maxout_dense_backward(VACT_F32, l.s, x.data(), w.data(), dy.data(), winners, dx.data(),
                                   dw.data(), db.data(), VACT_SET, nullptr) == VACT_OK);
  CHECK(difference(dx.values<float>(), gradients.dx) == "");
  CHECK(difference(dw.values<float>(), gradients.dw) == "");
  CHECK(difference(db.values<float>(), gradients.db) == "");
}

}  // namespace

TEST_CASE("dense Maxout touches no byte outside of its arrays", "[dense][guard]") {
  for_each_isa([&] {
    for (size_t i = 0; i < (thinning() > 1 ? 4u : 40u); i++) {
      const Layer l({between(1, 20), between(1, 40), between(1, 40), between(1, 5)});
      check_guarded(l, true);
      check_guarded(l, false);
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
