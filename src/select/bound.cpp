#include "select/bound.hpp"

#include <algorithm>

namespace gwanje::select {

Prices prices_from(const Layout& layout, const LpForm& form, const std::vector<double>& lp_prices) {
    Prices prices{std::vector<std::int64_t>(layout.rows.size(), 0), std::vector<std::int64_t>(layout.rows.size(), 0)};
    constexpr double largest = 4e18;
    for (std::size_t r = 0; r < form.rows.size(); ++r) {
        const LpRow& row = form.rows[r];
        const double price = lp_prices[r] * form.value_unit / row.unit * static_cast<double>(price_scale);
        (row.floor ? prices.floor : prices.ceiling)[row.row] =
            static_cast<std::int64_t>(std::clamp(price, 0.0, largest));
    }
    return prices;
}

std::vector<Wide> margins(const Layout& layout, const Prices& prices) {
    std::vector<Wide> paid(layout.rows.size() + 1, 0);
    for (std::size_t r = 0; r < layout.rows.size(); ++r)
        paid[r + 1] = paid[r] + static_cast<Wide>(prices.ceiling[r]) - prices.floor[r];
    std::vector<Wide> out(layout.choice_count());
    for (std::size_t c = 0; c < out.size(); ++c) {
        out[c] = static_cast<Wide>(layout.choices[c].value) * price_scale;
        for (const Term& term : layout.terms_of(c)) out[c] -= term.amount * (paid[term.end] - paid[term.begin]);
    }
    return out;
}

std::int64_t proven_bound(const Layout& layout, const Prices& prices) {
    const std::vector<Wide> margin = margins(layout, prices);
    Wide total = 0;
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        if (prices.ceiling[r] > 0) total += static_cast<Wide>(prices.ceiling[r]) * layout.rows[r].ceiling;
        total -= static_cast<Wide>(prices.floor[r]) * layout.rows[r].floor;
    }
    for (std::size_t i = 0; i < layout.application_count(); ++i) {
        Wide best = 0;
        for (std::size_t c = layout.first_choice[i]; c < layout.first_choice[i + 1]; ++c)
            if (margin[c] > best && fits_alone(layout, c)) best = margin[c];
        total += best;
    }
    const Wide rounded = total >= 0 ? (total + price_scale - 1) / price_scale : total / price_scale;
    return static_cast<std::int64_t>(std::clamp<Wide>(rounded, 0, std::numeric_limits<std::int64_t>::max()));
}

}  // namespace gwanje::select
