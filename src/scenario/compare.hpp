// Holding a value of a noun's JSON against what a scenario writes.
#pragma once

#include <optional>
#include <string>

#include "base/time.hpp"

namespace gwanje::scenario {

/// Nothing when `path` of the JSON compares so with `value`; otherwise what stands there. Whole numbers may be written
/// as durations (10h for milliseconds), times from `start` (+3d), lists by their length as `ranking.count`, and
/// "nothing" for null or empty.
[[nodiscard]] std::optional<std::string> differs(const std::string& json, const std::string& path,
                                                 const std::string& comparison, const std::string& value,
                                                 Instant start);

}  // namespace gwanje::scenario
