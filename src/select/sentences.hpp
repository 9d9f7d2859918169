// Explanations as the applicant will read them, in Korean and in English.
#pragma once

#include "select/explain.hpp"

namespace gwanje::select {

[[nodiscard]] std::string sentences_ko(const Problem& problem, const Explanation& explanation);
[[nodiscard]] std::string sentences_en(const Problem& problem, const Explanation& explanation);

/// "76.25" of 76'250'000 millionths: all digits that are there, no more than six.
[[nodiscard]] std::string points_text(Points points);

}  // namespace gwanje::select
