// SPDX-License-Identifier: Apache-2.0
#pragma once
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using namespace Catch::Matchers;  // NOLINT
#else
#include <catch2/catch.hpp>
#endif
