/*
 * Trains a two-layer network to tell two spirals apart. The activation of its hidden layer is chosen
 * by name: relu, swish, learned-swish, gate or maxout; without a name all five have their turn.
 *
 *   cc -O2 train_spirals.c -lvact -lm -o train_spirals && ./train_spirals learned-swish
 *
 * An activation's parameters are trained like all others: they go into the forward call, their
 * gradients come out of the backward call, and Adam changes them.
 *
 * The exit code is 0 if every network that was trained is right for 97 % of points that it has not
 * seen, and 1 if one is not.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <vact/vact.h>

enum { INPUTS = 2, UNITS = 64, PIECES = 4, POINTS = 1000, STEPS = 1000, STEPS_PER_REPORT = 250 };
static const float turns = 2.0f, noise = 0.02f, learning_rate = 0.02f, percent_wanted = 97.0f;
static const float pi = 3.14159265f;

typedef enum { RELU, SWISH, LEARNED_SWISH, GATE, MAXOUT, ACTIVATION_COUNT } activation;
static const char *const names[] = {"relu", "swish", "learned-swish", "gate", "maxout"};

/* The points of both spirals in turn; target is 1 for those of one, -1 for those of the other. */
typedef struct {
  float x[POINTS][INPUTS], target[POINTS];
} points;

enum { PARAMETERS = UNITS * PIECES * (INPUTS + 1) + UNITS + 1 + 2 * UNITS };

/* What is trained, or the gradient of it; what an activation does not use stays as it is. */
typedef union {
  struct {
    float w1[UNITS * PIECES][INPUTS], b1[UNITS * PIECES]; /* only Maxout has more than one piece */
    float w2[UNITS], b2;
    float beta[UNITS], shift[UNITS]; /* x*sigmoid(beta*x) of Swish; with "+ shift" of the gate */
  };
  float all[PARAMETERS];
} parameters;

/* What the forward pass leaves for the backward pass. */
typedef struct {
  float sum[POINTS][UNITS];     /* the hidden layer before its activation, */
  float hidden[POINTS][UNITS];  /* after it, */
  uint8_t which[POINTS][UNITS]; /* and the winners of Maxout */
  float output[POINTS];
} results;

static const vact_shape hidden_shape = {.outer = POINTS, .channels = UNITS, .inner = 1};
/* Waking a second thread for arrays of this size would hardly pay. */
static const vact_exec one_thread = {.max_threads = 1};
static const vact_maxout_dense_shape maxout_shape = {POINTS, INPUTS, UNITS, PIECES};

static void check(vact_status status) {
  if (status == VACT_OK) return;
  fprintf(stderr, "train_spirals: %s\n", vact_status_string(status));
  exit(1);
}

/* A number from -1 to 1, by splitmix64. */
static float random_number(uint64_t *state) {
  uint64_t z = *state += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return (float)((z ^ z >> 31) >> 40) * 0x1p-23f - 1.0f;
}

static void make_spirals(points *data, uint64_t seed) {
  for (int i = 0; i < POINTS; i++) {
    const float along = 0.5f + 0.5f * random_number(&seed), radius = 0.1f + 0.9f * along;
    const float angle = 2.0f * pi * turns * along + (i % 2 ? pi : 0.0f);
    data->x[i][0] = radius * cosf(angle) + noise * random_number(&seed);
    data->x[i][1] = radius * sinf(angle) + noise * random_number(&seed);
    data->target[i] = i % 2 ? 1.0f : -1.0f;
  }
}

/* The same for all activations; a beta of 1 is where the fixed Swish stays. */
static void initialize(parameters *p, uint64_t seed) {
  memset(p, 0, sizeof *p);
  for (int i = 0; i < UNITS * PIECES; i++) {
    for (int k = 0; k < INPUTS; k++) p->w1[i][k] = 3.0f * random_number(&seed);
    p->b1[i] = 1.5f * random_number(&seed);
  }
  for (int u = 0; u < UNITS; u++) {
    p->w2[u] = random_number(&seed) / sqrtf(UNITS);
    p->beta[u] = 1.0f;
  }
}

static vact_act without_parameters(activation kind) {
  return kind == RELU ? vact_relu() : vact_swish(1.0f);
}

/* Fills hidden; for Maxout the dense layer is part of the call. */
static void forward_hidden(activation kind, const parameters *p, const points *data, results *r) {
  if (kind == MAXOUT) {
    check(vact_maxout_dense_forward(VACT_F32, maxout_shape, data->x, p->w1, p->b1, r->hidden,
                                    *r->which, &one_thread));
    return;
  }
  for (int i = 0; i < POINTS; i++)
    for (int u = 0; u < UNITS; u++)
      r->sum[i][u] = p->b1[u] + p->w1[u][0] * data->x[i][0] + p->w1[u][1] * data->x[i][1];
  if (kind == LEARNED_SWISH)
    check(
        vact_swish_forward(VACT_F32, hidden_shape, r->sum, p->beta, UNITS, r->hidden, &one_thread));
  else if (kind == GATE)
    check(vact_gate_forward(VACT_F32, hidden_shape, r->sum, p->beta, p->shift, UNITS, r->hidden,
                            &one_thread));
  else
    check(vact_forward(without_parameters(kind), VACT_F32, POINTS * UNITS, r->sum, r->hidden,
                       &one_thread));
}

/* Adds the hidden layer to the gradient d; dhidden becomes the gradient of sum, in place. */
static void backward_hidden(activation kind, const parameters *p, const points *data,
                            const results *r, float dhidden[POINTS][UNITS], parameters *d) {
  if (kind == MAXOUT) {
    check(vact_maxout_dense_backward(VACT_F32, maxout_shape, data->x, p->w1, dhidden, *r->which,
                                     NULL, d->w1, d->b1, VACT_ADD, &one_thread));
    return;
  }
  if (kind == LEARNED_SWISH)
    check(vact_swish_backward(VACT_F32, hidden_shape, r->sum, p->beta, UNITS, dhidden, dhidden,
                              d->beta, VACT_ADD, &one_thread));
  else if (kind == GATE)
    check(vact_gate_backward(VACT_F32, hidden_shape, r->sum, p->beta, p->shift, UNITS, dhidden,
                             dhidden, d->beta, d->shift, VACT_ADD, &one_thread));
  else
    check(vact_backward(without_parameters(kind), VACT_F32, POINTS * UNITS, r->sum, dhidden,
                        dhidden, &one_thread));
  for (int i = 0; i < POINTS; i++)
    for (int u = 0; u < UNITS; u++) {
      for (int k = 0; k < INPUTS; k++) d->w1[u][k] += dhidden[i][u] * data->x[i][k];
      d->b1[u] += dhidden[i][u];
    }
}

static void forward(activation kind, const parameters *p, const points *data, results *r) {
  forward_hidden(kind, p, data, r);
  for (int i = 0; i < POINTS; i++) {
    r->output[i] = p->b2;
    for (int u = 0; u < UNITS; u++) r->output[i] += p->w2[u] * r->hidden[i][u];
  }
}

/* The gradient of the loss below. */
static void backward(activation kind, const parameters *p, const points *data, const results *r,
                     parameters *d) {
  static float dhidden[POINTS][UNITS];
  memset(d, 0, sizeof *d);
  for (int i = 0; i < POINTS; i++) {
    const float target = data->target[i];
    const float doutput = -target / (1.0f + expf(target * r->output[i])) / POINTS;
    d->b2 += doutput;
    for (int u = 0; u < UNITS; u++) {
      d->w2[u] += doutput * r->hidden[i][u];
      dhidden[i][u] = doutput * p->w2[u];
    }
  }
  backward_hidden(kind, p, data, r, dhidden, d);
}

/* The mean of -log(sigmoid(target * output)). */
static float loss(const points *data, const results *r) {
  float sum = 0.0f;
  for (int i = 0; i < POINTS; i++) sum += log1pf(expf(-data->target[i] * r->output[i]));
  return sum / POINTS;
}

static float percent_right(const points *data, const results *r) {
  int right = 0;
  for (int i = 0; i < POINTS; i++) right += data->target[i] * r->output[i] > 0.0f;
  return 100.0f * (float)right / POINTS;
}

typedef struct {
  float mean[PARAMETERS], square[PARAMETERS];
} moments;

/* One step of Adam; the first is step 1. */
static void adam(parameters *p, const parameters *d, moments *m, int step) {
  const float b1 = 0.9f, b2 = 0.999f, t = (float)step;
  const float rate = learning_rate * sqrtf(1.0f - powf(b2, t)) / (1.0f - powf(b1, t));
  for (int i = 0; i < PARAMETERS; i++) {
    m->mean[i] = b1 * m->mean[i] + (1.0f - b1) * d->all[i];
    m->square[i] = b2 * m->square[i] + (1.0f - b2) * d->all[i] * d->all[i];
    p->all[i] -= rate * m->mean[i] / (sqrtf(m->square[i]) + 1e-8f);
  }
}

static double seconds(void) {
  struct timespec now;
  timespec_get(&now, TIME_UTC);
  return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static void print_values(const char *name, const float *values) {
  printf("  %s of the hidden units:", name);
  for (int u = 0; u < UNITS; u++) printf("%s%8.2f", u % 8 ? "" : "\n", values[u]);
  printf("\n");
}

/* Trains one network and returns its accuracy on the points of test. */
static float train(activation kind, const points *data, const points *test) {
  static parameters p, d;
  static results r;
  static moments m;
  const double start = seconds();
  float accuracy = 0.0f;
  initialize(&p, 3);
  memset(&m, 0, sizeof m);
  printf("%s\n", names[kind]);
  for (int step = 1; step <= STEPS; step++) {
    forward(kind, &p, data, &r);
    backward(kind, &p, data, &r, &d);
    adam(&p, &d, &m, step);
    if (step % STEPS_PER_REPORT != 0) continue;
    const float training_loss = loss(data, &r);
    forward(kind, &p, test, &r);
    accuracy = percent_right(test, &r);
    printf("  step %4d: loss %.5f, accuracy %.1f %%\n", step, training_loss, accuracy);
  }
  if (kind == LEARNED_SWISH || kind == GATE) print_values("beta", p.beta);
  if (kind == GATE) print_values("shift", p.shift);
  printf("  trained in %.2f s\n", seconds() - start);
  return accuracy;
}

static int find(const char *name) {
  for (int kind = 0; kind < ACTIVATION_COUNT; kind++)
    if (strcmp(name, names[kind]) == 0) return kind;
  fprintf(stderr, "train_spirals: no activation '%s'; there are", name);
  for (int kind = 0; kind < ACTIVATION_COUNT; kind++) fprintf(stderr, " %s", names[kind]);
  fprintf(stderr, "\n");
  exit(1);
}

int main(int argc, char **argv) {
  static points data, test;
  int failed = 0;
  make_spirals(&data, 1);
  make_spirals(&test, 2);
  for (int i = 0; i < (argc > 1 ? argc - 1 : ACTIVATION_COUNT); i++) {
    const activation kind = (activation)(argc > 1 ? find(argv[i + 1]) : i);
    failed |= !(train(kind, &data, &test) >= percent_wanted);
  }
  if (failed) fprintf(stderr, "train_spirals: less than %g %% are right\n", percent_wanted);
  return failed;
}
