// What applicants want to compute: titles and summaries by sector, and titles of papers.
#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"

namespace gwanje::demo {

struct Work {
    std::string title;
    std::string summary;
};

/// A project of this sector; `accelerators` and `months` stand in its summary.
[[nodiscard]] Work draw_work(Random& random, std::string_view sector, std::int64_t accelerators, std::int64_t months);

}  // namespace gwanje::demo
