/* Compiled once for each ISA, for its target, with VECTOR_HEADER its header in simd/vec. */
#include VECTOR_HEADER

#include "primitives.h"

/* v_load and v_store move integers too: through the bits of floats. */
static v_i32 load_integers(const int32_t *p) {
  return v_bits(v_load(p));
}

static void store_integers(int32_t *p, v_i32 a) {
  v_store(p, v_from_bits(a));
}

static void store_mask(int *p, v_mask m) {
  store_integers(p, v_selecti(m, v_seti(1), v_seti(0)));
}

#define UNARY(name)                                     \
  static void test_##name(const float *a, float *out) { \
    v_store(out, v_##name(v_load(a)));                  \
  }
#define BINARY(name)                                                    \
  static void test_##name(const float *a, const float *b, float *out) { \
    v_store(out, v_##name(v_load(a), v_load(b)));                       \
  }
#define TERNARY(name)                                                                   \
  static void test_##name(const float *a, const float *b, const float *c, float *out) { \
    v_store(out, v_##name(v_load(a), v_load(b), v_load(c)));                            \
  }
#define COMPARE(name)                                                 \
  static void test_##name(const float *a, const float *b, int *out) { \
    store_mask(out, v_##name(v_load(a), v_load(b)));                  \
  }
#define COMPARE_INTEGERS(name)                                            \
  static void test_##name(const int32_t *a, const int32_t *b, int *out) { \
    store_mask(out, v_##name(load_integers(a), load_integers(b)));        \
  }
#define INTEGERS(name)                                                        \
  static void test_##name(const int32_t *a, const int32_t *b, int32_t *out) { \
    store_integers(out, v_##name(load_integers(a), load_integers(b)));        \
  }
#define SHIFT(n)                                            \
  static void test_shl##n(const int32_t *a, int32_t *out) { \
    store_integers(out, v_shl(load_integers(a), n));        \
  }                                                         \
  static void test_sar##n(const int32_t *a, int32_t *out) { \
    store_integers(out, v_sar(load_integers(a), n));        \
  }                                                         \
  static void test_shr##n(const int32_t *a, int32_t *out) { \
    store_integers(out, v_shr(load_integers(a), n));        \
  }
#include "primitives.def"
#undef UNARY
#undef BINARY
#undef TERNARY
#undef COMPARE
#undef COMPARE_INTEGERS
#undef INTEGERS
#undef SHIFT

static void test_is_nan(const float *a, int *out) {
  store_mask(out, v_is_nan(v_load(a)));
}

static void test_select(const float *a, const float *b, const float *c, const float *d,
                        float *out) {
  v_store(out, v_select(v_lt(v_load(a), v_load(b)), v_load(c), v_load(d)));
}

static void test_keep(const float *a, const float *b, const float *c, float *out) {
  v_store(out, v_keep(v_lt(v_load(a), v_load(b)), v_load(c)));
}

static void test_selecti(const int32_t *a, const int32_t *b, const int32_t *c, const int32_t *d,
                         int32_t *out) {
  const v_mask m = v_lti(load_integers(a), load_integers(b));
  store_integers(out, v_selecti(m, load_integers(c), load_integers(d)));
}

static int test_any_lt(const float *a, const float *b) {
  return v_any(v_lt(v_load(a), v_load(b)));
}

static int test_all_lt(const float *a, const float *b) {
  return v_all(v_lt(v_load(a), v_load(b)));
}

static void test_and_lt(const float *a, const float *b, const float *c, const float *d, int *out) {
  store_mask(out, v_and(v_lt(v_load(a), v_load(b)), v_lt(v_load(c), v_load(d))));
}

static void test_or_lt(const float *a, const float *b, const float *c, const float *d, int *out) {
  store_mask(out, v_or(v_lt(v_load(a), v_load(b)), v_lt(v_load(c), v_load(d))));
}

static void load_vectors(const float *a, int count, v_f32 vectors[4]) {
  for (int i = 0; i < 4; i++) vectors[i] = v_load(a + (i < count ? i : 0) * V_LANES);
}

static int test_all_between(const float *a, int count, float low, float high) {
  v_f32 vectors[4];
  load_vectors(a, count, vectors);
  switch (count) {
    case 1:
      return v_all_between(vectors, 1, low, high);
    case 2:
      return v_all_between(vectors, 2, low, high);
    default:
      return v_all_between(vectors, 4, low, high);
  }
}

static void test_accumulate(double *sums, const float *a) {
  v_accumulate(sums, v_load(a));
}

static int test_any_above(const float *a, int count, float limit) {
  v_f32 vectors[4];
  load_vectors(a, count, vectors);
  switch (count) {
    case 1:
      return v_any_above(vectors, 1, v_set(limit));
    case 2:
      return v_any_above(vectors, 2, v_set(limit));
    default:
      return v_any_above(vectors, 4, v_set(limit));
  }
}

static void test_set(float value, float *out) {
  v_store(out, v_set(value));
}

static void test_seti(int32_t value, int32_t *out) {
  store_integers(out, v_seti(value));
}

static void test_bits(const float *a, int32_t *out) {
  store_integers(out, v_bits(v_load(a)));
}

static void test_from_bits(const int32_t *a, float *out) {
  v_store(out, v_from_bits(load_integers(a)));
}

static void test_to_f32(const int32_t *a, float *out) {
  v_store(out, v_to_f32(load_integers(a)));
}

static void test_lookup(const float table[16], const int32_t *index, float *out) {
  v_store(out, v_lookup(v_table_of(table), v_index_of(load_integers(index))));
}

static void test_long_lookup(const float *table, const int32_t *index, float *out) {
  v_store(out, v_long_lookup(v_long_table_of(table), v_long_index_of(load_integers(index))));
}

static void test_copy(const void *from, void *to) {
  v_store(to, v_load(from));
}

static void test_copy_part(const void *from, void *to, size_t count) {
  v_store_part(to, v_load_part(from, count), count);
}

static void test_load_part(const void *from, float *out, size_t count) {
  v_store(out, v_load_part(from, count));
}

static void test_copy_streaming(const void *from, void *to) {
  v_stream(to, v_load(from));
  v_stream_fence();
}

static void test_prefetch(const void *p) {
  v_prefetch(p);
}

static void test_load_bytes(const void *from, int32_t *out) {
  store_integers(out, v_load_bytes(from));
}

static void test_store_bytes(const int32_t *a, void *to) {
  v_store_bytes(to, load_integers(a));
}

static void test_load_byte_pairs(const void *from, int32_t *out) {
  store_integers(out, v_load_byte_pairs(from));
}

static void test_store_upper(const float *a, void *to) {
  v_store_upper(to, v_load(a));
}

static void test_keep_equal16(const int32_t *a, const int32_t *b, const float *c, float *out) {
  v_store(out, v_keep_equal16(load_integers(a), load_integers(b), v_load(c)));
}

static void test_halves(const int32_t *a, const int32_t *b, int32_t *out) {
  store_integers(out, v_halves(load_integers(a), load_integers(b)));
}

static void test_pick16(const int32_t *a, const int32_t *index, int32_t *out) {
  store_integers(out, v_pick16(load_integers(a), load_integers(index)));
}

static void test_order16(const int32_t *a, const int32_t *infinity, int32_t *out) {
  store_integers(out, v_order16(load_integers(a), load_integers(infinity)));
}

static void test_larger16(const int32_t *a, const int32_t *b, int32_t *out) {
  const v_i32 first = load_integers(a), second = load_integers(b);
  store_integers(out, v_select16(v_above16(first, second), first, second));
}

static void test_small_of_larger16(const int32_t *a, const int32_t *b, size_t i, size_t j,
                                   void *to) {
  const v_mask16 is_above = v_above16(load_integers(a), load_integers(b));
  v_store_small(to, v_select_small(is_above, v_small_of(i), v_small_of(j)));
}

static void test_load_part_bytes(const void *from, int32_t *out, size_t count) {
  store_integers(out, v_load_part_bytes(from, count));
}

static void test_store_part_bytes(const int32_t *a, void *to, size_t count) {
  v_store_part_bytes(to, load_integers(a), count);
}

static void test_lanes(int32_t *out) {
  store_integers(out, v_lanes());
}

static void test_pick(const float *a, const int32_t *index, float *out) {
  v_store(out, v_pick(v_load(a), load_integers(index)));
}

static void test_in_order(const float *a, float *out) {
  v_store(out, v_in_order(v_load(a)));
}

#define QUADS(X)                                                                              \
  static void test_load_quads_##X(const void *from, size_t stride, size_t last, float *out) { \
    v_f32 x[4];                                                                               \
    v_load_quads_##X(from, stride, last, x);                                                  \
    for (size_t j = 0; j < 4; j++) v_store(out + j * V_LANES, x[j]);                          \
  }
QUADS(f32)
QUADS(bf16)
QUADS(f16)

#define UNGROUP(k)                                                   \
  static void test_ungroup##k(const float *a, float *out) {          \
    v_f32 x[k];                                                      \
    for (size_t j = 0; j < k; j++) x[j] = v_load(a + j * V_LANES);   \
    v_ungroup##k(x);                                                 \
    for (size_t j = 0; j < k; j++) v_store(out + j * V_LANES, x[j]); \
  }
UNGROUP(2)
UNGROUP(3)
UNGROUP(4)
UNGROUP(5)
UNGROUP(8)

#define REORDER(name)                                   \
  static void test_##name(const float *a, float *out) { \
    v_f32 x[2] = {v_load(a), v_load(a + V_LANES)};      \
    v_##name(x);                                        \
    v_store(out, x[0]);                                 \
    v_store(out + V_LANES, x[1]);                       \
  }
REORDER(to_pair_bf16)
REORDER(from_pair_bf16)

#define UNGROUP16(k)                                                        \
  static void test_ungroup16_##k(const int32_t *a, int32_t *out) {          \
    v_i32 x[k];                                                             \
    for (size_t j = 0; j < k; j++) x[j] = load_integers(a + j * V_LANES);   \
    v_ungroup16(k, x);                                                      \
    for (size_t j = 0; j < k; j++) store_integers(out + j * V_LANES, x[j]); \
  }
UNGROUP16(2)
UNGROUP16(3)
UNGROUP16(4)
UNGROUP16(5)
UNGROUP16(8)

static void test_load_columns(const char *const *p, size_t at, float *out) {
  v_f32 columns[4];
  v_load_columns(p, at, columns);
  for (int c = 0; c < 4; c++) v_store(out + c * V_LANES, columns[c]);
}

/* H is bf16 or f16. */
#define STORAGE16(H)                                                           \
  static void test_load_##H(const void *from, float *out) {                    \
    v_store(out, v_load_##H(from));                                            \
  }                                                                            \
  static void test_store_##H(const float *a, void *to) {                       \
    v_store_##H(to, v_load(a));                                                \
  }                                                                            \
  static void test_load_part_##H(const void *from, float *out, size_t count) { \
    v_store(out, v_load_part_##H(from, count));                                \
  }                                                                            \
  static void test_store_part_##H(const float *a, void *to, size_t count) {    \
    v_store_part_##H(to, v_load(a), count);                                    \
  }                                                                            \
  static void test_load_pair_##H(const void *from, float *out) {               \
    v_f32 pair[2];                                                             \
    v_load_pair_##H(from, pair);                                               \
    v_store(out, pair[0]);                                                     \
    v_store(out + V_LANES, pair[1]);                                           \
  }                                                                            \
  static void test_store_pair_##H(const float *a, void *to, int streamed) {    \
    const v_f32 pair[2] = {v_load(a), v_load(a + V_LANES)};                    \
    if (streamed) {                                                            \
      v_store_pair_##H(to, pair, 1);                                           \
      v_stream_fence();                                                        \
    } else {                                                                   \
      v_store_pair_##H(to, pair, 0);                                           \
    }                                                                          \
  }
STORAGE16(bf16)
STORAGE16(f16)
#define STORAGE16_ENTRY(H)                                                                      \
  {                                                                                             \
    test_load_##H, test_store_##H, test_load_part_##H, test_store_part_##H, test_load_pair_##H, \
        test_store_pair_##H                                                                     \
  }

#define NAME_OF(isa) vact_test_vector_##isa
#define NAME(isa) NAME_OF(isa)

const vact_test_vector NAME(V_ISA) = {
    .lanes = V_LANES,
    .stream_alignment = V_STREAM_ALIGNMENT,
#define UNARY(name) .name = test_##name,
#define BINARY(name) .name = test_##name,
#define TERNARY(name) .name = test_##name,
#define COMPARE(name) .name = test_##name,
#define COMPARE_INTEGERS(name) .name = test_##name,
#define INTEGERS(name) .name = test_##name,
#define SHIFT(n) .shl##n = test_shl##n, .sar##n = test_sar##n, .shr##n = test_shr##n,
#include "primitives.def"
    .is_nan = test_is_nan,
    .select = test_select,
    .keep = test_keep,
    .selecti = test_selecti,
    .any_lt = test_any_lt,
    .all_lt = test_all_lt,
    .and_lt = test_and_lt,
    .or_lt = test_or_lt,
    .any_above = test_any_above,
    .accumulate = test_accumulate,
    .all_between = test_all_between,
    .set = test_set,
    .seti = test_seti,
    .bits = test_bits,
    .from_bits = test_from_bits,
    .to_f32 = test_to_f32,
    .lookup = test_lookup,
    .long_entries = V_LONG,
    .long_lookup = test_long_lookup,
    .copy = test_copy,
    .copy_part = test_copy_part,
    .load_part = test_load_part,
    .copy_streaming = test_copy_streaming,
    .prefetch = test_prefetch,
    .load_bytes = test_load_bytes,
    .store_bytes = test_store_bytes,
    .load_byte_pairs = test_load_byte_pairs,
    .store_upper = test_store_upper,
    .keep_equal16 = test_keep_equal16,
    .halves = test_halves,
    .pick16 = test_pick16,
    .order16 = test_order16,
    .larger16 = test_larger16,
    .small_of_larger16 = test_small_of_larger16,
    .load_part_bytes = test_load_part_bytes,
    .store_part_bytes = test_store_part_bytes,
    .lanes_in_order = test_lanes,
    .pick = test_pick,
    .in_order = test_in_order,
    .load_quads = {[VACT_TEST_F32] = test_load_quads_f32,
                   [VACT_TEST_BF16] = test_load_quads_bf16,
                   [VACT_TEST_F16] = test_load_quads_f16},
    .ungroup = {[2] = test_ungroup2,
                [3] = test_ungroup3,
                [4] = test_ungroup4,
                [5] = test_ungroup5,
                [8] = test_ungroup8},
    .to_pair_bf16 = test_to_pair_bf16,
    .from_pair_bf16 = test_from_pair_bf16,
    .ungroup16 = {[2] = test_ungroup16_2,
                  [3] = test_ungroup16_3,
                  [4] = test_ungroup16_4,
                  [5] = test_ungroup16_5,
                  [8] = test_ungroup16_8},
    .load_columns = test_load_columns,
    .storage16 = {[VACT_TEST_BF16] = STORAGE16_ENTRY(bf16), [VACT_TEST_F16] = STORAGE16_ENTRY(f16)},
};
