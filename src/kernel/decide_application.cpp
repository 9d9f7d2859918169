#include <algorithm>

#include "kernel/check_input.hpp"
#include "kernel/decider.hpp"

namespace gwanje {
namespace {

std::string receipt_of(Id<Call> call, std::size_t count) {
    const std::string digits = std::to_string(count);
    return to_text(call) + "-" + std::string(digits.size() < 4 ? 4 - digits.size() : 0, '0') + digits;
}

bool may_be_changed(ApplicationState state) {
    return state == ApplicationState::draft || state == ApplicationState::submitted;
}

}  // namespace

Refused<void> Decider::check_content(const Call& call, const ApplicationContent& content,
                                     const std::string& path) const {
    GWANJE_TRY(check_text(path + "title", content.title, name_bytes));
    GWANJE_TRY(check_optional_text(path + "summary", content.summary, text_bytes));
    GWANJE_TRY(check_optional_text(path + "sector", content.sector, name_bytes));
    GWANJE_TRY(check_optional_text(path + "contact", content.contact, name_bytes));
    GWANJE_TRY(check_optional_text(path + "email", content.email, name_bytes));
    GWANJE_TRY(check_range(path + "call_class", content.call_class, 0, std::ssize(call.terms.classes) - 1));
    GWANJE_TRY(check_range(path + "accelerators", content.accelerators.amount, 1, 10'000'000));
    GWANJE_TRY(check_range(path + "least", content.least.amount, 0, content.accelerators.amount));
    GWANJE_TRY(check_range(path + "months", content.months, 1, 120));
    if (std::ssize(content.plan) > content.months)
        return refuse(RefusalKind::out_of_range, path + "plan", std::to_string(content.plan.size()),
                      "≤ " + std::to_string(content.months));
    for (const AcceleratorMillis month : content.plan) GWANJE_TRY(check_range(path + "plan", month.amount, 0));
    for (std::size_t i = 0; i < content.grounds.size(); ++i) {
        const auto& known = call.terms.rules.preferences;
        const std::string at = path + "grounds[" + std::to_string(i) + "]";
        if (std::none_of(known.begin(), known.end(), [&](const auto& g) { return g.key == content.grounds[i]; }))
            return refuse(RefusalKind::unknown, at, content.grounds[i], call.terms.title);
        if (std::find(content.grounds.begin(), content.grounds.begin() + static_cast<std::ptrdiff_t>(i),
                      content.grounds[i]) != content.grounds.begin() + static_cast<std::ptrdiff_t>(i))
            return refuse(RefusalKind::already_exists, at, content.grounds[i], path + "grounds");
    }
    return {};
}

Decision Decider::operator()(const DraftApplication& c) const {
    GWANJE_TRY(check_known("call", world_.calls, c.call));
    const Call& call = world_.calls[c.call];
    GWANJE_TRY(check_state("call", to_text(c.call), call.state, CallState::open));
    GWANJE_TRY(check_content(call, c.content, "content."));
    const Person* author = world_.persons.find(stamp_.actor);
    if (author == nullptr) return refuse(RefusalKind::missing, "actor");
    Application application;
    application.call = c.call;
    application.body = author->body;
    application.author = stamp_.actor;
    application.content = c.content;
    return Events{ApplicationDrafted{world_.applications.next(), application}};
}

Decision Decider::operator()(const ReplaceApplication& c) const {
    GWANJE_TRY(check_known("application", world_.applications, c.application));
    const Application& application = world_.applications[c.application];
    const Call& call = world_.calls[application.call];
    GWANJE_TRY(own_or(application.body, "application", to_text(c.application), call.site, {}));
    if (!may_be_changed(application.state))
        return refuse(RefusalKind::wrong_state, "application", to_text(c.application),
                      std::string(to_text(application.state)));
    if (call.state != CallState::open || stamp_.at >= call.terms.window.end)
        return refuse(RefusalKind::window_closed, "application", to_text(c.application),
                      seoul_text(call.terms.window.begin) + " – " + seoul_text(call.terms.window.end));
    GWANJE_TRY(check_content(call, c.content, "content."));
    return Events{ApplicationReplaced{c.application, c.content}};
}

Decision Decider::operator()(const SubmitApplication& c) const {
    GWANJE_TRY(check_known("application", world_.applications, c.application));
    const Application& application = world_.applications[c.application];
    const Call& call = world_.calls[application.call];
    GWANJE_TRY(own_or(application.body, "application", to_text(c.application), call.site, {}));
    GWANJE_TRY(check_state("application", to_text(c.application), application.state, ApplicationState::draft));
    if (call.state != CallState::open || !call.terms.window.contains(stamp_.at))
        return refuse(RefusalKind::window_closed, "application", to_text(c.application),
                      seoul_text(call.terms.window.begin) + " – " + seoul_text(call.terms.window.end));
    const auto& of_call = world_.applications_of(application.call);
    const auto place = std::find(of_call.begin(), of_call.end(), c.application) - of_call.begin();
    return Events{
        ApplicationSubmitted{c.application, receipt_of(application.call, static_cast<std::size_t>(place) + 1)}};
}

Decision Decider::operator()(const WithdrawApplication& c) const {
    GWANJE_TRY(check_known("application", world_.applications, c.application));
    const Application& application = world_.applications[c.application];
    GWANJE_TRY(
        own_or(application.body, "application", to_text(c.application), world_.calls[application.call].site, {}));
    if (!may_be_changed(application.state) && application.state != ApplicationState::eligible &&
        application.state != ApplicationState::reserve)
        return refuse(RefusalKind::wrong_state, "application", to_text(c.application),
                      std::string(to_text(application.state)));
    return Events{ApplicationWithdrawn{c.application, c.reason}};
}

Decision Decider::operator()(const ImportApplications& c) const {
    GWANJE_TRY(check_known("call", world_.calls, c.call));
    const Call& call = world_.calls[c.call];
    GWANJE_TRY(check_state("call", to_text(c.call), call.state, CallState::open));
    if (c.rows.empty()) return refuse(RefusalKind::missing, "rows");
    std::unordered_map<std::string, Id<Body>> bodies;  // registered by this import
    std::unordered_map<std::string, std::size_t> receipts;
    for (const Id<Application> id : world_.applications_of(c.call))
        receipts.emplace(world_.applications[id].receipt, 0);
    Events events;
    events.reserve(c.rows.size() * 2);
    Id<Body> next_body = world_.bodies.next();
    Id<Application> next = world_.applications.next();
    for (std::size_t i = 0; i < c.rows.size(); ++i) {
        const ImportedApplication& row = c.rows[i];
        const std::string at = "rows[" + std::to_string(i) + "].";
        GWANJE_TRY(check_text(at + "receipt", row.receipt, 60));
        if (!receipts.emplace(row.receipt, i).second)
            return refuse(RefusalKind::already_exists, at + "receipt", row.receipt, to_text(c.call));
        if (!row.received_at.unset() && (row.received_at > stamp_.at || !call.terms.window.contains(row.received_at)))
            return refuse(RefusalKind::window_closed, at + "received_at", row.receipt,
                          seoul_text(call.terms.window.begin) + " – " + seoul_text(call.terms.window.end));
        GWANJE_TRY(check_body(row.body, at + "body"));
        GWANJE_TRY(check_text(at + "body.registration", row.body.registration, 40));
        GWANJE_TRY(check_content(call, row.content, at + "content."));
        Application application;
        application.call = c.call;
        application.content = row.content;
        const auto known = world_.index().body_by_registration.find(row.body.registration);
        if (known != world_.index().body_by_registration.end()) {
            application.body = known->second;
        } else {
            const auto [place, fresh] = bodies.emplace(row.body.registration, next_body);
            application.body = place->second;
            if (fresh) {
                events.emplace_back(BodyRegistered{next_body, row.body});
                ++next_body.number;
            }
        }
        events.emplace_back(ApplicationDrafted{next, application});
        events.emplace_back(ApplicationSubmitted{next, row.receipt, row.received_at});
        if (row.withdrawn) events.emplace_back(ApplicationWithdrawn{next, ""});
        ++next.number;
    }
    return events;
}

}  // namespace gwanje
