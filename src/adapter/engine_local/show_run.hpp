// A run folder as text for an operator who looks into it by hand.
#pragma once

#include <string>

namespace gwanje::local {

/// Empty when the folder holds no whole order.
[[nodiscard]] std::string run_as_text(const std::string& folder);

}  // namespace gwanje::local
