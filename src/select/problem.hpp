// The problem of a selection: what was offered, by which published rules, and who asked for what. Plain values, no ids
// of the domain but the application's number; everything else is named as the call names it.
//
// Units: points and shares are whole millionths (75.5 points = 75'500'000; a share of one half = 500'000), months are
// numbered from 0 at `begin`, an accelerator-month is one accelerator for one month.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/record.hpp"
#include "base/time.hpp"

namespace gwanje::select {

/// Millionths of a point.
using Points = std::int64_t;
inline constexpr std::int64_t million = 1'000'000;

/// How the reviewers' scores become one: the mean; the mean without the `trim` lowest and highest; or the mean of
/// scores that were first moved to a common mean and spread per reviewer.
GWANJE_ENUM(ScoreWay, mean, trimmed_mean, z_score)
/// Bonus points of several grounds: all of them, or only the highest.
GWANJE_ENUM(Stacking, sum, highest)
/// What happens below the first application that does not fit: its pool is closed, or the next one that fits gets in.
GWANJE_ENUM(Filling, stop_at_first_miss, skip_to_fit)
/// Published order among equal scores; what is still equal is drawn by the seed.
GWANJE_ENUM(TieBreak, criterion, smaller_request, earlier_submission)
/// Whom a limit counts. `regular` is everyone who is not on the fast track.
GWANJE_ENUM(Scope, everyone, body, group, sector, region, track, fast_track, regular)
/// What a limit counts: supported applications, accelerators in each single month, or accelerator-months in total.
GWANJE_ENUM(Measure, projects, accelerators, accelerator_months)
/// What an award is worth before it is multiplied with the score: what is granted, or one per application.
GWANJE_ENUM(Worth, accelerator_months, projects)

struct Criterion {
    std::string name;
    Points scale = 100 * million;  // the most a reviewer can give
    std::int64_t weight = 1;       // parts of the sum of all weights
    Points threshold = 0;          // combined points below this refuse the application
    GWANJE_RECORD(Criterion, name, scale, weight, threshold)
};

struct Rubric {
    std::vector<Criterion> criteria;
    ScoreWay way = ScoreWay::mean;
    std::int64_t trim = 1;         // reviews left out at either end by trimmed_mean, while three or more remain
    Points scale = 100 * million;  // of the total
    Points threshold = 0;          // totals (without bonus) below this refuse the application
    GWANJE_RECORD(Rubric, criteria, way, trim, scale, threshold)
};

/// A preference ground. A provisional one (a promised relocation) counts now and has to be shown by `due`.
struct Ground {
    std::string name;
    Points points = 0;
    bool provisional = false;
    Instant due;
    GWANJE_RECORD(Ground, name, points, provisional, due)
};

struct PreferenceRule {
    std::vector<Ground> grounds;
    Stacking stacking = Stacking::sum;
    std::optional<Points> cap;  // of all bonus points together
    GWANJE_RECORD(PreferenceRule, grounds, stacking, cap)
};

struct Pool {
    std::string name;
    std::vector<std::int64_t> capacity;  // accelerators that can be awarded, one figure a month
    std::optional<std::int64_t> places;  // supported applications; none: as many as fit
    std::int64_t equivalent = million;   // one accelerator in reference accelerators, millionths (H100 = 4 A100)
    GWANJE_RECORD(Pool, name, capacity, places, equivalent)
};

struct BodyGroup {
    std::string name;
    std::vector<std::string> bodies;
    GWANJE_RECORD(BodyGroup, name, bodies)
};

/// A cap, a floor or both on what some applicants get together. With an empty `member` it holds for each body (group,
/// sector, region, track) on its own. With an empty `pool` all pools count, weighed by `equivalent`.
/// With `share` the amounts are millionths of the capacity (of the places, for projects).
struct Limit {
    std::string rule;  // as published: "one body at most 20 %"
    Scope scope = Scope::everyone;
    std::string member;
    std::string pool;
    Measure measure = Measure::accelerator_months;
    bool share = false;
    std::optional<std::int64_t> floor;
    std::optional<std::int64_t> ceiling;
    GWANJE_RECORD(Limit, rule, scope, member, pool, measure, share, floor, ceiling)
};

struct Line {
    std::string pool;
    std::int64_t count = 0;  // accelerators asked for
    std::int64_t least = 0;  // fewer are of no use; 0 means `count`
    std::int64_t step = 1;   // partial awards go down from `count` by this
    std::int64_t begin = 0;  // month
    std::int64_t months = 1;
    GWANJE_RECORD(Line, pool, count, least, step, begin, months)
};

/// One way in which an application would be content: all its lines together. At partial level k every line gets
/// max(least, count - k * step).
struct Request {
    std::vector<Line> lines;
    std::int64_t latest_delay = 0;        // whole months by which all lines may start later
    std::int64_t satisfaction = million;  // worth of this alternative against the first wish, millionths
    GWANJE_RECORD(Request, lines, latest_delay, satisfaction)
};

/// One reviewer's points, in the order of the criteria. A recused review does not count.
struct Review {
    std::string reviewer;
    std::vector<Points> points;
    bool recused = false;
    GWANJE_RECORD(Review, reviewer, points, recused)
};

struct Application {
    std::uint64_t id = 0;
    std::string body;
    std::string sector;
    std::string region;
    std::string track;
    bool fast_track = false;
    Instant submitted;
    std::vector<Review> reviews;
    std::vector<std::string> grounds;  // names of preference grounds that were accepted
    std::vector<Request> requests;     // the first is the wish, the others are alternatives in order
    bool takes_equivalent = false;  // the same request in any other pool, converted by `equivalent`, as a last resort
    GWANJE_RECORD(Application, id, body, sector, region, track, fast_track, submitted, reviews, grounds, requests,
                  takes_equivalent)
};

/// Worth of a partial award: at `granted` (a share of what was asked) it is `worth` (a share of the full worth).
/// Straight lines between the points; 0 and 1 are always there.
struct PartialWorth {
    std::int64_t granted = 0;
    std::int64_t worth = 0;
    GWANJE_RECORD(PartialWorth, granted, worth)
};

struct Problem {
    std::string name;
    std::string rules_version;
    std::string equivalence_version;
    Instant begin;             // of month 0
    std::int64_t months = 12;  // the horizon
    Rubric rubric;
    PreferenceRule preferences;
    std::vector<Pool> pools;
    std::vector<BodyGroup> groups;
    std::vector<Limit> limits;
    Filling filling = Filling::skip_to_fit;
    std::vector<TieBreak> ties;
    std::string tie_criterion;  // which criterion TieBreak::criterion compares
    std::uint64_t seed = 0;     // of the draw among what is still equal; published before
    Worth worth = Worth::accelerator_months;
    std::vector<PartialWorth> partial_worth;
    bool no_justified_envy = false;  // optimum only: nobody is refused while a lower score gets the same pool and size
    std::vector<Application> applications;
    GWANJE_RECORD(Problem, name, rules_version, equivalence_version, begin, months, rubric, preferences, pools, groups,
                  limits, filling, ties, tie_criterion, seed, worth, partial_worth, no_justified_envy, applications)
};

}  // namespace gwanje::select
