#include <algorithm>
#include <set>

#include "kernel/check_input.hpp"
#include "kernel/decider.hpp"

namespace gwanje {
namespace {

Refused<void> check_rules(const CallRules& rules) {
    const std::string path = "terms.rules.";
    if (rules.rubric.empty()) return refuse(RefusalKind::missing, path + "rubric");
    std::int64_t weights = 0;
    std::set<std::string> names;
    for (std::size_t i = 0; i < rules.rubric.size(); ++i) {
        const Criterion& criterion = rules.rubric[i];
        const std::string at = path + "rubric[" + std::to_string(i) + "].";
        GWANJE_TRY(check_text(at + "name", criterion.name, name_bytes));
        if (!names.insert(criterion.name).second)
            return refuse(RefusalKind::already_exists, at + "name", criterion.name, path + "rubric");
        GWANJE_TRY(check_range(at + "weight", criterion.weight, 1, 100));
        GWANJE_TRY(check_range(at + "most", criterion.most, 1, 1'000'000));
        GWANJE_TRY(check_range(at + "threshold", criterion.threshold, 0, criterion.most));
        weights += criterion.weight;
    }
    if (weights != 100) return refuse(RefusalKind::does_not_add_up, path + "rubric", std::to_string(weights), "= 100");
    GWANJE_TRY(check_range(path + "threshold", rules.threshold, 0, 100'000));
    std::set<std::string> keys;
    for (std::size_t i = 0; i < rules.preferences.size(); ++i) {
        const PreferenceGround& ground = rules.preferences[i];
        const std::string at = path + "preferences[" + std::to_string(i) + "].";
        GWANJE_TRY(check_text(at + "key", ground.key, 40));
        GWANJE_TRY(check_text(at + "name", ground.name, name_bytes));
        GWANJE_TRY(check_range(at + "points", ground.points, 0, 100'000));
        if (!keys.insert(ground.key).second) return refuse(RefusalKind::already_exists, at + "key", ground.key, path);
    }
    GWANJE_TRY(check_range(path + "preference_cap", rules.preference_cap, 0, 100'000));
    GWANJE_TRY(check_range(path + "body_cap", rules.body_cap, 0, 10'000));
    GWANJE_TRY(check_range(path + "reviews", rules.reviews, 1, 20));
    GWANJE_TRY(check_range(path + "quorum", rules.quorum, 1, 100));
    return check_range(path + "acceptance_clock", rules.acceptance_clock.ms, hours(1).ms, days(365).ms);
}

/// Applications name classes by their place and grounds by their key; scores were given by the rubric. What is named
/// must stay.
Refused<void> check_named(const World& world, Id<Call> id, const CallTerms& now, const CallTerms& terms) {
    const std::vector<Id<Application>>& applications = world.applications_of(id);
    if (applications.empty()) return {};
    if (terms.classes.size() < now.classes.size())
        return refuse(RefusalKind::out_of_range, "terms.classes", std::to_string(terms.classes.size()),
                      "≥ " + std::to_string(now.classes.size()));
    for (std::size_t i = 0; i < now.classes.size(); ++i)
        if (terms.classes[i].label != now.classes[i].label || terms.classes[i].pool != now.classes[i].pool)
            return refuse(RefusalKind::wrong_state, "terms.classes[" + std::to_string(i) + "]", terms.classes[i].label,
                          now.classes[i].label);
    const auto& grounds = terms.rules.preferences;
    const auto& rubric = terms.rules.rubric;
    for (const Id<Application> application : applications) {
        for (const std::string& key : world.applications[application].content.grounds)
            if (std::none_of(grounds.begin(), grounds.end(), [&](const auto& ground) { return ground.key == key; }))
                return refuse(RefusalKind::wrong_state, "terms.rules.preferences", key, to_text(application));
        for (const Id<Review> review : world.reviews_of(application)) {
            const std::vector<std::int64_t>& scores = world.reviews[review].scores;
            bool fits = scores.empty() || scores.size() == rubric.size();
            for (std::size_t i = 0; fits && i < scores.size(); ++i) fits = scores[i] <= rubric[i].most;
            if (!fits)
                return refuse(RefusalKind::wrong_state, "terms.rules.rubric", std::to_string(rubric.size()),
                              to_text(review));
        }
    }
    return {};
}

}  // namespace

Refused<void> Decider::check_terms(Id<Site> site, const CallTerms& terms) const {
    GWANJE_TRY(check_text("terms.title", terms.title, name_bytes));
    GWANJE_TRY(check_optional_text("terms.title_en", terms.title_en, name_bytes));
    GWANJE_TRY(check_optional_text("terms.notice", terms.notice, text_bytes));
    GWANJE_TRY(check_interval("terms.window", terms.window));
    GWANJE_TRY(check_interval("terms.award_period", terms.award_period));
    if (terms.classes.empty()) return refuse(RefusalKind::missing, "terms.classes");
    std::set<std::string> labels;
    for (std::size_t i = 0; i < terms.classes.size(); ++i) {
        const CallClass& offered = terms.classes[i];
        const std::string at = "terms.classes[" + std::to_string(i) + "].";
        GWANJE_TRY(check_text(at + "label", offered.label, name_bytes));
        if (!labels.insert(offered.label).second)
            return refuse(RefusalKind::already_exists, at + "label", offered.label, "terms.classes");
        GWANJE_TRY(check_known(at + "pool", world_.pools, offered.pool));
        if (world_.pools[offered.pool].site != site)
            return refuse(RefusalKind::does_not_add_up, at + "pool", to_text(offered.pool), "site " + to_text(site));
        GWANJE_TRY(check_range(at + "places", offered.places, 0, 1'000'000));
        GWANJE_TRY(check_range(at + "accelerators", offered.accelerators.amount, 1, 10'000'000));
        GWANJE_TRY(check_range(at + "least", offered.least.amount, 1, offered.accelerators.amount));
        GWANJE_TRY(check_range(at + "most", offered.most.amount, offered.least.amount, offered.accelerators.amount));
    }
    return check_rules(terms.rules);
}

Decision Decider::operator()(const DraftCall& c) const {
    GWANJE_TRY(check_known("site", world_.sites, c.site));
    GWANJE_TRY(check_terms(c.site, c.terms));
    Call call;
    call.site = c.site;
    call.kind = c.kind;
    call.terms = c.terms;
    return Events{CallDrafted{world_.calls.next(), call}};
}

Decision Decider::operator()(const OpenCall& c) const {
    GWANJE_TRY(check_known("call", world_.calls, c.call));
    const Call& call = world_.calls[c.call];
    GWANJE_TRY(check_state("call", to_text(c.call), call.state, CallState::draft));
    if (stamp_.at >= call.terms.window.end)
        return refuse(RefusalKind::outside_period, "call", to_text(stamp_.at), "< " + to_text(call.terms.window.end));
    return Events{CallOpened{c.call}};
}

Decision Decider::operator()(const AmendCall& c) const {
    GWANJE_TRY(check_known("call", world_.calls, c.call));
    const Call& call = world_.calls[c.call];
    if (call.state == CallState::published || call.state == CallState::failed)
        return refuse(RefusalKind::wrong_state, "call", to_text(c.call), std::string(to_text(call.state)));
    GWANJE_TRY(check_text("reason", c.reason, name_bytes));
    GWANJE_TRY(check_terms(call.site, c.terms));
    if (c.terms == call.terms) return refuse(RefusalKind::nothing_to_do, "call", to_text(c.call));
    GWANJE_TRY(check_named(world_, c.call, call.terms, c.terms));
    return Events{CallAmended{c.call, c.terms, c.reason}};
}

Decision Decider::operator()(const CloseCall& c) const {
    GWANJE_TRY(check_known("call", world_.calls, c.call));
    const Call& call = world_.calls[c.call];
    GWANJE_TRY(check_state("call", to_text(c.call), call.state, CallState::open));
    // A call with a published deadline closes by the clock; only a rolling one is closed by hand.
    if (call.kind != CallKind::rolling && stamp_.at < call.terms.window.end)
        return refuse(RefusalKind::outside_period, "call", to_text(stamp_.at), "≥ " + to_text(call.terms.window.end));
    return Events{CallClosed{c.call}};
}

Decision Decider::operator()(const FailCall& c) const {
    GWANJE_TRY(check_known("call", world_.calls, c.call));
    const Call& call = world_.calls[c.call];
    if (call.state == CallState::published || call.state == CallState::failed)
        return refuse(RefusalKind::wrong_state, "call", to_text(c.call), std::string(to_text(call.state)));
    GWANJE_TRY(check_text("reason", c.reason, text_bytes));
    return Events{CallFailed{c.call, c.reason}};
}

}  // namespace gwanje
