#include "inputs.h"

#include <cstdint>
#include <new>

#include "loops.h"

namespace {

const size_t kAlignment = 64;

/* Uniform in (-range, range), a function of seed and index alone: SplitMix64. */
float Random(uint64_t seed, uint64_t index, float range) {
  uint64_t z = (seed << 32) + (index + 1) * 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  z ^= z >> 31;
  const int32_t centered = static_cast<int32_t>(z >> 41) - (1 << 22);
  return range * (static_cast<float>(centered) + 0.5f) * 0x1p-22f;
}

}  // namespace

Array NewArray(size_t n) {
  const size_t bytes = (n * sizeof(float) + kAlignment - 1) / kAlignment * kAlignment;
  void *array = std::aligned_alloc(kAlignment, bytes);
  if (!array) throw std::bad_alloc();
  return Array(static_cast<float *>(array));
}

void Inputs::Reserve(size_t n) {
  if (n <= capacity_) return;
  in_.reset();
  dy_.reset();
  out_.reset();
  in_ = NewArray(n);
  dy_ = NewArray(n);
  out_ = NewArray(n);
  capacity_ = n;
  filled_for_.reset();
}

void Inputs::Fill(const Cell &cell) {
  for (size_t i = 0; i < cell.n; i++) {
    in_[i] = cell.constant ? *cell.constant : Random(1, i, 8.0f);
    dy_[i] = Random(2, i, 1.0f);
    out_[i] = 0.0f;
  }
  if (cell.direction == kBackwardFromOutput)
    vact_bench_libm_loops[cell.act.kind].forward(cell.n, in_.get(), nullptr, cell.act.alpha,
                                                 in_.get());
  filled_for_ = cell;
}

Work Inputs::Prepare(const Cell &cell, int threads) {
  Reserve(cell.n);
  if (!(filled_for_ == cell)) Fill(cell);
  return {cell.act, cell.direction, cell.n, threads, in_.get(), dy_.get(), out_.get()};
}
