#include "select/made_problem.hpp"

#include <algorithm>
#include <array>

#include "base/random.hpp"

namespace gwanje::select {
namespace {

struct MadePool {
    const char* name;
    std::int64_t equivalent;
    std::int64_t popularity;  // percent of the first wishes
};
constexpr std::array<MadePool, 4> pools{
    {{"A100", million, 30}, {"H100", 4 * million, 35}, {"H200", 4 * million, 25}, {"NPU", million / 2, 10}}};
constexpr std::array<const char*, 4> sectors{"automotive", "energy", "healthcare", "culture"};
constexpr std::array<std::int64_t, 8> counts{4, 8, 8, 16, 16, 24, 32, 64};

std::size_t drawn_pool(Random& random) {
    std::int64_t x = random.between(1, 100);
    for (std::size_t p = 0; p < pools.size(); ++p)
        if ((x -= pools[p].popularity) <= 0) return p;
    return 0;
}

Request drawn_request(Random& random, std::size_t pool, const MadeSize& size) {
    const std::int64_t count = counts[random.below(counts.size())];
    const std::int64_t months = random.between(1, std::min<std::int64_t>(12, size.months));
    const std::int64_t begin = random.between(0, size.months - months);
    Request request;
    request.lines.push_back({pools[pool].name, count, count / 2, count / 4, begin, months});
    request.latest_delay = size.latest_delay;
    return request;
}

/// Capacity that demand exceeds as asked, growing by a quarter in mid-horizon as deliveries arrive.
void size_pools(Problem& problem, const MadeSize& size) {
    for (const MadePool& made : pools) {
        std::vector<std::int64_t> demand(static_cast<std::size_t>(size.months), 0);
        for (const Application& application : problem.applications)
            for (const Line& line : application.requests.front().lines)
                for (std::int64_t m = line.begin; m < line.begin + line.months && line.pool == made.name; ++m)
                    demand[static_cast<std::size_t>(m)] += line.count;
        std::int64_t total = 0;
        for (const std::int64_t d : demand) total += d;
        const std::int64_t level = total * 100 / size.demand_percent / size.months;
        Pool pool{made.name, {}, std::nullopt, made.equivalent};
        for (std::int64_t m = 0; m < size.months; ++m)
            pool.capacity.push_back(std::max<std::int64_t>(64, m < size.months / 2 ? level * 8 / 9 : level * 10 / 9));
        problem.pools.push_back(std::move(pool));
    }
}

void add_limits(Problem& problem) {
    problem.limits.push_back(
        {"one body at most two projects", Scope::body, "", "", Measure::projects, false, std::nullopt, 2});
    for (const char* sector : sectors) {
        Limit limit{std::string("share of ") + sector, Scope::sector, sector, "", Measure::accelerator_months, true};
        limit.floor = 180'000;
        limit.ceiling = 300'000;
        problem.limits.push_back(limit);
    }
}

}  // namespace

Problem made_problem(const MadeSize& size) {
    Random random(mix(size.seed));
    Problem problem;
    problem.name = "made " + std::to_string(size.applications) + "/" + std::to_string(size.seed);
    problem.rules_version = "made-1";
    problem.equivalence_version = "made-1";
    problem.begin = start_of_day({2026, 1, 1}, seoul_offset);
    problem.months = size.months;
    problem.rubric.criteria = {
        {"excellence", 100 * million, 40, 0}, {"plan", 100 * million, 30, 0}, {"need", 100 * million, 30, 0}};
    problem.preferences.grounds = {{"located in the region", 3 * million},
                                   {"moves here", 2 * million, true, problem.begin + days(180)}};
    problem.preferences.cap = 4 * million;
    problem.ties = {TieBreak::criterion, TieBreak::earlier_submission};
    problem.tie_criterion = "excellence";
    problem.seed = size.seed;
    problem.partial_worth = {{500'000, 600'000}, {750'000, 850'000}};
    const auto bodies = static_cast<std::uint64_t>(std::max<std::int64_t>(1, size.applications / 4));
    for (std::int64_t i = 0; i < size.applications; ++i) {
        Application application;
        application.id = static_cast<std::uint64_t>(i) + 1;
        application.body = "body " + std::to_string(random.below(bodies));
        application.sector = sectors[random.below(sectors.size())];
        application.region = random.below(3) == 0 ? "Gwangju" : "elsewhere";
        application.submitted = problem.begin - days(60) + minutes(random.between(0, 40'000));
        for (std::int64_t r = 0; r < size.reviews; ++r) {
            // Consecutive numbers: nobody judges one application twice.
            Review review{
                "reviewer " + std::to_string(random.below(30) + 30 * static_cast<std::uint64_t>(r)), {}, false};
            for (std::size_t k = 0; k < problem.rubric.criteria.size(); ++k)
                review.points.push_back(random.between(400, 1000) * (million / 10));
            application.reviews.push_back(std::move(review));
        }
        if (application.region == "Gwangju") application.grounds.push_back("located in the region");
        if (random.below(10) == 0) application.grounds.push_back("moves here");
        const std::size_t pool = drawn_pool(random);
        const std::int64_t requests = random.between(1, size.most_requests);
        for (std::int64_t r = 0; r < requests; ++r) {
            application.requests.push_back(
                drawn_request(random, (pool + static_cast<std::size_t>(r)) % pools.size(), size));
            application.requests.back().satisfaction = million - r * 100'000;
        }
        problem.applications.push_back(std::move(application));
    }
    size_pools(problem, size);
    if (size.limits) add_limits(problem);
    return problem;
}

}  // namespace gwanje::select
