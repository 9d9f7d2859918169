#include "scenario/kernel_ground.hpp"

#include <algorithm>

#include "json/json.hpp"
#include "kernel/decide.hpp"
#include "kernel/queue_policy.hpp"
#include "report/ratio_report.hpp"
#include "scenario/laws.hpp"

namespace gwanje::scenario {
namespace {

constexpr Instant first_instant{1'767'571'200'000};  // 2026-01-05 09:00 in Seoul, a Monday
constexpr Duration between_commands = milliseconds(1);
constexpr int most_rounds = 10'000;

std::string id_of(const Event& event) {
    std::string text;
    std::visit(
        [&](const auto& e) {
            if constexpr (requires { e.id; }) text = to_text(e.id);
        },
        event);
    return text;
}

/// The row of the table whose ids have this prefix.
template <class T>
bool find_in(const Table<T>& table, const std::string& text, std::optional<std::string>& json) {
    const std::optional<Id<T>> id = text.empty() ? std::nullopt : id_from_text<T>(text);
    if (!id) return false;
    if (const T* row = table.find(*id)) json = json_text(*row);
    return true;
}

/// An award with what remains on its ledger, as its view shows it.
bool find_award(const World& world, const std::string& text, std::optional<std::string>& json) {
    if (!find_in(world.awards, text, json)) return false;
    if (!json) return true;
    json->back() = ',';
    const Award& award = world.awards[*id_from_text<Award>(text)];
    *json += R"("remaining":)" + std::to_string(award.ledger.remaining().amount) + '}';
    return true;
}

}  // namespace

Result<Instant, Broken> KernelGround::begin() {
    world_ = World();
    history_.clear();
    now_ = first_instant;
    return now_;
}

std::optional<Broken> KernelGround::apply_all(const std::vector<Event>& events, std::vector<Happened>& out) {
    for (const Event& event : events) {
        const auto again = decode_event(event.index(), event_version(event.index()), encode_event(event));
        if (again != event) return Broken{std::string(event_name(event)) + " cannot be read back"};
        apply(world_, event, now_);
        history_.emplace_back(event, now_);
        out.push_back({std::string(event_name(event)), id_of(event)});
    }
    if (auto broken = broken_law(world_)) return Broken{*broken};
    return std::nullopt;
}

std::optional<Broken> KernelGround::step_now(std::vector<Happened>& out) {
    for (int round = 0; round < most_rounds; ++round) {
        const Events due = step(world_, now_);
        if (due.empty()) return std::nullopt;
        if (auto broken = apply_all(due, out)) return broken;
    }
    return Broken{"time makes more and more so without end"};
}

std::optional<Broken> KernelGround::carry_out(const std::vector<Event>& events, std::vector<Happened>& out) {
    if (auto broken = apply_all(events, out)) return broken;
    return step_now(out);
}

Reply KernelGround::give(const std::string& actor, const Command& command) {
    const std::optional<Id<Person>> person = id_from_text<Person>(actor);
    if (!person) return Broken{actor + " is not a person"};
    now_ = now_ + between_commands;
    std::vector<Happened> happened;
    if (auto broken = step_now(happened)) return *broken;
    const std::string before = encoded(world_.facts());
    Decision decision = decide(world_, {now_, *person}, command);
    if (encoded(world_.facts()) != before) return Broken{"deciding has changed the world"};
    if (!decision) {
        const Refusal& no = decision.error();
        return SaidNo{std::string(to_text(no.kind)), no.field, words(no, Language::en).reason};
    }
    happened.clear();
    if (auto broken = carry_out(*decision, happened)) return *broken;
    return happened;
}

Instant KernelGround::next_due(Instant latest) const {
    Instant due = latest;
    const auto consider = [&](Instant at) {
        if (at > now_ && at < due) due = at;
    };
    for (const Call& call : world_.calls) consider(call.terms.window.end);
    for (const auto& [offer, at] : world_.index().open_offers) consider(at);
    for (const auto& [award, at] : world_.index().running_awards) consider(at);
    return due;
}

Reply KernelGround::wait_until(Instant at) {
    if (at < now_) return Broken{"time has passed that point already"};
    std::vector<Happened> happened;
    while (now_ < at) {
        now_ = next_due(at);
        if (auto broken = step_now(happened)) return *broken;
    }
    return happened;
}

std::optional<std::string> KernelGround::noun(const std::string& id) {
    std::optional<std::string> json;
    const World& w = world_;
    const bool known = find_award(w, id, json) || find_in(w.applications, id, json) || find_in(w.jobs, id, json) ||
                       find_in(w.calls, id, json) || find_in(w.offers, id, json) || find_in(w.agreements, id, json) ||
                       find_in(w.projects, id, json) || find_in(w.selections, id, json) ||
                       find_in(w.reviews, id, json) || find_in(w.accelerators, id, json) ||
                       find_in(w.nodes, id, json) || find_in(w.persons, id, json) || find_in(w.roles, id, json) ||
                       find_in(w.bodies, id, json) || find_in(w.outcomes, id, json) || find_in(w.stages, id, json) ||
                       find_in(w.pools, id, json) || find_in(w.sites, id, json);
    return known ? json : std::nullopt;
}

std::optional<std::string> KernelGround::why_waiting(const std::string& job) {
    const std::optional<Id<Job>> id = id_from_text<Job>(job);
    if (!id || !world_.jobs.has(*id)) return std::nullopt;
    return std::string(to_text(gwanje::why_waiting(world_, *id, now_).reason));
}

std::optional<std::string> KernelGround::ratio(const std::string& call, const std::string& label) {
    const std::optional<Id<Call>> id = id_from_text<Call>(call);
    if (!id || !world_.calls.has(*id)) return std::nullopt;
    for (const RatioRow& row : ratio_report({world_, now_, history_.size()}, *id).classes)
        if (row.label == label) return row.places == 0 ? "no places" : ratio_text(row.counted, row.places);
    return std::nullopt;
}

std::optional<std::string> KernelGround::finish() {
    if (auto broken = broken_by_snapshot(world_, now_)) return broken;
    World again;
    for (const auto& [event, at] : history_) apply(again, event, at);
    if (encoded(again.facts()) != encoded(world_.facts())) return "a replay of the events gives another world";
    return std::nullopt;
}

}  // namespace gwanje::scenario
