#include "select/outcome.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "select/rank_run.hpp"

namespace gwanje::select {
namespace {

/// Whole hours of each month of the horizon as calendars in Seoul have them.
std::vector<std::int64_t> hours_of_months(const Problem& problem) {
    std::vector<std::int64_t> out;
    for (std::int64_t month = 0; month < problem.months; ++month) {
        const Instant begin = add_months(problem.begin, static_cast<std::int32_t>(month), seoul_offset);
        const Instant end = add_months(problem.begin, static_cast<std::int32_t>(month + 1), seoul_offset);
        out.push_back((end - begin).ms / hours(1).ms);
    }
    return out;
}

void fill_award(const Problem& problem, const Layout& layout, std::size_t index, Placing& placing) {
    const Choice& choice = layout.choices[index];
    const Request request = alternatives(problem, problem.applications[choice.application])[choice.request];
    placing.request = choice.request;
    placing.delay = choice.delay;
    placing.level = choice.level;
    placing.value = choice.value;
    placing.standing = choice.level == 0 ? Standing::full : Standing::partial;
    for (const Line& line : request.lines)
        placing.lines.push_back({line.pool, count_at(line, choice.level), line.begin + choice.delay, line.months});
}

void fill_reason(const Problem& problem, const Layout& layout, const Reason& reason, Placing& placing) {
    placing.decided_by = reason.by;
    if (reason.row >= 0) {
        const Row& row = layout.rows[static_cast<std::size_t>(reason.row)];
        placing.month = row.month;
        placing.rule = row.kind == RowKind::limit ? problem.limits[row.source].rule : problem.pools[row.source].name;
    }
    if (reason.pool >= 0) placing.rule = problem.pools[static_cast<std::size_t>(reason.pool)].name;
}

std::vector<Placing> placings(const Problem& problem, const RankRun& run) {
    std::vector<Placing> out(problem.applications.size());
    for (std::size_t i = 0; i < out.size(); ++i) {
        Placing& placing = out[i];
        const Score& score = run.scores[i];
        placing.application = problem.applications[i].id;
        placing.standing = score.standing;
        placing.criteria = score.criteria;
        placing.base = score.base;
        placing.bonus = score.bonus;
        placing.score = score.final();
        placing.grounds = score.grounds;
        if (score.standing == Standing::below_threshold) {
            placing.decided_by = Deciding::threshold;
            placing.rule = score.missed;
        } else if (score.standing == Standing::not_reviewed) {
            placing.decided_by = Deciding::no_review;
        } else {
            fill_reason(problem, run.layout, run.reasons[i], placing);
        }
        if (run.chosen[i] != no_choice)
            fill_award(problem, run.layout, static_cast<std::size_t>(run.chosen[i]), placing);
    }
    for (std::size_t p = 0; p < run.order.size(); ++p) out[run.order[p]].place = static_cast<std::int64_t>(p) + 1;
    return out;
}

/// First wishes ask; awards grant.
class PoolCounter {
public:
    PoolCounter(const Problem& problem, const RankRun& run, std::vector<Placing>& placings, std::size_t pool)
        : problem_(problem), placings_(placings) {
        line_.pool = problem.pools[pool].name;
        for (std::int64_t month = 0; month < problem.months; ++month) {
            const std::size_t row = pool * static_cast<std::size_t>(problem.months) + static_cast<std::size_t>(month);
            line_.free.push_back(run.layout.rows[row].ceiling - run.used[row]);
        }
    }

    void count_request(std::size_t index) {
        const Application& application = problem_.applications[index];
        if (application.requests.empty()) return;
        bool here = false;
        for (const Line& line : application.requests.front().lines) {
            if (line.pool != line_.pool) continue;
            here = true;
            line_.asked_accelerators += line.count;
        }
        if (!here) return;
        ++line_.asked_applications;
        asked_.insert(application.body);
    }

    void count_grant(std::size_t index) {
        const Placing& placing = placings_[index];
        bool here = false;
        for (const GrantedLine& line : placing.lines) {
            if (line.pool != line_.pool) continue;
            here = true;
            line_.granted_accelerators += line.count;
        }
        if (!here) return;
        ++line_.granted_applications;
        granted_.insert(problem_.applications[index].body);
        if (!line_.cut_line || placing.score < *line_.cut_line) line_.cut_line = placing.score;
    }

    /// In the order of the ranking.
    void count_reserve(std::size_t index) {
        Placing& placing = placings_[index];
        if (placing.standing != Standing::reserve || placing.decided_by == Deciding::never_fits) return;
        const std::vector<Line>& wish = problem_.applications[index].requests.front().lines;
        if (std::none_of(wish.begin(), wish.end(), [&](const Line& line) { return line.pool == line_.pool; })) return;
        if (!line_.first_refused) line_.first_refused = placing.score;
        line_.reserve.push_back(placing.application);
        if (wish.front().pool == line_.pool) placing.reserve_place = static_cast<std::int64_t>(line_.reserve.size());
    }

    PoolLine line() && {
        line_.asked_bodies = static_cast<std::int64_t>(asked_.size());
        line_.granted_bodies = static_cast<std::int64_t>(granted_.size());
        return std::move(line_);
    }

private:
    const Problem& problem_;
    std::vector<Placing>& placings_;
    PoolLine line_;
    std::set<std::string_view> asked_;
    std::set<std::string_view> granted_;
};

void add_totals(const Problem& problem, Outcome& outcome) {
    const std::vector<std::int64_t> month_hours = hours_of_months(problem);
    Wide reference = 0;
    for (const Placing& placing : outcome.placings) {
        if (placing.lines.empty()) continue;
        ++outcome.supported;
        if (placing.standing == Standing::partial) ++outcome.partial;
        outcome.value += placing.value;
        for (const GrantedLine& line : placing.lines) {
            for (std::int64_t m = line.begin; m < line.begin + line.months; ++m)
                outcome.accelerator_hours += line.count * month_hours[static_cast<std::size_t>(m)];
            for (const Pool& pool : problem.pools)
                if (pool.name == line.pool) reference += static_cast<Wide>(line.count) * line.months * pool.equivalent;
        }
    }
    outcome.accelerator_months = static_cast<std::int64_t>(reference / million);
}

}  // namespace

Outcome outcome_of(const Problem& problem, Way way, const RankRun& run) {
    Outcome out;
    out.way = way;
    out.placings = placings(problem, run);
    for (std::size_t p = 0; p < problem.pools.size(); ++p) {
        PoolCounter counter(problem, run, out.placings, p);
        for (std::size_t i = 0; i < problem.applications.size(); ++i) {
            counter.count_request(i);
            counter.count_grant(i);
        }
        for (const std::uint32_t i : run.order) counter.count_reserve(i);
        out.pools.push_back(std::move(counter).line());
    }
    add_totals(problem, out);
    for (const std::uint32_t row : floor_rows(run.layout))
        if (run.used[row] < run.layout.rows[row].floor) out.unmet.push_back(row_text(problem, run.layout, row));
    out.seed = problem.seed;
    out.rules_version = problem.rules_version;
    out.equivalence_version = problem.equivalence_version;
    return out;
}

}  // namespace gwanje::select
