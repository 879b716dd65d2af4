// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosstell/base/mapped_text.h"
