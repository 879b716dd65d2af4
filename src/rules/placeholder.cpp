// SPDX-License-Identifier: Apache-2.0
#include "crosstell/rules/rule_set.h"
