/*
 * Two forms of a formula. The usual one is right while all inputs of a block lie within the range
 * that the row states, and there it meets no subnormal number unless dy or a parameter is extreme;
 * the full one is right for every input.
 * Where both are right they give the same bits. Kernels choose by block, so that inputs from the
 * usual range, in practice all of them, pay for one comparison per block and nothing else.
 */
#ifndef VACT_MATH_RANGE_H
#define VACT_MATH_RANGE_H

enum range { USUAL, FULL };

#endif
