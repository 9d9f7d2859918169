#include "select/layout.hpp"

#include <algorithm>
#include <string_view>
#include <unordered_map>

namespace gwanje::select {
namespace {

template <class T>
bool holds(const std::vector<T>& list, const T& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

/// Builds rows as members are met, and the choices of one application after another.
class LayoutBuilder {
public:
    LayoutBuilder(const Problem& problem, const Relaxed& relaxed) : problem_(problem), relaxed_(relaxed) {
        for (std::size_t p = 0; p < problem.pools.size(); ++p) pool_index_[problem.pools[p].name] = p;
        limit_rows_.resize(problem.limits.size());
        add_pool_rows();
    }

    Layout build(const std::vector<Score>& scores) && {
        for (std::size_t l = 0; l < problem_.limits.size(); ++l) add_named_rows(l);
        for (std::size_t i = 0; i < problem_.applications.size(); ++i) {
            out_.first_choice.push_back(static_cast<std::uint32_t>(out_.choices.size()));
            if (scores[i].ranked()) add_application(static_cast<std::uint32_t>(i), scores[i].final());
        }
        out_.first_choice.push_back(static_cast<std::uint32_t>(out_.choices.size()));
        out_.choices.push_back({0, static_cast<std::uint32_t>(out_.terms.size()), 0, 0, 0, 0});
        return std::move(out_);
    }

private:
    void add_pool_rows() {
        for (std::size_t p = 0; p < problem_.pools.size(); ++p)
            for (std::int64_t month = 0; month < problem_.months; ++month)
                out_.rows.push_back({RowKind::capacity, static_cast<std::uint32_t>(p), 0,
                                     static_cast<std::int32_t>(month),
                                     problem_.pools[p].capacity[static_cast<std::size_t>(month)], 0});
        out_.capacity_rows = out_.rows.size();
        for (std::size_t p = 0; p < problem_.pools.size(); ++p) {
            const bool counted = problem_.pools[p].places && !holds(relaxed_.places, p);
            places_row_.push_back(counted ? static_cast<std::int64_t>(out_.rows.size()) : -1);
            if (counted)
                out_.rows.push_back(
                    {RowKind::places, static_cast<std::uint32_t>(p), 0, -1, *problem_.pools[p].places, 0});
        }
    }

    /// What 1'000'000 shares of a limit are, in the unit of its rows; `month` only for Measure::accelerators.
    [[nodiscard]] Wide whole_of(const Limit& limit, std::int64_t month) const {
        Wide sum = 0;
        for (const Pool& pool : problem_.pools) {
            if (!limit.pool.empty() && limit.pool != pool.name) continue;
            const std::int64_t weight = limit.pool.empty() ? pool.equivalent : 1;
            switch (limit.measure) {
                case Measure::projects:
                    sum += pool.places.value_or(0);
                    break;
                case Measure::accelerators:
                    sum += static_cast<Wide>(pool.capacity[static_cast<std::size_t>(month)]) * weight;
                    break;
                case Measure::accelerator_months:
                    for (const std::int64_t capacity : pool.capacity) sum += static_cast<Wide>(capacity) * weight;
                    break;
            }
        }
        return sum;
    }

    /// Floors round up and ceilings down, so that neither is ever softer than published.
    [[nodiscard]] std::int64_t amount_of(const Limit& limit, std::int64_t amount, std::int64_t month, bool up) const {
        if (limit.share) {
            const Wide product = whole_of(limit, month) * amount;
            return static_cast<std::int64_t>((product + (up ? million - 1 : 0)) / million);
        }
        const bool weighed = limit.pool.empty() && limit.measure != Measure::projects;
        return weighed ? amount * million : amount;
    }

    std::uint32_t rows_of(std::size_t limit_index, const std::string& member) {
        const Limit& limit = problem_.limits[limit_index];
        const auto [place, fresh] =
            limit_rows_[limit_index].try_emplace(member, static_cast<std::uint32_t>(out_.rows.size()));
        if (!fresh) return place->second;
        const auto number = static_cast<std::uint32_t>(out_.members.size());
        out_.members.push_back(member);
        const std::int64_t months = limit.measure == Measure::accelerators ? problem_.months : 1;
        for (std::int64_t month = 0; month < months; ++month) {
            Row row{RowKind::limit, static_cast<std::uint32_t>(limit_index),
                    number,         limit.measure == Measure::accelerators ? static_cast<std::int32_t>(month) : -1,
                    no_ceiling,     0};
            if (limit.ceiling) row.ceiling = amount_of(limit, *limit.ceiling, month, false);
            if (limit.floor) row.floor = amount_of(limit, *limit.floor, month, true);
            out_.rows.push_back(row);
        }
        return place->second;
    }

    /// A limit for somebody named is there even if nobody of that name applied: a floor may then stay unmet.
    void add_named_rows(std::size_t limit_index) {
        if (holds(relaxed_.limits, limit_index)) return;
        const Limit& limit = problem_.limits[limit_index];
        const bool one =
            limit.scope == Scope::everyone || limit.scope == Scope::fast_track || limit.scope == Scope::regular;
        if (one || !limit.member.empty()) rows_of(limit_index, limit.member);
    }

    void join(std::size_t limit, const std::string& member) {
        if (!problem_.limits[limit].member.empty() && problem_.limits[limit].member != member) return;
        joined_.push_back({limit, rows_of(limit, member)});
    }

    /// The limits that count this application, with their first rows, into `joined_`.
    void join_limits(const Application& application) {
        joined_.clear();
        for (std::size_t l = 0; l < problem_.limits.size(); ++l) {
            if (holds(relaxed_.limits, l)) continue;
            switch (problem_.limits[l].scope) {
                case Scope::everyone:
                    join(l, "");
                    break;
                case Scope::body:
                    join(l, application.body);
                    break;
                case Scope::group:
                    for (const BodyGroup& group : problem_.groups)
                        if (holds(group.bodies, application.body)) join(l, group.name);
                    break;
                case Scope::sector:
                    join(l, application.sector);
                    break;
                case Scope::region:
                    join(l, application.region);
                    break;
                case Scope::track:
                    join(l, application.track);
                    break;
                case Scope::fast_track:
                    if (application.fast_track) join(l, "");
                    break;
                case Scope::regular:
                    if (!application.fast_track) join(l, "");
                    break;
            }
        }
    }

    void add_application(std::uint32_t index, Points score) {
        const Application& application = problem_.applications[index];
        join_limits(application);
        const std::vector<Request> requests = alternatives(problem_, application);
        for (std::size_t r = 0; r < requests.size(); ++r) {
            const std::int64_t levels = levels_of(requests[r]);
            for (std::int64_t level = 0; level < levels; ++level)
                for (std::int64_t delay = 0; delay <= requests[r].latest_delay; ++delay) {
                    Choice choice{index,
                                  static_cast<std::uint32_t>(out_.terms.size()),
                                  static_cast<std::uint16_t>(r),
                                  static_cast<std::uint16_t>(delay),
                                  static_cast<std::uint16_t>(level),
                                  0};
                    if (!add_terms(requests[r], delay, level)) continue;
                    choice.value = value_of(requests[r], level, score);
                    out_.choices.push_back(choice);
                }
        }
    }

    /// False, and nothing added, when a line would end after the horizon.
    bool add_terms(const Request& request, std::int64_t delay, std::int64_t level) {
        for (const Line& line : request.lines)
            if (line.begin + delay + line.months > problem_.months) return false;
        const std::size_t first = out_.terms.size();
        for (const Line& line : request.lines) {
            const std::size_t pool = pool_index_.at(line.pool);
            const auto row =
                static_cast<std::uint32_t>(static_cast<std::int64_t>(pool) * problem_.months + line.begin + delay);
            out_.terms.push_back({row, row + static_cast<std::uint32_t>(line.months), count_at(line, level)});
        }
        add_places(request);
        for (const auto& [limit, row] : joined_) add_limit_terms(problem_.limits[limit], row, request, delay, level);
        return out_.terms.size() > first;
    }

    void add_places(const Request& request) {
        for (std::size_t l = 0; l < request.lines.size(); ++l) {
            const std::int64_t row = places_row_[pool_index_.at(request.lines[l].pool)];
            const bool again =
                std::any_of(request.lines.begin(), request.lines.begin() + static_cast<std::ptrdiff_t>(l),
                            [&](const Line& line) { return line.pool == request.lines[l].pool; });
            if (row >= 0 && !again)
                out_.terms.push_back({static_cast<std::uint32_t>(row), static_cast<std::uint32_t>(row) + 1, 1});
        }
    }

    void add_limit_terms(const Limit& limit, std::uint32_t row, const Request& request, std::int64_t delay,
                         std::int64_t level) {
        std::int64_t total = 0;
        for (const Line& line : request.lines) {
            if (!limit.pool.empty() && limit.pool != line.pool) continue;
            const std::int64_t weight = limit.pool.empty() ? problem_.pools[pool_index_.at(line.pool)].equivalent : 1;
            const std::int64_t amount = count_at(line, level) * weight;
            switch (limit.measure) {
                case Measure::projects:
                    total = 1;
                    break;
                case Measure::accelerator_months:
                    total += amount * line.months;
                    break;
                case Measure::accelerators: {
                    const std::uint32_t begin = row + static_cast<std::uint32_t>(line.begin + delay);
                    out_.terms.push_back({begin, begin + static_cast<std::uint32_t>(line.months), amount});
                    break;
                }
            }
        }
        if (total > 0) out_.terms.push_back({row, row + 1, total});
    }

    /// Score x worth; score in millionths of a point, worth in millionths of an accelerator-month (or of a project).
    [[nodiscard]] std::int64_t value_of(const Request& request, std::int64_t level, Points score) const {
        Wide asked = 0;
        Wide granted = 0;
        for (const Line& line : request.lines) {
            const std::int64_t weight = problem_.pools[pool_index_.at(line.pool)].equivalent * line.months;
            asked += static_cast<Wide>(line.count) * weight;
            granted += static_cast<Wide>(count_at(line, level)) * weight;
        }
        const Wide share = granted * million / asked;
        const Wide full = problem_.worth == Worth::projects ? static_cast<Wide>(million) : asked;
        const Wide worth =
            full * partial_worth(static_cast<std::int64_t>(share)) / million * request.satisfaction / million;
        return static_cast<std::int64_t>(worth * score / million);
    }

    [[nodiscard]] std::int64_t partial_worth(std::int64_t share) const {
        PartialWorth below{0, 0};
        PartialWorth above{million, million};
        for (const PartialWorth& point : problem_.partial_worth) {
            if (point.granted <= share && point.granted >= below.granted) below = point;
            if (point.granted >= share && point.granted <= above.granted) above = point;
        }
        if (above.granted <= below.granted) return below.worth;
        return below.worth + (above.worth - below.worth) * (share - below.granted) / (above.granted - below.granted);
    }

    struct Joined {
        std::size_t limit = 0;
        std::uint32_t row = 0;
    };

    const Problem& problem_;
    const Relaxed& relaxed_;
    Layout out_;
    std::unordered_map<std::string_view, std::size_t> pool_index_;
    std::vector<std::int64_t> places_row_;  // -1: unlimited
    std::vector<std::unordered_map<std::string, std::uint32_t>> limit_rows_;
    std::vector<Joined> joined_;
};

}  // namespace

std::int64_t count_at(const Line& line, std::int64_t level) {
    const std::int64_t least = line.least == 0 ? line.count : line.least;
    return std::max(least, line.count - level * line.step);
}

std::int64_t levels_of(const Request& request) {
    std::int64_t levels = 1;
    for (const Line& line : request.lines) {
        const std::int64_t least = line.least == 0 ? line.count : line.least;
        levels = std::max(levels, 1 + (line.count - least + line.step - 1) / line.step);
    }
    return levels;
}

std::vector<Request> alternatives(const Problem& problem, const Application& application) {
    std::vector<Request> out = application.requests;
    if (!application.takes_equivalent || out.empty()) return out;
    const auto equivalent = [&](const std::string& name) {
        for (const Pool& pool : problem.pools)
            if (pool.name == name) return pool.equivalent;
        return million;
    };
    for (const Pool& pool : problem.pools) {
        Request converted = application.requests.front();
        bool moved = false;
        for (Line& line : converted.lines) {
            if (line.pool == pool.name) continue;
            moved = true;
            const std::int64_t from = equivalent(line.pool);
            const auto convert = [&](std::int64_t n) { return (n * from + pool.equivalent - 1) / pool.equivalent; };
            line.pool = pool.name;
            line.count = convert(line.count);
            line.least = convert(line.least);
            line.step = convert(line.step);
        }
        if (moved) out.push_back(std::move(converted));
    }
    return out;
}

Layout layout(const Problem& problem, const std::vector<Score>& scores, const Relaxed& relaxed) {
    return LayoutBuilder(problem, relaxed).build(scores);
}

std::string row_text(const Problem& problem, const Layout& layout, std::size_t row) {
    const Row& r = layout.rows[row];
    std::string text;
    switch (r.kind) {
        case RowKind::capacity:
            text = problem.pools[r.source].name;
            break;
        case RowKind::places:
            text = problem.pools[r.source].name + ", places";
            break;
        case RowKind::limit:
            text = problem.limits[r.source].rule;
            if (!layout.members[r.member].empty()) text += " (" + layout.members[r.member] + ")";
            break;
    }
    if (r.month >= 0) text += ", month " + std::to_string(r.month);
    return text;
}

}  // namespace gwanje::select
