#include "select/outcome_with.hpp"

#include "select/lp_form.hpp"

namespace gwanje::select {
namespace {

/// What stands in the way of the first wish (for the refused, at its least) now that everything is given.
Reason reason_now(const Layout& layout, Assignment& given, std::size_t application) {
    const std::size_t first = layout.first_choice[application];
    const std::size_t last = layout.first_choice[application + 1];
    const std::int64_t own = given.chosen[application];
    if (first == last) return {Deciding::never_fits, -1, -1};
    if (own == static_cast<std::int64_t>(first)) return {};
    std::size_t asked = first;
    bool ever = own >= 0;
    for (std::size_t c = first; c < last; ++c) {
        ever = ever || fits_alone(layout, c);
        const bool least = layout.choices[c].request == layout.choices[first].request && layout.choices[c].delay == 0;
        if (own < 0 && least) asked = c;
    }
    given.give(layout, application, -1);
    const std::int64_t row = first_full_row(layout, given.used, asked);
    given.give(layout, application, own);
    if (!ever) return {Deciding::never_fits, row, -1};
    if (row >= 0 && layout.rows[static_cast<std::size_t>(row)].kind == RowKind::limit)
        return {Deciding::limit, row, -1};
    return {Deciding::worth_less, row, -1};
}

}  // namespace

Outcome outcome_with(const Problem& problem, RankRun run, Assignment assignment) {
    for (std::size_t i = 0; i < run.reasons.size(); ++i)
        run.reasons[i] = run.scores[i].ranked() ? reason_now(run.layout, assignment, i) : Reason{};
    run.chosen = std::move(assignment.chosen);
    run.used = std::move(assignment.used);
    return outcome_of(problem, Way::optimum, run);
}

}  // namespace gwanje::select
