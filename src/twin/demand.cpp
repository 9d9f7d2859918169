#include "twin/demand.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gwanje::twin {

namespace {
constexpr double ms_of_day = 86'400'000;
constexpr double ms_of_year = 365.25 * ms_of_day;
}  // namespace

double hour_shape(Instant t, double night) {
    const auto local = (t + seoul_offset).ms % 86'400'000;
    const double angle = (static_cast<double>(local) / ms_of_day - 16.0 / 24) * 2 * std::numbers::pi;
    return night + (1 - night) * (1 + std::cos(angle)) / 2;
}

Demand::Demand(const DemandPlan& plan, Instant begin, std::uint64_t seed)
    : plan_(&plan), begin_(begin), last_(begin), random_(seed) {
    double sum = 0;
    for (const SizeShare& size : plan.sizes) until_.push_back(sum += size.weight);
    for (const WavePlan& wave : plan.waves) most_wave_ = std::max(most_wave_, wave.factor);
}

double Demand::rate(Instant t, double fleet) const {
    const double years = static_cast<double>((t - begin_).ms) / ms_of_year;
    double rate = plan_->per_day / ms_of_day * std::pow(1 + plan_->growth_per_year, years);
    rate *= 1 + plan_->grows_with_fleet * (fleet - 1);
    // 1970-01-01 was a Thursday.
    const auto day = (t + seoul_offset).ms / 86'400'000 % 7;
    if (day == 2 || day == 3) rate *= plan_->weekend;
    for (const WavePlan& wave : plan_->waves)
        if (wave.at <= t && t < wave.at + wave.length) rate *= wave.factor;
    return rate * hour_shape(t, plan_->night) * 2 /
           (1 + plan_->night);  // the shape's mean over a day is (1 + night) / 2
}

Submission Demand::next(double fleet) {
    // Thinning: candidates at a rate that is never exceeded within the coming year are kept with the share of the true
    // rate.
    const double years = static_cast<double>((last_ - begin_).ms) / ms_of_year + 1;
    const double most = plan_->per_day / ms_of_day * std::pow(1 + std::max(0.0, plan_->growth_per_year), years) *
                        std::max(1.0, 1 + plan_->grows_with_fleet * (fleet - 1)) * most_wave_ *
                        std::max(1.0, plan_->weekend) * std::max(1.0, plan_->night);
    Submission submission;
    if (most <= 0) return submission.at = end_of_time, submission;
    do {
        const double gap = random_.exponential(1 / most);
        if (gap > 100 * ms_of_year) return submission.at = end_of_time, submission;
        last_.ms += static_cast<std::int64_t>(gap) + 1;
    } while (!random_.chance(rate(last_, fleet) / most));
    submission.at = last_;
    const double pick = random_.unit() * until_.back();
    const auto size = std::upper_bound(until_.begin(), until_.end(), pick) - until_.begin();
    submission.size = static_cast<std::uint32_t>(
        plan_->sizes[std::min(static_cast<std::size_t>(size), plan_->sizes.size() - 1)].accelerators);
    const double run = static_cast<double>(plan_->run_median.ms) * std::exp(random_.normal(0, plan_->run_sigma));
    submission.run = {
        std::clamp(static_cast<std::int64_t>(std::min(run, 1e15)), std::int64_t{1000}, plan_->run_most.ms)};
    const double asked = static_cast<double>(submission.run.ms) * (1 + (plan_->estimate_factor - 1) * random_.unit());
    submission.estimate = {std::clamp(static_cast<std::int64_t>(asked), submission.run.ms, plan_->run_most.ms)};
    // A few projects bring most of the jobs: the square of a uniform number.
    const double project = random_.unit();
    submission.project = static_cast<std::uint32_t>(project * project * static_cast<double>(plan_->projects));
    return submission;
}

}  // namespace gwanje::twin
