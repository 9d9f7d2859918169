#include "twin/class_tally.hpp"

#include <algorithm>

namespace gwanje::twin {

void ClassTally::finish(std::uint32_t project, Duration turnaround, Duration ran) {
    const double bound = std::max(10'000.0, static_cast<double>(ran.ms));
    Mean& mean = projects_[project];
    mean.sum += std::max(1.0, static_cast<double>(turnaround.ms) / bound);
    ++mean.count;
}

ClassOutcome ClassTally::close(ClassOutcome counts) {
    const auto rank = [&](std::size_t percent) -> std::int64_t {
        if (waits_.empty()) return 0;
        const std::size_t at = (waits_.size() * percent + 99) / 100 - 1;
        std::nth_element(waits_.begin(), waits_.begin() + static_cast<std::ptrdiff_t>(at), waits_.end());
        return waits_[at];
    };
    double sum = 0;
    for (const std::uint32_t wait : waits_) sum += wait;
    counts.started = static_cast<std::int64_t>(waits_.size());
    counts.wait_mean = waits_.empty() ? 0 : sum / static_cast<double>(waits_.size());
    counts.wait_p50 = rank(50), counts.wait_p95 = rank(95), counts.wait_p99 = rank(99);
    double slowdown = 0, means = 0, squares = 0;
    std::int64_t finished = 0;
    for (const auto& [project, mean] : projects_) {
        const double of_project = mean.sum / static_cast<double>(mean.count);
        slowdown += mean.sum, finished += mean.count;
        means += of_project, squares += of_project * of_project;
    }
    counts.slowdown_mean = finished == 0 ? 0 : slowdown / static_cast<double>(finished);
    counts.fairness = projects_.empty() ? 0 : means * means / (static_cast<double>(projects_.size()) * squares);
    counts.used_hours = used_ms_ / 3'600'000;
    counts.lost_hours = lost_ms_ / 3'600'000;
    return counts;
}

}  // namespace gwanje::twin
