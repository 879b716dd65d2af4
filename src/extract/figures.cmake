# SPDX-License-Identifier: Apache-2.0
set(FIGURE_SOURCES date.cpp date_calendar.cpp date_civil.cpp date_holiday.cpp date_period.cpp date_relative.cpp date_within.cpp figure_age.cpp figure_context.cpp figure_find.cpp figure_frame.cpp
    figure_line.cpp figure_quantity.cpp figure_roles.cpp figure_special.cpp figure_suffix.cpp figure_tally.cpp figure_words.cpp number.cpp)
