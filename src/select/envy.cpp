#include "select/envy.hpp"

#include <algorithm>
#include <map>
#include <tuple>

namespace gwanje::select {
namespace {

/// What "the same pools and size" compares: (pool, count, months) of each line, in order of pools.
using Shape = std::vector<std::tuple<std::uint32_t, std::int64_t, std::uint32_t>>;

Shape shape_of(const Layout& layout, std::size_t choice) {
    Shape shape;
    for (const Term& term : layout.terms_of(choice)) {
        if (term.begin >= layout.capacity_rows) break;
        shape.emplace_back(layout.rows[term.begin].source, term.amount, term.end - term.begin);
    }
    std::sort(shape.begin(), shape.end());
    return shape;
}

/// Exchanging keeps every rule?
bool can_exchange(const Layout& layout, Assignment& assignment, const Envy& envy) {
    const std::int64_t given = assignment.chosen[envy.supported];
    std::vector<std::uint32_t> floors;
    for (const Term& term : layout.terms_of(static_cast<std::size_t>(given)))
        for (std::uint32_t row = term.begin; row < term.end; ++row)
            if (layout.rows[row].floor > 0 && assignment.used[row] >= layout.rows[row].floor) floors.push_back(row);
    assignment.give(layout, envy.supported, -1);
    bool can = assignment.fits(layout, envy.refused, envy.choice);
    if (can && !floors.empty()) {
        assignment.give(layout, envy.refused, envy.choice);
        for (const std::uint32_t row : floors) can = can && assignment.used[row] >= layout.rows[row].floor;
        assignment.give(layout, envy.refused, -1);
    }
    assignment.give(layout, envy.supported, given);
    return can;
}

/// Visits pairs, the highest refused score first; `visit` returns true when it changed the assignment.
template <class Visit>
void each_envy(const Problem& problem, const Layout& layout, const std::vector<Score>& scores, Assignment& assignment,
               const Visit& visit) {
    std::map<Shape, std::vector<std::uint32_t>> holders;  // lowest score first
    const std::vector<std::uint32_t> order = ranking(problem, scores);
    for (auto i = order.rbegin(); i != order.rend(); ++i)
        if (assignment.chosen[*i] >= 0)
            holders[shape_of(layout, static_cast<std::size_t>(assignment.chosen[*i]))].push_back(*i);
    for (const std::uint32_t i : order) {
        if (assignment.chosen[i] >= 0) continue;
        for (std::size_t c = layout.first_choice[i]; c < layout.first_choice[i + 1]; ++c) {
            const auto group = holders.find(shape_of(layout, c));
            if (group == holders.end()) continue;
            for (const std::uint32_t holder : group->second) {
                if (scores[holder].final() >= scores[i].final()) break;
                if (assignment.chosen[holder] < 0) continue;
                const Envy envy{i, holder, static_cast<std::int64_t>(c)};
                if (can_exchange(layout, assignment, envy) && visit(envy)) break;
            }
            if (assignment.chosen[i] >= 0) break;
        }
    }
}

}  // namespace

std::vector<Envy> justified_envy(const Problem& problem, const Layout& layout, const std::vector<Score>& scores,
                                 const Assignment& assignment) {
    std::vector<Envy> out;
    Assignment copy = assignment;
    each_envy(problem, layout, scores, copy, [&](const Envy& envy) { return out.push_back(envy), false; });
    return out;
}

std::int64_t settle_envy(const Problem& problem, const Layout& layout, const std::vector<Score>& scores,
                         Assignment& assignment) {
    std::int64_t exchanged = 0;
    for (bool changed = true; changed;) {
        changed = false;
        each_envy(problem, layout, scores, assignment, [&](const Envy& envy) {
            assignment.give(layout, envy.supported, -1);
            assignment.give(layout, envy.refused, envy.choice);
            ++exchanged;
            return changed = true;
        });
    }
    return exchanged;
}

}  // namespace gwanje::select
