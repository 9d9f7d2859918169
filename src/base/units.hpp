// Quantities with a unit in their type. All are whole numbers, so sums are exact and order does not matter.
//
//   AcceleratorMillis  accelerator-milliseconds: 1 accelerator for 1 hour = 3,600,000
//   Watts, Joules      electrical power and energy
//   Bytes              storage; 1 PB = 1e15
//   Won                money, whole KRW
//   Count              accelerators (or slots, places) as a number of things
//   Pflops             compute with its number format, kept in gigaflops: 8.85 PF = 8,850,000
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "base/record.hpp"

namespace gwanje {

template <class Unit>
struct Quantity {
    std::int64_t amount = 0;

    friend constexpr auto operator<=>(Quantity, Quantity) = default;
    constexpr Quantity operator-() const { return {-amount}; }
    constexpr Quantity& operator+=(Quantity o) { return amount += o.amount, *this; }
    constexpr Quantity& operator-=(Quantity o) { return amount -= o.amount, *this; }
    friend constexpr Quantity operator+(Quantity a, Quantity b) { return {a.amount + b.amount}; }
    friend constexpr Quantity operator-(Quantity a, Quantity b) { return {a.amount - b.amount}; }
    friend constexpr Quantity operator*(Quantity a, std::int64_t n) { return {a.amount * n}; }
};

struct AcceleratorMillisUnit {
    static constexpr std::string_view name = "accelerator-ms";
};
struct WattsUnit {
    static constexpr std::string_view name = "W";
};
struct JoulesUnit {
    static constexpr std::string_view name = "J";
};
struct BytesUnit {
    static constexpr std::string_view name = "B";
};
struct WonUnit {
    static constexpr std::string_view name = "KRW";
};
struct CountUnit {
    static constexpr std::string_view name = "1";
};

using AcceleratorMillis = Quantity<AcceleratorMillisUnit>;
using Watts = Quantity<WattsUnit>;
using Joules = Quantity<JoulesUnit>;
using Bytes = Quantity<BytesUnit>;
using Won = Quantity<WonUnit>;
using Count = Quantity<CountUnit>;

/// Number formats of a dense peak. A PF figure without one is refused.
GWANJE_ENUM(NumberFormat, none, fp64, fp64_tensor, fp32, tf32, bf16, fp16, fp8, int8)

/// Dense peak compute. Two of them add up only when their formats agree.
struct Pflops {
    std::int64_t gigaflops = 0;
    NumberFormat format = NumberFormat::none;

    friend constexpr auto operator<=>(const Pflops&, const Pflops&) = default;
    GWANJE_RECORD(Pflops, gigaflops, format)
};

/// A share as "parts of base", printed by `percent_text`: at most two decimals, half up, trailing zeros dropped.
/// `base` must be positive. 443 of 885 prints "50.06".
[[nodiscard]] std::string percent_text(std::int64_t parts, std::int64_t base);

/// A ratio "x : 1" by the same print rule: 269 to 100 prints "2.69", 35 to 13 prints "2.69", 26 to 5 prints "5.2".
[[nodiscard]] std::string ratio_text(std::int64_t parts, std::int64_t base);

/// A whole number of `scale`-ths as a decimal without trailing zeros: (8850000, 1000000) prints "8.85".
[[nodiscard]] std::string decimal_text(std::int64_t amount, std::int64_t scale);

}  // namespace gwanje
