// Writes history into an empty journal: commands that carry their own dates, decided by the same kernel, before the
// writer opens. For what a centre brings along from before it had Gwanje.
#pragma once

#include "domain/world.hpp"
#include "kernel/decide.hpp"
#include "port/journal.hpp"

namespace gwanje::control {

class History {
public:
    explicit History(Journal& journal) : journal_(journal) {}

    /// Time passes up to `at`, then the command is decided. A refusal has changed nothing; times must not go back.
    [[nodiscard]] Refused<Events> command(Instant at, Id<Person> actor, const Command& command);
    /// Only time passes.
    void pass(Instant at);
    /// Makes all of it durable. Nothing of it is in the journal before.
    [[nodiscard]] Result<void, Fault> write();

    [[nodiscard]] const World& world() const { return world_; }

private:
    void record(const Event& event, Instant at, Id<Person> actor);

    Journal& journal_;
    World world_;
    std::vector<Entry> entries_;
};

}  // namespace gwanje::control
