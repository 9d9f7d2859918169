// After publication: what a decline or a give-up sets free goes to the reserve list the same minute.
#pragma once

#include "select/outcome.hpp"

namespace gwanje::select {

/// What an award still holds, and of whom; given back from `from_month` on.
struct GiveUp {
    std::uint64_t application = 0;
    std::int64_t from_month = 0;
    GWANJE_RECORD(GiveUp, application, from_month)
};

struct ReserveOffer {
    std::uint64_t application = 0;
    std::int64_t request = 0;
    std::int64_t delay = 0;
    std::int64_t level = 0;
    std::vector<GrantedLine> lines;
    GWANJE_RECORD(ReserveOffer, application, request, delay, level, lines)
};

/// Stood higher on the list than somebody who was offered something, and why it was not its turn.
struct PassedOver {
    std::uint64_t application = 0;
    Deciding why = Deciding::none;
    std::string rule;
    std::int64_t month = -1;
    GWANJE_RECORD(PassedOver, application, why, rule, month)
};

struct Refill {
    std::vector<ReserveOffer> offers;     // in the order of the list
    std::vector<PassedOver> passed_over;  // in the order of the list
    std::vector<PoolLine> pools;          // capacity that is still free afterwards
    GWANJE_RECORD(Refill, offers, passed_over, pools)
};

/// Goes down the whole reserve list and offers what fits into what was given up and into what was left. Nobody who was
/// supported is touched. Requests that begin before `first_month` can only be met by those that may start later.
/// `already_declined` are not asked again.
[[nodiscard]] Refill refill(const Problem& problem, const Outcome& outcome, const std::vector<GiveUp>& give_ups,
                            std::int64_t first_month = 0, const std::vector<std::uint64_t>& already_declined = {});

}  // namespace gwanje::select
