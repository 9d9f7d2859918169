#include "select/check_problem.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <unordered_set>

#include "select/layout.hpp"

namespace gwanje::select {
namespace {

using Checked = Result<void, ProblemFault>;

Checked refuse(std::string path, std::string value, std::string reason, std::string remedy) {
    return Failure{ProblemFault{std::move(path), std::move(value), std::move(reason), std::move(remedy)}};
}

Checked within(const std::string& path, std::int64_t value, std::int64_t low, std::int64_t high) {
    if (value >= low && value <= high) return {};
    return refuse(path, std::to_string(value), "is outside " + std::to_string(low) + " to " + std::to_string(high),
                  "give a number in this range");
}

std::string at(std::string_view list, std::size_t index, std::string_view field = "") {
    return std::string(list) + "[" + std::to_string(index) + "]" + (field.empty() ? "" : ".") + std::string(field);
}

template <class T>
Checked unique_names(const std::vector<T>& items, std::string_view list) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].name.empty()) return refuse(at(list, i, "name"), "", "is empty", "give it a name");
        if (!seen.insert(items[i].name).second)
            return refuse(at(list, i, "name"), items[i].name, "is used twice", "name each of them differently");
    }
    return {};
}

bool has_pool(const Problem& problem, const std::string& name) {
    return std::any_of(problem.pools.begin(), problem.pools.end(), [&](const Pool& p) { return p.name == name; });
}

constexpr std::int64_t most_points = 1'000'000 * million;
constexpr std::int64_t most_accelerators = 10'000'000;

Checked check_rubric(const Problem& problem) {
    const Rubric& rubric = problem.rubric;
    if (rubric.criteria.empty())
        return refuse("rubric.criteria", "[]", "has no criterion", "name at least one criterion with its weight");
    GWANJE_TRY(unique_names(rubric.criteria, "rubric.criteria"));
    std::int64_t weights = 0;
    for (std::size_t k = 0; k < rubric.criteria.size(); ++k) {
        const Criterion& criterion = rubric.criteria[k];
        GWANJE_TRY(within(at("rubric.criteria", k, "scale"), criterion.scale, 1, most_points));
        GWANJE_TRY(within(at("rubric.criteria", k, "weight"), criterion.weight, 0, million));
        GWANJE_TRY(within(at("rubric.criteria", k, "threshold"), criterion.threshold, 0, criterion.scale));
        weights += criterion.weight;
    }
    if (weights == 0) return refuse("rubric.criteria", "", "all weights are 0", "give at least one criterion a weight");
    GWANJE_TRY(within("rubric.scale", rubric.scale, 1, most_points));
    GWANJE_TRY(within("rubric.threshold", rubric.threshold, 0, rubric.scale));
    GWANJE_TRY(within("rubric.trim", rubric.trim, 0, 100));
    for (const TieBreak tie : problem.ties)
        if (tie == TieBreak::criterion &&
            std::none_of(rubric.criteria.begin(), rubric.criteria.end(),
                         [&](const Criterion& c) { return c.name == problem.tie_criterion; }))
            return refuse("tie_criterion", problem.tie_criterion, "is no criterion of the rubric",
                          "name the criterion that decides among equal scores");
    return {};
}

Checked check_preferences(const Problem& problem) {
    const PreferenceRule& rule = problem.preferences;
    GWANJE_TRY(unique_names(rule.grounds, "preferences.grounds"));
    for (std::size_t g = 0; g < rule.grounds.size(); ++g) {
        GWANJE_TRY(within(at("preferences.grounds", g, "points"), rule.grounds[g].points, 0, problem.rubric.scale));
        if (rule.grounds[g].provisional && rule.grounds[g].due.unset())
            return refuse(at("preferences.grounds", g, "due"), "null", "a provisional ground needs a date",
                          "say until when it has to be shown");
    }
    if (rule.cap) GWANJE_TRY(within("preferences.cap", *rule.cap, 0, most_points));
    return {};
}

Checked check_pools(const Problem& problem) {
    if (problem.pools.empty()) return refuse("pools", "[]", "there is no pool", "name what is offered");
    GWANJE_TRY(unique_names(problem.pools, "pools"));
    for (std::size_t p = 0; p < problem.pools.size(); ++p) {
        const Pool& pool = problem.pools[p];
        if (static_cast<std::int64_t>(pool.capacity.size()) != problem.months)
            return refuse(at("pools", p, "capacity"), std::to_string(pool.capacity.size()) + " figures",
                          "does not have one figure for each of " + std::to_string(problem.months) + " months",
                          "give one number of accelerators a month");
        for (std::size_t m = 0; m < pool.capacity.size(); ++m)
            GWANJE_TRY(within(at(at("pools", p, "capacity"), m), pool.capacity[m], 0, most_accelerators));
        if (pool.places) GWANJE_TRY(within(at("pools", p, "places"), *pool.places, 0, most_accelerators));
        GWANJE_TRY(within(at("pools", p, "equivalent"), pool.equivalent, 1, 1000 * million));
    }
    GWANJE_TRY(unique_names(problem.groups, "groups"));
    std::int64_t last = -1;
    std::int64_t worth = 0;
    for (std::size_t w = 0; w < problem.partial_worth.size(); ++w) {
        const PartialWorth& point = problem.partial_worth[w];
        GWANJE_TRY(within(at("partial_worth", w, "granted"), point.granted, last + 1, million));
        GWANJE_TRY(within(at("partial_worth", w, "worth"), point.worth, worth, million));
        last = point.granted;
        worth = point.worth;
    }
    return {};
}

Checked check_limit(const Problem& problem, std::size_t index) {
    const Limit& limit = problem.limits[index];
    const auto path = [&](std::string_view field) { return at("limits", index, field); };
    if (limit.rule.empty()) return refuse(path("rule"), "", "is empty", "write the rule as it was published");
    for (std::size_t l = 0; l < index; ++l)
        if (problem.limits[l].rule == limit.rule)
            return refuse(path("rule"), limit.rule, "is used twice", "word each rule differently");
    const bool of_one =
        limit.scope == Scope::everyone || limit.scope == Scope::fast_track || limit.scope == Scope::regular;
    if (of_one && !limit.member.empty())
        return refuse(path("member"), limit.member, "this scope has no members", "leave it empty");
    if (limit.scope == Scope::group && !limit.member.empty() &&
        std::none_of(problem.groups.begin(), problem.groups.end(),
                     [&](const BodyGroup& g) { return g.name == limit.member; }))
        return refuse(path("member"), limit.member, "is no group", "use the name of one of `groups`");
    if (!limit.pool.empty() && !has_pool(problem, limit.pool))
        return refuse(path("pool"), limit.pool, "is no pool", "use the name of one of `pools`, or none for all");
    if (!limit.floor && !limit.ceiling)
        return refuse(path("ceiling"), "null", "neither floor nor ceiling is given", "give at least one of them");
    const std::int64_t most = limit.share ? million : 1'000'000'000;
    if (limit.floor) GWANJE_TRY(within(path("floor"), *limit.floor, 0, most));
    if (limit.ceiling) GWANJE_TRY(within(path("ceiling"), *limit.ceiling, 0, most));
    if (limit.floor && limit.ceiling && *limit.floor > *limit.ceiling)
        return refuse(path("floor"), std::to_string(*limit.floor),
                      "is above the ceiling of the same rule, " + std::to_string(*limit.ceiling),
                      "correct one of them");
    if (limit.share && limit.measure == Measure::projects)
        for (const Pool& pool : problem.pools)
            if ((limit.pool.empty() || limit.pool == pool.name) && !pool.places)
                return refuse(path("share"), "true", "a share of projects needs places, and " + pool.name + " has none",
                              "publish places for the pool, or give a number of projects");
    return {};
}

class ApplicationCheck {
public:
    ApplicationCheck(const Problem& problem, std::size_t index)
        : problem_(problem), application_(problem.applications[index]), index_(index) {}

    [[nodiscard]] Checked run() const {
        if (application_.id == 0) return refuse(path("id"), "0", "is not a number of an application", "number from 1");
        if (application_.body.empty()) return refuse(path("body"), "", "is empty", "name the body that applies");
        GWANJE_TRY(check_reviews());
        for (std::size_t g = 0; g < application_.grounds.size(); ++g) {
            const std::vector<Ground>& known = problem_.preferences.grounds;
            if (std::none_of(known.begin(), known.end(),
                             [&](const Ground& k) { return k.name == application_.grounds[g]; }))
                return refuse(at(path("grounds"), g), application_.grounds[g], "is no preference ground of this call",
                              "use the name of one of `preferences.grounds`");
        }
        if (application_.requests.empty())
            return refuse(path("requests"), "[]", "asks for nothing", "give at least one request");
        std::int64_t choices = 0;
        for (std::size_t r = 0; r < application_.requests.size(); ++r) {
            GWANJE_TRY(check_request(r));
            choices += levels_of(application_.requests[r]) * (application_.requests[r].latest_delay + 1);
        }
        if (choices > most_choices)
            return refuse(path("requests"), std::to_string(choices) + " choices",
                          "offers more than " + std::to_string(most_choices) + " ways of being content",
                          "use a larger step, a shorter delay or fewer alternatives");
        return {};
    }

private:
    [[nodiscard]] std::string path(std::string_view field) const { return at("applications", index_, field); }

    [[nodiscard]] Checked check_reviews() const {
        for (std::size_t v = 0; v < application_.reviews.size(); ++v) {
            const Review& review = application_.reviews[v];
            const std::string here = at(path("reviews"), v);
            if (review.reviewer.empty()) return refuse(here + ".reviewer", "", "is empty", "name the reviewer");
            if (review.points.size() != problem_.rubric.criteria.size())
                return refuse(here + ".points", std::to_string(review.points.size()) + " figures",
                              "does not have one figure for each criterion", "give the points in the rubric's order");
            for (std::size_t k = 0; k < review.points.size(); ++k)
                GWANJE_TRY(within(at(here + ".points", k), review.points[k], 0, problem_.rubric.criteria[k].scale));
            for (std::size_t w = 0; w < v; ++w)
                if (application_.reviews[w].reviewer == review.reviewer)
                    return refuse(here + ".reviewer", review.reviewer, "has judged this application twice",
                                  "keep one review of each reviewer");
        }
        return {};
    }

    [[nodiscard]] Checked check_request(std::size_t r) const {
        const Request& request = application_.requests[r];
        const std::string here = at(path("requests"), r);
        if (request.lines.empty()) return refuse(here + ".lines", "[]", "asks for nothing", "give at least one line");
        GWANJE_TRY(within(here + ".latest_delay", request.latest_delay, 0, problem_.months));
        GWANJE_TRY(within(here + ".satisfaction", request.satisfaction, 1, million));
        for (std::size_t l = 0; l < request.lines.size(); ++l) {
            const Line& line = request.lines[l];
            const std::string there = at(here + ".lines", l);
            if (!has_pool(problem_, line.pool))
                return refuse(there + ".pool", line.pool, "is no pool of this call", "use the name of one of `pools`");
            GWANJE_TRY(within(there + ".count", line.count, 1, most_accelerators));
            GWANJE_TRY(within(there + ".least", line.least, 0, line.count));
            GWANJE_TRY(within(there + ".step", line.step, 1, most_accelerators));
            GWANJE_TRY(within(there + ".months", line.months, 1, problem_.months));
            GWANJE_TRY(within(there + ".begin", line.begin, 0, problem_.months - line.months));
        }
        if (levels_of(request) > most_levels)
            return refuse(here + ".lines", std::to_string(levels_of(request)) + " levels",
                          "has more than " + std::to_string(most_levels) + " partial levels", "use a larger step");
        return {};
    }

    const Problem& problem_;
    const Application& application_;
    std::size_t index_;
};

/// Sums of values have to stay within 64 bits, with room for the bound.
Checked check_size(const Problem& problem) {
    Wide worth = 0;
    std::unordered_set<std::uint64_t> numbers;
    Wide most_score = problem.rubric.scale;
    for (const Ground& ground : problem.preferences.grounds) most_score += ground.points;
    for (std::size_t i = 0; i < problem.applications.size(); ++i) {
        if (!numbers.insert(problem.applications[i].id).second)
            return refuse(at("applications", i, "id"), std::to_string(problem.applications[i].id), "is there twice",
                          "keep each application once");
        Wide most = million;
        for (const Request& request : problem.applications[i].requests) {
            Wide asked = 0;
            for (const Line& line : request.lines)
                for (const Pool& pool : problem.pools)
                    if (pool.name == line.pool) asked += static_cast<Wide>(line.count) * line.months * pool.equivalent;
            most = std::max(most, asked);
        }
        worth += most * most_score / million;
    }
    if (worth > static_cast<Wide>(2'000'000'000) * 1'000'000'000)
        return refuse("applications", std::to_string(problem.applications.size()) + " applications",
                      "ask for more accelerator-months x points than can be added up exactly",
                      "use fewer reference accelerators per accelerator in `equivalent`");
    return {};
}

}  // namespace

Result<void, ProblemFault> check(const Problem& problem) {
    GWANJE_TRY(within("months", problem.months, 1, most_months));
    GWANJE_TRY(check_rubric(problem));
    GWANJE_TRY(check_preferences(problem));
    GWANJE_TRY(check_pools(problem));
    for (std::size_t l = 0; l < problem.limits.size(); ++l) GWANJE_TRY(check_limit(problem, l));
    for (std::size_t i = 0; i < problem.applications.size(); ++i) GWANJE_TRY(ApplicationCheck(problem, i).run());
    return check_size(problem);
}

}  // namespace gwanje::select
