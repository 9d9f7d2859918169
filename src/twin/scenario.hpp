// A scenario: a centre over years as a planner writes it down. Stages, funding, power, demand, services, failures,
// policy.
#pragma once

#include <string>
#include <vector>

#include "base/record.hpp"
#include "base/time.hpp"
#include "base/units.hpp"

namespace gwanje::twin {

GWANJE_ENUM(StageKind, total, increment)
GWANJE_ENUM(QueueOrder, arrival, shortest, priority, fair)

/// A dated step of the fleet. `line` is where the scenario file says it, for refusals.
struct StagePlan {
    std::string name;
    Instant at;
    StageKind kind = StageKind::total;
    std::int64_t accelerators = 0;
    std::int64_t slots = 0;  ///< built by then; 0: not said
    Watts power;             ///< the site's limit from then on; 0: not said
    std::int64_t line = 0;
    GWANJE_RECORD(StagePlan, name, at, kind, accelerators, slots, power, line)
};

/// Months that are paid for: so many accelerators may be used from `from` on (until the next entry).
struct FundedPlan {
    Instant from;
    std::int64_t accelerators = 0;
    std::int64_t line = 0;
    GWANJE_RECORD(FundedPlan, from, accelerators, line)
};

struct PowerPlan {
    Watts active;  ///< of one accelerator with its share of the node, at work
    Watts idle;
    std::int64_t pue_milli = 1300;
    Won per_kwh;
    GWANJE_RECORD(PowerPlan, active, idle, pue_milli, per_kwh)
};

struct SizeShare {
    std::int64_t accelerators = 1;
    double weight = 1;
    GWANJE_RECORD(SizeShare, accelerators, weight)
};

/// A call that brings a wave of projects: from `at`, for `length`, demand is multiplied.
struct WavePlan {
    Instant at;
    Duration length;
    double factor = 1;
    GWANJE_RECORD(WavePlan, at, length, factor)
};

/// Jobs of one class. Runs are lognormal (median, sigma of the logarithm), cut at `run_most`; the estimate is the run
/// times a factor drawn between 1 and `estimate_factor`, and at most `run_most`.
struct DemandPlan {
    std::string name;
    double per_day = 0;           ///< submissions on a working day at the start
    double growth_per_year = 0;   ///< 0.2: a fifth more each year
    double grows_with_fleet = 0;  ///< 1: in proportion to the accelerators installed, 0: independent of them
    double night = 0.4;           ///< rate at 04:00 in Seoul, of the rate at 16:00
    double weekend = 0.5;         ///< rate on Saturday and Sunday, of a working day's
    std::vector<SizeShare> sizes;
    Duration run_median;
    double run_sigma = 1;
    Duration run_most = days(7);
    double estimate_factor = 2;
    std::int64_t priority = 0;
    bool preemptible = false;
    Duration checkpoint;  ///< work since the last one is lost when a job is stopped; 0: all of it is
    Duration patience;    ///< given up after so long in the queue; 0: never
    std::int64_t projects = 1;
    std::vector<WavePlan> waves;
    GWANJE_RECORD(DemandPlan, name, per_day, growth_per_year, grows_with_fleet, night, weekend, sizes, run_median,
                  run_sigma, run_most, estimate_factor, priority, preemptible, checkpoint, patience, projects, waves)
};

/// Work that stays up: wants `least` nodes at night and `most` at 16:00, takes them before everybody else (the
/// guaranteed real-time share), and lends them to the queue when it does not need them.
struct ServicePlan {
    std::string name;
    std::int64_t least_nodes = 0;
    std::int64_t most_nodes = 0;
    double growth_per_year = 0;
    GWANJE_RECORD(ServicePlan, name, least_nodes, most_nodes, growth_per_year)
};

struct FailurePlan {
    double node_mtbf_hours = 0;  ///< mean time between failures of one node with its accelerators; 0: nothing fails
    double repair_hours = 24;    ///< mean
    GWANJE_RECORD(FailurePlan, node_mtbf_hours, repair_hours)
};

struct WindowPlan {
    Instant at;
    Duration length;
    GWANJE_RECORD(WindowPlan, at, length)
};

struct PolicyPlan {
    QueueOrder order = QueueOrder::arrival;
    bool backfill = true;
    bool shortest_first = false;    ///< candidates of backfill
    Duration half_life = days(14);  ///< of usage, for the fair order
    Duration reorder_every = hours(6);
    std::int64_t preempt_from = 0;  ///< jobs of at least this priority stop preemptible ones; 0: nobody does
    Duration grace = minutes(5);    ///< what a stopped job is given to write its checkpoint
    GWANJE_RECORD(PolicyPlan, order, backfill, shortest_first, half_life, reorder_every, preempt_from, grace)
};

struct Scenario {
    std::string name;
    std::uint64_t seed = 1;
    Instant begin;
    Instant end;
    std::int64_t per_node = 8;
    Duration sample_every = days(1);
    std::vector<StagePlan> stages;
    std::vector<FundedPlan> funded;
    PowerPlan power;
    std::vector<DemandPlan> demand;
    std::vector<ServicePlan> services;
    FailurePlan failures;
    std::vector<WindowPlan> windows;
    PolicyPlan policy;
    GWANJE_RECORD(Scenario, name, seed, begin, end, per_node, sample_every, stages, funded, power, demand, services,
                  failures, windows, policy)
};

/// Accelerators installed after each stage, in order of date.
[[nodiscard]] std::vector<std::int64_t> fleet_after(const std::vector<StagePlan>& stages);

/// What the scenario contradicts itself in, both places named ("line 12: … line 8: …"); empty when nothing. Sorted
/// stages, funding and windows are expected (the reader sorts them).
[[nodiscard]] std::vector<std::string> contradictions(const Scenario& scenario);

}  // namespace gwanje::twin
