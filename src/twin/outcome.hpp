// What a run of a scenario gives: per job records through a sink, classes, samples over time, totals.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/record.hpp"
#include "base/time.hpp"
#include "base/units.hpp"

namespace gwanje::twin {

/// How a job ended, or what it was doing when the scenario did.
GWANJE_ENUM(JobOutcome, finished, gave_up, waiting, running)

struct JobRecord {
    std::uint64_t number = 0;
    std::uint32_t demand = 0;  ///< place of its class in the scenario
    std::uint32_t project = 0;
    std::uint32_t accelerators = 0;
    Instant submitted;
    Instant started;  ///< the first time; unset when it never did
    Instant ended;
    std::uint32_t stops = 0;  ///< times it was stopped by preemption or failure and queued again
    JobOutcome outcome = JobOutcome::finished;
    GWANJE_RECORD(JobRecord, number, demand, project, accelerators, submitted, started, ended, stops, outcome)
};

/// Waits in seconds, of jobs that started; percentiles as in Statistics. Hours are whole accelerator-hours, rounded
/// down.
struct ClassOutcome {
    std::string name;
    std::int64_t submitted = 0;
    std::int64_t started = 0;
    std::int64_t finished = 0;
    std::int64_t gave_up = 0;
    std::int64_t waiting = 0;    ///< at the end
    std::int64_t running = 0;    ///< at the end
    std::int64_t preempted = 0;  ///< stops, not jobs
    std::int64_t failed = 0;     ///< stops by a failing node
    double wait_mean = 0;
    std::int64_t wait_p50 = 0;
    std::int64_t wait_p95 = 0;
    std::int64_t wait_p99 = 0;
    double slowdown_mean = 0;
    std::int64_t used_hours = 0;
    std::int64_t lost_hours = 0;  ///< work done and lost by stops
    double fairness = 0;          ///< Jain over the projects' mean bounded slowdowns
    GWANJE_RECORD(ClassOutcome, name, submitted, started, finished, gave_up, waiting, running, preempted, failed,
                  wait_mean, wait_p50, wait_p95, wait_p99, slowdown_mean, used_hours, lost_hours, fairness)
};

/// The ladder and the queue at an instant.
struct Sample {
    Instant at;
    std::int64_t slots = 0;
    std::int64_t installed = 0;
    std::int64_t funded = 0;
    std::int64_t usable = 0;   ///< installed, funded and not failed
    std::int64_t running = 0;  ///< jobs and services
    std::int64_t services = 0;
    std::int64_t waiting_jobs = 0;
    std::int64_t waiting_accelerators = 0;
    std::int64_t free_in_parts = 0;  ///< free accelerators on nodes that are not wholly free (fragmentation)
    Watts power;
    GWANJE_RECORD(Sample, at, slots, installed, funded, usable, running, services, waiting_jobs, waiting_accelerators,
                  free_in_parts, power)
};

struct Outcome {
    std::string scenario;
    std::uint64_t seed = 0;
    Instant until;                     ///< how far it came; the scenario's end unless it was stopped
    std::int64_t jobs = 0;             ///< submitted
    std::int64_t installed_hours = 0;  ///< accelerator-hours of each rung
    std::int64_t usable_hours = 0;
    std::int64_t running_hours = 0;
    std::int64_t service_hours = 0;
    Joules energy;
    Watts peak_power;
    Won energy_cost;
    std::int64_t node_failures = 0;
    std::int64_t most_waiting = 0;
    std::vector<ClassOutcome> classes;
    std::vector<Sample> samples;
    GWANJE_RECORD(Outcome, scenario, seed, until, jobs, installed_hours, usable_hours, running_hours, service_hours,
                  energy, peak_power, energy_cost, node_failures, most_waiting, classes, samples)
};

using JobSink = std::function<void(const JobRecord&)>;

}  // namespace gwanje::twin
