/* A caller's pool for vact_exec that keeps count. */
#ifndef VACT_TESTS_THREAD_POOL_H
#define VACT_TESTS_THREAD_POOL_H

#include <vact/vact.h>

#include <atomic>
#include <thread>
#include <vector>

namespace vact_test {

/* Runs the last task first, on as many threads as asked for, and counts what it runs. */
class ThreadPool {
 public:
  explicit ThreadPool(size_t threads) : threads_(threads) {}

  vact_exec exec(int max_threads = 0) {
    vact_exec exec = {};
    exec.max_threads = max_threads;
    exec.parallel_for = &ThreadPool::parallel_for;
    exec.pool = this;
    return exec;
  }

  size_t calls() const {
    return calls_;
  }
  size_t tasks() const {
    return tasks_;
  }

 private:
  static void parallel_for(void *pool, size_t tasks, vact_task *task, void *context) {
    ThreadPool *self = static_cast<ThreadPool *>(pool);
    self->calls_++;
    self->tasks_ += tasks;
    std::atomic<size_t> taken(0);
    const auto work = [&] {
      for (size_t i = taken++; i < tasks; i = taken++) task(context, tasks - 1 - i);
    };
    std::vector<std::thread> threads;
    for (size_t i = 0; i < self->threads_; i++) threads.emplace_back(work);
    for (std::thread &thread : threads) thread.join();
  }

  size_t threads_;
  size_t calls_ = 0;
  size_t tasks_ = 0;
};

}  // namespace vact_test

#endif
