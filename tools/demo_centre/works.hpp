// What applicants want to compute: titles and summaries by sector, and titles of papers.
#pragma once

#include <string>
#include <string_view>

#include "base/random.hpp"

namespace gwanje::demo {

/// Those for which works are known; trades of companies are of these.
inline constexpr std::string_view sectors[] = {"자동차", "에너지", "헬스케어", "문화콘텐츠",
                                               "제조",   "데이터", "농업",     "안전"};

struct Work {
    std::string title;
    std::string summary;
};

/// A project of this sector; `accelerators` and `months` stand in its summary.
[[nodiscard]] Work draw_work(Random& random, std::string_view sector, std::int64_t accelerators, std::int64_t months);

}  // namespace gwanje::demo
