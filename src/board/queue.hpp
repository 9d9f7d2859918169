// Queue: the waiting jobs of one pool, in the order of the queue and in the order of their time limits.
#pragma once

#include <tuple>

#include "board/fit_summary.hpp"
#include "board/number_map.hpp"
#include "board/placement.hpp"
#include "board/summary_tree.hpp"

namespace gwanje::board {

class Queue {
public:
    struct Place {
        OrderKey order;
        std::uint64_t job = 0;
        friend constexpr auto operator<=>(const Place&, const Place&) = default;
    };
    struct ByOrder {
        WaitingJob waiting;
        [[nodiscard]] Place key() const { return {waiting.order, waiting.job}; }
    };
    struct LimitPlace {
        Duration limit;
        Place place;
        friend constexpr auto operator<=>(const LimitPlace&, const LimitPlace&) = default;
    };
    struct ByLimit {
        WaitingJob waiting;
        [[nodiscard]] LimitPlace key() const { return {waiting.limit, {waiting.order, waiting.job}}; }
    };
    template <class Entry>
    struct Summary : FitSummary {
        using FitSummary::add;
        void add(const Entry& e) { FitSummary::add(e.waiting.ask.size(), e.waiting.limit); }
        void add(const Summary& other) { FitSummary::add(static_cast<const FitSummary&>(other)); }
        bool take(const Entry& e) { return FitSummary::take(e.waiting.ask.size(), e.waiting.limit); }
    };
    using OrderTree = SummaryTree<ByOrder, Summary<ByOrder>>;
    using LimitTree = SummaryTree<ByLimit, Summary<ByLimit>>;

    /// The order by limit is kept only where a policy asks for it.
    void keep_by_limit(bool keep) {
        by_limit_.clear();
        keeps_limit_ = keep;
        if (keep) by_order_.for_each([&](const ByOrder& entry) { by_limit_.insert({entry.waiting}); });
    }
    [[nodiscard]] bool keeps_by_limit() const { return keeps_limit_; }

    void add(const WaitingJob& waiting) {
        by_order_.insert({waiting});
        if (keeps_limit_) by_limit_.insert({waiting});
    }
    bool remove(const WaitingJob& waiting) {
        if (!by_order_.erase({waiting.order, waiting.job})) return false;
        if (keeps_limit_) by_limit_.erase({waiting.limit, {waiting.order, waiting.job}});
        return true;
    }

    [[nodiscard]] bool empty() const { return by_order_.empty(); }
    [[nodiscard]] std::size_t size() const { return by_order_.size(); }
    [[nodiscard]] const OrderTree& by_order() const { return by_order_; }
    [[nodiscard]] const LimitTree& by_limit() const { return by_limit_; }

    /// How many stand before this one.
    [[nodiscard]] std::size_t ahead_of(const WaitingJob& waiting) const {
        const Place place{waiting.order, waiting.job};
        std::size_t ahead = 0;
        // Parts are counted whole until the one that holds the place; inside it, entry by entry.
        by_order_.walk_until(
            place, [&](const Summary<ByOrder>& part) { ahead += part.count(); }, [&](const ByOrder&) { ++ahead; });
        return ahead;
    }

private:
    OrderTree by_order_;
    LimitTree by_limit_;
    bool keeps_limit_ = false;
};

}  // namespace gwanje::board
