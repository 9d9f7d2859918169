#include "train/optimiser.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace gwanje::demo {

void Adam::step(std::vector<float>& parameters, const std::vector<float>& gradient, double rate) {
    constexpr float keep_mean = 0.9F;
    constexpr float keep_square = 0.999F;
    constexpr float tiny = 1e-8F;
    ++steps;
    const double age = static_cast<double>(steps);
    const double mean_part = 1 - std::pow(static_cast<double>(keep_mean), age);
    const double square_part = 1 - std::pow(static_cast<double>(keep_square), age);
    const auto pace = static_cast<float>(rate / mean_part);
    const auto scale = static_cast<float>(1 / square_part);
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        mean[i] = keep_mean * mean[i] + (1 - keep_mean) * gradient[i];
        square[i] = keep_square * square[i] + (1 - keep_square) * gradient[i] * gradient[i];
        parameters[i] -= pace * mean[i] / (std::sqrt(square[i] * scale) + tiny);
    }
}

double rate_at(std::uint64_t step, std::uint64_t steps, double first) {
    constexpr double last_part = 0.1;
    const double done = steps == 0 ? 1.0 : std::min(1.0, static_cast<double>(step) / static_cast<double>(steps));
    return first * (last_part + (1 - last_part) * 0.5 * (1 + std::cos(std::numbers::pi * done)));
}

}  // namespace gwanje::demo
