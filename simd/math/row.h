/* An activation's parameters, and what follows from them, prepared once per call. */
#ifndef VACT_MATH_ROW_H
#define VACT_MATH_ROW_H

typedef struct row {
  float alpha;
  float scale;     /* what the formula multiplies x by instead */
  int is_plain;    /* the parameters are the usual ones, for which the formula is shorter */
  float limit;     /* the usual range is |x| <= limit */
  float low, high; /* x can be cut to these: the result has reached its limit */
} row;

#endif
