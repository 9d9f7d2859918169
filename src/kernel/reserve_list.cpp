#include "kernel/reserve_list.hpp"

#include <algorithm>

#include "kernel/selection_problem.hpp"

namespace gwanje {
namespace {

bool holds_a_place(ApplicationState state) {
    return state == ApplicationState::offered || state == ApplicationState::accepted ||
           state == ApplicationState::awarded;
}

const Selection* published_selection(const World& world, Id<Call> call) {
    for (auto it = world.selections.rows().rbegin(); it != world.selections.rows().rend(); ++it)
        if (it->call == call && it->state == SelectionState::published) return &*it;
    return nullptr;
}

/// What an application of this call has been offered: its latest offer.
std::int64_t offered_count(const World& world, Id<Application> application) {
    const Id<Offer> offer = world.index().application_offer[application.number - 1];
    return offer.none() ? 0 : world.offers[offer].accelerators.amount;
}

}  // namespace

void offer_reserve(const World& world, Id<Application> leaving, Instant at, Events& before) {
    const Application& left = world.applications[leaving];
    const Call& call = world.calls[left.call];
    const Selection* selection = published_selection(world, left.call);
    if (selection == nullptr || at >= call.terms.award_period.end) return;
    const std::int64_t call_class = left.content.call_class;
    const CallClass& offered = call.terms.classes[static_cast<std::size_t>(call_class)];
    std::int64_t places = offered.places == 0 ? std::numeric_limits<std::int64_t>::max() : offered.places;
    std::int64_t free = offered.accelerators.amount;
    std::vector<const Ranked*> reserve;
    for (const Ranked& row : selection->ranking) {
        if (row.call_class != call_class || row.application == leaving) continue;
        const ApplicationState state = world.applications[row.application].state;
        if (holds_a_place(state)) {
            --places;
            free -= offered_count(world, row.application);
        } else if (state == ApplicationState::reserve) {
            reserve.push_back(&row);
        }
    }
    std::stable_sort(reserve.begin(), reserve.end(),
                     [](const Ranked* a, const Ranked* b) { return a->reserve_place < b->reserve_place; });
    const auto made = std::count_if(before.begin(), before.end(),
                                    [](const Event& e) { return std::holds_alternative<OfferMade>(e); });
    Id<Offer> next{world.offers.next().number + static_cast<std::uint64_t>(made)};
    for (const Ranked* row : reserve) {
        if (places <= 0 || free <= 0) return;
        const ApplicationContent& content = world.applications[row->application].content;
        const std::int64_t least =
            call.terms.rules.partial && content.least.amount != 0 ? content.least.amount : content.accelerators.amount;
        const std::int64_t count = std::min(content.accelerators.amount, free);
        if (count < least) {
            if (call.terms.rules.miss == MissRule::stop_at_first_miss) return;
            continue;
        }
        Offer offer;
        offer.application = row->application;
        offer.selection = world.selections.id_of(*selection);
        offer.accelerators = {count};
        offer.made_at = at;
        offer.expires_at = at + call.terms.rules.acceptance_clock;
        offer.from_reserve = true;
        before.emplace_back(OfferMade{next, offer});
        ++next.number;
        --places;
        free -= count;
    }
}

Id<Award> award_of(const World& world, Id<Application> application) {
    for (const Award& award : world.awards) {
        const Agreement* agreement = world.agreements.find(award.agreement);
        if (agreement != nullptr && agreement->application == application) return world.awards.id_of(award);
    }
    return {};
}

}  // namespace gwanje
