/* Memory between two pages that must not be touched, and arrays in it. */
#ifndef VACT_TESTS_GUARDED_MEMORY_H
#define VACT_TESTS_GUARDED_MEMORY_H

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>
#include <stdexcept>
#include <vector>

#include "untouched.h"

namespace vact_test {

/* Whole pages; any access just below begin() or at end() and above is a segmentation fault. */
class GuardedMemory {
 public:
  explicit GuardedMemory(size_t at_least) {
    const size_t page = static_cast<size_t>(sysconf(_SC_PAGESIZE));
    size_ = (at_least + page - 1) / page * page;
    mapped_size_ = size_ + 2 * page;
    void *mapped = mmap(nullptr, mapped_size_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::runtime_error("mmap failed");
    mapped_ = static_cast<unsigned char *>(mapped);
    begin_ = mapped_ + page;
    if (mprotect(begin_, size_, PROT_READ | PROT_WRITE) != 0) {
      munmap(mapped_, mapped_size_);
      throw std::runtime_error("mprotect failed");
    }
  }
  ~GuardedMemory() {
    munmap(mapped_, mapped_size_);
  }
  GuardedMemory(const GuardedMemory &) = delete;
  GuardedMemory &operator=(const GuardedMemory &) = delete;

  unsigned char *begin() const {
    return begin_;
  }
  unsigned char *end() const {
    return begin_ + size_;
  }
  size_t size() const {
    return size_;
  }

  /* Takes the right to write, or gives it back. */
  void make_read_only(bool read_only) {
    if (mprotect(begin_, size_, read_only ? PROT_READ : PROT_READ | PROT_WRITE) != 0)
      throw std::runtime_error("mprotect failed");
  }

 private:
  unsigned char *mapped_;
  size_t mapped_size_;
  unsigned char *begin_;
  size_t size_;
};

/* Where an array lies on its pages: so many bytes from their end, or from their start. */
struct Placement {
  bool at_end;
  size_t distance;
};

inline const size_t farthest = 64;

/* An array on pages of its own, one after the other in different places. */
class GuardedArray {
 public:
  explicit GuardedArray(size_t most_bytes) : memory_(most_bytes + farthest) {}

  /* An array of so many bytes, and all of the pages untouched. */
  unsigned char *place(size_t bytes, Placement placement) {
    if (placement.distance + bytes > memory_.size()) throw std::length_error("GuardedArray");
    std::fill(memory_.begin(), memory_.end(), untouched_byte);
    begin_ = placement.at_end ? memory_.end() - placement.distance - bytes
                              : memory_.begin() + placement.distance;
    end_ = begin_ + bytes;
    return begin_;
  }
  unsigned char *place(const void *values, size_t bytes, Placement placement) {
    place(bytes, placement);
    if (bytes > 0) std::memcpy(begin_, values, bytes);
    return begin_;
  }
  void make_read_only(bool read_only) {
    memory_.make_read_only(read_only);
  }

  std::vector<unsigned char> bytes() const {
    return std::vector<unsigned char>(begin_, end_);
  }
  bool surroundings_untouched() const {
    return is_untouched(memory_.begin(), begin_) && is_untouched(end_, memory_.end());
  }

 private:
  GuardedMemory memory_;
  unsigned char *begin_ = nullptr, *end_ = nullptr;
};

}  // namespace vact_test

#endif
