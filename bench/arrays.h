/*
 * The arrays of a case, made and filled only when it is measured.
 */
#ifndef VACT_BENCH_ARRAYS_H
#define VACT_BENCH_ARRAYS_H

#include <vact/vact.h>

#include <cstdint>
#include <vector>

#include "inputs.h"

/*
 * Inputs lie side by side, and outputs do, each aligned to 64 bytes: so a copy of the same bytes
 * has one array to read and one to write.
 */
class Arrays {
 public:
  struct Slot {
    size_t block, offset;
  };

  /* Uniform in (low, high). */
  Slot Input(vact_dtype dtype, size_t n, float low, float high);
  /* Bytes below limit: winners of Maxout. */
  Slot Indices(size_t n, unsigned limit);
  Slot Output(size_t bytes);
  /* Neither read nor written by vact. */
  Slot Scratch(size_t bytes);

  /* Makes all arrays, at the first call. */
  void Make();

  template <class T = void>
  T *At(Slot slot) const {
    return reinterpret_cast<T *>(static_cast<char *>(blocks_[slot.block].get()) + slot.offset);
  }

  const void *in() const {
    return blocks_[kIn].get();
  }
  void *out() const {
    return blocks_[kOut].get();
  }
  size_t in_bytes() const {
    return bytes_[kIn];
  }
  size_t out_bytes() const {
    return bytes_[kOut];
  }

 private:
  enum Block { kIn, kOut, kScratch, kBlocks };
  struct Fill {
    Slot slot;
    vact_dtype dtype;
    size_t n;
    float low, high;
    unsigned limit; /* of indices; 0: numbers */
  };

  Slot Reserve(Block block, size_t bytes);

  Array blocks_[kBlocks];
  size_t bytes_[kBlocks] = {};
  std::vector<Fill> fills_;
};

#endif
