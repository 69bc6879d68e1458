#include "idx.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#ifdef HAVE_ZLIB
#include <zlib.h>
#endif

enum { PICTURES_MAGIC = 0x00000803, LABELS_MAGIC = 0x00000801, LARGEST_SIDE = 1024 };

typedef struct {
  const char *path;
  void *handle; /* zlib's or stdio's */
} input;

_Noreturn static void fail(const input *file, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  fprintf(stderr, "%s: ", file->path);
  vfprintf(stderr, format, arguments);
  fprintf(stderr, "\n");
  va_end(arguments);
  exit(1);
}

/* ---- bytes: by zlib, which reads plain files, too, or by stdio ------------------------------- */

enum { LARGEST_READ = 1 << 30 };

#ifdef HAVE_ZLIB

static void *open_handle(const char *path) {
  return gzopen(path, "rb");
}

/* Returns how many bytes it got: fewer than size, at most LARGEST_READ, only at the end. */
static size_t read_some(input *file, void *bytes, size_t size) {
  const int count = gzread(file->handle, bytes, (unsigned)size);
  if (count >= 0) return (size_t)count;
  int error;
  gzerror(file->handle, &error);
  fail(file, "cannot be read: %s", error == Z_ERRNO ? strerror(errno) : "damaged, says zlib");
}

static void close_input(input *file) {
  gzclose(file->handle);
}

#else

static void *open_handle(const char *path) {
  return fopen(path, "rb");
}

static size_t read_some(input *file, void *bytes, size_t size) {
  const size_t count = fread(bytes, 1, size, file->handle);
  if (ferror((FILE *)file->handle)) fail(file, "cannot be read: %s", strerror(errno));
  return count;
}

static void close_input(input *file) {
  fclose(file->handle);
}

#endif

static input open_input(const char *path) {
  input file = {path, open_handle(path)};
  if (!file.handle) fail(&file, "cannot be opened: %s", strerror(errno));
  return file;
}

static void read_bytes(input *file, void *bytes, size_t size) {
  for (size_t done = 0; done < size;) {
    const size_t wanted = size - done < LARGEST_READ ? size - done : LARGEST_READ;
    const size_t count = read_some(file, (char *)bytes + done, wanted);
    if (count == 0) fail(file, "truncated: %zu bytes are missing", size - done);
    done += count;
  }
}

/* Makes zlib compare the check sum, too. */
static void expect_end(input *file) {
  char byte;
  if (read_some(file, &byte, 1) != 0) fail(file, "goes on after what its header promises");
}

/* ---- IDX: a magic number, the size of each dimension, and the bytes -------------------------- */

static uint32_t read_number(input *file) {
  uint8_t b[4];
  read_bytes(file, b, sizeof b);
  return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static void check_magic(input *file, uint32_t expected, const char *what) {
  const uint32_t magic = read_number(file);
  if (magic == expected) return;
#ifndef HAVE_ZLIB
  if (magic >> 16 == 0x1f8b)
    fail(file, "packed by gzip, and this program was built without zlib: unpack it first");
#endif
  fail(file, "no IDX file of %s: begins with 0x%08x instead of 0x%08x", what, magic, expected);
}

static uint8_t *read_rest(input *file, size_t size) {
  uint8_t *bytes = malloc(size ? size : 1);
  if (!bytes) fail(file, "no memory for the %zu bytes that its header promises", size);
  read_bytes(file, bytes, size);
  expect_end(file);
  return bytes;
}

static void read_pictures(idx_digits *digits, const char *path) {
  input file = open_input(path);
  check_magic(&file, PICTURES_MAGIC, "pictures");
  const uint32_t count = read_number(&file);
  const uint32_t height = read_number(&file);
  const uint32_t width = read_number(&file);
  if (height < 1 || height > LARGEST_SIDE || width < 1 || width > LARGEST_SIDE)
    fail(&file, "pictures of %u x %u pixels, not 1 to %d x 1 to %d", height, width, LARGEST_SIDE,
         LARGEST_SIDE);
  digits->pixels = (size_t)height * width;
  digits->count = count;
  if (digits->count > SIZE_MAX / digits->pixels) fail(&file, "%u pictures are too many", count);
  digits->pictures = read_rest(&file, digits->count * digits->pixels);
  close_input(&file);
}

static void read_labels(idx_digits *digits, const char *path, const char *pictures_path) {
  input file = open_input(path);
  check_magic(&file, LABELS_MAGIC, "labels");
  const uint32_t count = read_number(&file);
  if (count != digits->count)
    fail(&file, "%u labels, but %s has %zu pictures", count, pictures_path, digits->count);
  digits->labels = read_rest(&file, digits->count);
  for (size_t i = 0; i < digits->count; i++)
    if (digits->labels[i] > 9)
      fail(&file, "label %zu is %u, and labels are 0 to 9", i, digits->labels[i]);
  close_input(&file);
}

idx_digits idx_read(const char *pictures_path, const char *labels_path) {
  idx_digits digits;
  read_pictures(&digits, pictures_path);
  read_labels(&digits, labels_path, pictures_path);
  return digits;
}

void idx_free(idx_digits *digits) {
  free(digits->pictures);
  free(digits->labels);
}
