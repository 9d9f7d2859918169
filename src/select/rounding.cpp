#include "select/rounding.hpp"

#include <algorithm>

namespace gwanje::select {
namespace {

/// Applications that have choices, those first who are worth most at the prices.
std::vector<std::uint32_t> by_margin(const Layout& layout, const std::vector<Wide>& margin) {
    std::vector<std::uint32_t> order;
    std::vector<Wide> key(layout.application_count());
    for (std::size_t i = 0; i < key.size(); ++i) {
        if (layout.first_choice[i] == layout.first_choice[i + 1]) continue;
        Wide best = margin[layout.first_choice[i]];
        for (std::size_t c = layout.first_choice[i]; c < layout.first_choice[i + 1]; ++c)
            best = std::max(best, margin[c]);
        key[i] = best;
        order.push_back(static_cast<std::uint32_t>(i));
    }
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return key[a] != key[b] ? key[a] > key[b] : a < b; });
    return order;
}

bool over(const Layout& layout, const Assignment& assignment, std::uint32_t row) {
    return layout.rows[row].ceiling != no_ceiling && assignment.used[row] > layout.rows[row].ceiling;
}

bool uses_overdrawn(const Layout& layout, const Assignment& assignment, std::size_t choice) {
    for (const Term& term : layout.terms_of(choice))
        for (std::uint32_t row = term.begin; row < term.end; ++row)
            if (over(layout, assignment, row)) return true;
    return false;
}

}  // namespace

Assignment rounded(const Layout& layout, const LpForm& form, const LpPoint& point) {
    Assignment out(layout);
    std::vector<double> best(layout.application_count(), 0.5);
    for (std::size_t c = 0; c < form.choice_of.size(); ++c) {
        const std::uint32_t choice = form.choice_of[c];
        const std::uint32_t application = layout.choices[choice].application;
        if (point.granted[c] < best[application]) continue;
        best[application] = point.granted[c];
        out.give(layout, application, choice);
    }
    return out;
}

void relieve(const Layout& layout, const std::vector<Wide>& margin, Assignment& assignment) {
    std::vector<std::uint32_t> order;
    for (std::size_t i = 0; i < assignment.chosen.size(); ++i)
        if (assignment.chosen[i] >= 0) order.push_back(static_cast<std::uint32_t>(i));
    const auto now = [&](std::uint32_t i) { return margin[static_cast<std::size_t>(assignment.chosen[i])]; };
    std::sort(order.begin(), order.end(),
              [&](std::uint32_t a, std::uint32_t b) { return now(a) != now(b) ? now(a) < now(b) : a < b; });
    for (const std::uint32_t i : order) {
        if (!uses_overdrawn(layout, assignment, static_cast<std::size_t>(assignment.chosen[i]))) continue;
        // A smaller choice may do.
        std::int64_t best = -1;
        Wide best_value = 0;
        for (std::size_t c = layout.first_choice[i]; c < layout.first_choice[i + 1]; ++c) {
            if (margin[c] <= best_value || !assignment.fits(layout, i, static_cast<std::int64_t>(c))) continue;
            best_value = margin[c];
            best = static_cast<std::int64_t>(c);
        }
        assignment.give(layout, i, best);
    }
}

void serve_floors(const Layout& layout, const std::vector<Wide>& margin, Assignment& assignment) {
    const std::vector<std::uint32_t> order = by_margin(layout, margin);
    for (std::uint32_t row = 0; row < layout.rows.size(); ++row)
        for (const std::uint32_t i : order) {
            if (assignment.used[row] >= layout.rows[row].floor) break;
            if (assignment.chosen[i] >= 0) continue;
            for (std::size_t c = layout.first_choice[i]; c < layout.first_choice[i + 1]; ++c) {
                const std::span<const Term> terms = layout.terms_of(c);
                const bool counts = std::any_of(terms.begin(), terms.end(),
                                                [&](const Term& t) { return t.begin <= row && row < t.end; });
                if (!counts || !assignment.fits(layout, i, static_cast<std::int64_t>(c))) continue;
                assignment.give(layout, i, static_cast<std::int64_t>(c));
                break;
            }
        }
}

std::int64_t fill(const Layout& layout, const std::vector<Wide>& margin, Assignment& assignment) {
    const std::vector<std::uint32_t> order = by_margin(layout, margin);
    std::int64_t gained = 0;
    constexpr int most_passes = 4;
    for (int round = 0; round < most_passes; ++round) {
        const std::int64_t before = gained;
        for (const std::uint32_t i : order) {
            const std::int64_t now = assignment.chosen[i];
            std::int64_t best = now;
            std::int64_t best_value = now >= 0 ? layout.choices[static_cast<std::size_t>(now)].value : 0;
            for (std::size_t c = layout.first_choice[i]; c < layout.first_choice[i + 1]; ++c) {
                const auto choice = static_cast<std::int64_t>(c);
                if (layout.choices[c].value <= best_value || !assignment.fits(layout, i, choice) ||
                    !assignment.keeps_floors(layout, i, choice))
                    continue;
                best = choice;
                best_value = layout.choices[c].value;
            }
            if (best == now) continue;
            assignment.give(layout, i, best);
            ++gained;
        }
        if (gained == before) break;
    }
    return gained;
}

}  // namespace gwanje::select
