/* Made by make_coefficients.py from snake.py. Do not edit. */
#ifndef VACT_COEF_SNAKE_H
#define VACT_COEF_SNAKE_H

/* the usual form reduces |a*x| up to here */
#define SNAKE_LIMIT 0x1p+17f

/* pi/2 in three floats, and 2/pi */
#define SNAKE_QUARTER_HIGH 0x1.921fb6p+0f
#define SNAKE_QUARTER_MIDDLE -0x1.777a5cp-25f
#define SNAKE_QUARTER_LOW -0x1.ee59dap-50f
#define SNAKE_QUARTERS 0x1.45f306p-1f

/* where sin(2*h)^2 / (2*h^2) - 1, as a function of h^2, is 0 */
#define SNAKE_SQUARE_START 0x1.efbap-2f

/* sin(2*h)^2 / (2*h^2) - 1 in powers of h^2 - SNAKE_SQUARE_START, |2*h| <= pi/2 + 0.016, degree 6;
 * error relative to the quotient 0.028 * 2^-24 */
static const float SNAKE_SQUARE[7] = {
    0x1.63e948p-26f, -0x1.8b7b1ep+0f, 0x1.d9410cp-1f, -0x1.242daep-2f, 0x1.b6c7dep-5f, -0x1.b9767ep-8f, 0x1.5a0ee6p-11f,
};

/* sin(2*r) / r in powers of r^2, |r| <= pi/4 + 0.016, degree 4; relative error 0.126 * 2^-24 */
static const float SNAKE_SINE[5] = {
    0x1p+1f, -0x1.55554ap+0f, 0x1.110e86p-2f, -0x1.9f6132p-6f, 0x1.5ce5aep-10f,
};

/* sin(r)^2 / r^2 in powers of r^2, |r| <= pi/4 + 0.016, degree 4; relative error 0.019 * 2^-24 */
static const float SNAKE_SINE_SQUARE[5] = {
    0x1p+0f, -0x1.555552p-2f, 0x1.6c152ep-5f, -0x1.9fa38p-9f, 0x1.1a1f5ep-13f,
};

/* 2/pi, a bit of 2^-1 the first one of the third word */
static const uint32_t SINE_TWO_OVER_PI[14] = {
    0x00000000, 0x00000000, 0xa2f9836e, 0x4e441529, 0xfc2757d1, 0xf534ddc0, 0xdb629599,
    0x3c439041, 0xfe5163ab, 0xdebbc561, 0xb7246e3a, 0x424dd2e0, 0x06492eea, 0x09d1921c,
};

#endif
