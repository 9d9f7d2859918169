// A call: what is offered, to whom, by which rules. Once open it changes only by amendments that everybody can see.
#pragma once

#include <string>
#include <vector>

#include "domain/body.hpp"
#include "domain/estate.hpp"

namespace gwanje {

GWANJE_ENUM(CallKind, cut_off, rolling, pilot, fast_track, extra)
GWANJE_ENUM(CallState, draft, open, closed, published, failed)

/// One class of the call: accelerators of a pool, a number of places, bounds on one request.
struct CallClass {
    std::string label;  ///< as published, such as "HPC"
    Id<Pool> pool;
    std::int64_t places = 0;  ///< applications that can be supported; 0 = bounded by accelerators only
    Count accelerators;       ///< offered in this class
    Count least;              ///< of one request
    Count most;               ///< of one request
    GWANJE_RECORD(CallClass, label, pool, places, accelerators, least, most)
};

/// One line of the rubric. A review gives 0 … `most` thousandths; `weight` is parts of 100.
struct Criterion {
    std::string name;
    std::string name_en;
    std::int64_t weight = 0;
    std::int64_t most = 100'000;  ///< thousandths of a point
    std::int64_t threshold = 0;   ///< thousandths; a mean below it is refused
    GWANJE_RECORD(Criterion, name, name_en, weight, most, threshold)
};

/// Published bonus points and their ground.
struct PreferenceGround {
    std::string key;  ///< short, such as "local"
    std::string name;
    std::string name_en;
    std::int64_t points = 0;   ///< thousandths of a point
    bool provisional = false;  ///< promised (a relocation), to be shown later
    GWANJE_RECORD(PreferenceGround, key, name, name_en, points, provisional)
};

GWANJE_ENUM(Stacking, sum, highest)
GWANJE_ENUM(ScoreMean, mean, trimmed_mean, z_score)
/// What happens below the first request that does not fit: nobody further, or the next that does.
GWANJE_ENUM(MissRule, skip_to_fit, stop_at_first_miss)

struct CallRules {
    std::vector<BodyKind> kinds;  ///< who may apply; empty: every kind
    std::vector<BodySize> sizes;  ///< companies' sizes that may apply; empty: every size
    std::vector<Criterion> rubric;
    ScoreMean mean = ScoreMean::mean;
    std::int64_t threshold = 0;  ///< thousandths of the weighted total before bonus
    std::vector<PreferenceGround> preferences;
    Stacking stacking = Stacking::sum;
    std::int64_t preference_cap = 0;  ///< thousandths; 0 = none
    std::int64_t body_cap = 0;        ///< applications of one body that may be selected; 0 = none
    MissRule miss = MissRule::skip_to_fit;
    bool partial = false;        ///< may a request be granted down to its least
    std::uint64_t tie_seed = 0;  ///< published before the selection
    std::int64_t reviews = 1;    ///< scored reviews that an application needs
    std::int64_t quorum = 1;     ///< committee members that must vote
    Duration acceptance_clock = days(7);
    std::string fee;
    GWANJE_RECORD(CallRules, kinds, sizes, rubric, mean, threshold, preferences, stacking, preference_cap, body_cap,
                  miss, partial, tie_seed, reviews, quorum, acceptance_clock, fee)
};

/// Everything that an amendment may change.
struct CallTerms {
    std::string title;
    std::string title_en;
    std::string notice;  ///< what applicants read
    Interval window;     ///< applications are taken
    Interval award_period;
    std::vector<CallClass> classes;
    CallRules rules;
    GWANJE_RECORD(CallTerms, title, title_en, notice, window, award_period, classes, rules)
};

struct Amendment {
    Instant at;
    std::string reason;
    CallTerms before;
    GWANJE_RECORD(Amendment, at, reason, before)
};

struct Call {
    static constexpr std::string_view prefix = "cal";
    Id<Site> site;
    CallKind kind = CallKind::cut_off;
    CallTerms terms;
    CallState state = CallState::draft;
    std::string failure;  ///< why a failed call failed
    std::vector<Amendment> amendments;
    GWANJE_RECORD(Call, site, kind, terms, state, failure, amendments)
};

}  // namespace gwanje
