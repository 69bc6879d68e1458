/*
 * The vector layer of one ISA behind functions on arrays, so that a test can call it: every pointer
 * is to `lanes` elements unless said otherwise.
 */
#ifndef VACT_TESTS_VECTOR_PRIMITIVES_H
#define VACT_TESTS_VECTOR_PRIMITIVES_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

enum { VACT_TEST_MOST_LANES = 16 };

enum { VACT_TEST_BF16, VACT_TEST_F16, VACT_TEST_F32 };

typedef struct vact_test_vector {
  size_t lanes;
  size_t stream_alignment;

#define UNARY(name) void (*name)(const float *a, float *out);
#define BINARY(name) void (*name)(const float *a, const float *b, float *out);
#define TERNARY(name) void (*name)(const float *a, const float *b, const float *c, float *out);
#define COMPARE(name) void (*name)(const float *a, const float *b, int *out);
#define COMPARE_INTEGERS(name) void (*name)(const int32_t *a, const int32_t *b, int *out);
#define INTEGERS(name) void (*name)(const int32_t *a, const int32_t *b, int32_t *out);
#define SHIFT(n)                                  \
  void (*shl##n)(const int32_t *a, int32_t *out); \
  void (*sar##n)(const int32_t *a, int32_t *out); \
  void (*shr##n)(const int32_t *a, int32_t *out);
#include "primitives.def"
#undef UNARY
#undef BINARY
#undef TERNARY
#undef COMPARE
#undef COMPARE_INTEGERS
#undef INTEGERS
#undef SHIFT

  void (*is_nan)(const float *a, int *out);
  /* a < b ? c : d, the same with d = 0, and the first for integers */
  void (*select)(const float *a, const float *b, const float *c, const float *d, float *out);
  void (*keep)(const float *a, const float *b, const float *c, float *out);
  void (*selecti)(const int32_t *a, const int32_t *b, const int32_t *c, const int32_t *d,
                  int32_t *out);
  /* a < b, of the masks a < b and c < d both, and either */
  int (*any_lt)(const float *a, const float *b);
  int (*all_lt)(const float *a, const float *b);
  void (*and_lt)(const float *a, const float *b, const float *c, const float *d, int *out);
  void (*or_lt)(const float *a, const float *b, const float *c, const float *d, int *out);
  /* for count vectors, 1, 2 or 4, in a row */
  int (*any_above)(const float *a, int count, float limit);
  int (*all_between)(const float *a, int count, float low, float high);
  void (*accumulate)(double *sums, const float *a);

  void (*set)(float value, float *out);
  void (*seti)(int32_t value, int32_t *out);
  void (*bits)(const float *a, int32_t *out);
  void (*from_bits)(const int32_t *a, float *out);
  void (*to_f32)(const int32_t *a, float *out);
  void (*lookup)(const float table[16], const int32_t *index, float *out);
  uint32_t long_entries; /* a power of two */
  void (*long_lookup)(const float *table, const int32_t *index, float *out);

  /* These move floats between places of any alignment. */
  void (*copy)(const void *from, void *to);
  void (*copy_part)(const void *from, void *to, size_t count);
  void (*load_part)(const void *from, float *out, size_t count);
  void (*copy_streaming)(const void *from, void *to);
  void (*prefetch)(const void *p);
  /* out[c * lanes + j] = the c-th of the four floats that are `at` bytes behind p[j] */
  void (*load_columns)(const char *const *p, size_t at, float *out);

  /* Bytes and integers */
  void (*load_bytes)(const void *from, int32_t *out);
  void (*store_bytes)(const int32_t *a, void *to);
  void (*load_byte_pairs)(const void *from, int32_t *out);
  void (*load_part_bytes)(const void *from, int32_t *out, size_t count);
  void (*store_part_bytes)(const int32_t *a, void *to, size_t count);

  /* Halves of lanes */
  void (*store_upper)(const float *a, void *to);
  void (*keep_equal16)(const int32_t *a, const int32_t *b, const float *c, float *out);
  void (*halves)(const int32_t *a, const int32_t *b, int32_t *out);
  void (*pick16)(const int32_t *a, const int32_t *index, int32_t *out);
  void (*order16)(const int32_t *a, const int32_t *infinity, int32_t *out);
  void (*larger16)(const int32_t *a, const int32_t *b, int32_t *out);
  /* 2 * lanes bytes: i where the half of a is above that of b, else j */
  void (*small_of_larger16)(const int32_t *a, const int32_t *b, size_t i, size_t j, void *to);

  /* The integers 0, 1, 2, ...; and lanes of a vector moved to others */
  void (*lanes_in_order)(int32_t *out);
  void (*pick)(const float *a, const int32_t *index, float *out);
  void (*in_order)(const float *a, float *out);

  /* Groups to vectors, four of them and as many as a group has elements; NULL where groups of so
   * many have no form of their own. Elements are in the order of VACT_TEST_... */
  void (*load_quads[3])(const void *from, size_t stride, size_t last, float *out);
  void (*ungroup[9])(const float *a, float *out);
  void (*ungroup16[9])(const int32_t *a, int32_t *out);

  /* Two vectors in a row to the order of pairs of bf16, and back */
  void (*to_pair_bf16)(const float *a, float *out);
  void (*from_pair_bf16)(const float *a, float *out);

  /* Elements of 16 bits, in the order of VACT_TEST_BF16 and VACT_TEST_F16. Pairs are 2 * lanes. */
  struct {
    void (*load)(const void *from, float *out);
    void (*store)(const float *a, void *to);
    void (*load_part)(const void *from, float *out, size_t count);
    void (*store_part)(const float *a, void *to, size_t count);
    void (*load_pair)(const void *from, float *out);
    void (*store_pair)(const float *a, void *to, int streamed);
  } storage16[2];
} vact_test_vector;

/* Those of other architectures are not there: their addresses are NULL. */
#define VACT_ISA(name, description) \
  extern const vact_test_vector vact_test_vector_##name __attribute__((weak));
#include <vact/isas.def>
#undef VACT_ISA

#ifdef __cplusplus
}
#endif

#endif
