#include "select/assignment.hpp"

#include "select/rank_run.hpp"

namespace gwanje::select {

void Assignment::give(const Layout& layout, std::size_t application, std::int64_t choice) {
    std::int64_t& now = chosen[application];
    if (now >= 0) {
        take(layout, used, static_cast<std::size_t>(now), -1);
        value -= layout.choices[static_cast<std::size_t>(now)].value;
    }
    now = choice;
    if (now >= 0) {
        take(layout, used, static_cast<std::size_t>(now));
        value += layout.choices[static_cast<std::size_t>(now)].value;
    }
}

namespace {

/// What the exchange of `now` for `next` changes in a row.
std::int64_t change_in(const Layout& layout, std::uint32_t row, std::int64_t now, std::int64_t next) {
    std::int64_t sum = 0;
    if (next >= 0)
        for (const Term& term : layout.terms_of(static_cast<std::size_t>(next)))
            if (term.begin <= row && row < term.end) sum += term.amount;
    if (now >= 0)
        for (const Term& term : layout.terms_of(static_cast<std::size_t>(now)))
            if (term.begin <= row && row < term.end) sum -= term.amount;
    return sum;
}

}  // namespace

bool Assignment::fits(const Layout& layout, std::size_t application, std::int64_t choice) const {
    if (choice < 0) return true;
    for (const Term& term : layout.terms_of(static_cast<std::size_t>(choice)))
        for (std::uint32_t row = term.begin; row < term.end; ++row)
            if (layout.rows[row].ceiling != no_ceiling &&
                used[row] + change_in(layout, row, chosen[application], choice) > layout.rows[row].ceiling)
                return false;
    return true;
}

bool Assignment::keeps_floors(const Layout& layout, std::size_t application, std::int64_t choice) const {
    const std::int64_t now = chosen[application];
    if (now < 0) return true;
    for (const Term& term : layout.terms_of(static_cast<std::size_t>(now)))
        for (std::uint32_t row = term.begin; row < term.end; ++row) {
            if (layout.rows[row].floor <= 0) continue;
            const std::int64_t change = change_in(layout, row, now, choice);
            if (change < 0 && used[row] + change < layout.rows[row].floor) return false;
        }
    return true;
}

Verdict verdict(const Layout& layout, const Assignment& assignment) {
    Verdict out;
    std::vector<std::int64_t> used(layout.rows.size(), 0);
    std::int64_t value = 0;
    for (std::size_t i = 0; i < assignment.chosen.size(); ++i) {
        const std::int64_t choice = assignment.chosen[i];
        if (choice < 0) continue;
        if (layout.choices[static_cast<std::size_t>(choice)].application != i) out.consistent = false;
        take(layout, used, static_cast<std::size_t>(choice));
        value += layout.choices[static_cast<std::size_t>(choice)].value;
    }
    out.consistent = out.consistent && used == assignment.used && value == assignment.value;
    for (std::size_t r = 0; r < used.size(); ++r) {
        if (layout.rows[r].ceiling != no_ceiling && used[r] > layout.rows[r].ceiling)
            out.over.push_back(static_cast<std::uint32_t>(r));
        if (used[r] < layout.rows[r].floor) out.under.push_back(static_cast<std::uint32_t>(r));
    }
    return out;
}

}  // namespace gwanje::select
