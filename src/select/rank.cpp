#include "select/rank.hpp"

#include <algorithm>

#include "select/rank_run.hpp"

namespace gwanje::select {
namespace {

/// Goes down the ranking; everything it learns ends in the run.
class Ranker {
public:
    Ranker(const Problem& problem, RankRun& run) : problem_(problem), run_(run) {
        const std::size_t count = problem.applications.size();
        run_.chosen.assign(count, no_choice);
        run_.reasons.assign(count, Reason{});
        run_.used.assign(run_.layout.rows.size(), 0);
    }

    /// The best of those the floor names, until it is reached or nobody is left.
    void serve_floor(std::uint32_t row) {
        for (const std::uint32_t application : run_.order) {
            if (run_.used[row] >= run_.layout.rows[row].floor) return;
            if (run_.chosen[application] == no_choice && counts_in(application, row))
                consider(application, static_cast<std::int32_t>(row));
        }
    }

    void serve_everyone() {
        for (const std::uint32_t application : run_.order)
            if (run_.chosen[application] == no_choice) consider(application, -1);
    }

private:
    [[nodiscard]] bool counts_in(std::uint32_t application, std::uint32_t row) const {
        const Layout& layout = run_.layout;
        for (std::size_t c = layout.first_choice[application]; c < layout.first_choice[application + 1]; ++c)
            for (const Term& term : layout.terms_of(c))
                if (term.begin <= row && row < term.end) return true;
        return false;
    }

    [[nodiscard]] std::int64_t closed_pool(std::uint32_t application, std::size_t choice) const {
        if (run_.closings.empty()) return -1;
        for (const Term& term : run_.layout.terms_of(choice)) {
            if (term.begin >= run_.layout.capacity_rows) break;
            const std::uint32_t pool = run_.layout.rows[term.begin].source;
            for (const Closing& closing : run_.closings)
                if (closing.pool == pool && closing.track == problem_.applications[application].track) return pool;
        }
        return -1;
    }

    void consider(std::uint32_t application, std::int32_t pass) {
        const Layout& layout = run_.layout;
        const std::size_t first = layout.first_choice[application];
        const std::size_t last = layout.first_choice[application + 1];
        std::int64_t found = no_choice;
        for (std::size_t c = first; c < last && found == no_choice; ++c)
            if ((pass >= 0 || closed_pool(application, c) < 0) && first_full_row(layout, run_.used, c) < 0)
                found = static_cast<std::int64_t>(c);
        run_.sequence.push_back({application, pass, found});
        if (pass < 0 || found != no_choice) run_.reasons[application] = reason(application, found, pass);
        if (found != no_choice) {
            take(layout, run_.used, static_cast<std::size_t>(found));
            run_.chosen[application] = found;
        }
        if (pass < 0) close_after(application, found);
    }

    /// For a refusal: what the least of the first wish met. For a partial award: what the full wish met.
    [[nodiscard]] Reason reason(std::uint32_t application, std::int64_t found, std::int32_t pass) const {
        const Layout& layout = run_.layout;
        const std::size_t first = layout.first_choice[application];
        const std::size_t last = layout.first_choice[application + 1];
        if (first == last) return {Deciding::never_fits, -1, -1};
        if (found == static_cast<std::int64_t>(first)) return {};
        std::size_t asked = first;
        if (found == no_choice)
            for (std::size_t c = first; c < last && layout.choices[c].request == layout.choices[first].request; ++c)
                if (layout.choices[c].delay == 0) asked = c;
        if (pass < 0)
            if (const std::int64_t pool = closed_pool(application, asked); pool >= 0)
                return {Deciding::pool_closed, -1, pool};
        const std::int64_t row = first_full_row(layout, run_.used, asked);
        if (row < 0) return {};
        if (found == no_choice && fits_never(first, last)) return {Deciding::never_fits, row, -1};
        switch (layout.rows[static_cast<std::size_t>(row)].kind) {
            case RowKind::capacity:
                return {Deciding::capacity, row, -1};
            case RowKind::places:
                return {Deciding::places, row, -1};
            case RowKind::limit:
                return {Deciding::limit, row, -1};
        }
        return {};
    }

    [[nodiscard]] bool fits_never(std::size_t first, std::size_t last) const {
        const std::vector<std::int64_t> nothing(run_.layout.rows.size(), 0);
        for (std::size_t c = first; c < last; ++c)
            if (first_full_row(run_.layout, nothing, c) < 0) return false;
        return true;
    }

    /// A miss for want of accelerators or places closes the pools of the first wish; a miss at a cap of one's own, or
    /// of something that could never fit, closes nothing.
    void close_after(std::uint32_t application, std::int64_t found) {
        if (problem_.filling != Filling::stop_at_first_miss) return;
        const Deciding by = run_.reasons[application].by;
        if (by != Deciding::capacity && by != Deciding::places) return;
        (void)found;
        const std::size_t first = run_.layout.first_choice[application];
        for (const Term& term : run_.layout.terms_of(first)) {
            if (term.begin >= run_.layout.capacity_rows) break;
            run_.closings.push_back(
                {run_.layout.rows[term.begin].source, problem_.applications[application].track, run_.sequence.size()});
        }
    }

    const Problem& problem_;
    RankRun& run_;
};

}  // namespace

std::int64_t first_full_row(const Layout& layout, const std::vector<std::int64_t>& used, std::size_t choice) {
    const std::span<const Term> terms = layout.terms_of(choice);
    for (std::size_t t = 0; t < terms.size(); ++t)
        for (std::uint32_t row = terms[t].begin; row < terms[t].end; ++row) {
            // Two lines of one choice may meet in a row: what the earlier ones take comes on top.
            std::int64_t amount = terms[t].amount;
            for (std::size_t u = 0; u < t; ++u)
                if (terms[u].begin <= row && row < terms[u].end) amount += terms[u].amount;
            if (layout.rows[row].ceiling != no_ceiling && used[row] + amount > layout.rows[row].ceiling) return row;
        }
    return -1;
}

void take(const Layout& layout, std::vector<std::int64_t>& used, std::size_t choice, std::int64_t sign) {
    for (const Term& term : layout.terms_of(choice))
        for (std::uint32_t row = term.begin; row < term.end; ++row) used[row] += sign * term.amount;
}

std::vector<std::uint32_t> floor_rows(const Layout& layout) {
    std::vector<std::uint32_t> rows;
    for (std::size_t r = 0; r < layout.rows.size(); ++r)
        if (layout.rows[r].floor > 0) rows.push_back(static_cast<std::uint32_t>(r));
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Row& x = layout.rows[a];
        const Row& y = layout.rows[b];
        if (x.source != y.source) return x.source < y.source;
        if (x.member != y.member) return layout.members[x.member] < layout.members[y.member];
        return a < b;
    });
    return rows;
}

RankRun run_rank(const Problem& problem, const Relaxed& relaxed) {
    RankRun run;
    run.scores = scores(problem, relaxed);
    run.order = ranking(problem, run.scores);
    run.layout = layout(problem, run.scores, relaxed);
    Ranker ranker(problem, run);
    for (const std::uint32_t row : floor_rows(run.layout)) ranker.serve_floor(row);
    ranker.serve_everyone();
    return run;
}

Outcome rank(const Problem& problem) {
    return outcome_of(problem, Way::rank, run_rank(problem));
}

}  // namespace gwanje::select
