/* One parameter for a run of elements: units are pieces of runs. */
#include "learnable_part.h"

static double sum_of_lanes(const double *lanes) {
  double sum = 0.0;
  for (int i = 0; i < VACT_SUM_LANES; i++) sum += lanes[i];
  return sum;
}

/* Units are those of blocks, channels and pieces, in this order. */
static void run_piece(const vact_learnable_part *p, size_t unit, size_t block, size_t channel,
                      size_t piece) {
  const size_t begin = piece * p->piece;
  vact_learnable_call call =
      vact_learnable_call_of(p, block * p->rows_of_block, vact_learnable_rows_in_block(p, block),
                             channel * p->inner + begin, vact_smaller(p->piece, p->inner - begin));
  double lanes[VACT_MOST_PARAMETERS][VACT_SUM_LANES] = {{0.0}, {0.0}};
  for (int k = 0; k < p->job->parameters; k++) {
    call.parameters[k] = p->parameter[k] + channel;
    call.sums[k] = lanes[k];
  }
  p->kernel(&call);
  if (p->job->direction == VACT_FORWARD) return;
  for (int k = 0; k < p->job->parameters; k++) p->partial[k][unit] = sum_of_lanes(lanes[k]);
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
      4 * VACT_SUM_LANES);
  p->pieces = vact_quotient_up(p->inner, p->piece);
  p->rows_of_block = vact_quotient_up(p->rows, vact_larger(1, blocks / p->pieces));
  p->blocks = vact_quotient_up(p->rows, p->rows_of_block);
}

static double sum_of_pieces(const vact_learnable_part *p, int k, size_t channel) {
  double sum = 0.0;
  for (size_t block = 0; block < p->blocks; block++)
    for (size_t piece = 0; piece < p->pieces; piece++)
      sum += p->partial[k][(block * p->channels + channel) * p->pieces + piece];
  return sum;
}

void vact_learnable_run_runs(vact_learnable_part *p, const vact_exec *exec) {
  for (int k = 0; k < p->job->parameters; k++) p->parameter[k] = p->job->parameter[k] + p->begin;
  cut_pieces(p);
  vact_learnable_run_units(p, run_pieces, p->blocks * p->channels * p->pieces,
                           vact_learnable_tasks(p, p->channels * p->inner, exec), exec);
  vact_learnable_update_all(p, sum_of_pieces);
}
