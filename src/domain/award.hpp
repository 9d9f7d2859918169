// Awards, projects, jobs, usage and outcomes: from what is granted to what came of it.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/application.hpp"
#include "domain/ledger.hpp"

namespace gwanje {

struct Award;
struct Job;

GWANJE_ENUM(ProjectState, active, ended)

/// Who receives awards and runs work.
struct Project {
    static constexpr std::string_view prefix = "prj";
    std::string title;
    Id<Body> body;
    Id<Application> application;  ///< that it began with
    std::vector<Id<Person>> members;
    std::vector<Id<Award>> awards;
    ProjectState state = ProjectState::active;
    Instant started_at;
    GWANJE_RECORD(Project, title, body, application, members, awards, state, started_at)
};

GWANJE_ENUM(AwardState, active, suspended, returned, revoked, expired)

/// Accelerator-hours and a share of a pool for a period.
struct Award {
    static constexpr std::string_view prefix = "awd";
    Id<Agreement> agreement;
    Id<Project> project;
    Id<Pool> pool;
    Count accelerators;
    Interval period;
    Ledger ledger;
    AwardState state = AwardState::active;
    std::string reason;  ///< of the last change that needed one
    GWANJE_RECORD(Award, agreement, project, pool, accelerators, period, ledger, state, reason)
};

GWANJE_ENUM(JobState, waiting, held, placed, running, ended, failed, cancelled)
/// The reason of a hold that the kernel itself sets and takes away.
inline constexpr std::string_view hours_reason = "hours";

GWANJE_ENUM(JobEnd, none, finished, exit_status, signal, time_limit, cancelled, lost, refused_by_engine,
            dependency_failed)

/// What a user asks to run. `count` accelerators in all, at most one job's share of one pool.
struct JobOrder {
    std::string name;
    std::vector<std::string> command;  ///< program and arguments, run without a shell
    std::map<std::string, std::string> environment;
    Count accelerators{1};
    Duration time_limit = hours(1);
    std::int64_t priority = 0;  ///< −10 … 10 within the project
    bool network = false;
    std::vector<Id<Job>> after;  ///< must have finished first
    std::int64_t tasks = 1;      ///< of an array
    GWANJE_RECORD(JobOrder, name, command, environment, accelerators, time_limit, priority, network, after, tasks)
};

/// Accelerators of one node that a job got, by slot.
struct NodeShare {
    Id<Node> node;
    std::vector<std::int64_t> slots;
    GWANJE_RECORD(NodeShare, node, slots)
};

/// Work that ends.
struct Job {
    static constexpr std::string_view prefix = "job";
    Id<Project> project;
    Id<Award> award;
    Id<Person> submitter;
    JobOrder order;
    Id<Job> array;          ///< the first task's id; none: not an array
    std::int64_t task = 0;  ///< 0, 1, … in its array
    JobState state = JobState::waiting;
    Instant submitted_at;
    Instant placed_at;
    Instant started_at;
    Instant ended_at;
    JobEnd end = JobEnd::none;
    std::int64_t exit_status = 0;
    std::int64_t attempt = 1;
    bool stop_asked = false;  ///< cancelled while it runs: the engine is told to stop it
    std::vector<NodeShare> shares;
    AcceleratorMillis held;    ///< still set aside on the award's ledger
    AcceleratorMillis used;    ///< posted so far
    Instant metered_to;        ///< usage is posted up to here
    AcceleratorMillis active;  ///< of `used`: measured busy
    bool active_known = false;
    bool held_for_hours = false;  ///< the award has too few hours left for it
    GWANJE_RECORD(Job, project, award, submitter, order, array, task, state, submitted_at, placed_at, started_at,
                  ended_at, end, exit_status, attempt, stop_asked, shares, held, used, metered_to, active, active_known,
                  held_for_hours)
};

GWANJE_ENUM(OutcomeKind, paper_domestic, paper_sci, paper_international, patent, model, product, hire, sale, relocation)

/// What came of a project.
struct Outcome {
    static constexpr std::string_view prefix = "out";
    Id<Site> site;
    Id<Project> project;  ///< may be none for outcomes of before
    OutcomeKind kind = OutcomeKind::paper_domestic;
    std::string title;
    std::string doi;  ///< unique when given
    Instant at;
    std::string note;
    GWANJE_RECORD(Outcome, site, project, kind, title, doi, at, note)
};

}  // namespace gwanje
