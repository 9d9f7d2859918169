#include "report/overview.hpp"

#include <algorithm>

namespace gwanje {
namespace {

struct JobCounts {
    std::int64_t running = 0;
    std::int64_t waiting = 0;
    std::int64_t over = 0;
};

JobCounts count_jobs(const World& world, Id<Site> site) {
    JobCounts counts;
    for (const Job& job : world.jobs) {
        if (!site.none() && world.pools[world.awards[job.award].pool].site != site) continue;
        switch (job.state) {
            case JobState::waiting:
            case JobState::held:
                ++counts.waiting;
                break;
            case JobState::placed:
            case JobState::running:
                ++counts.running;
                break;
            case JobState::ended:
            case JobState::failed:
            case JobState::cancelled:
                ++counts.over;
                break;
        }
    }
    return counts;
}

void add_compute(const AsOf& as_of, const World& world, Id<Site> site, Overview& out) {
    const auto found = world.site_ladders.find(site);
    if (found == world.site_ladders.end()) return;
    const Ladder& ladder = found->second;
    const std::int64_t planned = ladder.compute(Rung::planned).at(as_of.at);
    const std::int64_t funded = ladder.compute(Rung::funded).at(as_of.at);
    const std::int64_t awarded = ladder.compute(Rung::awarded).at(as_of.at);
    const auto add = [&](const char* key, std::int64_t parts, std::int64_t base, const char* base_name) {
        if (base > 0)
            out.figures.push_back(as_of.figure(key, percent_text(parts, base), "%",
                                               Share(parts, base, base_name, "PF", 1'000'000).text(), "ladder"));
    };
    add("funded_of_planned", funded, planned, "planned");
    add("awarded_of_funded", awarded, funded, "funded");
}

}  // namespace

LedgerSum ledger_sum(const World& world, Id<Pool> pool) {
    LedgerSum sum;
    sum.pool = pool;
    sum.label = world.pools[pool].label;
    for (const Award& award : world.awards) {
        if (award.pool != pool) continue;
        if (award.state == AwardState::active || award.state == AwardState::suspended) ++sum.awards;
        sum.granted += award.ledger.granted;
        sum.used += award.ledger.used;
        sum.held += award.ledger.held;
        sum.remaining += award.ledger.remaining();
        sum.recalled += award.ledger.recalled;
        sum.expired += award.ledger.expired;
        sum.returned += award.ledger.returned;
    }
    GWANJE_CHECK(sum.granted == sum.used + sum.held + sum.remaining + sum.recalled + sum.expired + sum.returned);
    return sum;
}

Overview overview(const AsOf& as_of, Id<Site> site) {
    const World& world = as_of.world;
    Overview out;
    out.site = site;
    out.as_of = as_of.at;
    for (const Site& one : world.sites)
        if (site.none() || world.sites.id_of(one) == site) add_compute(as_of, world, world.sites.id_of(one), out);
    const JobCounts jobs = count_jobs(world, site);
    const std::int64_t all = jobs.running + jobs.waiting + jobs.over;
    const auto add_jobs = [&](const char* key, std::int64_t count) {
        out.figures.push_back(as_of.figure(key, std::to_string(count), "", std::to_string(all) + " submitted", "jobs"));
    };
    add_jobs("jobs.running", jobs.running);
    add_jobs("jobs.waiting", jobs.waiting);
    const auto active = std::count_if(world.projects.begin(), world.projects.end(), [&](const Project& project) {
        return std::any_of(project.awards.begin(), project.awards.end(), [&](Id<Award> award) {
            const AwardState state = world.awards[award].state;
            return state == AwardState::active || state == AwardState::suspended;
        });
    });
    out.figures.push_back(as_of.figure("projects.active", std::to_string(active), "",
                                       std::to_string(world.projects.size()) + " started", "projects"));
    for (const Pool& pool : world.pools)
        if (site.none() || pool.site == site) out.ledger.push_back(ledger_sum(world, world.pools.id_of(pool)));
    for (std::size_t i = 0; i < enum_size<OutcomeKind>(); ++i) {
        const auto kind = static_cast<OutcomeKind>(i);
        const auto count = std::count_if(world.outcomes.begin(), world.outcomes.end(), [&](const Outcome& o) {
            return o.kind == kind && (site.none() || o.site == site);
        });
        out.outcomes.push_back({kind, count});
    }
    return out;
}

}  // namespace gwanje
