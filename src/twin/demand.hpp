// Demand: the submissions of one class, drawn. Each class has its own stream of chance, so that adding a class does not
// change the others' jobs.
#pragma once

#include "base/random.hpp"
#include "twin/scenario.hpp"

namespace gwanje::twin {

struct Submission {
    Instant at;
    std::uint32_t size = 0;
    Duration run;
    Duration estimate;
    std::uint32_t project = 0;
};

/// The share of the daily peak at this hour in Seoul: a cosine with its top at 16:00 and `night` at 04:00.
[[nodiscard]] double hour_shape(Instant t, double night);

class Demand {
public:
    Demand(const DemandPlan& plan, Instant begin, std::uint64_t seed);

    /// The next submission after the last one. `fleet` is the accelerators installed now of those at the beginning.
    [[nodiscard]] Submission next(double fleet);

private:
    [[nodiscard]] double rate(Instant t, double fleet) const;  ///< submissions per millisecond

    const DemandPlan* plan_;
    Instant begin_;
    Instant last_;
    Random random_;
    std::vector<double> until_;  ///< cumulated weights of the sizes
    double most_wave_ = 1;
};

}  // namespace gwanje::twin
