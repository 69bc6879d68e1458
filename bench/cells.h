/*
 * What is measured. A cell is an activation, a direction, a size and an input; in each cell all
 * implementations and thread counts are measured in turns.
 */
#ifndef VACT_BENCH_CELLS_H
#define VACT_BENCH_CELLS_H

#include <optional>
#include <string>
#include <vector>

#include "work.h"

struct Cell {
  vact_act act;
  Direction direction;
  size_t n;
  std::optional<float> constant; /* all of x; without it x is a random mix */
  std::string label;             /* the tensor or the constant, empty for a plain size */

  bool operator==(const Cell &other) const {
    return act.kind == other.act.kind && direction == other.direction && n == other.n &&
           constant == other.constant && label == other.label;
  }
};

/* Cells that are compared with each other, so they are measured in turns too. */
using Group = std::vector<Cell>;

/*
 * Every group, in the order to measure in: sizes from 1 element to arrays of eight times the last
 * cache level, the tensors of tensors.def, and blocks of inputs that a CPU may be slow on.
 */
std::vector<Group> AllGroups(size_t last_level_cache_bytes, size_t memory_bytes);

const char *KindName(vact_kind kind);

#endif
