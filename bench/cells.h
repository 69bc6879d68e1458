/*
 * What is measured. A cell is an operation, a size and an input; in each cell all implementations
 * and thread counts are measured in turns.
 */
#ifndef VACT_BENCH_CELLS_H
#define VACT_BENCH_CELLS_H

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "work.h"

struct Cell {
  Operation operation;
  size_t n;
  std::optional<float> constant; /* all of x; without it x is a random mix */
  std::string label;             /* the tensor or the constant, empty for a plain size */
  bool all_threads;              /* with all thread counts, else with one */

  bool operator==(const Cell &other) const {
    return operation == other.operation && n == other.n && constant == other.constant &&
           label == other.label;
  }
};

/* Cells that are compared with each other, so they are measured in turns too. */
using Group = std::vector<Cell>;

/* What to measure, on what machine. */
struct Plan {
  vact_isa isa;
  bool best_isa; /* of this CPU: the one to measure most with */
  bool quick;
  std::set<std::string> rows;   /* only these, "convert" or families of cases.h; empty: all */
  std::set<std::string> dtypes; /* only these; empty: all */
  size_t last_level_cache_bytes;
  size_t memory_bytes;
};

/* Whether it is among the chosen ones; all are if none is. */
inline bool IsChosen(const std::set<std::string> &chosen, const std::string &name) {
  return chosen.empty() || chosen.count(name) != 0;
}

/*
 * Every group, in the order to measure in. With the best instruction set: the core rows of
 * usual.def from 1 element to arrays of eight times the last cache level, the others at a few
 * sizes, 16-bit types, vact_convert, the tensors of tensors.def, and blocks of inputs that a CPU
 * may be slow on. With the others and in a quick plan: less of it.
 */
std::vector<Group> AllGroups(const Plan &plan);

#endif
