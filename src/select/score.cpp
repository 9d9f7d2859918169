#include "select/score.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "base/random.hpp"

namespace gwanje::select {
namespace {

constexpr std::int64_t fewest_reviews_for_spread = 3;

/// The largest r with r * r <= n.
std::int64_t whole_root(Wide n) {
    if (n <= 0) return 0;
    Wide low = 0;
    Wide high = static_cast<Wide>(1) << 62;
    while (low < high) {
        const Wide middle = (low + high + 1) / 2;
        if (middle * middle <= n) {
            low = middle;
        } else {
            high = middle - 1;
        }
    }
    return static_cast<std::int64_t>(low);
}

/// Mean and spread of points, in millionths.
struct Spread {
    std::int64_t count = 0;
    Wide sum = 0;
    Wide squares = 0;

    void add(Points x) { ++count, sum += x, squares += static_cast<Wide>(x) * x; }
    [[nodiscard]] std::int64_t mean() const { return rounded_quotient(sum, count); }
    /// Root of the mean squared deviation.
    [[nodiscard]] std::int64_t deviation() const {
        return whole_root((squares * count - sum * sum) / (static_cast<Wide>(count) * count));
    }
};

/// For each criterion: all points on it, and each reviewer's.
struct CommonScale {
    Spread all;
    std::unordered_map<std::string_view, Spread> by_reviewer;
    std::int64_t mean = 0;
    std::int64_t deviation = 0;

    [[nodiscard]] Points moved(const Review& review, Points x, Points scale) const {
        const Spread& own = by_reviewer.at(review.reviewer);
        const std::int64_t own_deviation = own.count < fewest_reviews_for_spread ? 0 : own.deviation();
        if (own_deviation == 0) return x;
        const Wide away = static_cast<Wide>(x - own.mean()) * deviation;
        return std::clamp<Points>(mean + rounded_quotient(away, own_deviation), 0, scale);
    }
};

std::vector<CommonScale> common_scales(const Problem& problem) {
    std::vector<CommonScale> scales(problem.rubric.criteria.size());
    for (const Application& application : problem.applications)
        for (const Review& review : application.reviews)
            for (std::size_t k = 0; k < scales.size() && !review.recused; ++k) {
                scales[k].all.add(review.points[k]);
                scales[k].by_reviewer[review.reviewer].add(review.points[k]);
            }
    for (CommonScale& scale : scales) {
        if (scale.all.count == 0) continue;
        scale.mean = scale.all.mean();
        scale.deviation = scale.all.deviation();
    }
    return scales;
}

Points combined(const Rubric& rubric, std::vector<Points>& points) {
    std::size_t first = 0;
    std::size_t last = points.size();
    if (rubric.way == ScoreWay::trimmed_mean) {
        std::sort(points.begin(), points.end());
        for (std::int64_t cut = 0; cut < rubric.trim && last - first >= 3; ++cut) ++first, --last;
    }
    Wide sum = 0;
    for (std::size_t i = first; i < last; ++i) sum += points[i];
    return rounded_quotient(sum, static_cast<Wide>(last - first));
}

void add_bonus(const PreferenceRule& rule, const Relaxed& relaxed, const Application& application, Score& score) {
    for (std::size_t g = 0; g < rule.grounds.size(); ++g) {
        const Ground& ground = rule.grounds[g];
        if (std::find(application.grounds.begin(), application.grounds.end(), ground.name) ==
                application.grounds.end() ||
            std::find(relaxed.grounds.begin(), relaxed.grounds.end(), g) != relaxed.grounds.end())
            continue;
        const CountedGround counted{ground.name, ground.points, ground.provisional ? ground.due : Instant{}};
        if (rule.stacking == Stacking::sum || score.grounds.empty()) {
            score.grounds.push_back(counted);
        } else if (score.grounds.front().points < counted.points) {
            score.grounds.front() = counted;
        }
    }
    for (const CountedGround& ground : score.grounds) score.bonus += ground.points;
    if (rule.cap) score.bonus = std::min(score.bonus, *rule.cap);
}

void hold_against_thresholds(const Rubric& rubric, Score& score) {
    for (std::size_t k = 0; k < rubric.criteria.size(); ++k)
        if (score.criteria[k] < rubric.criteria[k].threshold && score.missed.empty())
            score.missed = rubric.criteria[k].name;
    if (score.missed.empty() && score.base < rubric.threshold) score.missed = "total";
    if (!score.missed.empty()) score.standing = Standing::below_threshold;
}

/// Accelerator-months of the first wish in millionths of reference accelerators.
Wide asked_for(const Problem& problem, const Application& application) {
    Wide sum = 0;
    for (const Line& line : application.requests.front().lines)
        for (const Pool& pool : problem.pools)
            if (pool.name == line.pool) sum += static_cast<Wide>(line.count) * line.months * pool.equivalent;
    return sum;
}

/// Negative: a first. The numbers of the applications decide last, after the draw, and never tie.
int by_tie_rule(const Problem& problem, const std::vector<Score>& scores, std::size_t a, std::size_t b) {
    const auto sign = [](auto x, auto y) { return x < y ? -1 : y < x ? 1 : 0; };
    const Application& first = problem.applications[a];
    const Application& second = problem.applications[b];
    for (const TieBreak tie : problem.ties) {
        int way = 0;
        switch (tie) {
            case TieBreak::criterion:
                for (std::size_t k = 0; k < problem.rubric.criteria.size(); ++k)
                    if (problem.rubric.criteria[k].name == problem.tie_criterion)
                        way = sign(scores[b].criteria[k], scores[a].criteria[k]);
                break;
            case TieBreak::smaller_request:
                way = sign(asked_for(problem, first), asked_for(problem, second));
                break;
            case TieBreak::earlier_submission:
                way = sign(first.submitted, second.submitted);
                break;
        }
        if (way != 0) return way;
    }
    const int drawn = sign(mix(problem.seed ^ mix(first.id)), mix(problem.seed ^ mix(second.id)));
    return drawn != 0 ? drawn : sign(first.id, second.id);
}

}  // namespace

std::int64_t rounded_quotient(Wide num, Wide den) {
    const Wide half = den / 2;
    return static_cast<std::int64_t>(num >= 0 ? (num + half) / den : -((-num + half) / den));
}

std::vector<Score> scores(const Problem& problem, const Relaxed& relaxed) {
    const Rubric& rubric = problem.rubric;
    const std::vector<CommonScale> scales =
        rubric.way == ScoreWay::z_score ? common_scales(problem) : std::vector<CommonScale>();
    Wide weights = 0;
    for (const Criterion& criterion : rubric.criteria) weights += criterion.weight;
    std::vector<Score> out(problem.applications.size());
    std::vector<Points> points;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Application& application = problem.applications[i];
        Score& score = out[i];
        Wide total = 0;
        for (std::size_t k = 0; k < rubric.criteria.size(); ++k) {
            const Criterion& criterion = rubric.criteria[k];
            points.clear();
            for (const Review& review : application.reviews)
                if (!review.recused)
                    points.push_back(scales.empty() ? review.points[k]
                                                    : scales[k].moved(review, review.points[k], criterion.scale));
            if (points.empty()) {
                score.standing = Standing::not_reviewed;
                break;
            }
            score.criteria.push_back(combined(rubric, points));
            // Millionths of the criterion's share, so that weights of different scales add up exactly enough.
            total +=
                static_cast<Wide>(score.criteria.back()) * criterion.weight * million * rubric.scale / criterion.scale;
        }
        if (score.standing == Standing::not_reviewed) continue;
        score.base = rounded_quotient(total, weights * million);
        add_bonus(problem.preferences, relaxed, application, score);
        hold_against_thresholds(rubric, score);
    }
    return out;
}

bool stands_before(const Problem& problem, const std::vector<Score>& scores, std::size_t a, Points score_a,
                   std::size_t b, Points score_b) {
    if (score_a != score_b) return score_a > score_b;
    return by_tie_rule(problem, scores, a, b) < 0;
}

std::vector<std::uint32_t> ranking(const Problem& problem, const std::vector<Score>& scores) {
    std::vector<std::uint32_t> order;
    for (std::size_t i = 0; i < scores.size(); ++i)
        if (scores[i].ranked()) order.push_back(static_cast<std::uint32_t>(i));
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return stands_before(problem, scores, a, scores[a].final(), b, scores[b].final());
    });
    return order;
}

}  // namespace gwanje::select
