#include "select/hindsight.hpp"

#include <algorithm>

namespace gwanje::select {

Hindsight::Hindsight(const Problem& problem, const RankRun& run)
    : problem_(problem),
      run_(run),
      rises_(run.layout.rows.size()),
      own_position_(problem.applications.size(), run.sequence.size()) {
    for (std::size_t s = 0; s < run.sequence.size(); ++s) {
        const Considered& look = run.sequence[s];
        if (passes_.empty() || passes_.back().row != look.pass) passes_.push_back({look.pass, s, s});
        passes_.back().end = s + 1;
        own_position_[look.application] = s;
        if (look.choice == no_choice) continue;
        for (const Term& term : run.layout.terms_of(static_cast<std::size_t>(look.choice)))
            for (std::uint32_t row = term.begin; row < term.end; ++row) {
                std::vector<Rise>& rises = rises_[row];
                const std::int64_t before = rises.empty() ? 0 : rises.back().used;
                if (!rises.empty() && rises.back().position == s) {
                    rises.back().used += term.amount;
                } else {
                    rises.push_back({static_cast<std::uint32_t>(s), before + term.amount});
                }
            }
    }
}

std::int64_t Hindsight::used_before(std::uint32_t row, std::size_t position) const {
    const std::vector<Rise>& rises = rises_[row];
    const auto after = std::lower_bound(rises.begin(), rises.end(), position,
                                        [](const Rise& rise, std::size_t p) { return rise.position < p; });
    return after == rises.begin() ? 0 : (after - 1)->used;
}

std::int64_t Hindsight::last_chance(std::uint32_t application, std::size_t choice, bool closings) const {
    const Layout& layout = run_.layout;
    auto last = static_cast<std::int64_t>(run_.sequence.size());
    const std::span<const Term> terms = layout.terms_of(choice);
    for (std::size_t t = 0; t < terms.size(); ++t)
        for (std::uint32_t row = terms[t].begin; row < terms[t].end; ++row) {
            if (layout.rows[row].ceiling == no_ceiling) continue;
            std::int64_t amount = 0;
            for (const Term& term : terms)
                if (term.begin <= row && row < term.end) amount += term.amount;
            const std::int64_t room = layout.rows[row].ceiling - amount;
            if (room < 0) return -1;
            const auto full = std::upper_bound(rises_[row].begin(), rises_[row].end(), room,
                                               [](std::int64_t r, const Rise& rise) { return r < rise.used; });
            if (full != rises_[row].end()) last = std::min(last, static_cast<std::int64_t>(full->position));
        }
    if (!closings) return last;
    for (const Closing& closing : run_.closings)
        for (const Term& term : terms)
            if (term.begin < layout.capacity_rows && layout.rows[term.begin].source == closing.pool &&
                closing.track == problem_.applications[application].track)
                last = std::min(last, static_cast<std::int64_t>(closing.position) - 1);
    return last;
}

bool Hindsight::counts_in(std::uint32_t application, std::uint32_t row) const {
    for (std::size_t c = run_.layout.first_choice[application]; c < run_.layout.first_choice[application + 1]; ++c)
        for (const Term& term : run_.layout.terms_of(c))
            if (term.begin <= row && row < term.end) return true;
    return false;
}

std::optional<Points> Hindsight::enough_points(std::uint32_t application) const {
    std::optional<Points> least;
    const Points own = run_.scores[application].final();
    for (const Pass& pass : passes_) {
        if (pass.row >= 0 && !counts_in(application, static_cast<std::uint32_t>(pass.row))) continue;
        std::int64_t chance = -1;
        for (std::size_t c = run_.layout.first_choice[application]; c < run_.layout.first_choice[application + 1]; ++c)
            chance = std::max(chance, last_chance(application, c, pass.row < 0));
        chance = std::min(chance, static_cast<std::int64_t>(pass.end) - 1);
        if (pass.row < 0) chance = std::min(chance, static_cast<std::int64_t>(own_position_[application]));
        if (chance < static_cast<std::int64_t>(pass.begin)) continue;
        const std::uint32_t rival = run_.sequence[static_cast<std::size_t>(chance)].application;
        const Points goal = run_.scores[rival].final();
        const bool wins_tie = stands_before(problem_, run_.scores, application, goal, rival, goal);
        const Points rise = std::max<Points>(goal - own + (wins_tie ? 0 : 1), 0);
        if (rise > 0 && (!least || rise < *least)) least = rise;
    }
    return least;
}

/// The last level of the first wish without delay.
std::size_t Hindsight::least_choice(std::uint32_t application) const {
    const Layout& layout = run_.layout;
    const std::size_t first = layout.first_choice[application];
    std::size_t least = first;
    for (std::size_t c = first; c < layout.first_choice[application + 1]; ++c)
        if (layout.choices[c].request == 0 && layout.choices[c].delay == 0) least = c;
    return least;
}

std::optional<std::int64_t> Hindsight::enough_count(std::uint32_t application) const {
    const Layout& layout = run_.layout;
    const std::vector<Line>& lines = problem_.applications[application].requests.front().lines;
    if (lines.size() != 1 || layout.first_choice[application] == layout.first_choice[application + 1])
        return std::nullopt;
    const std::size_t choice = least_choice(application);
    const std::int64_t asked = count_at(lines.front(), layout.choices[choice].level);
    std::int64_t most = asked;
    for (const Term& term : layout.terms_of(choice))
        for (std::uint32_t row = term.begin; row < term.end; ++row) {
            const Row& r = layout.rows[row];
            if (r.ceiling == no_ceiling) continue;
            const std::int64_t room = r.ceiling - used_before(row, own_position_[application]);
            const bool counts_heads =
                r.kind == RowKind::places ||
                (r.kind == RowKind::limit && problem_.limits[r.source].measure == Measure::projects);
            const std::int64_t each = counts_heads ? 0 : term.amount / asked;
            if (counts_heads ? room < term.amount : room < each) return std::nullopt;
            if (!counts_heads) most = std::min(most, room / each);
        }
    for (const Closing& closing : run_.closings)
        if (closing.position <= own_position_[application] && problem_.pools[closing.pool].name == lines.front().pool &&
            closing.track == problem_.applications[application].track)
            return std::nullopt;
    if (most < 1 || most >= asked) return std::nullopt;
    return most;
}

std::optional<std::int64_t> Hindsight::enough_delay(std::uint32_t application) const {
    const Layout& layout = run_.layout;
    if (problem_.filling == Filling::stop_at_first_miss) return std::nullopt;
    const Request& wish = problem_.applications[application].requests.front();
    if (wish.lines.size() != 1 || layout.first_choice[application] == layout.first_choice[application + 1])
        return std::nullopt;
    const std::int64_t last_month = wish.lines.front().begin + wish.lines.front().months;
    const std::size_t choice = least_choice(application);
    for (std::int64_t delay = wish.latest_delay + 1; last_month + delay <= problem_.months; ++delay) {
        bool fits = true;
        for (const Term& term : layout.terms_of(choice)) {
            // Rows that stand for a month move with the start; the others count the same whenever it starts.
            const auto shift = static_cast<std::uint32_t>(layout.rows[term.begin].month >= 0 ? delay : 0);
            for (std::uint32_t row = term.begin + shift; row < term.end + shift && fits; ++row)
                fits = layout.rows[row].ceiling == no_ceiling ||
                       used_before(row, own_position_[application]) + term.amount <= layout.rows[row].ceiling;
        }
        if (fits) return delay;
    }
    return std::nullopt;
}

}  // namespace gwanje::select
