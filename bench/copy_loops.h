/*
 * The copy loops of one instruction set and one kind of stores. Included once for each, with these
 * defined: COPY_NAME(loop), COPY_TARGET, COPY_WIDTH (of a vector, in bytes), COPY_VECTOR,
 * COPY_LOAD(p), COPY_XOR(v, w), COPY_STORE(p, v), COPY_FENCE(). XOR, since it is slow for no bits
 * at all; the bytes after the last whole vector move one by one.
 */
COPY_TARGET static void COPY_NAME(one_load)(size_t out_bytes, const void *in, const void *dy,
                                            void *out) {
  const char *from = in;
  char *to = out;
  size_t i = 0;
  (void)dy;
  for (; i + COPY_WIDTH <= out_bytes; i += COPY_WIDTH) COPY_STORE(to + i, COPY_LOAD(from + i));
  for (; i < out_bytes; i++) to[i] = from[i];
  COPY_FENCE();
}

COPY_TARGET static void COPY_NAME(two_loads)(size_t out_bytes, const void *in, const void *dy,
                                             void *out) {
  const char *from = in, *and = dy;
  char *to = out;
  size_t i = 0;
  for (; i + COPY_WIDTH <= out_bytes; i += COPY_WIDTH)
    COPY_STORE(to + i, COPY_XOR(COPY_LOAD(from + i), COPY_LOAD(and+i)));
  for (; i < out_bytes; i++) to[i] = from[i] ^ and[i];
  COPY_FENCE();
}

COPY_TARGET static void COPY_NAME(halving)(size_t out_bytes, const void *in, const void *dy,
                                           void *out) {
  const char *from = in;
  char *to = out;
  size_t i = 0;
  (void)dy;
  for (; i + COPY_WIDTH <= out_bytes; i += COPY_WIDTH)
    COPY_STORE(to + i, COPY_XOR(COPY_LOAD(from + 2 * i), COPY_LOAD(from + 2 * i + COPY_WIDTH)));
  for (; i < out_bytes; i++) to[i] = from[2 * i] ^ from[2 * i + 1];
  COPY_FENCE();
}

COPY_TARGET static void COPY_NAME(doubling)(size_t out_bytes, const void *in, const void *dy,
                                            void *out) {
  const char *from = in;
  char *to = out;
  size_t i = 0;
  (void)dy;
  for (; i + 2 * COPY_WIDTH <= out_bytes; i += 2 * COPY_WIDTH) {
    COPY_STORE(to + i, COPY_LOAD(from + i / 2));
    COPY_STORE(to + i + COPY_WIDTH, COPY_LOAD(from + i / 2));
  }
  for (; i < out_bytes; i++) to[i] = from[i / 2];
  COPY_FENCE();
}

/* Blocks of a few stores, each after its share of the loads; what is less than a block is left.
 * What is stored depends on all that was loaded: lines of zeros are written faster than others. */
COPY_TARGET static void COPY_NAME(traffic)(size_t in_bytes, const void *in, size_t out_bytes,
                                           void *out) {
  enum { STORES = 8 };
  const char *from = in;
  char *to = out;
  const size_t blocks = out_bytes / (STORES * COPY_WIDTH);
  const size_t vectors = in_bytes / COPY_WIDTH;
  size_t read = 2;
  if (vectors < 2) return;
  COPY_VECTOR a = COPY_LOAD(from), b = COPY_LOAD(from + COPY_WIDTH);
  for (size_t block = 0; block < blocks; block++) {
    const size_t end = vectors * (block + 1) / blocks;
    for (; read + 2 <= end; read += 2) {
      a = COPY_XOR(a, COPY_LOAD(from + read * COPY_WIDTH));
      b = COPY_XOR(b, COPY_LOAD(from + (read + 1) * COPY_WIDTH));
    }
    const COPY_VECTOR both = COPY_XOR(a, b);
    for (size_t i = 0; i < STORES; i++) COPY_STORE(to + (block * STORES + i) * COPY_WIDTH, both);
  }
  COPY_FENCE();
}

#undef COPY_NAME
#undef COPY_STORE
#undef COPY_FENCE
