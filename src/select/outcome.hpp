// The outcome of a selection: where every application stands and why, and what each pool's line looks like.
#pragma once

#include "select/problem.hpp"

namespace gwanje::select {

GWANJE_ENUM(Way, rank, optimum)
/// `reserve`: eligible, not supported, on the reserve list.
GWANJE_ENUM(Standing, full, partial, reserve, below_threshold, not_reviewed)
/// What decided against more: nothing; the threshold; free accelerators in a month; places; a limit; the pool was
/// closed by an earlier miss; it asks for more than can ever be there; or (optimum) others were worth more in its
/// place.
GWANJE_ENUM(Deciding, none, threshold, capacity, places, limit, pool_closed, never_fits, worth_less, no_review)

struct GrantedLine {
    std::string pool;
    std::int64_t count = 0;
    std::int64_t begin = 0;  // month
    std::int64_t months = 0;
    GWANJE_RECORD(GrantedLine, pool, count, begin, months)
};

/// A ground that counted. `due` is set where it still has to be shown.
struct CountedGround {
    std::string name;
    Points points = 0;
    Instant due;
    GWANJE_RECORD(CountedGround, name, points, due)
};

struct Placing {
    std::uint64_t application = 0;
    Standing standing = Standing::not_reviewed;
    std::int64_t place = 0;          // in the ranking of all that passed the thresholds, from 1; 0: not ranked
    std::int64_t reserve_place = 0;  // on the reserve list of the first wish's first pool, from 1
    std::vector<Points> criteria;    // combined points in the order of the rubric
    Points base = 0;
    Points bonus = 0;
    Points score = 0;  // base + bonus
    std::vector<CountedGround> grounds;
    std::int64_t request = -1;  // which alternative was granted; the number of alternatives: a converted one
    std::int64_t delay = 0;     // months
    std::int64_t level = 0;     // 0 is the full request
    std::vector<GrantedLine> lines;
    std::int64_t value = 0;  // score x worth of what was granted, in point-accelerator-months (or points), millionths
    Deciding decided_by = Deciding::none;
    std::string rule;         // the pool, the limit or the criterion that decided
    std::int64_t month = -1;  // where capacity decided
    GWANJE_RECORD(Placing, application, standing, place, reserve_place, criteria, base, bonus, score, grounds, request,
                  delay, level, lines, value, decided_by, rule, month)
};

/// "asked" counts first wishes, "granted" what is awarded.
struct PoolLine {
    std::string pool;
    std::optional<Points> cut_line;       // lowest supported score
    std::optional<Points> first_refused;  // highest refused score among those whose first wish is here
    std::int64_t asked_applications = 0;
    std::int64_t granted_applications = 0;
    std::int64_t asked_bodies = 0;
    std::int64_t granted_bodies = 0;
    std::int64_t asked_accelerators = 0;
    std::int64_t granted_accelerators = 0;
    std::vector<std::int64_t> free;      // accelerators left, one figure a month
    std::vector<std::uint64_t> reserve;  // applications in their order
    GWANJE_RECORD(PoolLine, pool, cut_line, first_refused, asked_applications, granted_applications, asked_bodies,
                  granted_bodies, asked_accelerators, granted_accelerators, free, reserve)
};

/// One step of the optimum: what it did to value and bound. Counts, no times: the pure core reads no clock.
struct StepTaken {
    std::string step;
    std::int64_t rounds = 0;
    std::int64_t value = 0;
    std::int64_t bound = 0;
    GWANJE_RECORD(StepTaken, step, rounds, value, bound)
};

struct Outcome {
    Way way = Way::rank;
    std::vector<Placing> placings;  // in the order of the problem's applications
    std::vector<PoolLine> pools;
    std::int64_t supported = 0;           // applications
    std::int64_t partial = 0;             // of these
    std::int64_t accelerator_months = 0;  // reference accelerators by `equivalent`, rounded down
    std::int64_t accelerator_hours = 0;   // accelerators of any kind x hours of their months in Seoul
    std::int64_t value = 0;
    std::optional<std::int64_t> bound;  // no selection under these rules is worth more (optimum)
    std::vector<std::string> unmet;     // floors that were not reached (rank)
    std::vector<StepTaken> steps;
    std::uint64_t seed = 0;
    std::string rules_version;
    std::string equivalence_version;
    std::string input_hash;  // of the problem as it was read; set by the caller, the pure core does not hash
    GWANJE_RECORD(Outcome, way, placings, pools, supported, partial, accelerator_months, accelerator_hours, value,
                  bound, unmet, steps, seed, rules_version, equivalence_version, input_hash)
};

}  // namespace gwanje::select
