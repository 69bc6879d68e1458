/*
 * What is measured of the functions that are not element-wise with fixed parameters. A case is one
 * function on arrays of one shape; its contenders are measured in turns.
 */
#ifndef VACT_BENCH_CASES_H
#define VACT_BENCH_CASES_H

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "arrays.h"
#include "cells.h"

/* One implementation, ready to be timed. */
struct Call {
  std::function<void()> run;
  std::string kernel; /* its name, if it has one */
  double flops = 0;   /* where they are not those of the case */
};

struct Contender {
  std::string name;
  std::function<Call(int threads)> prepare;
};

struct Case {
  std::string operation; /* "learnable.swish/forward/f32": family, name, direction, dtype */
  size_t n;              /* elements of the output, or of dx */
  std::string label;     /* the shape */
  bool all_threads;      /* with one thread and with two, else with one */
  double bytes;          /* that any implementation moves */
  double flops;          /* that any implementation computes, 0 where bytes decide */
  std::vector<Contender> contenders;
};

/* Of all chosen families, in the order to measure in. */
std::vector<Case> AllCases(const Plan &plan);

/* "learnable", ... */
std::vector<std::string> CaseFamilies();

/* Each family's, in a file of its own. */
std::vector<Case> LearnableCases(const Plan &plan);
std::vector<Case> GluCases(const Plan &plan);
std::vector<Case> MaxoutCases(const Plan &plan);
std::vector<Case> DenseCases(const Plan &plan);

/* The plain and the streaming copy of what the arrays hold, one thread. */
void AddCopies(Case &to, std::shared_ptr<Arrays> arrays);

/* exec for vact. */
inline vact_exec ExecOf(int threads) {
  vact_exec exec = {};
  exec.max_threads = threads;
  return exec;
}

#endif
