// SPDX-License-Identifier: Apache-2.0
#include "crosstell/base/result.h"

namespace crosstell {

std::string_view name_of(Errc code) {
  switch (code) {
    case Errc::io: return "io";
    case Errc::not_found: return "not_found";
    case Errc::denied: return "denied";
    case Errc::not_regular: return "not_regular";
    case Errc::empty: return "empty";
    case Errc::binary: return "binary";
    case Errc::charset: return "charset";
    case Errc::syntax: return "syntax";
    case Errc::too_large: return "too_large";
    case Errc::bomb: return "bomb";
    case Errc::unstable: return "unstable";
    case Errc::unsupported: return "unsupported";
    case Errc::invalid: return "invalid";
    case Errc::timeout: return "timeout";
    case Errc::memory: return "memory";
    case Errc::crash: return "crash";
    case Errc::locked: return "locked";
    case Errc::corrupt: return "corrupt";
    case Errc::too_new: return "too_new";
    case Errc::icu: return "icu";
    case Errc::mismatch: return "mismatch";
  }
  return "invalid";
}

std::string to_string(const Error& error) { return error.where.empty() ? error.what : error.where + ": " + error.what; }

}  // namespace crosstell
