#include "select/explain.hpp"

#include <algorithm>

#include "select/bound.hpp"
#include "select/hindsight.hpp"
#include "select/interior_point.hpp"

namespace gwanje::select {
namespace {

std::vector<CriterionPart> criterion_parts(const Rubric& rubric, const Placing& placing) {
    std::vector<CriterionPart> out;
    Wide weights = 0;
    for (const Criterion& criterion : rubric.criteria) weights += criterion.weight;
    for (std::size_t k = 0; k < placing.criteria.size() && k < rubric.criteria.size(); ++k) {
        const Criterion& criterion = rubric.criteria[k];
        const Wide counted = static_cast<Wide>(placing.criteria[k]) * criterion.weight * rubric.scale;
        out.push_back({criterion.name, placing.criteria[k], criterion.scale,
                       rounded_quotient(counted, weights * criterion.scale)});
    }
    return out;
}

std::optional<Points> points_to_threshold(const Rubric& rubric, const Placing& placing) {
    for (std::size_t k = 0; k < placing.criteria.size(); ++k)
        if (rubric.criteria[k].name == placing.rule) return rubric.criteria[k].threshold - placing.criteria[k];
    return rubric.threshold - placing.base;
}

/// The rise of the score at which some choice would pay for what it takes at the bound's prices.
std::vector<std::optional<Points>> rises_by_prices(const Problem& problem, const RankRun& run, const Outcome& outcome) {
    const LpForm form = lp_form(problem, run.layout);
    const Prices prices = prices_from(run.layout, form, interior_point(form).prices);
    const std::vector<Wide> margin = margins(run.layout, prices);
    std::vector<std::optional<Points>> out(outcome.placings.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        const Points score = run.scores[i].final();
        if (outcome.placings[i].standing != Standing::reserve || score <= 0) continue;
        for (std::size_t c = run.layout.first_choice[i]; c < run.layout.first_choice[i + 1]; ++c) {
            const std::int64_t value = run.layout.choices[c].value;
            if (margin[c] >= 0 || value <= 0 || !fits_alone(run.layout, c)) continue;
            // Value is proportional to the score: the missing part of the value is the same part of the score.
            const Wide missing = (-margin[c] + price_scale - 1) / price_scale;
            const auto rise = static_cast<Points>((missing * score + value - 1) / value);
            if (!out[i] || rise < *out[i]) out[i] = rise;
        }
    }
    return out;
}

Explanation common_part(const Problem& problem, const Outcome& outcome, std::size_t index, std::int64_t ranked) {
    const Placing& placing = outcome.placings[index];
    Explanation out;
    out.application = placing.application;
    out.way = outcome.way;
    out.standing = placing.standing;
    out.criteria = criterion_parts(problem.rubric, placing);
    out.grounds = placing.grounds;
    out.base = placing.base;
    out.bonus = placing.bonus;
    out.score = placing.score;
    out.place = placing.place;
    out.ranked = ranked;
    out.reserve_place = placing.reserve_place;
    out.pool = problem.applications[index].requests.front().lines.front().pool;
    for (const PoolLine& line : outcome.pools)
        if (line.pool == out.pool) out.cut_line = line.cut_line;
    out.lines = placing.lines;
    out.decided_by = placing.decided_by;
    out.rule = placing.rule;
    out.month = placing.month;
    return out;
}

}  // namespace

std::vector<Explanation> explain(const Problem& problem, const Outcome& outcome) {
    const RankRun run = run_rank(problem);
    const Hindsight hindsight(problem, run);
    const auto ranked = static_cast<std::int64_t>(run.order.size());
    std::vector<std::optional<Points>> by_prices;
    if (outcome.way == Way::optimum) by_prices = rises_by_prices(problem, run, outcome);
    std::vector<Explanation> out;
    out.reserve(outcome.placings.size());
    for (std::size_t i = 0; i < outcome.placings.size(); ++i) {
        out.push_back(common_part(problem, outcome, i, ranked));
        Explanation& explanation = out.back();
        if (explanation.standing == Standing::below_threshold)
            explanation.enough_points = points_to_threshold(problem.rubric, outcome.placings[i]);
        if (explanation.standing != Standing::reserve) continue;
        const auto application = static_cast<std::uint32_t>(i);
        if (outcome.way == Way::optimum) {
            explanation.enough_points = by_prices[i];
        } else {
            explanation.enough_points = hindsight.enough_points(application);
            explanation.enough_count = hindsight.enough_count(application);
            explanation.enough_delay = hindsight.enough_delay(application);
        }
    }
    return out;
}

}  // namespace gwanje::select
