// Adam (Kingma, Ba, ICLR 2015) with the paper's constants and a rate that falls along half a cosine.
#pragma once

#include <cstdint>
#include <vector>

namespace gwanje::demo {

struct Adam {
    std::vector<float> mean;    ///< of the gradient
    std::vector<float> square;  ///< of the gradient's squares
    std::uint64_t steps = 0;

    explicit Adam(std::size_t parameters = 0) : mean(parameters), square(parameters) {}
    /// One step; `gradient` is the mean over the batch.
    void step(std::vector<float>& parameters, const std::vector<float>& gradient, double rate);
};

/// The rate at a step of so many: from `first` down to a tenth of it.
[[nodiscard]] double rate_at(std::uint64_t step, std::uint64_t steps, double first);

}  // namespace gwanje::demo
