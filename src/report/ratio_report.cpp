#include "report/ratio_report.hpp"

#include <set>

namespace gwanje {
namespace {

bool was_granted(ApplicationState state) {
    switch (state) {
        case ApplicationState::offered:
        case ApplicationState::accepted:
        case ApplicationState::declined:
        case ApplicationState::expired:
        case ApplicationState::awarded:
        case ApplicationState::given_up:
            return true;
        case ApplicationState::draft:
        case ApplicationState::submitted:
        case ApplicationState::withdrawn:
        case ApplicationState::ineligible:
        case ApplicationState::duplicate:
        case ApplicationState::eligible:
        case ApplicationState::reserve:
        case ApplicationState::refused:
            return false;
    }
    return false;
}

void count_in(RatioRow& row, const Application& application, std::set<Id<Body>>& bodies) {
    if (application.state == ApplicationState::draft || application.submitted_at.unset()) return;
    ++row.received;
    if (application.state == ApplicationState::withdrawn) {
        ++row.withdrawn;
    } else if (application.state == ApplicationState::ineligible) {
        ++row.ineligible;
    } else if (application.state == ApplicationState::duplicate) {
        ++row.duplicates;
    } else {
        ++row.counted;
        row.asked += application.content.accelerators;
        if (was_granted(application.state)) ++row.granted;
        bodies.insert(application.body);
    }
}

void add_ratio(const AsOf& as_of, RatioRow& row, const std::string& what, std::int64_t parts, std::int64_t base,
               const std::string& base_name) {
    if (base <= 0) return;
    row.figures.push_back(
        as_of.figure("ratio." + what, ratio_text(parts, base), ": 1",
                     std::to_string(parts) + " " + what + " / " + std::to_string(base) + " " + base_name, "ratio"));
}

}  // namespace

RatioReport ratio_report(const AsOf& as_of, Id<Call> id) {
    const World& world = as_of.world;
    const Call& call = world.calls[id];
    RatioReport report;
    report.call = id;
    report.title = call.terms.title;
    report.state = call.state;
    report.as_of = as_of.at;
    std::vector<std::set<Id<Body>>> bodies(call.terms.classes.size());
    for (std::size_t i = 0; i < call.terms.classes.size(); ++i) {
        RatioRow row;
        row.call_class = static_cast<std::int64_t>(i);
        row.label = call.terms.classes[i].label;
        row.places = call.terms.classes[i].places;
        row.offered = call.terms.classes[i].accelerators;
        report.classes.push_back(std::move(row));
    }
    for (const Id<Application> application : world.applications_of(id)) {
        const auto at = static_cast<std::size_t>(world.applications[application].content.call_class);
        count_in(report.classes[at], world.applications[application], bodies[at]);
    }
    for (std::size_t i = 0; i < report.classes.size(); ++i) {
        RatioRow& row = report.classes[i];
        row.bodies = static_cast<std::int64_t>(bodies[i].size());
        add_ratio(as_of, row, "applications", row.counted, row.places, "places");
        add_ratio(as_of, row, "bodies", row.bodies, row.places, "places");
        add_ratio(as_of, row, "accelerators", row.asked.amount, row.offered.amount, "accelerators offered");
    }
    return report;
}

}  // namespace gwanje
