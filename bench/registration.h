/*
 * Cells and cases as benchmarks of Google's library: a name for each, and what runs it.
 */
#ifndef VACT_BENCH_REGISTRATION_H
#define VACT_BENCH_REGISTRATION_H

#include "cases.h"
#include "cells.h"
#include "inputs.h"

size_t LastLevelCacheBytes();

/* With every implementation and number of threads. What they are given must outlive the run. */
void Register(Inputs &inputs, const Cell &cell, int repetitions);
void Register(const Case &one, int repetitions);

#endif
