// Why-me and why-not-me: for each application the numbers behind its place, and what would have been enough.
#pragma once

#include "select/outcome.hpp"

namespace gwanje::select {

/// Points of one criterion and what they count in the total.
struct CriterionPart {
    std::string name;
    Points points = 0;
    Points scale = 0;
    Points counted = 0;  // of the total, by the criterion's weight
    GWANJE_RECORD(CriterionPart, name, points, scale, counted)
};

struct Explanation {
    std::uint64_t application = 0;
    Way way = Way::rank;
    Standing standing = Standing::not_reviewed;
    std::vector<CriterionPart> criteria;
    std::vector<CountedGround> grounds;
    Points base = 0;
    Points bonus = 0;
    Points score = 0;
    std::int64_t place = 0;
    std::int64_t ranked = 0;  // applications that passed the thresholds
    std::int64_t reserve_place = 0;
    std::string pool;  // of the first wish's first line
    std::optional<Points> cut_line;
    std::vector<GrantedLine> lines;
    Deciding decided_by = Deciding::none;
    std::string rule;
    std::int64_t month = -1;
    /// Smallest rise that would have got it in with everything else as it was. Under rank: of the final score, exact
    /// (with one millionth less it stays out). Below a threshold: of the criterion that missed, or of the total.
    /// Under optimum: the rise at which its award would pay the prices of what it takes, an estimate.
    std::optional<Points> enough_points;
    /// Largest count, below the least it asked for, that was still free at its turn (rank, requests of one line).
    std::optional<std::int64_t> enough_count;
    /// Fewest months later at which its least was still free at its turn (rank, requests of one line).
    std::optional<std::int64_t> enough_delay;
    GWANJE_RECORD(Explanation, application, way, standing, criteria, grounds, base, bonus, score, place, ranked,
                  reserve_place, pool, cut_line, lines, decided_by, rule, month, enough_points, enough_count,
                  enough_delay)
};

/// One for each application, in their order. `outcome` must be of this problem.
[[nodiscard]] std::vector<Explanation> explain(const Problem& problem, const Outcome& outcome);

}  // namespace gwanje::select
