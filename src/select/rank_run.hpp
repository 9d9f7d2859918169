// The course of a ranking, step by step: what the outcome is made of and what explanations look back into.
#pragma once

#include "select/layout.hpp"

namespace gwanje::select {

inline constexpr std::int64_t no_choice = -1;

/// One look at one application. `pass` is the floor row that was being served, or -1 in the general pass.
struct Considered {
    std::uint32_t application = 0;
    std::int32_t pass = -1;
    std::int64_t choice = no_choice;
};

/// From `position` of the sequence on, nobody of `track` gets anything in `pool` (stop at first miss).
struct Closing {
    std::uint32_t pool = 0;
    std::string track;
    std::size_t position = 0;
};

/// Why an application got no more than it got.
struct Reason {
    Deciding by = Deciding::none;
    std::int64_t row = -1;   // of the layout: capacity, places, limit
    std::int64_t pool = -1;  // that was closed
};

struct RankRun {
    std::vector<Score> scores;
    std::vector<std::uint32_t> order;  // applications, best first
    Layout layout;
    std::vector<Considered> sequence;
    std::vector<Closing> closings;
    std::vector<std::int64_t> chosen;  // per application
    std::vector<Reason> reasons;       // per application
    std::vector<std::int64_t> used;    // per row
};

[[nodiscard]] RankRun run_rank(const Problem& problem, const Relaxed& relaxed = {});

/// The first row that has no room for the choice, or -1.
[[nodiscard]] std::int64_t first_full_row(const Layout& layout, const std::vector<std::int64_t>& used,
                                          std::size_t choice);
void take(const Layout& layout, std::vector<std::int64_t>& used, std::size_t choice, std::int64_t sign = 1);

/// Floor rows in the order in which they are served: by limit as published, then by member's name, then by month.
[[nodiscard]] std::vector<std::uint32_t> floor_rows(const Layout& layout);

/// The outcome from the chosen choices and reasons; for both ways.
[[nodiscard]] Outcome outcome_of(const Problem& problem, Way way, const RankRun& run);

}  // namespace gwanje::select
