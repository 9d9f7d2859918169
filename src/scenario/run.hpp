// Plays cases on a ground and says of each whether everything came as it is written.
#pragma once

#include "scenario/ground.hpp"

namespace gwanje::scenario {

struct Finding {
    Where where;
    std::string step;
    std::string expected;
    std::string came;
};

struct Verdict {
    std::string title;
    std::optional<Finding> finding;  ///< none: the case holds
    std::string passed_over;         ///< why it was not played
    std::size_t steps = 0;
};

/// Plays one case; `time_can_pass` is false for a ground with a real clock.
[[nodiscard]] Verdict play(const Case& one, Ground& ground, bool time_can_pass);

[[nodiscard]] std::string finding_text(const Finding& finding);

}  // namespace gwanje::scenario
