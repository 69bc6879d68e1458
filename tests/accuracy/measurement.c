#include "measurement.h"

#include <float.h>
#include <string.h>

static uint32_t bits_of(float x) {
  uint32_t bits;
  memcpy(&bits, &x, sizeof bits);
  return bits;
}

/* All NaNs are one value. */
static uint32_t canonical_bits(float x) {
  return x == x ? bits_of(x) : 0x7fc00000u;
}

/* Steele, Lea and Flood's SplitMix64 finalizer. */
static uint64_t mix(uint64_t h) {
  h = (h ^ h >> 30) * 0xbf58476d1ce4e5b9u;
  h = (h ^ h >> 27) * 0x94d049bb133111ebu;
  return h ^ h >> 31;
}

/* The first input is the one with the smallest bits. */
static void add_tally(tally *into, tally from) {
  if (from.count == 0) return;
  if (into->count == 0 || from.first < into->first) into->first = from.first;
  into->count += from.count;
}

static void add_input(tally *into, float x) {
  add_tally(into, (tally){1, bits_of(x)});
}

static void add_worst(worst *into, worst from) {
  if (from.error > into->error || (from.error == into->error && from.input < into->input))
    *into = from;
}

measurement measure_nothing(void) {
  return (measurement){.error = {0, UINT32_MAX}, .subnormal = {0, UINT32_MAX}};
}

/* ---- one result ------------------------------------------------------------------------------ */

/*
 * dy * 0 has no promised sign: an activation that is off may multiply by it or not look at it. Nor
 * has a result about zero that has an absolute error.
 */
static bool sign_is_promised(const accuracy_case *c, vact_ref_sum exact) {
  if (case_error_kind(c) == VACT_ERROR_ABS) return fabs(exact.value) > case_bound(c);
  if (c->direction != DIRECTION_forward && exact.value == 0) return false;
  return fabs(exact.value) >= 0.5 * exact.terms;
}

static void judge_nan_and_sign(measurement *m, const accuracy_case *c, float x, float got,
                               vact_ref_sum exact) {
  if ((got != got) != (exact.value != exact.value)) {
    add_input(&m->nan, x);
  } else if (sign_is_promised(c, exact) && !signbit(got) != !signbit(c->dy * exact.value)) {
    add_input(&m->sign, x);
  }
}

static void judge_error(measurement *m, const accuracy_case *c, float x, float got,
                        vact_ref_sum exact) {
  double want = fabs(c->dy * exact.value);
  worst error = {vact_error(case_error_kind(c), got, c->dy, exact), bits_of(x)};
  add_worst(&m->error, error);
  if (want != 0 && want < FLT_MIN) add_worst(&m->subnormal, error);
}

/* got[-1] and before belong to the input before x. */
static void judge_order(measurement *m, float x, const float *got, double before, double exact) {
  if ((got[0] > got[-1] && exact < before) || (got[0] < got[-1] && exact > before)) {
    add_input(&m->order, x);
  }
}

/* ---- many results ---------------------------------------------------------------------------- */

void measure_results(measurement *m, const accuracy_case *c, const float *x, const float *result,
                     size_t begin, size_t end) {
  double before = case_exact(c, x[begin - 1]).value;
  for (size_t i = begin; i < end; i++) {
    m->hash += mix((uint64_t)bits_of(x[i]) << 32 | canonical_bits(result[i]));
    if (!case_is_for(c, x[i])) continue;
    vact_ref_sum exact = case_exact(c, x[i]);
    judge_nan_and_sign(m, c, x[i], result[i], exact);
    judge_error(m, c, x[i], result[i], exact);
    if (c->direction == DIRECTION_forward) {
      judge_order(m, x[i], &result[i], before, exact.value);
      before = exact.value;
    }
  }
}

void measure_mismatch(tally *mismatch, const float *x, const float *result, const float *other,
                      size_t begin, size_t end) {
  for (size_t i = begin; i < end; i++) {
    if (canonical_bits(result[i]) != canonical_bits(other[i])) add_input(mismatch, x[i]);
  }
}

void merge_measurement(measurement *into, const measurement *from) {
  add_worst(&into->error, from->error);
  add_worst(&into->subnormal, from->subnormal);
  add_tally(&into->nan, from->nan);
  add_tally(&into->sign, from->sign);
  add_tally(&into->order, from->order);
  add_tally(&into->neighbour, from->neighbour);
  for (size_t isa = 0; isa < VACT_ISA_COUNT; isa++) {
    add_tally(&into->mismatch[isa], from->mismatch[isa]);
  }
  into->hash += from->hash;
}
