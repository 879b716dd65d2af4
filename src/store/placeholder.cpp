// SPDX-License-Identifier: Apache-2.0
#include "crosstell/store.h"
