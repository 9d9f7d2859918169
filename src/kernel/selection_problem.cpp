#include "kernel/selection_problem.hpp"

#include <algorithm>

#include "select/check_problem.hpp"

namespace gwanje {
namespace {

constexpr std::int64_t millionths_per_thousandth = 1000;

std::int64_t whole_months(const Interval& period) {
    std::int64_t months = 1;
    while (months < 120 && add_months(period.begin, static_cast<std::int32_t>(months), seoul_offset) < period.end)
        ++months;
    return months;
}

select::Rubric rubric_of(const CallRules& rules) {
    select::Rubric rubric;
    for (const Criterion& criterion : rules.rubric)
        rubric.criteria.push_back({criterion.name, criterion.most * millionths_per_thousandth, criterion.weight,
                                   criterion.threshold * millionths_per_thousandth});
    switch (rules.mean) {
        case ScoreMean::mean:
            rubric.way = select::ScoreWay::mean;
            break;
        case ScoreMean::trimmed_mean:
            rubric.way = select::ScoreWay::trimmed_mean;
            break;
        case ScoreMean::z_score:
            rubric.way = select::ScoreWay::z_score;
            break;
    }
    rubric.threshold = rules.threshold * millionths_per_thousandth;
    return rubric;
}

select::PreferenceRule preferences_of(const CallTerms& terms) {
    const CallRules& rules = terms.rules;
    select::PreferenceRule preferences;
    // What is promised has to be shown while the award runs.
    for (const PreferenceGround& ground : rules.preferences)
        preferences.grounds.push_back({ground.key, ground.points * millionths_per_thousandth, ground.provisional,
                                       ground.provisional ? terms.award_period.end : Instant{}});
    preferences.stacking = rules.stacking == Stacking::sum ? select::Stacking::sum : select::Stacking::highest;
    if (rules.preference_cap != 0) preferences.cap = rules.preference_cap * millionths_per_thousandth;
    return preferences;
}

select::Application application_of(const World& world, const Call& call, Id<Application> id, std::int64_t months) {
    const Application& application = world.applications[id];
    const ApplicationContent& content = application.content;
    select::Application out;
    out.id = id.number;
    out.body = to_text(application.body);
    out.sector = content.sector;
    out.region = world.bodies[application.body].region;
    out.submitted = application.submitted_at;
    out.grounds = content.grounds;
    for (const Id<Review> review_id : world.reviews_of(id)) {
        const Review& review = world.reviews[review_id];
        if (review.state != ReviewState::scored) continue;
        select::Review scored{to_text(review.reviewer), {}, false};
        for (const std::int64_t points : review.scores) scored.points.push_back(points * millionths_per_thousandth);
        out.reviews.push_back(std::move(scored));
    }
    select::Line line;
    line.pool = call.terms.classes[static_cast<std::size_t>(content.call_class)].label;
    line.count = content.accelerators.amount;
    line.least =
        call.terms.rules.partial && content.least.amount != 0 ? content.least.amount : content.accelerators.amount;
    // Nobody gets more months than the award period has, nor is a request cut into more levels than the engine weighs.
    line.months = std::min(content.months, months);
    line.step = 1 + (line.count - line.least) / (select::most_levels - 1);
    out.requests.push_back({{line}});
    return out;
}

RankedReason reason_of(const select::Placing& placing) {
    switch (placing.decided_by) {
        case select::Deciding::none:
            return placing.standing == select::Standing::partial ? RankedReason::partial : RankedReason::within_places;
        case select::Deciding::threshold:
            return placing.rule.empty() ? RankedReason::below_threshold : RankedReason::below_criterion;
        case select::Deciding::capacity:
        case select::Deciding::never_fits:
            return placing.standing == select::Standing::partial ? RankedReason::partial
                                                                 : RankedReason::no_accelerators;
        case select::Deciding::places:
            return RankedReason::no_place;
        case select::Deciding::limit:
            return RankedReason::body_cap;
        case select::Deciding::pool_closed:
            return RankedReason::stopped_at_miss;
        case select::Deciding::worth_less:
            return RankedReason::no_accelerators;
        case select::Deciding::no_review:
            return RankedReason::not_reviewed;
    }
    return RankedReason::no_place;
}

}  // namespace

std::int64_t free_to_award(const World& world, Id<Pool> pool, const Interval& when) {
    const auto found = world.pool_ladders.find(pool);
    if (found == world.pool_ladders.end()) return 0;
    const Ladder& ladder = found->second;
    const StepFunction free =
        ladder.count(Rung::accepted).least(ladder.count(Rung::funded)).minus(ladder.count(Rung::awarded));
    return std::max<std::int64_t>(0, free.smallest(when));
}

select::Problem problem_of(const World& world, Id<Call> id) {
    const Call& call = world.calls[id];
    const CallTerms& terms = call.terms;
    select::Problem problem;
    problem.name = to_text(id);
    problem.rules_version = std::to_string(call.amendments.size() + 1);
    problem.begin = terms.award_period.begin;
    problem.months = whole_months(terms.award_period);
    problem.rubric = rubric_of(terms.rules);
    problem.preferences = preferences_of(terms);
    for (const CallClass& offered : terms.classes) {
        select::Pool pool;
        pool.name = offered.label;
        if (offered.places != 0) pool.places = offered.places;
        for (std::int64_t month = 0; month < problem.months; ++month) {
            const Instant begin = add_months(problem.begin, static_cast<std::int32_t>(month), seoul_offset);
            const Instant end = add_months(problem.begin, static_cast<std::int32_t>(month) + 1, seoul_offset);
            const Interval when{begin, std::min(end, terms.award_period.end)};
            pool.capacity.push_back(std::min(offered.accelerators.amount, free_to_award(world, offered.pool, when)));
        }
        problem.pools.push_back(std::move(pool));
    }
    if (terms.rules.body_cap != 0) {
        select::Limit cap;
        cap.rule = "body_cap";
        cap.scope = select::Scope::body;
        cap.measure = select::Measure::projects;
        cap.ceiling = terms.rules.body_cap;
        problem.limits.push_back(std::move(cap));
    }
    problem.filling = terms.rules.miss == MissRule::stop_at_first_miss ? select::Filling::stop_at_first_miss
                                                                       : select::Filling::skip_to_fit;
    problem.seed = terms.rules.tie_seed;
    for (const Id<Application> application : world.applications_of(id))
        if (world.applications[application].state == ApplicationState::eligible)
            problem.applications.push_back(application_of(world, call, application, problem.months));
    return problem;
}

std::vector<Ranked> ranking_of(const World& world, Id<Call> call, const select::Outcome& outcome) {
    std::vector<Ranked> ranking;
    ranking.reserve(outcome.placings.size());
    for (const select::Placing& placing : outcome.placings) {
        Ranked row;
        row.application = {placing.application};
        row.call_class = world.applications[row.application].content.call_class;
        for (const std::int64_t points : placing.criteria) row.criteria.push_back(points / millionths_per_thousandth);
        row.score = placing.base / millionths_per_thousandth;
        row.bonus = placing.bonus / millionths_per_thousandth;
        row.total = placing.score / millionths_per_thousandth;
        row.place = placing.place;
        row.reserve_place = placing.reserve_place;
        row.reason = reason_of(placing);
        const bool supported =
            placing.standing == select::Standing::full || placing.standing == select::Standing::partial;
        row.outcome = supported                                       ? RankedOutcome::offered
                      : placing.standing == select::Standing::reserve ? RankedOutcome::reserve
                                                                      : RankedOutcome::refused;
        for (const select::GrantedLine& line : placing.lines) row.granted.amount += line.count;
        const std::string& label = world.calls[call].terms.classes[static_cast<std::size_t>(row.call_class)].label;
        for (const select::PoolLine& pool : outcome.pools)
            if (pool.pool == label) row.cut_line = pool.cut_line.value_or(0) / millionths_per_thousandth;
        ranking.push_back(std::move(row));
    }
    // The engine ranks all classes together; an applicant's place is the one in the own class.
    const auto order = [](const Ranked& row) {
        return std::pair{row.call_class, row.place == 0 ? std::numeric_limits<std::int64_t>::max() : row.place};
    };
    std::stable_sort(ranking.begin(), ranking.end(),
                     [&](const Ranked& a, const Ranked& b) { return order(a) < order(b); });
    std::int64_t place = 0;
    for (std::size_t i = 0; i < ranking.size(); ++i) {
        if (i == 0 || ranking[i].call_class != ranking[i - 1].call_class) place = 0;
        if (ranking[i].place != 0) ranking[i].place = ++place;
    }
    return ranking;
}

}  // namespace gwanje
