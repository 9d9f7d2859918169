#include "select/annealing.hpp"

#include <algorithm>
#include <array>

#include "base/random.hpp"

namespace gwanje::select {
namespace {

constexpr double nothing_yet = -1e300;

/// -ln(u) for u in steps of 1/1024, by the series of ln((k+1)/k), so that no library's logarithm has a say.
std::array<double, 1024> minus_logarithms() {
    std::array<double, 1024> out{};
    double sum = 0;
    out[1023] = 0;
    for (int k = 1023; k >= 1; --k) {
        const double t = 1.0 / (2.0 * k + 1.0);
        const double t2 = t * t;
        sum += 2 * t * (1 + t2 / 3 + t2 * t2 / 5 + t2 * t2 * t2 / 7 + t2 * t2 * t2 * t2 / 9);
        out[static_cast<std::size_t>(k - 1)] = sum;
    }
    return out;
}

struct Gauge {
    double used = 0;
    double ceiling = 0;
    double floor = 0;
    double over_cost = 0;
    double under_cost = 0;
};

/// `shape` is equal for options of one application that use the same rows in different amounts; 0 where a row is used
/// by two terms and has to be counted with care.
struct Option {
    std::int64_t choice = -1;
    double gain = 0;
    std::uint32_t shape = 0;
};

/// Adds `amount` to the rows in [begin, end).
struct Shift {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    double amount = 0;
};

class Annealing {
public:
    Annealing(const Layout& layout, const Prices& prices, const Assignment& start, const AnnealingPlan& plan)
        : layout_(layout), plan_(plan), random_(plan.seed), logarithms_(minus_logarithms()), now_(start) {
        for (const Choice& choice : layout.choices) unit_ = std::max(unit_, static_cast<double>(choice.value));
        set_gauges(prices);
        find_core(margins(layout, prices));
    }

    Assignment run() {
        best_ = now_;
        tighten(1);
        keep_if_best();
        if (core_.empty()) return best_;
        constexpr std::int64_t stages = 256;
        double temperature = plan_.hot * scale_;
        // cold / hot to the power of 1 / stages, by repeated roots.
        double cooling = plan_.cold / plan_.hot;
        for (int root = 0; root < 8; ++root) cooling = square_root(cooling);
        double strictness = plan_.strictness;
        for (std::int64_t stage = 0; stage < stages; ++stage) {
            const double done = static_cast<double>(stage) / static_cast<double>(stages);
            strictness = plan_.strictness + plan_.growth * done * done * done;
            cool(strictness, temperature, plan_.moves / stages);
            temperature *= cooling;
        }
        // Still overdrawn, and nothing allowed was met: ever stricter, until it gives in or the core cannot.
        constexpr int most_squeezes = 16;
        for (int squeeze = 0; squeeze < most_squeezes && best_gain_ == nothing_yet; ++squeeze) {
            strictness *= 1.7;
            cool(strictness, temperature, plan_.moves / 32);
        }
        if (best_gain_ == nothing_yet) keep();
        return best_;
    }

private:
    static double square_root(double x) {
        double r = x < 1 ? 1 : x;
        for (int i = 0; i < 60; ++i) r = 0.5 * (r + x / r);
        return r;
    }

    void set_gauges(const Prices& prices) {
        std::vector<double> gains(layout_.rows.size(), 0);
        std::vector<double> amounts(layout_.rows.size(), 0);
        for (std::size_t c = 0; c < layout_.choice_count(); ++c) {
            double cells = 0;
            for (const Term& term : layout_.terms_of(c)) cells += static_cast<double>(term.end - term.begin);
            const double gain = static_cast<double>(layout_.choices[c].value) / unit_ / cells;
            for (const Term& term : layout_.terms_of(c))
                for (std::uint32_t r = term.begin; r < term.end; ++r)
                    gains[r] += gain, amounts[r] += static_cast<double>(term.amount);
        }
        gauges_.resize(layout_.rows.size());
        price_.resize(layout_.rows.size());
        floor_price_.resize(layout_.rows.size());
        for (std::size_t r = 0; r < gauges_.size(); ++r) {
            const Row& row = layout_.rows[r];
            gauges_[r].used = static_cast<double>(now_.used[r]);
            gauges_[r].ceiling = row.ceiling == no_ceiling ? 1e300 : static_cast<double>(row.ceiling);
            gauges_[r].floor = static_cast<double>(row.floor);
            const double fair = amounts[r] > 0 ? gains[r] / amounts[r] : 0;
            const double scale = static_cast<double>(price_scale) * unit_;
            price_[r] = static_cast<double>(prices.ceiling[r]) / scale + 0.2 * fair;
            floor_price_[r] = static_cast<double>(prices.floor[r]) / scale + fair;
        }
    }

    void tighten(double strictness) {
        overdrawn_ = 0;
        for (std::size_t r = 0; r < gauges_.size(); ++r) {
            Gauge& g = gauges_[r];
            g.over_cost = strictness * price_[r];
            g.under_cost = strictness * floor_price_[r];
            overdrawn_ += outside(g);
        }
    }

    static int outside(const Gauge& g) { return g.used > g.ceiling || g.used < g.floor ? 1 : 0; }
    static double cost(const Gauge& g) {
        return g.used > g.ceiling ? (g.used - g.ceiling) * g.over_cost
               : g.used < g.floor ? (g.floor - g.used) * g.under_cost
                                  : 0;
    }

    /// Options within reach of each application's best; applications with one option only are left alone.
    void find_core(const std::vector<Wide>& margin) {
        std::vector<double> seconds;
        std::vector<std::vector<Option>> all(layout_.application_count());
        std::vector<double> losses;
        const double scale = static_cast<double>(price_scale) * unit_;
        std::vector<std::vector<double>> loss_of(layout_.application_count());
        for (std::size_t i = 0; i < all.size(); ++i) {
            double best = 0;
            for (std::size_t c = layout_.first_choice[i]; c < layout_.first_choice[i + 1]; ++c)
                if (fits_alone(layout_, c)) best = std::max(best, static_cast<double>(margin[c]) / scale);
            const auto offer = [&](std::int64_t choice, double own, double gain) {
                all[i].push_back({choice, gain, 0});
                loss_of[i].push_back(best - own);
            };
            if (layout_.first_choice[i] == layout_.first_choice[i + 1]) continue;
            offer(-1, 0, 0);
            for (std::size_t c = layout_.first_choice[i]; c < layout_.first_choice[i + 1]; ++c)
                if (fits_alone(layout_, c))
                    offer(static_cast<std::int64_t>(c), static_cast<double>(margin[c]) / scale,
                          static_cast<double>(layout_.choices[c].value) / unit_);
            losses = loss_of[i];
            std::sort(losses.begin(), losses.end());
            if (losses.size() > 1) seconds.push_back(losses[1]);
        }
        if (seconds.empty()) return;
        // The margin: as many applications as there are rows that bind.
        std::size_t binding = 8;
        for (std::size_t r = 0; r < layout_.capacity_rows; ++r) binding += 1;
        std::sort(seconds.begin(), seconds.end());
        scale_ = std::max(1e-12, seconds[std::min(seconds.size() - 1, binding)]);
        const double reach = plan_.reach * scale_;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const auto first = static_cast<std::uint32_t>(options_.size());
            for (std::size_t o = 0; o < all[i].size(); ++o)
                if (loss_of[i][o] <= reach || all[i][o].choice == now_.chosen[i]) {
                    options_.push_back(all[i][o]);
                    if (all[i][o].choice >= 0)
                        options_.back().shape = shape_of(static_cast<std::size_t>(all[i][o].choice));
                }
            if (options_.size() - first < 2) {
                options_.resize(first);
                continue;
            }
            core_.push_back(
                {static_cast<std::uint32_t>(i), first, static_cast<std::uint32_t>(options_.size()) - first, 0});
            for (std::uint32_t o = first; o < options_.size(); ++o)
                if (options_[o].choice == now_.chosen[i]) core_.back().at = o - first;
        }
    }

    /// Adds sign times the option's terms and returns what that costs in overdrafts.
    double shift(const Option& option, double sign) {
        if (option.choice < 0) return 0;
        double change = 0;
        for (const Term& term : layout_.terms_of(static_cast<std::size_t>(option.choice))) {
            const double amount = sign * static_cast<double>(term.amount);
            for (std::uint32_t r = term.begin; r < term.end; ++r) {
                Gauge& g = gauges_[r];
                change -= cost(g);
                overdrawn_ -= outside(g);
                g.used += amount;
                change += cost(g);
                overdrawn_ += outside(g);
            }
        }
        return change;
    }

    void move(double temperature) {
        const std::uint64_t draw = random_.next();
        Core& core = core_[static_cast<std::size_t>((static_cast<UnsignedWide>(draw) * core_.size()) >> 64)];
        const std::uint64_t second = random_.next();
        std::uint32_t to = static_cast<std::uint32_t>((second >> 32) % (core.options - 1));
        if (to >= core.at) ++to;
        const Option& from = options_[core.first + core.at];
        const Option& next = options_[core.first + to];
        const double most = temperature * logarithms_[second & 1023];
        if (plain(from, next)) {
            const double rise = from.gain - next.gain + rise_of(from, next);
            if (rise > 0 && rise >= most) return;
            for (const Shift& step : shifts_)
                for (std::uint32_t r = step.begin; r < step.end; ++r) {
                    overdrawn_ -= outside(gauges_[r]);
                    gauges_[r].used += step.amount;
                    overdrawn_ += outside(gauges_[r]);
                }
        } else {
            double rise = from.gain - next.gain;
            rise += shift(from, -1);
            rise += shift(next, 1);
            if (rise > 0 && rise >= most) {
                shift(next, -1);
                shift(from, 1);
                return;
            }
        }
        gain_ += next.gain - from.gain;
        core.at = to;
    }

    /// True when the exchange changes every row by one term only: it can be priced without being made.
    static bool plain(const Option& from, const Option& next) {
        return from.choice < 0   ? next.shape != 0
               : next.choice < 0 ? from.shape != 0
                                 : from.shape == next.shape && from.shape != 0;
    }

    /// Fills `shifts_` with the exchange and returns what it costs in overdrafts.
    double rise_of(const Option& from, const Option& next) {
        shifts_.clear();
        const Option& one = from.choice < 0 ? next : from;
        const double sign = from.choice < 0 ? 1 : -1;
        for (const Term& term : layout_.terms_of(static_cast<std::size_t>(one.choice)))
            shifts_.push_back({term.begin, term.end, sign * static_cast<double>(term.amount)});
        if (from.choice >= 0 && next.choice >= 0) {
            const std::span<const Term> terms = layout_.terms_of(static_cast<std::size_t>(next.choice));
            for (std::size_t t = 0; t < terms.size(); ++t) shifts_[t].amount += static_cast<double>(terms[t].amount);
        }
        double change = 0;
        for (const Shift& step : shifts_)
            for (std::uint32_t r = step.begin; r < step.end; ++r) {
                const Gauge& g = gauges_[r];
                const double after = g.used + step.amount;
                change += (std::max(0.0, after - g.ceiling) - std::max(0.0, g.used - g.ceiling)) * g.over_cost +
                          (std::max(0.0, g.floor - after) - std::max(0.0, g.floor - g.used)) * g.under_cost;
            }
        return change;
    }

    /// The shape of a choice among those of its application, see Option.
    [[nodiscard]] std::uint32_t shape_of(std::size_t choice) const {
        const std::span<const Term> terms = layout_.terms_of(choice);
        for (std::size_t t = 0; t < terms.size(); ++t)
            for (std::size_t u = 0; u < t; ++u)
                if (terms[u].begin < terms[t].end && terms[t].begin < terms[u].end) return 0;
        const auto same = [&](std::size_t other) {
            const std::span<const Term> others = layout_.terms_of(other);
            return std::equal(terms.begin(), terms.end(), others.begin(), others.end(),
                              [](const Term& a, const Term& b) { return a.begin == b.begin && a.end == b.end; });
        };
        std::size_t first = layout_.first_choice[layout_.choices[choice].application];
        while (!same(first)) ++first;
        return static_cast<std::uint32_t>(first) + 1;
    }

    void cool(double strictness, double temperature, std::int64_t moves) {
        tighten(strictness);
        for (std::int64_t m = 0; m < moves; ++m) {
            move(temperature);
            if (overdrawn_ == 0 && gain_ > best_gain_) keep_if_best();
        }
    }

    void keep_if_best() {
        if (overdrawn_ != 0) return;
        best_gain_ = gain_;
        keep();
    }

    void keep() {
        for (const Core& core : core_) {
            const std::int64_t choice = options_[core.first + core.at].choice;
            if (best_.chosen[core.application] != choice) best_.give(layout_, core.application, choice);
        }
    }

    struct Core {
        std::uint32_t application = 0;
        std::uint32_t first = 0;
        std::uint32_t options = 0;
        std::uint32_t at = 0;
    };

    const Layout& layout_;
    const AnnealingPlan& plan_;
    Random random_;
    std::array<double, 1024> logarithms_;
    Assignment now_;
    Assignment best_;
    double unit_ = 1;
    double scale_ = 1;
    std::vector<Gauge> gauges_;
    std::vector<double> price_, floor_price_;
    std::vector<Option> options_;
    std::vector<Shift> shifts_;
    std::vector<Core> core_;
    double gain_ = 0;
    double best_gain_ = nothing_yet;
    std::int64_t overdrawn_ = 0;
};

}  // namespace

Assignment annealed(const Layout& layout, const Prices& prices, const Assignment& start, const AnnealingPlan& plan) {
    return Annealing(layout, prices, start, plan).run();
}

}  // namespace gwanje::select
