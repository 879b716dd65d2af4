// SPDX-License-Identifier: Apache-2.0
// Whether this build watches every memory access: it needs far more address space than the limits of a worker allow.
#pragma once

#if defined(__SANITIZE_ADDRESS__)   // g++
#define CROSSTELL_ADDRESS_SANITIZER 1
#elif defined(__has_feature)        // clang
#if __has_feature(address_sanitizer)
#define CROSSTELL_ADDRESS_SANITIZER 1
#endif
#endif
