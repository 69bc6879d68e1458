/* Memory between two pages that must not be touched. */
#ifndef VACT_TESTS_GUARDED_MEMORY_H
#define VACT_TESTS_GUARDED_MEMORY_H

#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstring>
#include <stdexcept>

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

  unsigned char *begin() {
    return begin_;
  }
  unsigned char *end() {
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

}  // namespace vact_test

#endif
