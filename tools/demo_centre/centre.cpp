#include "centre.hpp"

#include "papers.hpp"
#include "reviews.hpp"

namespace gwanje::demo {
namespace {

/// Nine in the morning in Seoul, as notices say; calls close at six in the evening.
constexpr Duration opening_hour = hours(9);
constexpr Duration closing_hour = hours(18);

Instant at_day(CivilDate date, Duration hour) {
    return start_of_day(date, seoul_offset) + hour;
}

void add_call(std::map<std::string, std::string>& files, const std::string& name,
              const std::vector<FormApplication>& applications, const Judgement& judgement) {
    files["applications-" + name + ".csv"] = application_csv(applications);
    files["findings-" + name + ".csv"] = finding_csv(applications);
    files["reviews-" + name + ".csv"] = review_csv(judgement);
    files["conflicts-" + name + ".csv"] = conflict_csv(judgement);
}

}  // namespace

CallPlan gwangju_2025() {
    // What is asked follows the pools in centre.toml: 296 A100 for 100 places, 576 H100 in nodes of eight for 50.
    const std::vector<Ask> small{{1, 1, 30}, {2, 1, 40}, {4, 2, 25}, {8, 4, 5}};
    const std::vector<Ask> large{{8, 8, 72}, {16, 8, 22}, {24, 16, 4}, {32, 16, 2}};
    CallPlan plan;
    plan.receipt_prefix = "2025";
    plan.opens_at = at_day({2025, 3, 4}, opening_hour);
    plan.closes_at = at_day({2025, 3, 25}, closing_hour);
    plan.least_months = 3;
    plan.most_months = 8;
    plan.classes = {{"GPU", small, 269, 9, 11, 6}, {"HPC", large, 260, 7, 8, 5}};
    return plan;
}

CallPlan pilot_2021() {
    CallPlan plan;
    plan.receipt_prefix = "2021P";
    plan.opens_at = at_day({2021, 1, 25}, opening_hour);
    plan.closes_at = at_day({2021, 2, 5}, closing_hour);
    plan.most_months = 1;
    plan.grounds = false;
    plan.classes = {{"GPU", {{4, 2, 1}, {8, 4, 2}, {16, 8, 1}}, 11, 0, 0, 0}};
    return plan;
}

CallPlan fast_track() {
    CallPlan plan;
    plan.receipt_prefix = "FT";
    plan.opens_at = at_day({2025, 6, 2}, opening_hour);
    plan.closes_at = at_day({2025, 6, 9}, closing_hour);
    plan.least_months = 6;
    plan.most_months = 12;
    plan.dated = false;
    plan.grounds = false;
    plan.classes = {{"CPU", {{1, 1, 3}, {2, 1, 1}}, 4, 0, 0, 0}};
    return plan;
}

std::map<std::string, std::string> centre_files(std::uint64_t seed) {
    std::map<std::string, std::string> files;
    BodyMaker bodies(mix(seed + 1));
    const std::vector<Reviewer> panel = make_panel(30, bodies, mix(seed + 2));
    files["reviewers.csv"] = reviewer_csv(panel);
    const auto write = [&](const std::string& name, const CallPlan& plan, std::size_t reviews, std::uint64_t part) {
        const std::vector<FormApplication> applications = make_applications(plan, bodies, mix(seed + part));
        add_call(files, name, applications, make_reviews(applications, panel, reviews, mix(seed + part + 1)));
    };
    write("pilot-2021", pilot_2021(), 1, 10);
    write("2025", gwangju_2025(), 3, 20);
    write("fast-track", fast_track(), 1, 30);
    files["papers.csv"] = paper_csv({181, 150, 280}, mix(seed + 40));
    return files;
}

}  // namespace gwanje::demo
