/*
 * The four copy loops of one instruction set. Included once for each, with these defined:
 *   COPY_ISA, COPY_TARGET, COPY_LANES, COPY_LOAD(p), COPY_STORE(p, v), COPY_ADD(v, w), and
 *   COPY_STREAM(p, v), COPY_FENCE() where the instruction set has streaming stores
 */
#define COPY_PASTE2(name, isa) name##_##isa
#define COPY_PASTE(name, isa) COPY_PASTE2(name, isa)
#define COPY_NAME(name) COPY_PASTE(name, COPY_ISA)

COPY_TARGET static void COPY_NAME(one_load)(size_t n, const float *in, const float *dy, float alpha,
                                            float *out) {
  size_t i = 0;
  (void)dy, (void)alpha;
  for (; i + COPY_LANES <= n; i += COPY_LANES) COPY_STORE(out + i, COPY_LOAD(in + i));
  for (; i < n; i++) out[i] = in[i];
}

COPY_TARGET static void COPY_NAME(two_loads)(size_t n, const float *in, const float *dy,
                                             float alpha, float *out) {
  size_t i = 0;
  (void)alpha;
  for (; i + COPY_LANES <= n; i += COPY_LANES)
    COPY_STORE(out + i, COPY_ADD(COPY_LOAD(in + i), COPY_LOAD(dy + i)));
  for (; i < n; i++) out[i] = in[i] + dy[i];
}

#ifdef COPY_STREAM
COPY_TARGET static void COPY_NAME(one_load_streaming)(size_t n, const float *in, const float *dy,
                                                      float alpha, float *out) {
  size_t i = 0;
  (void)dy, (void)alpha;
  for (; i + COPY_LANES <= n; i += COPY_LANES) COPY_STREAM(out + i, COPY_LOAD(in + i));
  for (; i < n; i++) out[i] = in[i];
  COPY_FENCE();
}

COPY_TARGET static void COPY_NAME(two_loads_streaming)(size_t n, const float *in, const float *dy,
                                                       float alpha, float *out) {
  size_t i = 0;
  (void)alpha;
  for (; i + COPY_LANES <= n; i += COPY_LANES)
    COPY_STREAM(out + i, COPY_ADD(COPY_LOAD(in + i), COPY_LOAD(dy + i)));
  for (; i < n; i++) out[i] = in[i] + dy[i];
  COPY_FENCE();
}
#undef COPY_STREAM
#undef COPY_FENCE
#endif

#undef COPY_PASTE2
#undef COPY_PASTE
#undef COPY_NAME
#undef COPY_ISA
#undef COPY_TARGET
#undef COPY_LANES
#undef COPY_LOAD
#undef COPY_STORE
#undef COPY_ADD
