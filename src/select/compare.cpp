#include "select/compare.hpp"

#include <algorithm>
#include <map>

#include "select/rank.hpp"
#include "select/rank_run.hpp"

namespace gwanje::select {
namespace {

const std::string& pool_of(const Problem& problem, std::size_t index) {
    return problem.applications[index].requests.front().lines.front().pool;
}

/// Indexes of applications by pool of the first wish, best place first.
using ByPool = std::map<std::string, std::vector<std::size_t>>;

void pair_up(const ByPool& gained, const ByPool& lost, const Problem& problem, std::vector<Displacement>& out) {
    const auto id = [&](std::size_t i) { return problem.applications[i].id; };
    const std::vector<std::size_t> nobody;
    for (const auto& [pool, winners] : gained) {
        const auto found = lost.find(pool);
        const std::vector<std::size_t>& losers = found == lost.end() ? nobody : found->second;
        for (std::size_t k = 0; k < winners.size(); ++k)
            out.push_back({id(winners[k]), k < losers.size() ? id(losers[k]) : 0});
    }
    for (const auto& [pool, losers] : lost) {
        const auto found = gained.find(pool);
        const std::size_t paired = found == gained.end() ? 0 : found->second.size();
        for (std::size_t k = paired; k < losers.size(); ++k) out.push_back({0, id(losers[k])});
    }
}

Relaxed all_but(const Problem& problem, bool grounds, bool limits) {
    Relaxed out;
    for (std::size_t g = 0; g < problem.preferences.grounds.size() && grounds; ++g) out.grounds.push_back(g);
    for (std::size_t l = 0; l < problem.limits.size() && limits; ++l) out.limits.push_back(l);
    for (std::size_t p = 0; p < problem.pools.size() && limits; ++p)
        if (problem.pools[p].places) out.places.push_back(p);
    return out;
}

}  // namespace

Difference difference(const Problem& problem, std::string what, const Outcome& base, const Outcome& then) {
    Difference out;
    out.what = std::move(what);
    std::vector<std::size_t> order(base.placings.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return base.placings[a].place < base.placings[b].place; });
    ByPool gained;
    ByPool lost;
    for (const std::size_t i : order) {
        const Placing& before = base.placings[i];
        const Placing& after = then.placings[i];
        if (before.lines == after.lines) continue;
        if (before.lines.empty()) {
            out.gained.push_back(before.application);
            gained[pool_of(problem, i)].push_back(i);
        } else if (after.lines.empty()) {
            out.lost.push_back(before.application);
            lost[pool_of(problem, i)].push_back(i);
        } else {
            out.resized.push_back(before.application);
        }
    }
    pair_up(gained, lost, problem, out.displaced);
    out.supported = then.supported - base.supported;
    out.accelerator_months = then.accelerator_months - base.accelerator_months;
    out.value = then.value - base.value;
    return out;
}

std::vector<Difference> counterfactuals(const Problem& problem, const Outcome& base) {
    std::vector<Difference> out;
    const auto without = [&](const std::string& what, const Relaxed& relaxed) {
        out.push_back(difference(problem, what, base, outcome_of(problem, Way::rank, run_rank(problem, relaxed))));
    };
    for (std::size_t g = 0; g < problem.preferences.grounds.size(); ++g)
        without(problem.preferences.grounds[g].name, {{g}, {}, {}});
    for (std::size_t l = 0; l < problem.limits.size(); ++l) without(problem.limits[l].rule, {{}, {l}, {}});
    for (std::size_t p = 0; p < problem.pools.size(); ++p)
        if (problem.pools[p].places) without(problem.pools[p].name + ", places", {{}, {}, {p}});
    without("all preferences", all_but(problem, true, false));
    without("all caps, floors and places", all_but(problem, false, true));
    without("all preferences, caps, floors and places", all_but(problem, true, true));
    return out;
}

Problem changed(const Problem& problem, Change change, std::size_t pool) {
    Problem out = problem;
    switch (change) {
        case Change::one_more_node:
            for (std::int64_t& month : out.pools[pool].capacity) month += accelerators_per_node;
            break;
        case Change::one_month_later:
            for (Pool& each : out.pools) {
                each.capacity.insert(each.capacity.begin(), 0);
                each.capacity.pop_back();
            }
            break;
        case Change::budget_down:
            for (Pool& each : out.pools)
                for (std::int64_t& month : each.capacity) month = month * 9 / 10;
            break;
    }
    return out;
}

std::vector<Difference> sensitivity(const Problem& problem, const Outcome& base) {
    std::vector<Difference> out;
    const auto with = [&](const std::string& what, const Problem& other) {
        out.push_back(difference(problem, what, base, rank(other)));
    };
    for (std::size_t p = 0; p < problem.pools.size(); ++p)
        with("one more node of " + problem.pools[p].name, changed(problem, Change::one_more_node, p));
    with("one month later", changed(problem, Change::one_month_later, 0));
    with("budget -10 %", changed(problem, Change::budget_down, 0));
    return out;
}

Result<BothWays, Contradiction> both_ways(const Problem& problem, const OptimumPlan& plan) {
    Result<Outcome, Contradiction> best = optimum(problem, plan);
    if (!best) return best.failure();
    BothWays out;
    out.ranked = rank(problem);
    out.best = std::move(*best);
    out.change = difference(problem, "optimum instead of rank", out.ranked, out.best);
    return out;
}

}  // namespace gwanje::select
