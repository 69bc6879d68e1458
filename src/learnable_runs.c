/* One parameter for a run of elements: units are pieces of runs. */
#include "learnable_part.h"

/* Units are those of blocks, channels and pieces, in this order. */
static void run_piece(const vact_learnable_part *p, size_t unit, size_t block, size_t channel,
                      size_t piece) {
  const size_t begin = piece * p->piece;
  vact_learnable_call call =
      vact_learnable_call_of(p, block * p->rows_of_block, vact_learnable_rows_in_block(p, block),
                             channel * p->inner + begin, vact_smaller(p->piece, p->inner - begin));
  double lanes[VACT_MOST_PARAMETERS][VACT_SUM_LANES];
  float group[VACT_MOST_PARAMETERS][2 * VACT_SUM_LANES];
  for (int k = 0; k < p->job->parameters; k++) {
    call.parameters[k] = p->job->parameter[k] + p->begin + channel;
    for (int i = 0; i < VACT_SUM_LANES; i++) lanes[k][i] = 0.0;
    call.sums[k] = lanes[k];
    call.group[k] = group[k];
  }
  p->kernel(&call);
  if (p->job->direction == VACT_FORWARD) return;
  for (int k = 0; k < p->job->parameters; k++)
    p->partial[k][unit] = vact_learnable_sum_of_lanes(lanes[k]);
}

/* Units from begin to end - 1. Only the place of the first is found by divisions. */
static void run_pieces(const vact_learnable_part *p, size_t begin, size_t end) {
  size_t piece = begin % p->pieces, channel = begin / p->pieces % p->channels;
  size_t block = begin / p->pieces / p->channels;
  for (size_t unit = begin; unit < end; unit++) {
    run_piece(p, unit, block, channel, piece);
    if (++piece < p->pieces) continue;
    piece = 0;
    if (++channel < p->channels) continue;
    channel = 0;
    block++;
  }
}

static void cut_pieces(vact_learnable_part *p) {
  const size_t blocks = vact_learnable_blocks(p->rows * p->inner, VACT_PARTIALS / p->channels);
  p->piece = vact_round_up(
      vact_quotient_up(p->inner,
                       vact_larger(1, vact_smaller(blocks, p->inner / VACT_LEAST_OF_BLOCK))),
      8 * VACT_SUM_LANES);
  p->pieces = vact_quotient_up(p->inner, p->piece);
  p->rows_of_block = vact_quotient_up(p->rows, vact_larger(1, blocks / p->pieces));
  p->blocks = vact_quotient_up(p->rows, p->rows_of_block);
}

static double sum_of_pieces(const vact_learnable_part *p, const double *sums, size_t channel) {
  double sum = 0.0;
  for (size_t block = 0; block < p->blocks; block++)
    for (size_t piece = 0; piece < p->pieces; piece++)
      sum += sums[(block * p->channels + channel) * p->pieces + piece];
  return sum;
}

/* A channel has its sum where those of its first block are, or before. */
static void add_pieces(const vact_learnable_part *p) {
  for (int k = 0; k < p->job->parameters; k++)
    for (size_t c = 0; c < p->channels; c++) p->partial[k][c] = sum_of_pieces(p, p->partial[k], c);
}

/* One piece for each channel. */
static void run_small(vact_learnable_part *p) {
  p->piece = p->inner;
  p->pieces = p->blocks = 1;
  p->rows_of_block = p->rows;
  for (size_t c = 0; c < p->channels; c++) run_piece(p, c, 0, c, 0);
}

static void run_all(vact_learnable_part *p, const vact_exec *exec) {
  cut_pieces(p);
  vact_learnable_run_units(p, run_pieces, p->blocks * p->channels * p->pieces,
                           vact_learnable_tasks(p, p->channels * p->inner, exec), exec);
}

void vact_learnable_run_runs(vact_learnable_part *p, const vact_exec *exec) {
  if (p->is_small)
    run_small(p);
  else
    run_all(p, exec);
  if (p->job->direction == VACT_FORWARD) return;
  add_pieces(p);
  vact_learnable_update_all(p);
}
