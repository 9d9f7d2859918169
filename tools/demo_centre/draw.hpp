// Draws from lists with a seeded Random: every choice of the generator goes through here, in one fixed order.
#pragma once

#include <span>
#include <string_view>

#include "base/check.hpp"
#include "base/random.hpp"

namespace gwanje::demo {

/// A choice and how often it comes, relative to its neighbours.
template <class T>
struct Weighted {
    T value;
    std::uint64_t weight;
};

template <class Items>
const auto& draw_one(Random& random, const Items& items) {
    return items[random.below(std::size(items))];
}

template <class T, std::size_t n>
const T& draw_weighted(Random& random, const Weighted<T> (&choices)[n]) {
    std::uint64_t total = 0;
    for (const Weighted<T>& choice : choices) total += choice.weight;
    std::uint64_t left = random.below(total);
    for (const Weighted<T>& choice : choices) {
        if (left < choice.weight) return choice.value;
        left -= choice.weight;
    }
    GWANJE_CHECK(false);
    return choices[0].value;
}

/// Any order of `items`, all equally likely.
template <class T>
void shuffle(Random& random, std::span<T> items) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random.below(i)]);
}

}  // namespace gwanje::demo
