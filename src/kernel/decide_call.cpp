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
    for (std::size_t i = 0; i < rules.rubric.size(); ++i) {
        const Criterion& criterion = rules.rubric[i];
        const std::string at = path + "rubric[" + std::to_string(i) + "].";
        GWANJE_TRY(check_text(at + "name", criterion.name, name_bytes));
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
    // Applications name classes and grounds by their place and key: those that stand must stay.
    const bool applied = !world_.applications_of(c.call).empty();
    if (applied && c.terms.classes.size() < call.terms.classes.size())
        return refuse(RefusalKind::out_of_range, "terms.classes", std::to_string(c.terms.classes.size()),
                      "≥ " + std::to_string(call.terms.classes.size()));
    for (std::size_t i = 0; applied && i < call.terms.classes.size(); ++i)
        if (c.terms.classes[i].label != call.terms.classes[i].label ||
            c.terms.classes[i].pool != call.terms.classes[i].pool)
            return refuse(RefusalKind::wrong_state, "terms.classes[" + std::to_string(i) + "]",
                          c.terms.classes[i].label, call.terms.classes[i].label);
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
