#include "scenario/laws.hpp"

#include <algorithm>

#include "base/codec.hpp"
#include "kernel/decide.hpp"

namespace gwanje::scenario {
namespace {

struct Sums {
    AcceleratorMillis used;
    AcceleratorMillis held;
};

bool is_busy(const Job& job) {
    return job.state == JobState::placed || job.state == JobState::running;
}

std::optional<std::string> broken_ledger(const World& world) {
    std::vector<Sums> sums(world.awards.size());
    for (const Job& job : world.jobs) {
        sums[job.award.number - 1].used += job.used;
        sums[job.award.number - 1].held += job.held;
        if (!is_busy(job) && job.held.amount != 0)
            return to_text(world.jobs.id_of(job)) + " holds hours and does not run";
    }
    for (const Award& award : world.awards) {
        const std::string name = to_text(world.awards.id_of(award));
        const Sums& sum = sums[world.awards.id_of(award).number - 1];
        if (!award.ledger.sound()) return name + ": hours are not conserved";
        if (award.ledger.used != sum.used) return name + ": used is not what its jobs used";
        if (award.ledger.held != sum.held) return name + ": held is not what its jobs hold";
        const bool over = award.state != AwardState::active && award.state != AwardState::suspended;
        if (over && award.ledger.remaining().amount != 0) return name + ": is over and hours remain";
    }
    return std::nullopt;
}

std::optional<std::string> broken_places(const World& world) {
    std::vector<std::int64_t> had(world.jobs.size());
    for (const Accelerator& accelerator : world.accelerators)
        if (!accelerator.job.none()) ++had[accelerator.job.number - 1];
    for (const Job& job : world.jobs) {
        const Id<Job> id = world.jobs.id_of(job);
        const std::int64_t should = is_busy(job) ? job.order.accelerators.amount : 0;
        if (had[id.number - 1] != should)
            return to_text(id) + " has " + std::to_string(had[id.number - 1]) + " accelerators, not " +
                   std::to_string(should);
        if (is_busy(job) != world.index().board.runs(id.number)) return to_text(id) + ": the board does not agree";
    }
    return std::nullopt;
}

}  // namespace

std::optional<std::string> broken_law(const World& world) {
    if (auto broken = broken_ledger(world)) return broken;
    if (auto broken = broken_places(world)) return broken;
    for (const auto& [pool, ladder] : world.pool_ladders)
        for (const StepFunction::Step& step : ladder.count(Rung::awarded).steps())
            if (step.value < 0) return to_text(pool) + ": less than nothing is awarded";
    return std::nullopt;
}

std::optional<std::string> broken_by_snapshot(const World& world, Instant now) {
    const std::string bytes = encoded(world.facts());
    std::optional<Facts> facts = decoded<Facts>(bytes);
    if (!facts) return "the facts cannot be read back";
    const World again = World::of(std::move(*facts));
    if (encoded(again.facts()) != bytes) return "the facts differ after they were read back";
    if (step(again, now) != step(world, now)) return "a snapshot takes another next step than the live world";
    if (again.index().board.waiting_jobs() != world.index().board.waiting_jobs())
        return "a snapshot has other jobs waiting than the live world";
    return std::nullopt;
}

}  // namespace gwanje::scenario
