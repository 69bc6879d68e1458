/* Catch2 under the one name that both of its generations share: 3 and later, or 2. */
#ifndef VACT_TESTS_CATCH_H
#define VACT_TESTS_CATCH_H

#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#endif
