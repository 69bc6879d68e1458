/* Pointers to arrays that need not exist: for calls that are refused before anything is read. */
#ifndef VACT_TESTS_ADDRESSES_H
#define VACT_TESTS_ADDRESSES_H

#include <climits>
#include <cstddef>
#include <cstdint>

namespace vact_test {

/* The pointer that lies so many bytes after p. */
template <class T>
T *bytes_after(T *p, std::ptrdiff_t bytes) {
  return reinterpret_cast<T *>(reinterpret_cast<uintptr_t>(p) + static_cast<uintptr_t>(bytes));
}

/* An array of so many bytes that begins there would wrap around the address space. */
inline void *near_the_end(size_t bytes) {
  return reinterpret_cast<void *>(UINTPTR_MAX - bytes + 2);
}

const int outside_of_every_enum[] = {-1, 64, 255, 256, 65536, INT_MAX, INT_MIN};

}  // namespace vact_test

#endif
