#include "control/history.hpp"

#include "control/centre.hpp"

namespace gwanje::control {

void History::record(const Event& event, Instant at, Id<Person> actor) {
    Entry entry;
    entry.index = entries_.size() + 1;
    entry.at = at;
    entry.actor = actor.number;
    entry.type = CentreKernel::type_of(event);
    entry.version = CentreKernel::version_of(entry.type);
    entry.payload = encode_event(event);
    entries_.push_back(std::move(entry));
    apply(world_, event, at);
}

void History::pass(Instant at) {
    for (Events due = step(world_, at); !due.empty(); due = step(world_, at))
        for (const Event& event : due) record(event, at, {});
}

Refused<Events> History::command(Instant at, Id<Person> actor, const Command& command) {
    pass(at);
    Decision decision = decide(world_, {at, actor}, command);
    if (decision.ok())
        for (const Event& event : *decision) record(event, at, actor);
    return decision;
}

Result<void, Fault> History::write() {
    if (journal_.head().index != 0)
        return Failure{fault(FaultKind::not_ours, "history can only be written into an empty journal", "journal", 0)};
    if (entries_.empty()) return {};
    return journal_.append(entries_);
}

}  // namespace gwanje::control
