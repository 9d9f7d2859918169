#include "base/random.hpp"

#include <cmath>

#include "base/check.hpp"
#include "base/wide.hpp"

namespace gwanje {

std::uint64_t mix(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

Random::Random(std::uint64_t seed) {
    for (std::uint64_t& word : state_) {
        word = mix(seed);
        seed += 0x9e3779b97f4a7c15ULL;
    }
}

std::uint64_t Random::next() {
    const auto rotate = [](std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); };
    const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
    const std::uint64_t t = state_[1] << 17;
    state_[2] ^= state_[0];
    state_[3] ^= state_[1];
    state_[1] ^= state_[2];
    state_[0] ^= state_[3];
    state_[2] ^= t;
    state_[3] = rotate(state_[3], 45);
    return result;
}

std::uint64_t Random::below(std::uint64_t bound) {
    GWANJE_CHECK(bound > 0);
    // D. Lemire, "Fast random integer generation in an interval", 2019.
    UnsignedWide product = static_cast<UnsignedWide>(next()) * bound;
    if (static_cast<std::uint64_t>(product) < bound) {
        const std::uint64_t threshold = (0 - bound) % bound;
        while (static_cast<std::uint64_t>(product) < threshold) product = static_cast<UnsignedWide>(next()) * bound;
    }
    return static_cast<std::uint64_t>(product >> 64);
}

std::int64_t Random::between(std::int64_t low, std::int64_t high) {
    GWANJE_CHECK(low <= high);
    const std::uint64_t width = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) + 1;
    const std::uint64_t offset = width == 0 ? next() : below(width);
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(low) + offset);
}

double Random::unit() {
    return static_cast<double>(next() >> 11) * 0x1.0p-53;
}

double Random::exponential(double mean) {
    return -mean * std::log1p(-unit());
}

double Random::normal(double mean, double deviation) {
    // Marsaglia's polar method; the second value is dropped so that the state is the only memory.
    for (;;) {
        const double x = 2 * unit() - 1;
        const double y = 2 * unit() - 1;
        const double s = x * x + y * y;
        if (s > 0 && s < 1) return mean + deviation * x * std::sqrt(-2 * std::log(s) / s);
    }
}

}  // namespace gwanje
