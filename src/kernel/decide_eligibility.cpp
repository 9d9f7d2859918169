// Which applications count: the call's own rules, and duplicates among those that keep them.
//
// Two applications are duplicates when the same body asks for the same class under the same title (white space and
// ASCII case aside). The one submitted last stands, as it would when an applicant replaces it.
#include <algorithm>
#include <map>
#include <tuple>

#include "kernel/check_input.hpp"
#include "kernel/decider.hpp"

namespace gwanje {
namespace {

std::string plain_title(std::string_view title) {
    std::string out;
    for (const char c : ascii_lower(title))
        if (c != ' ' && c != '\t') out += c;
    return out;
}

/// Findings are keys that a screen turns into sentences; what stands after ":" is the value that failed.
std::vector<std::string> findings_of(const World& world, const Call& call, const Application& application) {
    std::vector<std::string> findings;
    const Body& body = world.bodies[application.body];
    const CallRules& rules = call.terms.rules;
    const CallClass& asked = call.terms.classes[static_cast<std::size_t>(application.content.call_class)];
    const auto among = [](const auto& list, auto value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    };
    if (!among(rules.kinds, body.kind)) findings.push_back("body_kind:" + std::string(to_text(body.kind)));
    if (body.kind == BodyKind::company && !among(rules.sizes, body.size))
        findings.push_back("body_size:" + std::string(to_text(body.size)));
    const Count count = application.content.accelerators;
    if (count < asked.least) findings.push_back("below_least:" + std::to_string(count.amount));
    if (count > asked.most) findings.push_back("above_most:" + std::to_string(count.amount));
    const Instant end =
        add_months(call.terms.award_period.begin, static_cast<std::int32_t>(application.content.months), seoul_offset);
    if (end > call.terms.award_period.end) findings.push_back("months:" + std::to_string(application.content.months));
    return findings;
}

}  // namespace

Decision Decider::operator()(const CheckEligibility& c) const {
    GWANJE_TRY(check_known("call", world_.calls, c.call));
    const Call& call = world_.calls[c.call];
    GWANJE_TRY(check_state("call", to_text(c.call), call.state, CallState::closed));
    using Key = std::tuple<Id<Body>, std::int64_t, std::string>;
    std::map<Key, Id<Application>> last;
    const auto key_of = [](const Application& a) {
        return Key{a.body, a.content.call_class, plain_title(a.content.title)};
    };
    std::vector<Id<Application>> submitted;
    for (const Id<Application> id : world_.applications_of(c.call)) {
        const Application& application = world_.applications[id];
        if (application.state != ApplicationState::submitted) continue;
        submitted.push_back(id);
        last[key_of(application)] = id;
    }
    Events events;
    events.reserve(submitted.size());
    for (const Id<Application> id : submitted) {
        const Application& application = world_.applications[id];
        ApplicationJudged judged{id, ApplicationState::eligible, {}, {}};
        if (const Id<Application> stands = last.at(key_of(application)); stands != id) {
            judged.state = ApplicationState::duplicate;
            judged.duplicate_of = stands;
        } else if (judged.findings = findings_of(world_, call, application); !judged.findings.empty()) {
            judged.state = ApplicationState::ineligible;
        }
        events.emplace_back(std::move(judged));
    }
    if (events.empty()) return refuse(RefusalKind::nothing_to_do, "call", to_text(c.call));
    return events;
}

Decision Decider::operator()(const JudgeApplication& c) const {
    GWANJE_TRY(check_known("application", world_.applications, c.application));
    const Application& application = world_.applications[c.application];
    const bool open =
        application.state == ApplicationState::submitted || application.state == ApplicationState::eligible ||
        application.state == ApplicationState::ineligible || application.state == ApplicationState::duplicate;
    const Call& call = world_.calls[application.call];
    if (!open || call.state != CallState::closed)
        return refuse(RefusalKind::wrong_state, "application", to_text(c.application),
                      std::string(to_text(application.state)));
    GWANJE_TRY(check_text("reason", c.reason, name_bytes));
    const ApplicationState state = c.eligible ? ApplicationState::eligible : ApplicationState::ineligible;
    return Events{ApplicationJudged{c.application, state, {}, {c.reason}}};
}

}  // namespace gwanje
