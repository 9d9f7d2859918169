// The selection as a mixed-integer program in the LP text format that CBC (and nearly every other solver) reads.
#pragma once

#include <string>

#include "select/layout.hpp"

namespace gwanje {

/// Variable c7 is choice 7 of the layout. Values are divided by `value_unit`, which is written into `objective_unit`.
struct ProgramText {
    std::string text;
    double value_unit = 1;
};
[[nodiscard]] ProgramText program_text(const select::Layout& layout);

}  // namespace gwanje
