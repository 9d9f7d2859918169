#include "api/noun_form.hpp"
#include "api/noun_routes.hpp"

namespace gwanje {

void add_work_noun_routes(std::vector<Route>& routes, const FrontDesk& desk) {
    const auto add = [&](const NounForm& form, const NounRow& row) { add_noun_routes(routes, desk, form, row); };
    using enum Gate;
    add(noun_form_of<Call>(), {"calls", anyone, "공모", "calls", "call"});
    add(noun_form_of<Application>(), {"applications", own, "신청", "applications", "application"});
    add(noun_form_of<Review>(), {"reviews", own, "심사", "reviews", "review"});
    add(noun_form_of<Selection>(), {"selections", logged_in, "선정", "selections", "selection"});
    add(noun_form_of<Offer>(), {"offers", own, "선정 제안", "offers", "offer"});
    add(noun_form_of<Agreement>(), {"agreements", own, "협약", "agreements", "agreement"});
    add(noun_form_of<Project>(), {"projects", own, "과제", "projects", "project"});
    add(noun_form_of<Award>(), {"awards", own, "배정", "awards", "award"});
    add(noun_form_of<Job>(), {"jobs", own, "작업", "jobs", "job"});
    add(noun_form_of<Outcome>(), {"outcomes", logged_in, "성과", "outcomes", "outcome"});
}

}  // namespace gwanje
