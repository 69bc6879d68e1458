/* Digits from two files of MNIST's format, IDX: pictures and labels, plain or packed by gzip. */
#ifndef IDX_H
#define IDX_H

#include <stddef.h>
#include <stdint.h>

typedef struct {
  size_t count, pixels; /* how many pictures, and the pixels of each */
  uint8_t *pictures;    /* [count][pixels] */
  uint8_t *labels;      /* [count], 0 to 9 */
} idx_digits;

/* If a file is missing or damaged, prints its name and what is wrong, and exits with code 1. */
idx_digits idx_read(const char *pictures_path, const char *labels_path);

void idx_free(idx_digits *digits);

#endif
