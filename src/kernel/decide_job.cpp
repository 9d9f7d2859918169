#include <algorithm>

#include "kernel/check_input.hpp"
#include "kernel/decider.hpp"
#include "kernel/end_work.hpp"

namespace gwanje {
namespace {

constexpr Duration longest_job = days(30);
constexpr std::int64_t most_tasks = 10'000;
/// A run that ends by itself counts as finished with status 0, as failed otherwise; a fault is tried again this often.
constexpr std::int64_t most_attempts = 3;

/// The only award of the project that is active and under way; none when there is no such or more than one.
Id<Award> only_award(const World& world, const Project& project, Instant at) {
    Id<Award> found;
    for (const Id<Award> id : project.awards) {
        const Award& award = world.awards[id];
        if (award.state != AwardState::active || !award.period.contains(at)) continue;
        if (!found.none()) return {};
        found = id;
    }
    return found;
}

Refused<void> check_order(const World& world, Id<Project> project, const JobOrder& order) {
    GWANJE_TRY(check_text("order.name", order.name, name_bytes));
    if (order.command.empty()) return refuse(RefusalKind::missing, "order.command");
    for (std::size_t i = 0; i < order.command.size(); ++i) {
        const std::string at = "order.command[" + std::to_string(i) + "]";
        GWANJE_TRY(i == 0 ? check_text(at, order.command[i], 4096)
                          : check_optional_text(at, order.command[i], 100'000));
        if (order.command[i].find('\0') != std::string::npos) return refuse(RefusalKind::malformed, at, "", "no NUL");
    }
    for (const auto& [name, value] : order.environment) {
        if (name.empty() || name.find_first_of(std::string("=\0", 2)) != std::string::npos)
            return refuse(RefusalKind::malformed, "order.environment", name, "NAME");
        GWANJE_TRY(check_optional_text("order.environment." + name, value, 100'000));
    }
    GWANJE_TRY(check_range("order.accelerators", order.accelerators.amount, 1, 10'000'000));
    GWANJE_TRY(check_range("order.time_limit", order.time_limit.ms, 1000, longest_job.ms));
    GWANJE_TRY(check_range("order.priority", order.priority, -10, 10));
    GWANJE_TRY(check_range("order.tasks", order.tasks, 1, most_tasks));
    for (std::size_t i = 0; i < order.after.size(); ++i) {
        const std::string at = "order.after[" + std::to_string(i) + "]";
        GWANJE_TRY(check_known(at, world.jobs, order.after[i]));
        const Job& before = world.jobs[order.after[i]];
        if (before.project != project) return refuse(RefusalKind::not_your_own, at, to_text(order.after[i]));
        if (before.state == JobState::failed || before.state == JobState::cancelled)
            return refuse(RefusalKind::wrong_state, at, to_text(order.after[i]), std::string(to_text(before.state)));
    }
    return {};
}

/// A dependency on an array is one on each of its tasks.
std::vector<Id<Job>> with_tasks(const World& world, const std::vector<Id<Job>>& after) {
    std::vector<Id<Job>> all;
    for (const Id<Job> id : after) {
        all.push_back(id);
        if (world.jobs[id].array != id) continue;
        for (Id<Job> task{id.number + 1}; world.jobs.has(task) && world.jobs[task].array == id; ++task.number)
            all.push_back(task);
    }
    return all;
}

bool is_over(JobState state) {
    return state == JobState::ended || state == JobState::failed || state == JobState::cancelled;
}

/// Usage from the last report to `to`, at most what is still held: an engine's lateness is not charged.
AcceleratorMillis to_post(const Job& job, Instant to) {
    if (job.metered_to.unset() || to <= job.metered_to) return {};
    return std::min(job.held, AcceleratorMillis{job.order.accelerators.amount * (to - job.metered_to).ms});
}

}  // namespace

Decision Decider::operator()(const SubmitJob& c) const {
    GWANJE_TRY(check_known("project", world_.projects, c.project));
    GWANJE_TRY(own_or(c.project, {}, {}));
    GWANJE_TRY(check_order(world_, c.project, c.order));
    const Id<Award> award_id = c.award.none() ? only_award(world_, world_.projects[c.project], stamp_.at) : c.award;
    if (award_id.none()) return refuse(RefusalKind::no_award, "project", to_text(c.project));
    GWANJE_TRY(check_known("award", world_.awards, award_id));
    const Award& award = world_.awards[award_id];
    if (award.project != c.project) return refuse(RefusalKind::not_your_own, "award", to_text(award_id));
    if (award.state != AwardState::active || !award.period.contains(stamp_.at))
        return refuse(RefusalKind::no_award, "award", to_text(c.project),
                      to_text(award_id) + ": " + std::string(to_text(award.state)));
    const std::int64_t most = std::min(award.accelerators.amount, world_.index().largest_job(award.pool));
    if (c.order.accelerators.amount > most)
        return refuse(RefusalKind::never_fits, "order.accelerators", std::to_string(c.order.accelerators.amount),
                      std::to_string(most));
    if (stamp_.at + c.order.time_limit > award.period.end)
        return refuse(RefusalKind::outside_period, "order.time_limit", to_text(c.order.time_limit),
                      seoul_text(award.period.end));
    const AcceleratorMillis needed{c.order.accelerators.amount * c.order.time_limit.ms};
    if (needed > award.ledger.remaining())
        return refuse(RefusalKind::hours_exhausted, "order.time_limit", decimal_text(needed.amount / 3600, 1000),
                      decimal_text(award.ledger.remaining().amount / 3600, 1000));
    Job job;
    job.project = c.project;
    job.award = award_id;
    job.submitter = stamp_.actor;
    job.order = c.order;
    job.order.after = with_tasks(world_, c.order.after);
    job.submitted_at = stamp_.at;
    const Id<Job> first = world_.jobs.next();
    if (c.order.tasks > 1) job.array = first;
    Events events;
    events.reserve(static_cast<std::size_t>(c.order.tasks));
    for (job.task = 0; job.task < c.order.tasks; ++job.task)
        events.emplace_back(JobSubmitted{{first.number + static_cast<std::uint64_t>(job.task)}, job});
    return events;
}

Decision Decider::operator()(const HoldJob& c) const {
    GWANJE_TRY(check_known("job", world_.jobs, c.job));
    const Job& job = world_.jobs[c.job];
    GWANJE_TRY(own_or(job.project, world_.pools[world_.awards[job.award].pool].site, {Duty::operation}));
    GWANJE_TRY(check_state("job", to_text(c.job), job.state, c.held ? JobState::waiting : JobState::held));
    return Events{JobHeld{c.job, c.held, ""}};
}

Decision Decider::operator()(const CancelJob& c) const {
    GWANJE_TRY(check_known("job", world_.jobs, c.job));
    const Job& job = world_.jobs[c.job];
    GWANJE_TRY(own_or(job.project, world_.pools[world_.awards[job.award].pool].site, {Duty::operation}));
    if (is_over(job.state))
        return refuse(RefusalKind::wrong_state, "job", to_text(c.job), std::string(to_text(job.state)));
    if (job.state == JobState::placed || job.state == JobState::running) {
        if (job.stop_asked) return refuse(RefusalKind::nothing_to_do, "job", to_text(c.job));
        return Events{JobStopAsked{c.job}};
    }
    Events events{JobEnded{c.job, JobState::cancelled, JobEnd::cancelled, 0, stamp_.at, {}}};
    fail_dependents(world_, c.job, stamp_.at, events);
    return events;
}

Decision Decider::operator()(const ReportJobStarted& c) const {
    GWANJE_TRY(check_known("job", world_.jobs, c.job));
    const Job& job = world_.jobs[c.job];
    if (c.attempt != job.attempt || job.state != JobState::placed)
        return refuse(RefusalKind::nothing_to_do, "job", to_text(c.job));
    return Events{JobStarted{c.job, std::clamp(c.at, job.placed_at, stamp_.at)}};
}

Decision Decider::operator()(const ReportJobUsage& c) const {
    GWANJE_TRY(check_known("job", world_.jobs, c.job));
    const Job& job = world_.jobs[c.job];
    if (c.attempt != job.attempt || job.state != JobState::running || c.to <= job.metered_to)
        return refuse(RefusalKind::nothing_to_do, "job", to_text(c.job));
    const Instant to = std::min(c.to, stamp_.at);
    return Events{JobMetered{c.job, to, to_post(job, to), c.active, c.active_known}};
}

Decision Decider::operator()(const ReportJobEnded& c) const {
    GWANJE_TRY(check_known("job", world_.jobs, c.job));
    const Job& job = world_.jobs[c.job];
    if (c.attempt != job.attempt || (job.state != JobState::running && job.state != JobState::placed))
        return refuse(RefusalKind::nothing_to_do, "job", to_text(c.job));
    if (c.end == JobEnd::lost && job.attempt < most_attempts && !job.stop_asked)
        return Events{JobRequeued{c.job, job.used, std::string(to_text(c.end))}};
    const Instant at = std::clamp(c.at, job.metered_to.unset() ? job.placed_at : job.metered_to, stamp_.at);
    JobEnded ended{c.job, JobState::failed, c.end, c.exit_status, at, to_post(job, at)};
    if (c.end == JobEnd::finished) ended.state = JobState::ended;
    if (c.end == JobEnd::cancelled || (job.stop_asked && c.end != JobEnd::finished)) {
        ended.state = JobState::cancelled;
        ended.end = JobEnd::cancelled;
    }
    const bool failed = ended.state != JobState::ended;
    Events events{std::move(ended)};
    if (failed) fail_dependents(world_, c.job, stamp_.at, events);
    return events;
}

}  // namespace gwanje
