#include "network.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "random.h"
#include "timing.h"

static void check(vact_status status) {
  if (status == VACT_OK) return;
  fprintf(stderr, "vact: %s\n", vact_status_string(status));
  exit(1);
}

static void *zeros(size_t count, size_t size) {
  void *array = calloc(count, size);
  if (array) return array;
  fprintf(stderr, "no memory for the network\n");
  exit(1);
}

/* ---- creation -------------------------------------------------------------------------------- */

static void shape_layers(network *net, hidden_kind kind, size_t inputs) {
  const size_t units[LAYERS] = {HIDDEN_UNITS, HIDDEN_UNITS, CLASSES};
  for (int i = 0; i < LAYERS; i++) {
    const int hidden = i < LAYERS - 1;
    net->layers[i].swish = hidden && kind == SWISH;
    net->layers[i].shape =
        (vact_maxout_dense_shape){.in = i == 0 ? inputs : units[i - 1],
                                  .units = units[i],
                                  .pieces = hidden && kind == MAXOUT ? MAXOUT_PIECES : 1};
  }
}

static size_t weights_of(const layer *l) {
  return l->shape.units * l->shape.pieces * l->shape.in;
}

static size_t biases_of(const layer *l) {
  return l->shape.units * l->shape.pieces;
}

static size_t parameters_of(const layer *l) {
  return weights_of(l) + biases_of(l) + (l->swish ? l->shape.units : 0);
}

/* All parameters are in one array, and their gradients in another, for Adam. */
static void allocate_parameters(network *net) {
  for (int i = 0; i < LAYERS; i++) net->count += parameters_of(&net->layers[i]);
  net->parameters = zeros(net->count, sizeof(float));
  net->gradients = zeros(net->count, sizeof(float));
  net->mean = zeros(net->count, sizeof(float));
  net->square = zeros(net->count, sizeof(float));
  float *p = net->parameters, *d = net->gradients;
  for (int i = 0; i < LAYERS; i++) {
    layer *l = &net->layers[i];
    l->w = p, l->b = l->w + weights_of(l), l->beta = l->b + biases_of(l);
    l->dw = d, l->db = l->dw + weights_of(l), l->dbeta = l->db + biases_of(l);
    p += parameters_of(l), d += parameters_of(l);
  }
}

static void allocate_results(layer *l, size_t most_rows) {
  const size_t n = most_rows * l->shape.units;
  l->sum = zeros(n, sizeof(float));
  l->y = l->swish ? zeros(n, sizeof(float)) : l->sum;
  l->dy = zeros(n, sizeof(float));
  l->which = zeros(n, 1);
}

/* The sums vary about as much as the inputs, less where the largest of many is taken. */
static void initialize(layer *l, uint64_t *seed) {
  const float limit = sqrtf((l->shape.pieces > 1 ? 1.5f : 3.0f) / (float)l->shape.in);
  for (size_t i = 0; i < weights_of(l); i++) l->w[i] = limit * random_number(seed);
  for (size_t u = 0; l->swish && u < l->shape.units; u++) l->beta[u] = 1.0f;
}

network network_create(hidden_kind kind, size_t inputs, size_t most_rows, uint64_t seed,
                       const vact_exec *exec) {
  network net = {.exec = exec};
  shape_layers(&net, kind, inputs);
  allocate_parameters(&net);
  for (int i = 0; i < LAYERS; i++) {
    allocate_results(&net.layers[i], most_rows);
    initialize(&net.layers[i], &seed);
  }
  return net;
}

void network_free(network *net) {
  for (int i = 0; i < LAYERS; i++) {
    layer *l = &net->layers[i];
    if (l->y != l->sum) free(l->y);
    free(l->sum);
    free(l->dy);
    free(l->which);
  }
  free(net->parameters);
  free(net->gradients);
  free(net->mean);
  free(net->square);
}

/* ---- the passes ------------------------------------------------------------------------------ */

static void layer_forward(layer *l, const float *x, const vact_exec *exec) {
  const vact_shape shape = {l->shape.rows, l->shape.units, 1};
  check(vact_maxout_dense_forward(VACT_F32, l->shape, x, l->w, l->b, l->sum, l->which, exec));
  if (l->swish)
    check(vact_swish_forward(VACT_F32, shape, l->sum, l->beta, l->shape.units, l->y, exec));
}

/* dx may be NULL. */
static void layer_backward(layer *l, const float *x, float *dx, const vact_exec *exec) {
  const vact_shape shape = {l->shape.rows, l->shape.units, 1};
  if (l->swish)
    check(vact_swish_backward(VACT_F32, shape, l->sum, l->beta, l->shape.units, l->dy, l->dy,
                              l->dbeta, VACT_SET, exec));
  check(vact_maxout_dense_backward(VACT_F32, l->shape, x, l->w, l->dy, l->which, dx, l->dw, l->db,
                                   VACT_SET, exec));
}

const float *network_forward(network *net, size_t rows, const float *x) {
  const double start = seconds();
  for (int i = 0; i < LAYERS; i++) {
    layer *l = &net->layers[i];
    l->shape.rows = rows;
    layer_forward(l, x, net->exec);
    x = l->y;
  }
  net->seconds_in_vact += seconds() - start;
  return x;
}

static void backward(network *net, const float *x) {
  const double start = seconds();
  for (int i = LAYERS - 1; i >= 0; i--) {
    layer *below = i > 0 ? &net->layers[i - 1] : NULL;
    layer_backward(&net->layers[i], below ? below->y : x, below ? below->dy : NULL, net->exec);
  }
  net->seconds_in_vact += seconds() - start;
}

/* ---- training -------------------------------------------------------------------------------- */

/* Returns one row's loss, and makes its gradient times scale. */
static float softmax_loss(const float *y, uint8_t label, float scale, float *dy) {
  float largest = y[0], sum = 0.0f;
  for (int c = 1; c < CLASSES; c++) largest = fmaxf(largest, y[c]);
  for (int c = 0; c < CLASSES; c++) sum += dy[c] = expf(y[c] - largest);
  for (int c = 0; c < CLASSES; c++) dy[c] = scale * (dy[c] / sum - (c == label ? 1.0f : 0.0f));
  return logf(sum) + largest - y[label];
}

static void adam(network *net, float rate) {
  const float keep_mean = 0.9f, keep_square = 0.999f, t = (float)++net->steps;
  const float step = rate * sqrtf(1.0f - powf(keep_square, t)) / (1.0f - powf(keep_mean, t));
  float *restrict p = net->parameters, *restrict mean = net->mean, *restrict square = net->square;
  const float *restrict d = net->gradients;
  for (size_t i = 0; i < net->count; i++) {
    mean[i] = keep_mean * mean[i] + (1.0f - keep_mean) * d[i];
    square[i] = keep_square * square[i] + (1.0f - keep_square) * d[i] * d[i];
    p[i] -= step * mean[i] / (sqrtf(square[i]) + 1e-8f);
  }
}

float network_train(network *net, size_t rows, const float *x, const uint8_t *labels, float rate) {
  const float *y = network_forward(net, rows, x);
  float *dy = net->layers[LAYERS - 1].dy, loss = 0.0f;
  for (size_t r = 0; r < rows; r++)
    loss += softmax_loss(y + r * CLASSES, labels[r], 1.0f / (float)rows, dy + r * CLASSES);
  backward(net, x);
  adam(net, rate);
  return loss / (float)rows;
}
