// Seeded chance: the same seed gives the same numbers on every machine. xoshiro256** seeded by splitmix64
// (Blackman and Vigna, https://prng.di.unimi.it). The core never draws a seed by itself.
#pragma once

#include <array>
#include <cstdint>

namespace gwanje {

class Random {
public:
    explicit Random(std::uint64_t seed);

    [[nodiscard]] std::uint64_t next();
    /// Uniform in [0, bound), without bias; bound > 0.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound);
    /// Uniform in [low, high], both included.
    [[nodiscard]] std::int64_t between(std::int64_t low, std::int64_t high);
    /// Uniform in [0, 1) with 53 bits.
    [[nodiscard]] double unit();
    /// True with this probability.
    [[nodiscard]] bool chance(double probability) { return unit() < probability; }
    [[nodiscard]] double exponential(double mean);
    [[nodiscard]] double normal(double mean, double deviation);

private:
    std::array<std::uint64_t, 4> state_{};
};

/// One well-mixed number from another: to derive independent seeds from one seed.
[[nodiscard]] std::uint64_t mix(std::uint64_t x);

}  // namespace gwanje
