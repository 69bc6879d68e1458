/*
 * Trains a network to read digits, from pictures and labels in the format of MNIST: with hidden
 * layers of Maxout, 784 - 240x5 - 240x5 - 10, or of Swish with a learned beta for every unit,
 * 784 - 240 - 240 - 10.
 *
 *   train_digits --network swish train-images-idx3-ubyte.gz train-labels-idx1-ubyte.gz
 *
 * network.c has the network, and with it all that concerns vact; idx.c reads the files.
 */
#include <getopt.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "idx.h"
#include "network.h"
#include "random.h"
#include "timing.h"

static const char usage[] =
    "usage: train_digits [options] PICTURES LABELS\n"
    "Trains a network on two files in the format of MNIST, plain or packed by gzip.\n"
    "  --network maxout|swish  what its hidden layers are (maxout)\n"
    "  --train N               train on the first N pictures (four fifths of all)\n"
    "  --test N                test on the N after them (all the others)\n"
    "  --epochs N              how often each picture is shown (10)\n"
    "  --batch N               pictures for each step of Adam (100)\n"
    "  --learning-rate X       of the first step; it falls to 0 (0.003)\n"
    "  --threads N             at most so many (as many as OpenMP would use)\n"
    "  --seed N                for the first weights and the order of pictures (1)\n";

typedef struct {
  hidden_kind kind;
  size_t train, test, epochs, batch; /* train and test: 0 for the usual */
  float learning_rate;
  uint64_t seed;
  vact_exec exec;
  const char *pictures, *labels;
} options;

_Noreturn static void fail_usage(void) {
  fputs(usage, stderr);
  exit(2);
}

/* ---- options --------------------------------------------------------------------------------- */

static double number(const char *text, double least, double most) {
  char *end;
  const double value = strtod(text, &end);
  if (end != text && *end == '\0' && value >= least && value <= most) return value;
  fprintf(stderr, "train_digits: '%s' is not a number from %g to %g\n", text, least, most);
  exit(2);
}

static size_t count(const char *text) {
  const double value = number(text, 1, INT_MAX);
  if (value == (double)(size_t)value) return (size_t)value;
  fprintf(stderr, "train_digits: '%s' is not a whole number\n", text);
  exit(2);
}

static hidden_kind kind_by_name(const char *name) {
  if (strcmp(name, "maxout") == 0) return MAXOUT;
  if (strcmp(name, "swish") == 0) return SWISH;
  fprintf(stderr, "train_digits: no network '%s'; there are maxout and swish\n", name);
  exit(2);
}

static void set_option(options *o, int option) {
  switch (option) {
    case 'n':
      o->kind = kind_by_name(optarg);
      break;
    case 't':
      o->train = count(optarg);
      break;
    case 'T':
      o->test = count(optarg);
      break;
    case 'e':
      o->epochs = count(optarg);
      break;
    case 'b':
      o->batch = count(optarg);
      break;
    case 'l':
      o->learning_rate = (float)number(optarg, 0, 1);
      break;
    case 'j':
      o->exec.max_threads = (int)count(optarg);
      break;
    case 's':
      o->seed = count(optarg);
      break;
    case 'h':
      fputs(usage, stdout);
      exit(0);
    default:
      fail_usage();
  }
}

static options parse(int argc, char **argv) {
  static const struct option known[] = {
      {"network", required_argument, NULL, 'n'}, {"train", required_argument, NULL, 't'},
      {"test", required_argument, NULL, 'T'},    {"epochs", required_argument, NULL, 'e'},
      {"batch", required_argument, NULL, 'b'},   {"learning-rate", required_argument, NULL, 'l'},
      {"threads", required_argument, NULL, 'j'}, {"seed", required_argument, NULL, 's'},
      {"help", no_argument, NULL, 'h'},          {NULL, 0, NULL, 0}};
  options o = {.epochs = 10, .batch = 100, .learning_rate = 0.003f, .seed = 1};
  int option;
  while ((option = getopt_long(argc, argv, "", known, NULL)) != -1) set_option(&o, option);
  if (argc - optind != 2) fail_usage();
  o.pictures = argv[optind];
  o.labels = argv[optind + 1];
  return o;
}

/* Splits the pictures; there must be at least one to train on and one to test on. */
static void split(options *o, size_t available) {
  if (o->train == 0) o->train = available / 5 * 4;
  if (o->test == 0 && o->train < available) o->test = available - o->train;
  if (o->batch > o->train) o->batch = o->train;
  if (o->train > 0 && o->test > 0 && o->train + o->test <= available) return;
  fprintf(stderr, "%s: %zu pictures, which do not make %zu to train on and %zu to test on\n",
          o->pictures, available, o->train, o->test);
  exit(1);
}

/* ---- training -------------------------------------------------------------------------------- */

/* A batch, made from pictures; rows are its own. */
typedef struct {
  float *x;
  uint8_t *labels;
} batch;

static void *allocate(size_t count, size_t size) {
  void *array = calloc(count, size);
  if (array) return array;
  fprintf(stderr, "train_digits: no memory\n");
  exit(1);
}

static void fill(batch *b, const idx_digits *digits, const size_t *order, size_t rows) {
  for (size_t r = 0; r < rows; r++) {
    const uint8_t *picture = digits->pictures + order[r] * digits->pixels;
    for (size_t i = 0; i < digits->pixels; i++)
      b->x[r * digits->pixels + i] = (float)picture[i] / 255.0f;
    b->labels[r] = digits->labels[order[r]];
  }
}

static void shuffle(size_t *order, size_t n, uint64_t *seed) {
  for (size_t i = n - 1; i > 0; i--) {
    const size_t j = random_index(seed, i + 1), other = order[j];
    order[j] = order[i];
    order[i] = other;
  }
}

/* Shows all of order once, and returns the mean loss. */
static float train_epoch(network *net, batch *b, const idx_digits *digits, const size_t *order,
                         const options *o, size_t epoch) {
  double loss = 0.0;
  for (size_t i = 0, rows; i < o->train; i += rows) {
    const double done = ((double)epoch + (double)i / (double)o->train) / (double)o->epochs;
    rows = o->train - i < o->batch ? o->train - i : o->batch;
    fill(b, digits, order + i, rows);
    loss += (double)rows *
            network_train(net, rows, b->x, b->labels, o->learning_rate * (float)(1.0 - done));
  }
  return (float)(loss / (double)o->train);
}

static uint8_t largest(const float *y) {
  uint8_t best = 0;
  for (uint8_t c = 1; c < CLASSES; c++)
    if (y[c] > y[best]) best = c;
  return best;
}

static double percent_right(network *net, batch *b, const idx_digits *digits, const size_t *order,
                            const options *o) {
  size_t right = 0;
  for (size_t i = 0, rows; i < o->test; i += rows) {
    rows = o->test - i < o->batch ? o->test - i : o->batch;
    fill(b, digits, order + i, rows);
    const float *y = network_forward(net, rows, b->x);
    for (size_t r = 0; r < rows; r++) right += largest(y + r * CLASSES) == b->labels[r];
  }
  return 100.0 * (double)right / (double)o->test;
}

static void print_betas(const network *net) {
  for (int i = 0; i < LAYERS; i++) {
    const layer *l = &net->layers[i];
    if (!l->swish) continue;
    float least = INFINITY, most = -INFINITY;
    double sum = 0.0;
    for (size_t u = 0; u < l->shape.units; u++) {
      least = fminf(least, l->beta[u]);
      most = fmaxf(most, l->beta[u]);
      sum += l->beta[u];
    }
    printf("layer %d: beta %.2f to %.2f, mean %.2f\n", i + 1, least, most,
           sum / (double)l->shape.units);
  }
}

static void train(const options *o, const idx_digits *digits) {
  uint64_t seed = o->seed;
  network net = network_create(o->kind, digits->pixels, o->batch, random_bits(&seed), &o->exec);
  batch b = {allocate(o->batch * digits->pixels, sizeof(float)), allocate(o->batch, 1)};
  size_t *order = allocate(o->train + o->test, sizeof *order);
  for (size_t i = 0; i < o->train + o->test; i++) order[i] = i;
  for (size_t epoch = 0; epoch < o->epochs; epoch++) {
    const double start = seconds(), in_vact = net.seconds_in_vact;
    shuffle(order, o->train, &seed);
    const float loss = train_epoch(&net, &b, digits, order, o, epoch);
    const double time = seconds() - start, share = (net.seconds_in_vact - in_vact) / time;
    printf("epoch %2zu: loss %.4f, test accuracy %.2f %%, %.0f samples/s, %.0f %% in vact\n",
           epoch + 1, loss, percent_right(&net, &b, digits, order + o->train, o),
           (double)o->train / time, 100.0 * share);
    fflush(stdout);
  }
  print_betas(&net);
  free(order);
  free(b.x);
  free(b.labels);
  network_free(&net);
}

int main(int argc, char **argv) {
  options o = parse(argc, argv);
  idx_digits digits = idx_read(o.pictures, o.labels);
  split(&o, digits.count);
  train(&o, &digits);
  idx_free(&digits);
  return 0;
}
