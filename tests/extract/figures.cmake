# SPDX-License-Identifier: Apache-2.0
set(FIGURE_TESTS test_figure.cpp test_figure_roles.cpp test_frame.cpp test_date.cpp)
