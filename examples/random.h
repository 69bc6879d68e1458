/* Random numbers that are the same everywhere: splitmix64. */
#ifndef RANDOM_H
#define RANDOM_H

#include <stddef.h>
#include <stdint.h>

static inline uint64_t random_bits(uint64_t *state) {
  uint64_t z = *state += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return z ^ z >> 31;
}

/* -1 to 1. */
static inline float random_number(uint64_t *state) {
  return (float)(random_bits(state) >> 40) * 0x1p-23f - 1.0f;
}

/* 0 to below - 1. */
static inline size_t random_index(uint64_t *state, size_t below) {
  return (size_t)(random_bits(state) % below);
}

#endif
