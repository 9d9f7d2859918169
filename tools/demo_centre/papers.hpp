// Papers of 2021–2024 as outcome rows: as many of each sort as were published, invented one by one.
#pragma once

#include <string>

#include "base/random.hpp"

namespace gwanje::demo {

struct PaperCounts {
    std::size_t domestic = 0;
    std::size_t sci = 0;
    std::size_t international = 0;  ///< conferences
};

/// Each row says that it was generated; the identifiers begin with 10.5555, which registers no real work.
[[nodiscard]] std::string paper_csv(const PaperCounts& counts, std::uint64_t seed);

}  // namespace gwanje::demo
