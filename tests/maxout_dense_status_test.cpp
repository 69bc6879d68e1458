/* What dense Maxout refuses, without a trace, and where it gets its temporaries from. */
#include <cstdint>
#include <cstdlib>

#include "catch.h"
#include "exec.h"
#include "maxout_dense.h"

using namespace vact_test;
using namespace vact_test::dense;

namespace {

/* The arguments of all calls, to be spoilt one at a time. */
struct Call {
  Call()
      : l(small_layer()), which(expected_outputs(l).which), outputs(l.s), g(l.s), packed(pack(l)) {}

  vact_dtype dtype = VACT_F32;
  Layer l;
  Indices which;
  Outputs outputs;
  Gradients g;
  Floats packed;
  vact_update update = VACT_SET;
  vact_exec exec = {};
  const void *x = l.x.data(), *w = l.w.data(), *b = l.b.data(), *dy = l.dy.data();
  void *y = outputs.y.data(), *pack_to = packed.data();
  uint8_t *winners = outputs.which.data();
  void *dx = g.dx.data(), *dw = g.dw.data(), *db = g.db.data();

  vact_status run_forward() {
    return vact_maxout_dense_forward(dtype, l.s, x, w, b, y, winners, &exec);
  }
  vact_status run_pack() {
    return vact_maxout_dense_pack(dtype, l.s, w, b, pack_to, &exec);
  }
  vact_status run_packed() {
    return vact_maxout_dense_forward_packed(dtype, l.s, x, pack_to, y, winners, &exec);
  }
  vact_status run_backward() {
    return vact_maxout_dense_backward(dtype, l.s, x, w, dy, which.data(), dx, dw, db, update,
                                      &exec);
  }

  void check_untouched() const {
    const Gradients clean(l.s);
    CHECK(outputs.y == Outputs(l.s).y);
    CHECK(outputs.which == Outputs(l.s).which);
    CHECK(g.dx == clean.dx);
    CHECK(g.dw == clean.dw);
    CHECK(g.db == clean.db);
    CHECK(packed == pack(l));
  }

  void check_all(vact_status status) {
    CHECK(run_forward() == status);
    CHECK(run_pack() == status);
    CHECK(run_packed() == status);
    CHECK(run_backward() == status);
  }
};

}  // namespace

TEST_CASE("dense Maxout refuses what it cannot do", "[dense][status]") {
  for (vact_dtype dtype : {VACT_BF16, VACT_F16, VACT_DTYPE_COUNT}) {
    Call call;
    call.dtype = dtype;
    call.check_all(VACT_BAD_DTYPE);
    CHECK(vact_maxout_dense_packed_size(dtype, call.l.s) == 0);
    call.check_untouched();
  }
  for (size_t pieces : {size_t(0), size_t(257), SIZE_MAX}) {
    Call call;
    call.l.s.pieces = pieces;
    call.check_all(VACT_BAD_PIECES);
    CHECK(vact_maxout_dense_packed_size(VACT_F32, call.l.s) == 0);
    call.l.s.pieces = 4;
    call.check_untouched();
  }
  Call call;
  call.exec.max_threads = -1;
  call.check_all(VACT_BAD_EXEC);
  for (const vact_exec &half : half_allocators()) {
    call.exec = half;
    call.check_all(VACT_BAD_EXEC);
  }
  call.exec = {};
  call.update = VACT_UPDATE_COUNT;
  CHECK(call.run_backward() == VACT_BAD_UPDATE);
  call.check_untouched();
}

TEST_CASE("dense Maxout refuses missing arrays", "[dense][status]") {
  const auto check = [](auto member, vact_status forward, vact_status pack, vact_status packed,
                        vact_status backward) {
    Call call;
    call.*member = nullptr;
    CHECK(call.run_forward() == forward);
    if (forward != VACT_OK) call.check_untouched();
    Call second;
    second.*member = nullptr;
    CHECK(second.run_pack() == pack);
    CHECK(second.run_packed() == packed);
    CHECK(second.run_backward() == backward);
  };
  const vact_status ok = VACT_OK, missing = VACT_NULL_POINTER;
  check(&Call::x, missing, ok, missing, missing);
  check(&Call::w, missing, missing, ok, missing);
  check(&Call::b, ok, ok, ok, ok);
  check(&Call::y, missing, ok, missing, ok);
  check(&Call::pack_to, ok, missing, missing, ok);
  check(&Call::dy, ok, ok, ok, missing);
  check(&Call::winners, ok, ok, ok, ok);
  check(&Call::dx, ok, ok, ok, ok);
  check(&Call::dw, ok, ok, ok, ok);
  check(&Call::db, ok, ok, ok, ok);
  Call call;
  CHECK(vact_maxout_dense_backward(VACT_F32, call.l.s, call.x, call.w, call.dy, nullptr, call.dx,
                                   call.dw, call.db, VACT_SET, nullptr) == VACT_NULL_POINTER);
  call.check_untouched();
}

TEST_CASE("dense Maxout refuses shapes beyond the address space", "[dense][status]") {
  for (size_t huge : {SIZE_MAX, SIZE_MAX / 2, SIZE_MAX / 16, size_t(1) << 62}) {
    Call call;
    const Shape shape = call.l.s;
    call.l.s = {huge, shape.in, shape.units, shape.pieces};
    CHECK(call.run_forward() == VACT_BAD_SIZE);
    CHECK(call.run_packed() == VACT_BAD_SIZE);
    CHECK(call.run_backward() == VACT_BAD_SIZE);
    for (const Shape &s : {Shape{shape.rows, huge, shape.units, shape.pieces},
                           Shape{shape.rows, shape.in, huge, shape.pieces}}) {
      call.l.s = s;
      call.check_all(VACT_BAD_SIZE);
      CHECK(vact_maxout_dense_packed_size(VACT_F32, s) == 0);
    }
    call.l.s = shape;
    call.check_untouched();
  }
}

TEST_CASE("dense Maxout refuses overlapping arrays", "[dense][status]") {
  {
    Call call;
    call.y = call.l.x.data();
    CHECK(call.run_forward() == VACT_OVERLAP);
    CHECK(call.run_packed() == VACT_OVERLAP);
    call.y = call.l.b.data() + 11; /* its last */
    CHECK(call.run_forward() == VACT_OVERLAP);
    call.y = call.outputs.y.data();
    call.winners = reinterpret_cast<uint8_t *>(call.outputs.y.data() + 14) + 3; /* its last byte */
    CHECK(call.run_forward() == VACT_OVERLAP);
    call.pack_to = call.l.w.data();
    CHECK(call.run_pack() == VACT_OVERLAP);
    call.check_untouched();
  }
  Call call;
  call.dx = call.l.x.data();
  CHECK(call.run_backward() == VACT_OVERLAP);
  call.dx = call.g.dw.data() + 1;
  CHECK(call.run_backward() == VACT_OVERLAP);
  call.dx = nullptr;
  call.db = call.l.dy.data();
  CHECK(call.run_backward() == VACT_OVERLAP);
  call.db = call.which.data() + 14;
  CHECK(call.run_backward() == VACT_OVERLAP);
  call.check_untouched();
}

TEST_CASE("dense Maxout refuses an index beyond the pieces before it writes", "[dense][status]") {
  for (size_t at : {0u, 7u, 14u}) {
    Call call;
    call.which[at] = 4;
    CHECK(call.run_backward() == VACT_BAD_INDEX);
    call.check_untouched();
  }
}

/* ---- memory ---------------------------------------------------------------------------------- */

namespace {

/* Counts, and gives memory at odd addresses, or none. */
struct Allocator {
  bool gives = true;
  size_t given = 0, taken_back = 0, bytes = 0;

  static void *allocate(void *self, size_t bytes) {
    Allocator *a = static_cast<Allocator *>(self);
    if (!a->gives) return nullptr;
    a->given++;
    a->bytes += bytes;
    return static_cast<char *>(std::malloc(bytes + 1)) + 1;
  }
  static void free(void *self, void *memory) {
    static_cast<Allocator *>(self)->taken_back++;
    std::free(static_cast<char *>(memory) - 1);
  }
};

vact_exec exec_of(Allocator *a) {
  vact_exec exec = at_most_threads(1);
  exec.allocate = Allocator::allocate;
  exec.free = Allocator::free;
  exec.allocator = a;
  return exec;
}

}  // namespace

TEST_CASE("dense Maxout takes its temporaries from the caller", "[dense]") {
  const Layer l({300, 1100, 70, 4});
  Allocator allocator;
  const vact_exec exec = exec_of(&allocator);
  const Outputs outputs = forward(l, &exec);
  CHECK(allocator.given == 1);
  CHECK(allocator.bytes <= 512 * 1024);
  allocator.bytes = 0;
  check_same(forward_packed(l, pack(l, &exec), &exec), outputs);
  CHECK(allocator.bytes <= 512 * 1024);
  allocator.bytes = 0;
  check_same(backward(l, outputs.which, nullptr, &exec), backward(l, outputs.which));
  CHECK(allocator.bytes <= 512 * 1024);
  CHECK(allocator.given == 3);
  CHECK(allocator.taken_back == 3);
}

TEST_CASE("dense Maxout without memory says so and writes nothing", "[dense][status]") {
  Allocator allocator;
  allocator.gives = false;
  Call call;
  call.exec = exec_of(&allocator);
  CHECK(call.run_forward() == VACT_NO_MEMORY);
  CHECK(call.run_packed() == VACT_NO_MEMORY);
  CHECK(call.run_backward() == VACT_NO_MEMORY);
  CHECK(call.run_pack() == VACT_OK);
  CHECK(allocator.taken_back == 0);
  call.check_untouched();
}
