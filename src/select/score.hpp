// From reviews to final scores, in whole millionths only, so that every machine gets the same digits.
#pragma once

#include "base/wide.hpp"
#include "select/outcome.hpp"

namespace gwanje::select {

/// Which published rules are left out, to see what they do. Indexes into grounds, limits and pools (their places).
struct Relaxed {
    std::vector<std::size_t> grounds;
    std::vector<std::size_t> limits;
    std::vector<std::size_t> places;
};

struct Score {
    std::vector<Points> criteria;
    Points base = 0;
    Points bonus = 0;
    std::vector<CountedGround> grounds;
    Standing standing = Standing::reserve;  // or below_threshold, not_reviewed
    std::string missed;                     // the criterion (or "total") below its threshold

    [[nodiscard]] Points final() const { return base + bonus; }
    [[nodiscard]] bool ranked() const { return standing == Standing::reserve; }
};

/// One score per application, in their order.
///
/// z_score: each reviewer's points on a criterion are moved to the mean and spread of all points on it,
/// M + (x - m) * S / s, and kept within the scale. A reviewer with fewer than three reviews, or who gave everyone the
/// same, has no spread to speak of: the points count as given.
[[nodiscard]] std::vector<Score> scores(const Problem& problem, const Relaxed& relaxed = {});

/// Indexes of the ranked applications, best first: by score, then by the published tie rule, then by the seeded draw.
[[nodiscard]] std::vector<std::uint32_t> ranking(const Problem& problem, const std::vector<Score>& scores);

/// True when `a` would stand before `b` with `score_a` and `score_b`.
[[nodiscard]] bool stands_before(const Problem& problem, const std::vector<Score>& scores, std::size_t a,
                                 Points score_a, std::size_t b, Points score_b);

/// num / den rounded half away from zero; den > 0.
[[nodiscard]] std::int64_t rounded_quotient(Wide num, Wide den);

}  // namespace gwanje::select
