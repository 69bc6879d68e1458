#include "arrays.h"

#include <cstring>

namespace {

const size_t kAlignment = 64;

}  // namespace

Arrays::Slot Arrays::Reserve(Block block, size_t bytes) {
  const Slot slot = {block, bytes_[block]};
  bytes_[block] += (bytes + kAlignment - 1) / kAlignment * kAlignment;
  return slot;
}

Arrays::Slot Arrays::Input(vact_dtype dtype, size_t n, float low, float high) {
  const Slot slot = Reserve(kIn, n * BytesOf(dtype));
  fills_.push_back({slot, dtype, n, low, high, 0});
  return slot;
}

Arrays::Slot Arrays::Indices(size_t n, unsigned limit) {
  const Slot slot = Reserve(kIn, n);
  fills_.push_back({slot, VACT_F32, n, 0, 0, limit});
  return slot;
}

Arrays::Slot Arrays::Output(size_t bytes) {
  return Reserve(kOut, bytes);
}

Arrays::Slot Arrays::Scratch(size_t bytes) {
  return Reserve(kScratch, bytes);
}

void Arrays::Make() {
  if (blocks_[kIn]) return;
  for (int i = 0; i < kBlocks; i++) blocks_[i] = NewArray(bytes_[i]);
  for (Block block : {kOut, kScratch}) std::memset(blocks_[block].get(), 0, bytes_[block]);
  uint64_t seed = 1;
  for (const Fill &fill : fills_) {
    if (fill.limit)
      FillIndices(At<uint8_t>(fill.slot), fill.n, fill.limit, seed++);
    else
      FillRandom(At(fill.slot), fill.dtype, fill.n, fill.low, fill.high, seed++);
  }
}
