/*
 * Set before everything else in a kernel file.
 *
 * No kernel fuses a multiply and an add on its own: the same bits everywhere is a promise. Clang
 * obeys the standard pragma. GCC does not know it, and obeys -ffp-contract or its own pragma. An
 * optimized build of any level has the kernels at -O3, which unrolls what must live in registers,
 * and without the first of GCC's two schedulers: on AArch64 it spills, and elsewhere it is off
 * anyway.
 */
#if defined(__FAST_MATH__) || (defined(__FINITE_MATH_ONLY__) && __FINITE_MATH_ONLY__) || \
    defined(__NO_SIGNED_ZEROS__) || defined(__ASSOCIATIVE_MATH__) || defined(__RECIPROCAL_MATH__)
#error "vact promises the same bits everywhere: compile it without -ffast-math and its parts"
#endif

#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__OPTIMIZE__)
#pragma GCC optimize("O3", "no-schedule-insns", "fp-contract=off")
#elif defined(__GNUC__)
#pragma GCC optimize("fp-contract=off")
#endif

/* The formulas of all rows have one signature, whether they need all of it or not. */
#pragma GCC diagnostic ignored "-Wunused-parameter"
