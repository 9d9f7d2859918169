#include "select/refill.hpp"

#include <algorithm>
#include <unordered_map>

#include "select/rank_run.hpp"

namespace gwanje::select {
namespace {

class Refilling {
public:
    Refilling(const Problem& problem, const Outcome& outcome) : problem_(problem), outcome_(outcome) {
        scores_ = scores(problem);
        layout_ = layout(problem, scores_);
        used_.assign(layout_.rows.size(), 0);
        for (std::size_t i = 0; i < problem.applications.size(); ++i) {
            index_[problem.applications[i].id] = i;
            if (const std::int64_t choice = choice_of(i); choice >= 0)
                take(layout_, used_, static_cast<std::size_t>(choice));
        }
    }

    void give_back(const GiveUp& give_up) {
        const auto found = index_.find(give_up.application);
        if (found == index_.end()) return;
        const std::int64_t choice = choice_of(found->second);
        if (choice < 0) return;
        for (const Term& term : layout_.terms_of(static_cast<std::size_t>(choice)))
            for (std::uint32_t row = term.begin; row < term.end; ++row) {
                const std::int32_t month = layout_.rows[row].month;
                // A place and a share of a cap are free again only when nothing of the award was used.
                if (month >= 0 ? month >= give_up.from_month : give_up.from_month == 0) used_[row] -= term.amount;
            }
        gone_.push_back(give_up.application);
    }

    Refill run(std::int64_t first_month, const std::vector<std::uint64_t>& declined) {
        Refill out;
        std::vector<PassedOver> waiting;
        for (const std::uint32_t i : ranking(problem_, scores_)) {
            const std::uint64_t id = problem_.applications[i].id;
            if (!outcome_.placings[i].lines.empty() || holds(declined, id) || holds(gone_, id)) continue;
            std::int64_t found = no_choice;
            for (std::size_t c = layout_.first_choice[i]; c < layout_.first_choice[i + 1] && found == no_choice; ++c)
                if (begins(c) >= first_month && first_full_row(layout_, used_, c) < 0)
                    found = static_cast<std::int64_t>(c);
            if (found == no_choice) {
                waiting.push_back(passed_over(i, first_month));
                continue;
            }
            take(layout_, used_, static_cast<std::size_t>(found));
            out.offers.push_back(offer(static_cast<std::size_t>(found)));
            out.passed_over.insert(out.passed_over.end(), waiting.begin(), waiting.end());
            waiting.clear();
        }
        out.pools = outcome_.pools;
        for (std::size_t p = 0; p < out.pools.size(); ++p)
            for (std::size_t m = 0; m < out.pools[p].free.size(); ++m) {
                const std::size_t row = p * static_cast<std::size_t>(problem_.months) + m;
                out.pools[p].free[m] = layout_.rows[row].ceiling - used_[row];
            }
        return out;
    }

private:
    static bool holds(const std::vector<std::uint64_t>& list, std::uint64_t id) {
        return std::find(list.begin(), list.end(), id) != list.end();
    }

    [[nodiscard]] std::int64_t choice_of(std::size_t i) const {
        const Placing& placing = outcome_.placings[i];
        if (placing.lines.empty()) return no_choice;
        for (std::size_t c = layout_.first_choice[i]; c < layout_.first_choice[i + 1]; ++c)
            if (layout_.choices[c].request == placing.request && layout_.choices[c].delay == placing.delay &&
                layout_.choices[c].level == placing.level)
                return static_cast<std::int64_t>(c);
        return no_choice;
    }

    [[nodiscard]] std::int64_t begins(std::size_t choice) const {
        std::int64_t first = problem_.months;
        for (const Term& term : layout_.terms_of(choice))
            if (term.begin < layout_.capacity_rows)
                first = std::min<std::int64_t>(first, layout_.rows[term.begin].month);
        return first;
    }

    [[nodiscard]] PassedOver passed_over(std::uint32_t i, std::int64_t first_month) const {
        PassedOver out{problem_.applications[i].id, Deciding::never_fits, "", -1};
        for (std::size_t c = layout_.first_choice[i]; c < layout_.first_choice[i + 1]; ++c) {
            if (begins(c) < first_month) {
                out.month = begins(c);  // would have had to begin in a month that is over
                continue;
            }
            const std::int64_t row = first_full_row(layout_, used_, c);
            if (row < 0) continue;
            const Row& full = layout_.rows[static_cast<std::size_t>(row)];
            out.month = full.month;
            switch (full.kind) {
                case RowKind::capacity:
                    out.why = Deciding::capacity;
                    break;
                case RowKind::places:
                    out.why = Deciding::places;
                    break;
                case RowKind::limit:
                    out.why = Deciding::limit;
                    break;
            }
            out.rule =
                full.kind == RowKind::limit ? problem_.limits[full.source].rule : problem_.pools[full.source].name;
        }
        return out;
    }

    [[nodiscard]] ReserveOffer offer(std::size_t choice) const {
        const Choice& c = layout_.choices[choice];
        const Request request = alternatives(problem_, problem_.applications[c.application])[c.request];
        ReserveOffer out{problem_.applications[c.application].id, c.request, c.delay, c.level, {}};
        for (const Line& line : request.lines)
            out.lines.push_back({line.pool, count_at(line, c.level), line.begin + c.delay, line.months});
        return out;
    }

    const Problem& problem_;
    const Outcome& outcome_;
    std::vector<Score> scores_;
    Layout layout_;
    std::vector<std::int64_t> used_;
    std::unordered_map<std::uint64_t, std::size_t> index_;
    std::vector<std::uint64_t> gone_;
};

}  // namespace

Refill refill(const Problem& problem, const Outcome& outcome, const std::vector<GiveUp>& give_ups,
              std::int64_t first_month, const std::vector<std::uint64_t>& already_declined) {
    Refilling refilling(problem, outcome);
    for (const GiveUp& give_up : give_ups) refilling.give_back(give_up);
    return refilling.run(first_month, already_declined);
}

}  // namespace gwanje::select
