#include "kernel/end_work.hpp"

namespace gwanje {

void end_award(const World& world, Id<Award> id, AwardState state, const std::string& reason, Instant at, Events& out) {
    const Award& award = world.awards[id];
    for (const Id<Job> job_id : world.index().open_jobs_of(id)) {
        const Job& job = world.jobs[job_id];
        if (job.state == JobState::waiting || job.state == JobState::held) {
            out.emplace_back(JobEnded{job_id, JobState::cancelled, JobEnd::cancelled, 0, at, {}});
        } else if (!job.stop_asked) {
            out.emplace_back(JobStopAsked{job_id});
        }
    }
    out.emplace_back(AwardEnded{id, state, award.ledger.remaining(), reason});
}

void fail_dependents(const World& world, Id<Job> job, Instant at, Events& out) {
    std::vector<Id<Job>> to_visit{job};
    while (!to_visit.empty()) {
        const Id<Job> failed = to_visit.back();
        to_visit.pop_back();
        for (const Id<Job> next : world.index().dependents[failed.number - 1]) {
            const Job& waiting = world.jobs[next];
            if (waiting.state != JobState::waiting && waiting.state != JobState::held) continue;
            bool named = false;
            for (const Event& event : out) {
                const JobEnded* ended = std::get_if<JobEnded>(&event);
                named = named || (ended != nullptr && ended->id == next);
            }
            if (named) continue;
            out.emplace_back(JobEnded{next, JobState::cancelled, JobEnd::dependency_failed, 0, at, {}});
            to_visit.push_back(next);
        }
    }
}

}  // namespace gwanje
