/*
 * A network of two hidden layers, of Maxout or of Swish with a learned beta for each unit, that says
 * which of ten classes its input is of, and Adam, which trains it.
 *
 * All dense layers are vact_maxout_dense_*: with Maxout's pieces, or with one, which is a plain
 * dense layer.
 */
#ifndef NETWORK_H
#define NETWORK_H

#include <stdint.h>

#include <vact/vact.h>

enum { CLASSES = 10, HIDDEN_UNITS = 240, MAXOUT_PIECES = 5, LAYERS = 3 };

typedef enum { MAXOUT, SWISH } hidden_kind;

typedef struct {
  vact_maxout_dense_shape shape; /* its rows are those of the last batch */
  int swish;                     /* 1 if Swish follows, with one beta for each unit */
  float *w, *b, *beta;           /* parameters; w and b laid out as in vact.h */
  float *dw, *db, *dbeta;        /* their gradients */
  float *sum, *y, *dy;           /* [rows][units]: before Swish, after it, and y's gradient */
  uint8_t *which;                /* [rows][units]: the winners of Maxout */
} layer;

typedef struct {
  layer layers[LAYERS];
  size_t count; /* of all parameters */
  float *parameters, *gradients;
  float *mean, *square; /* of Adam: of the gradients so far */
  int steps;
  const vact_exec *exec;
  double seconds_in_vact;
} network;

/* exec must live as long as the network does. Ends the program if there is no memory. */
network network_create(hidden_kind kind, size_t inputs, size_t most_rows, uint64_t seed,
                       const vact_exec *exec);
void network_free(network *net);

/* Returns the last layer's sums, [rows][CLASSES]: the largest is at the class of the input. */
const float *network_forward(network *net, size_t rows, const float *x);

/* One step of Adam on these rows; returns their mean loss, softmax cross-entropy. */
float network_train(network *net, size_t rows, const float *x, const uint8_t *labels, float rate);

#endif
