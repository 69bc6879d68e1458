/* Which threads touch an array: every page of it faults once and notes who came first. */
#ifndef VACT_TESTS_FIRST_TOUCH_H
#define VACT_TESTS_FIRST_TOUCH_H

#include <signal.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cstddef>
#include <set>
#include <stdexcept>
#include <vector>

namespace vact_test {

/* A float array whose pages are closed until they are touched. One at a time. */
class FirstTouch {
 public:
  explicit FirstTouch(size_t n)
      : page_(static_cast<size_t>(sysconf(_SC_PAGESIZE))),
        bytes_((n * sizeof(float) + page_ - 1) / page_ * page_),
        owners_(bytes_ / page_) {
    void *mapped = mmap(nullptr, bytes_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (mapped == MAP_FAILED) throw std::runtime_error("mmap failed");
    begin_ = static_cast<char *>(mapped);
    current() = this;
    struct sigaction action = {};
    action.sa_sigaction = on_fault;
    action.sa_flags = SA_SIGINFO;
    sigaction(SIGSEGV, &action, &before_);
  }
  ~FirstTouch() {
    sigaction(SIGSEGV, &before_, nullptr);
    current() = nullptr;
    munmap(begin_, bytes_);
  }
  FirstTouch(const FirstTouch &) = delete;
  FirstTouch &operator=(const FirstTouch &) = delete;

  float *data() {
    return reinterpret_cast<float *>(begin_);
  }

  /* The threads that were first on any of the pages; 0 stands for pages that nobody touched. */
  std::set<long> threads() const {
    std::set<long> all;
    for (const std::atomic<long> &owner : owners_) all.insert(owner);
    return all;
  }

  static long this_thread() {
    return syscall(SYS_gettid);
  }

 private:
  static FirstTouch *&current() {
    static FirstTouch *instance = nullptr;
    return instance;
  }

  static void on_fault(int, siginfo_t *info, void *) {
    FirstTouch *self = current();
    const char *address = static_cast<const char *>(info->si_addr);
    if (address < self->begin_ || address >= self->begin_ + self->bytes_) {
      signal(SIGSEGV, SIG_DFL); /* not ours: fault again, and die of it */
      return;
    }
    const size_t page = static_cast<size_t>(address - self->begin_) / self->page_;
    self->owners_[page] = this_thread();
    mprotect(self->begin_ + page * self->page_, self->page_, PROT_READ | PROT_WRITE);
  }

  size_t page_;
  size_t bytes_;
  std::vector<std::atomic<long>> owners_;
  char *begin_;
  struct sigaction before_;
};

}  // namespace vact_test

#endif
