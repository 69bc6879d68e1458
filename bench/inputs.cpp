#include "inputs.h"

#include <algorithm>
#include <cstring>
#include <new>

#include "loops.h"
#include "rows.h"

namespace {

const size_t kAlignment = 64;
const size_t kBeyond = 64; /* bytes that may be read behind an array */

/* Uniform in (low, high), a function of seed and index alone: SplitMix64. */
float Random(uint64_t seed, uint64_t index, float low, float high) {
  uint64_t z = (seed << 32) + (index + 1) * 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  z ^= z >> 31;
  return low + (high - low) * ((static_cast<float>(z >> 41) + 0.5f) * 0x1p-23f);
}

/* array[i] = value(i) in that dtype, by way of a block of floats. */
template <class Value>
void FillArray(void *array, vact_dtype dtype, size_t n, Value value) {
  const size_t kBlock = 1024;
  float block[kBlock];
  for (size_t begin = 0; begin < n; begin += kBlock) {
    const size_t length = std::min(kBlock, n - begin);
    for (size_t i = 0; i < length; i++) block[i] = value(begin + i);
    vact_convert(VACT_F32, dtype, length, block,
                 static_cast<char *>(array) + begin * BytesOf(dtype), nullptr);
  }
}

}  // namespace

Array NewArray(size_t bytes) {
  const size_t whole = (bytes + kBeyond + kAlignment - 1) / kAlignment * kAlignment;
  void *array = std::aligned_alloc(kAlignment, whole);
  if (!array) throw std::bad_alloc();
  return Array(array);
}

void FillRandom(void *array, vact_dtype dtype, size_t n, float low, float high, uint64_t seed) {
  FillArray(array, dtype, n, [&](size_t i) { return Random(seed, i, low, high); });
}

void FillIndices(uint8_t *array, size_t n, unsigned limit, uint64_t seed) {
  for (size_t i = 0; i < n; i++)
    array[i] = static_cast<uint8_t>(Random(seed, i, 0.0f, static_cast<float>(limit)));
}

void Inputs::Reserve(size_t n) {
  if (n <= capacity_) return;
  in_.reset();
  dy_.reset();
  out_.reset();
  in_ = NewArray(n * sizeof(float));
  dy_ = NewArray(n * sizeof(float));
  out_ = NewArray(n * sizeof(float));
  capacity_ = n;
  filled_for_.reset();
}

void Inputs::FillIn(const Cell &cell) {
  const Row &row = RowOf(cell.operation);
  const auto forward = vact_bench_libm_loops[row.act.kind].forward;
  const bool from_output = cell.operation.direction == kBackwardFromOutput;
  FillArray(in_.get(), cell.operation.from, cell.n, [&](size_t i) {
    const float x = cell.constant ? *cell.constant : Random(1, i, row.low, row.high);
    float y = x;
    if (from_output) forward(1, &x, nullptr, row.act, &y);
    return y;
  });
}

void Inputs::Fill(const Cell &cell) {
  FillIn(cell);
  FillRandom(dy_.get(), cell.operation.dtype, cell.n, -1.0f, 1.0f, 2);
  std::memset(out_.get(), 0, cell.n * BytesOf(cell.operation.dtype));
  filled_for_ = cell;
}

Work Inputs::Prepare(const Cell &cell, int threads) {
  Reserve(cell.n);
  if (!(filled_for_ == cell)) Fill(cell);
  return {cell.operation, cell.n, threads, in_.get(), dy_.get(), out_.get()};
}
