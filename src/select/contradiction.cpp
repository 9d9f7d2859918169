#include "select/contradiction.hpp"

#include <algorithm>

#include "select/interior_point.hpp"
#include "select/rank_run.hpp"

namespace gwanje::select {
namespace {

constexpr double missing_tolerance = 1e-4;

bool can_hold(const Problem& problem, const Layout& numbers) {
    if (floor_rows(numbers).empty()) return true;
    LpForm form = lp_form(problem, numbers);
    std::fill(form.values.begin(), form.values.end(), 0.0);
    if (form.application_count() == 0) return false;
    return interior_point(form).missing <= missing_tolerance;
}

/// One published rule: rows of one kind and source.
struct PublishedRule {
    RowKind kind = RowKind::limit;
    std::uint32_t source = 0;
    std::string text;
};

std::vector<PublishedRule> published_rules(const Problem& problem) {
    std::vector<PublishedRule> out;
    for (std::uint32_t l = 0; l < problem.limits.size(); ++l)
        out.push_back({RowKind::limit, l, problem.limits[l].rule});
    for (std::uint32_t p = 0; p < problem.pools.size(); ++p) {
        if (problem.pools[p].places) out.push_back({RowKind::places, p, problem.pools[p].name + ", places"});
        out.push_back({RowKind::capacity, p, problem.pools[p].name + ", capacity"});
    }
    return out;
}

}  // namespace

std::optional<Contradiction> contradiction(const Problem& problem) {
    Layout numbers = layout(problem, scores(problem));
    if (can_hold(problem, numbers)) return std::nullopt;
    Contradiction out;
    // Deletion filter: a rule without which the others still fail is not needed to explain the failure.
    for (const PublishedRule& rule : published_rules(problem)) {
        Layout without = numbers;
        for (Row& row : without.rows) {
            if (row.kind != rule.kind || row.source != rule.source) continue;
            row.ceiling = no_ceiling;
            row.floor = 0;
        }
        if (can_hold(problem, without)) {
            out.rules.push_back(rule.text);
        } else {
            numbers = std::move(without);
        }
    }
    return out;
}

}  // namespace gwanje::select
