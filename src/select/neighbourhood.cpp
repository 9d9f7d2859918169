#include "select/neighbourhood.hpp"

#include <algorithm>

#include "base/random.hpp"

namespace gwanje::select {
namespace {

/// A choice (or nothing) with what it loses at the prices against the application's best.
struct Offer {
    std::int64_t choice = -1;
    std::int64_t value = 0;
    double loss = 0;
};

/// Applications whose second offer loses less than this many times the loss at the margin take part.
constexpr double margin_reach = 40;
/// How many random applications are looked at for one that competes with the first.
constexpr std::int64_t draws_per_member = 8;

class Neighbourhoods {
public:
    Neighbourhoods(const Layout& layout, const Prices& prices, const NeighbourhoodPlan& plan, Assignment& assignment)
        : layout_(layout), plan_(plan), random_(plan.seed), given_(assignment) {
        price_.resize(layout.rows.size());
        for (std::size_t r = 0; r < price_.size(); ++r)
            price_[r] = static_cast<double>(prices.ceiling[r]) / static_cast<double>(price_scale);
        find_members(margins(layout, prices));
    }

    std::int64_t run() {
        std::int64_t better = 0;
        if (members_.size() < 2) return 0;
        for (std::int64_t n = 0; n < plan_.neighbourhoods; ++n) {
            draw();
            if (solve()) ++better;
        }
        return better;
    }

private:
    void find_members(const std::vector<Wide>& margin) {
        offers_.resize(layout_.application_count());
        std::vector<double> seconds;
        for (std::size_t i = 0; i < offers_.size(); ++i) {
            std::vector<Offer>& offers = offers_[i];
            if (layout_.first_choice[i] == layout_.first_choice[i + 1]) continue;
            double best = 0;
            offers.push_back({-1, 0, 0});
            for (std::size_t c = layout_.first_choice[i]; c < layout_.first_choice[i + 1]; ++c) {
                if (!fits_alone(layout_, c)) continue;
                const double own = static_cast<double>(margin[c]) / static_cast<double>(price_scale);
                offers.push_back({static_cast<std::int64_t>(c), layout_.choices[c].value, own});
                best = std::max(best, own);
            }
            for (Offer& offer : offers) offer.loss = best - offer.loss;
            std::sort(offers.begin(), offers.end(), [](const Offer& a, const Offer& b) {
                return a.loss != b.loss ? a.loss < b.loss : a.choice < b.choice;
            });
            if (offers.size() > 1) seconds.push_back(offers[1].loss);
        }
        if (seconds.empty()) return;
        const std::size_t at = std::min(seconds.size() - 1, layout_.capacity_rows + 8);
        std::nth_element(seconds.begin(), seconds.begin() + static_cast<std::ptrdiff_t>(at), seconds.end());
        const double most = margin_reach * seconds[at];
        for (std::size_t i = 0; i < offers_.size(); ++i)
            if (offers_[i].size() > 1 && offers_[i][1].loss <= most) members_.push_back(static_cast<std::uint32_t>(i));
    }

    [[nodiscard]] bool compete(std::uint32_t a, std::uint32_t b) const {
        for (const Term& x : layout_.terms_of(layout_.first_choice[a]))
            for (const Term& y : layout_.terms_of(layout_.first_choice[b]))
                if (x.begin < y.end && y.begin < x.end) return true;
        return false;
    }

    void draw() {
        set_.clear();
        set_.push_back(members_[random_.below(members_.size())]);
        for (std::int64_t d = 0; d < plan_.applications * draws_per_member; ++d) {
            if (static_cast<std::int64_t>(set_.size()) >= plan_.applications) break;
            const std::uint32_t next = members_[random_.below(members_.size())];
            if (compete(set_.front(), next) && std::find(set_.begin(), set_.end(), next) == set_.end())
                set_.push_back(next);
        }
    }

    /// True when the neighbourhood has a better combination; the assignment then has it.
    bool solve() {
        before_.clear();
        std::int64_t value = 0;
        double lost = 0;
        for (const std::uint32_t i : set_) {
            before_.push_back(given_.chosen[i]);
            for (const Offer& offer : offers_[i])
                if (offer.choice == given_.chosen[i]) value += offer.value, lost += offer.loss;
            mark_rows(i);
        }
        for (const std::uint32_t row : rows_)
            lost += price_[row] * static_cast<double>(layout_.rows[row].ceiling - given_.used[row]);
        for (const std::uint32_t i : set_) given_.give(layout_, i, -1);
        best_value_ = value;
        best_ = before_;
        budget_ = lost;
        nodes_ = 0;
        descend(0, 0, 0);
        for (std::size_t k = 0; k < set_.size(); ++k) given_.give(layout_, set_[k], best_[k]);
        rows_.clear();
        return best_value_ > value;
    }

    /// Priced rows that the set may use, and rows with floors that it may empty.
    void mark_rows(std::uint32_t i) {
        for (const Offer& offer : offers_[i]) {
            if (offer.choice < 0) continue;
            for (const Term& term : layout_.terms_of(static_cast<std::size_t>(offer.choice)))
                for (std::uint32_t row = term.begin; row < term.end; ++row)
                    if ((price_[row] > 0 || layout_.rows[row].floor > 0) &&
                        std::find(rows_.begin(), rows_.end(), row) == rows_.end())
                        rows_.push_back(row);
        }
    }

    void descend(std::size_t k, std::int64_t value, double lost) {
        if (++nodes_ > plan_.nodes) return;
        if (k == set_.size()) {
            if (value <= best_value_ || !floors_hold()) return;
            budget_ -= static_cast<double>(value - best_value_);
            best_value_ = value;
            for (std::size_t m = 0; m < set_.size(); ++m) best_[m] = given_.chosen[set_[m]];
            return;
        }
        for (const Offer& offer : offers_[set_[k]]) {
            if (lost + offer.loss >= budget_ || nodes_ > plan_.nodes) return;
            if (!given_.fits(layout_, set_[k], offer.choice)) continue;
            given_.give(layout_, set_[k], offer.choice);
            descend(k + 1, value + offer.value, lost + offer.loss);
            given_.give(layout_, set_[k], -1);
        }
    }

    [[nodiscard]] bool floors_hold() const {
        return std::all_of(rows_.begin(), rows_.end(), [&](std::uint32_t row) {
            return layout_.rows[row].floor == 0 || given_.used[row] >= layout_.rows[row].floor;
        });
    }

    const Layout& layout_;
    const NeighbourhoodPlan& plan_;
    Random random_;
    Assignment& given_;
    std::vector<double> price_;
    std::vector<std::vector<Offer>> offers_;  // per application, least loss first
    std::vector<std::uint32_t> members_;
    std::vector<std::uint32_t> set_;
    std::vector<std::uint32_t> rows_;
    std::vector<std::int64_t> before_;
    std::vector<std::int64_t> best_;
    std::int64_t best_value_ = 0;
    std::int64_t nodes_ = 0;
    double budget_ = 0;
};

}  // namespace

std::int64_t improve(const Layout& layout, const Prices& prices, const NeighbourhoodPlan& plan,
                     Assignment& assignment) {
    return Neighbourhoods(layout, prices, plan, assignment).run();
}

}  // namespace gwanje::select
