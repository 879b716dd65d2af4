// SPDX-License-Identifier: Apache-2.0
// Two figures of one attribute that are not figures of the same thing: another period, part, holder or occasion, as far as their words tell.
#pragma once

#include <string_view>

#include "reading.h"

namespace crosstell::crossref {

/// The name of what the two figures differ in: period measure series part holder day occasion intention forecast; empty: nothing keeps them apart.
/// What has to agree, the registry says (`identified_by`). Of rises and falls it is asked too.
[[nodiscard]] std::string_view other_figure(const Reading& a, const Reading& b, const Attribute& attribute, const CompareContext& context);

}  // namespace crosstell::crossref
