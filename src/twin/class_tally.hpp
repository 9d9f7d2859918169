// ClassTally: what is counted of one class of jobs while a scenario runs.
#pragma once

#include <map>

#include "twin/outcome.hpp"

namespace gwanje::twin {

class ClassTally {
public:
    void wait(std::int64_t waited_s) { waits_.push_back(static_cast<std::uint32_t>(waited_s)); }
    /// Bounded slowdown as in Statistics; `ran` is the time it ran to its end.
    void finish(std::uint32_t project, Duration turnaround, Duration ran);
    void use(std::int64_t accelerator_ms) { used_ms_ += accelerator_ms; }
    void lose(std::int64_t accelerator_ms) { lost_ms_ += accelerator_ms; }
    [[nodiscard]] std::int64_t used_ms() const { return used_ms_; }
    /// Adds waits, slowdown, hours and fairness to what the counts say.
    [[nodiscard]] ClassOutcome close(ClassOutcome counts);

private:
    struct Mean {
        double sum = 0;
        std::int64_t count = 0;
    };
    std::vector<std::uint32_t> waits_;  ///< seconds: 4 bytes a job
    std::map<std::uint32_t, Mean> projects_;
    std::int64_t used_ms_ = 0;
    std::int64_t lost_ms_ = 0;
};

}  // namespace gwanje::twin
