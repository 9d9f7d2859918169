// Finds a smallest set of published rules that cannot hold together.
#pragma once

#include <optional>

#include "select/optimum.hpp"

namespace gwanje::select {

/// Nothing when the floors can be met (in fractions of awards) under all ceilings and within capacity. Otherwise rules
/// of which none can be spared: without any one of them the others could hold.
[[nodiscard]] std::optional<Contradiction> contradiction(const Problem& problem);

}  // namespace gwanje::select
