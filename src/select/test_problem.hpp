// Small problems for tests: one criterion of 100 points with one review each, so that points are final scores.
#pragma once

#include "select/check_problem.hpp"
#include "select/made_problem.hpp"
#include "select/score.hpp"

namespace gwanje::select {

inline Problem small_problem(std::vector<Pool> pools, std::int64_t months = 1) {
    Problem problem;
    problem.name = "small";
    problem.begin = start_of_day({2026, 1, 1}, seoul_offset);
    problem.months = months;
    problem.rubric.criteria = {{"excellence", 100 * million, 1, 0}};
    problem.pools = std::move(pools);
    return problem;
}

inline Request request(const std::string& pool, std::int64_t count, std::int64_t least = 0, std::int64_t step = 1,
                       std::int64_t begin = 0, std::int64_t months = 1) {
    Request out;
    out.lines.push_back({pool, count, least, step, begin, months});
    return out;
}

/// Adds application number 1, 2, 3, … and returns it.
inline Application& apply(Problem& problem, double points, std::vector<Request> requests) {
    Application application;
    application.id = problem.applications.size() + 1;
    application.body = "body " + std::to_string(application.id);
    application.sector = "energy";
    application.submitted = problem.begin;
    application.reviews.push_back({"reviewer", {static_cast<Points>(points * 1e6)}, false});
    application.requests = std::move(requests);
    problem.applications.push_back(std::move(application));
    return problem.applications.back();
}

}  // namespace gwanje::select
