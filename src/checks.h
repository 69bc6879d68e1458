/* The checks of arguments that several calls share. Each returns VACT_OK or what is wrong. */
#ifndef VACT_CHECKS_H
#define VACT_CHECKS_H

#include <stdint.h>

#include "../simd/isa.h"

/* The kind, its parameters, and whether it has that direction. */
vact_status vact_check_act(vact_direction direction, const vact_act *act);

static inline vact_status vact_check_dtype(vact_dtype dtype) {
  return (unsigned)dtype < VACT_DTYPE_COUNT ? VACT_OK : VACT_BAD_DTYPE;
}

static inline vact_status vact_check_exec(const vact_exec *exec) {
  if (exec == NULL) return VACT_OK;
  const int whole = (exec->allocate == NULL) == (exec->free == NULL);
  return exec->max_threads >= 0 && whole ? VACT_OK : VACT_BAD_EXEC;
}

static inline vact_status vact_check_pieces(size_t pieces) {
  return pieces >= 1 && pieces <= 256 ? VACT_OK : VACT_BAD_PIECES;
}

static inline vact_status vact_check_update(vact_update update) {
  return (unsigned)update < VACT_UPDATE_COUNT ? VACT_OK : VACT_BAD_UPDATE;
}

/* What may be done with an array. */
enum {
  VACT_OPTIONAL = 1, /* it may be NULL */
  VACT_OUTPUT = 2,   /* it is written, and shares no byte with another array */
  VACT_IN_PLACE = 4, /* unless both have this and begin at the same place */
};

/* An argument: n elements of that size. */
typedef struct vact_array {
  const void *p;
  size_t n, size;
  int traits;
} vact_array;

/* First that all are there and fit the address space, then that no output overlaps another. */
vact_status vact_check_arrays(size_t count, const vact_array *arrays);

/* Of n winners among so many pieces: reads all of them. */
vact_status vact_check_indices(size_t n, const uint8_t *which, size_t pieces,
                               const vact_exec *exec);

/* a * b elements, or SIZE_MAX, which no array has room for; of several factors too. */
static inline size_t vact_bounded_product(size_t a, size_t b) {
  if ((a | b) >> (sizeof(size_t) * 4) == 0) return a * b; /* told without a division */
  return b != 0 && a > SIZE_MAX / b ? SIZE_MAX : a * b;
}

/* Of a row of dtypes.def. */
static inline size_t vact_dtype_size(vact_dtype dtype) {
  static const unsigned char bytes[VACT_DTYPE_COUNT] = {
#define VACT_DTYPE(name, bytes, description) bytes,
#include "../include/vact/dtypes.def"
#undef VACT_DTYPE
  };
  return bytes[dtype];
}

/* An array of n > 0 elements lies within the address space. */
static inline vact_status vact_check_array(const void *p, size_t n, size_t size) {
  if (p == NULL) return VACT_NULL_POINTER;
  /* The limit of the largest dtype for all: to divide by size would be half the cost of a call. */
  const int fits = n <= PTRDIFF_MAX / sizeof(float) && (uintptr_t)p <= UINTPTR_MAX - n * size;
  return fits ? VACT_OK : VACT_BAD_SIZE;
}

/* Nonzero if the arrays share bytes. */
static inline int vact_arrays_overlap(const void *a, size_t a_bytes, const void *b,
                                      size_t b_bytes) {
  const uintptr_t p = (uintptr_t)a, q = (uintptr_t)b;
  return p < q ? q - p < a_bytes : p - q < b_bytes;
}

#endif
