// Looks back into a ranking: when would an application still have fitted?
#pragma once

#include <optional>

#include "select/rank_run.hpp"

namespace gwanje::select {

class Hindsight {
public:
    Hindsight(const Problem& problem, const RankRun& run);

    /// The smallest rise of the final score that gets a refused application in; nothing when no score would.
    [[nodiscard]] std::optional<Points> enough_points(std::uint32_t application) const;
    [[nodiscard]] std::optional<std::int64_t> enough_count(std::uint32_t application) const;
    [[nodiscard]] std::optional<std::int64_t> enough_delay(std::uint32_t application) const;

private:
    /// Use of a row after the award at `position` of the sequence.
    struct Rise {
        std::uint32_t position = 0;
        std::int64_t used = 0;
    };
    /// Part of the sequence that serves one floor (`row`), or everyone (-1).
    struct Pass {
        std::int32_t row = -1;
        std::size_t begin = 0;
        std::size_t end = 0;
    };

    [[nodiscard]] std::int64_t used_before(std::uint32_t row, std::size_t position) const;
    /// The last position before which the choice would still have fitted; -1 when never.
    [[nodiscard]] std::int64_t last_chance(std::uint32_t application, std::size_t choice, bool closings) const;
    [[nodiscard]] bool counts_in(std::uint32_t application, std::uint32_t row) const;
    [[nodiscard]] std::size_t least_choice(std::uint32_t application) const;

    const Problem& problem_;
    const RankRun& run_;
    std::vector<std::vector<Rise>> rises_;   // per row
    std::vector<std::size_t> own_position_;  // per application: of its last look
    std::vector<Pass> passes_;
};

}  // namespace gwanje::select
