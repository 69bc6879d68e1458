/* The size of the last-level cache. */
#define _POSIX_C_SOURCE 200809L /* O_CLOEXEC */

#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <unistd.h>

#include "cpu.h"

/* Where the system tells nothing: what one core of a common machine can fill. */
enum { ASSUMED = 32 << 20 };

/* "32768K\n" -> bytes; 0 if unreadable. No stdio: it would allocate. */
static size_t read_size(const char *path) {
  char text[32];
  const int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  const ssize_t length = read(file, text, sizeof text - 1);
  close(file);
  size_t size = 0;
  ssize_t i = 0;
  for (; i < length && text[i] >= '0' && text[i] <= '9'; i++)
    size = size * 10 + (size_t)(text[i] - '0');
  if (i < length && text[i] == 'K') return size << 10;
  if (i < length && text[i] == 'M') return size << 20;
  return size;
}

/* Linux lists the caches of a core by level, the instruction cache among them. sysconf comes
 * second, as on some AMD machines it adds up the caches of all cores. */
static size_t ask_system(void) {
  char path[] = "/sys/devices/system/cpu/cpu0/cache/index0/size";
  size_t largest = 0;
  for (char index = '0'; index <= '4'; index++) {
    path[sizeof "/sys/devices/system/cpu/cpu0/cache/index" - 1] = index;
    const size_t size = read_size(path);
    if (size > largest) largest = size;
  }
#ifdef _SC_LEVEL3_CACHE_SIZE
  if (largest == 0) {
    const long size = sysconf(_SC_LEVEL3_CACHE_SIZE);
    if (size > 0) largest = (size_t)size;
  }
#endif
  return largest != 0 ? largest : ASSUMED;
}

size_t vact_cpu_last_level_cache(void) {
  static _Atomic size_t known;
  size_t size = atomic_load_explicit(&known, memory_order_relaxed);
  if (size == 0) {
    const int errno_of_caller = errno;
    size = ask_system();
    errno = errno_of_caller;
    atomic_store_explicit(&known, size, memory_order_relaxed);
  }
  return size;
}
