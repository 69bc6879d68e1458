/*
 * The parameters that rows of activations.def are tested and measured with: for each row that has
 * any, some pairs {alpha, beta} (beta = 0 where there is none), the most usual ones first. Each
 * satisfies what the row requires of the directions that compute from x. A row with parameters
 * needs its list here, or the tests do not compile. An alpha of 0 is not for the approximations of
 * swish, whose bound is one of alpha*y.
 */
#ifndef VACT_TESTS_PARAMETERS_H
#define VACT_TESTS_PARAMETERS_H

/* clang-format off */
#define VACT_TEST_PARAMETERS_OF_leaky_relu \
  {0.01f, 0}, {0.2f, 0}, {1, 0}, {0, 0}, {-0.5f, 0}, {3, 0}, {1e-30f, 0}
#define VACT_TEST_PARAMETERS_OF_elu \
  {1, 0}, {0.5f, 0}, {1.6732632f, 0}, {-1, 0}, {0, 0}, {1e-30f, 0}, {1e30f, 0}
#define VACT_TEST_PARAMETERS_OF_celu \
  {1, 0}, {0.5f, 0}, {3, 0}, {0.1f, 0}, {10, 0}, {1e-30f, 0}, {1e30f, 0}
#define VACT_TEST_PARAMETERS_OF_hard_sigmoid \
  {0x1.555556p-3f, 0.5f}, {0.2f, 0.5f}, {1, 0}, {-0.25f, 0.5f}, {0, 0.25f}, {1e30f, -1e30f}
#define VACT_TEST_PARAMETERS_OF_hard_tanh {-1, 1}, {-0.5f, 3}, {0, 6}, {2, 2}, {-1e-40f, 1e30f}
#define VACT_TEST_PARAMETERS_OF_softplus \
  {1, 0}, {2, 0}, {0.5f, 0}, {-1, 0}, {10, 0}, {0.1f, 0}, {1e-30f, 0}, {1e30f, 0}, {-2.4e38f, 0}
#define VACT_TEST_PARAMETERS_OF_swish \
  {1, 0}, {1.702f, 0}, {-3, 0}, {-1, 0}, {0.5f, 0}, {0.1f, 0}, {3, 0}, {10, 0}, {0, 0}, \
  {1e-30f, 0}, {1e30f, 0}, {-2.4e38f, 0}, {0x1.fffffep127f, 0}
#define VACT_TEST_PARAMETERS_OF_swish_fast \
  {1, 0}, {1.702f, 0}, {-3, 0}, {0.5f, 0}, {0.1f, 0}, {10, 0}, {1e-30f, 0}, {1e30f, 0}
#define VACT_TEST_PARAMETERS_OF_swish_coarse \
  {1, 0}, {1.702f, 0}, {-3, 0}, {0.5f, 0}, {0.1f, 0}, {10, 0}, {1e-30f, 0}, {1e30f, 0}
#define VACT_TEST_PARAMETERS_OF_hard_swish \
  {0x1.555556p-3f, 0.5f}, {1, 0}, {-0.5f, 0.25f}, {0.2f, 0.5f}, {0, 0.5f}, {1e30f, -1}
#define VACT_TEST_PARAMETERS_OF_soft_shrink \
  {0.5f, 0}, {1, 0}, {0, 0}, {1e-3f, 0}, {1e-40f, 0}, {1e30f, 0}
#define VACT_TEST_PARAMETERS_OF_hard_shrink \
  {0.5f, 0}, {1, 0}, {0, 0}, {-1, 0}, {1e-40f, 0}, {1e30f, 0}
#define VACT_TEST_PARAMETERS_OF_thresholded_relu {1, 0}, {0.5f, 0}, {0, 0}, {-1, 0}, {1e-40f, 0}
#define VACT_TEST_PARAMETERS_OF_pow \
  {1, 2}, {1, 0.5f}, {1, 3}, {1, -1}, {2, 1.5f}, {1, -0.5f}, {-3, 3}, {1, 1}, {1, 0}, {1, 10}, \
  {0.5f, -2.75f}, {1, 0x1.555556p-2f}, {1e-20f, 31.5f}, {1, 1e-30f}, {1, 1e30f}
#define VACT_TEST_PARAMETERS_OF_linear \
  {2, -1}, {1, 0}, {-0.5f, 3}, {0, 1}, {1e30f, -1e30f}, {1, 1e-40f}
#define VACT_TEST_PARAMETERS_OF_clip {-1, 1}, {0, 6}, {-3, 0.5f}, {2, 2}, {-1e-40f, 1e30f}
/* clang-format on */

/* The list of a row, for its column params. */
#define VACT_TEST_PARAMETERS_NONE(name) \
  { 0, 0 }
#define VACT_TEST_PARAMETERS_ALPHA(name) VACT_TEST_PARAMETERS_OF_##name
#define VACT_TEST_PARAMETERS_ALPHA_BETA(name) VACT_TEST_PARAMETERS_OF_##name

#endif
