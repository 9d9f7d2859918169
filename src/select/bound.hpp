// A proven upper bound from prices: whoever charges every row its price can sell no more than this. Any prices give a
// bound that holds; good ones give a tight one. Whole numbers only, so the proof does not hang on rounding.
#pragma once

#include "select/lp_form.hpp"

namespace gwanje::select {

/// Per layout row, in value per amount, times price_scale; never negative. A floor's price is what one more of it
/// costs.
struct Prices {
    std::vector<std::int64_t> ceiling;
    std::vector<std::int64_t> floor;
};
inline constexpr std::int64_t price_scale = 1 << 16;

[[nodiscard]] Prices prices_from(const Layout& layout, const LpForm& form, const std::vector<double>& lp_prices);

/// Least whole value that no selection under the layout's rows exceeds.
[[nodiscard]] std::int64_t proven_bound(const Layout& layout, const Prices& prices);

/// Value of each choice after it has paid for its rows (times price_scale).
[[nodiscard]] std::vector<Wide> margins(const Layout& layout, const Prices& prices);

}  // namespace gwanje::select
