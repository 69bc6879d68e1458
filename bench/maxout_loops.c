#include "family_loops.h"

/* The distances between pieces and between units, in elements. */
static size_t piece_step(size_t units, vact_layout layout) {
  return layout == VACT_PIECES_INNERMOST ? 1 : units;
}
static size_t unit_step(size_t pieces, vact_layout layout) {
  return layout == VACT_PIECES_INNERMOST ? pieces : 1;
}

void vact_bench_maxout_forward(size_t rows, size_t units, size_t pieces, vact_layout layout,
                               const float *x, float *y, uint8_t *which) {
  const size_t step = piece_step(units, layout), next = unit_step(pieces, layout);
  for (size_t row = 0; row < rows; row++)
    for (size_t unit = 0; unit < units; unit++) {
      const float *group = x + row * units * pieces + unit * next;
      float largest = group[0];
      uint8_t best = 0;
      for (size_t i = 1; i < pieces; i++)
        if (group[i * step] > largest) {
          largest = group[i * step];
          best = (uint8_t)i;
        }
      y[row * units + unit] = largest;
      which[row * units + unit] = best;
    }
}

void vact_bench_maxout_backward(size_t rows, size_t units, size_t pieces, vact_layout layout,
                                const float *dy, const uint8_t *which, float *dx) {
  const size_t step = piece_step(units, layout), next = unit_step(pieces, layout);
  for (size_t row = 0; row < rows; row++)
    for (size_t unit = 0; unit < units; unit++) {
      float *group = dx + row * units * pieces + unit * next;
      for (size_t i = 0; i < pieces; i++)
        group[i * step] = i == which[row * units + unit] ? dy[row * units + unit] : 0.0f;
    }
}
