/*
 * No kernel fuses a multiply and an add on its own: the same bits everywhere is a promise. Clang
 * obeys the standard pragma. GCC does not know it, and obeys -ffp-contract or this.
 */
#if defined(__clang__)
#pragma STDC FP_CONTRACT OFF
#elif defined(__GNUC__)
#pragma GCC optimize("fp-contract=off")
#endif
