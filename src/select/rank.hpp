// Selection strictly by final score, as public programmes announce it.
#pragma once

#include "select/outcome.hpp"

namespace gwanje::select {

/// Goes down the ranking and gives everyone the first of its alternatives (at the highest level) that still fits under
/// every limit. Floors are served first: the best of those a floor names, until it is reached. The problem must have
/// passed `check`. The same problem gives the same outcome, bit for bit, on every machine.
[[nodiscard]] Outcome rank(const Problem& problem);

}  // namespace gwanje::select
