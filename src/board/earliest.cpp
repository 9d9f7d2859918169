// When and where a job will have room: the running jobs are gone through by their estimated end, and what each gives
// back is added to its nodes, until the job fits.
#include <numeric>

#include "board/room.hpp"

namespace gwanje::board {

class Room::Walk {
public:
    Walk(const Room& room, const Ask& ask) : room_(room), ask_(ask), gain_(room.nodes_.size(), 0) {
        single_ = ask.per_node == 0 && ask.accelerators <= room.largest_;
        each_ = ask.per_node != 0 ? ask.per_node : single_ ? ask.accelerators : room.largest_;
        wanted_ = ask.accelerators / each_;
        rest_ = ask.accelerators % each_;
        with_.resize(room.largest_ + 1, 0);
        for (std::uint32_t free = 1; free <= room.largest_; ++free) with_[free] = room.all_.with(free).size();
        for (std::uint32_t free = each_; free <= room.largest_; ++free) fitting_ += with_[free];
    }

    void gain(std::uint32_t slot, std::uint32_t accelerators) {
        const Node& node = room_.nodes_[slot];
        gone_ += accelerators;
        if (!node.open) return;
        if (gain_[slot] == 0) touched_.push_back(slot);
        const std::uint32_t before = node.free + gain_[slot];
        gain_[slot] += accelerators;
        const std::uint32_t after = node.free + gain_[slot];
        GWANJE_CHECK(after <= node.total);
        --with_[before], ++with_[after];
        if (before < each_ && after >= each_) ++fitting_;
    }

    /// Of a job on one node or on several.
    void gain_all(std::uint64_t job) {
        const Run& run = *room_.runs_.find(job);
        gain(room_.slot_of(run.first.node), run.first.accelerators);
        for (const NodeShare& share : run.rest) gain(room_.slot_of(share.node), share.accelerators);
    }

    /// How many more may then run beyond this job; nothing when not even it may.
    [[nodiscard]] std::optional<std::uint64_t> headroom() const {
        if (room_.most_running_ == uncapped) return uncapped;
        const std::uint64_t taken = room_.running_ - gone_ + ask_.accelerators;
        if (taken > room_.most_running_) return std::nullopt;
        return room_.most_running_ - taken;
    }

    [[nodiscard]] bool fits() const {
        if (!headroom()) return false;
        if (fitting_ < wanted_) return false;
        if (rest_ == 0 || fitting_ > wanted_) return true;
        for (std::uint32_t free = rest_; free < each_; ++free)
            if (with_[free] > 0) return true;
        return false;
    }

    /// The nodes that the job would be placed on at that instant, by the rules of Room::find.
    [[nodiscard]] std::vector<Promise::Part> parts() const {
        const bool whole = !single_ && ask_.per_node == 0;
        std::vector<Fit> fit = candidates(each_, wanted_);
        // Fullest first, except among whole nodes, where all are alike and the number decides.
        std::sort(fit.begin(), fit.end());
        fit.resize(wanted_);
        std::vector<Promise::Part> parts;
        for (const auto& [free, slot] : fit) parts.push_back({slot, each_, free - each_});
        if (!whole || rest_ == 0) return parts;
        std::vector<Fit> others = candidates(rest_, wanted_ + 1);
        std::erase_if(others, [&](const Fit& one) { return std::binary_search(fit.begin(), fit.end(), one); });
        GWANJE_CHECK(!others.empty());
        const auto by_rule = [&](const Fit& a, const Fit& b) {
            if (a.first != b.first)
                return room_.remainder_ == Remainder::fullest ? a.first < b.first : a.first > b.first;
            return a.second < b.second;
        };
        const Fit last = *std::min_element(others.begin(), others.end(), by_rule);
        parts.push_back({last.second, rest_, last.first - rest_});
        return parts;
    }

private:
    using Fit = std::pair<std::uint32_t, std::uint32_t>;  // free then, slot

    /// Nodes with at least `floor` free then: all that gained, and of each count the first `enough` of the others.
    [[nodiscard]] std::vector<Fit> candidates(std::uint32_t floor, std::uint32_t enough) const {
        std::vector<Fit> found;
        for (const std::uint32_t slot : touched_)
            if (const std::uint32_t free = room_.nodes_[slot].free + gain_[slot]; free >= floor)
                found.push_back({free, slot});
        for (std::uint32_t free = room_.all_.least(floor); free != 0; free = room_.all_.least(free + 1)) {
            std::uint32_t taken = 0;
            const NodeSet& set = room_.all_.with(free);
            for (std::uint32_t slot = set.first(); slot != NodeSet::none && taken < enough; slot = set.after(slot))
                if (gain_[slot] == 0) found.push_back({free, slot}), ++taken;
        }
        return found;
    }

    const Room& room_;
    Ask ask_;
    bool single_ = false;
    std::uint32_t each_ = 0;  ///< on each of `wanted_` nodes
    std::uint32_t wanted_ = 0;
    std::uint32_t rest_ = 0;     ///< on one more
    std::uint32_t fitting_ = 0;  ///< nodes with at least `each_` free
    std::uint64_t gone_ = 0;     ///< accelerators that no longer run then
    std::vector<std::uint32_t> gain_;
    std::vector<std::uint32_t> touched_;
    std::vector<std::uint32_t> with_;  ///< nodes by free count
};

std::optional<Promise> Room::earliest(const Ask& ask, Instant now) const {
    GWANJE_CHECK(plans_);
    if (ask.accelerators == 0 || largest_ == 0) return std::nullopt;
    if (ask.per_node != 0 && ask.accelerators % ask.per_node != 0) return std::nullopt;
    Walk walk(*this, ask);
    Promise promise{now, {}, uncapped};
    bool fits = walk.fits();
    if (!fits) {
        // All ends of one instant count before the question is asked.
        ends_.walk([](const NoSummary&) { return false; },
                   [&](const End& end) {
                       if (end.end > promise.at) {
                           if ((fits = walk.fits())) return true;
                           promise.at = end.end;
                       }
                       if (end.slot != NodeSet::none) return walk.gain(end.slot, end.accelerators), false;
                       walk.gain_all(end.job);
                       return false;
                   });
        if (!fits && !walk.fits()) return std::nullopt;
    }
    promise.parts = walk.parts();
    promise.headroom = *walk.headroom();
    return promise;
}

std::optional<std::vector<std::uint64_t>> Room::who_must_go(const Ask& ask, std::span<const std::uint64_t> candidates,
                                                            Instant soon) const {
    if (ask.accelerators == 0 || largest_ == 0) return std::nullopt;
    Walk walk(*this, ask);
    ends_.walk([](const NoSummary&) { return false; },
               [&](const End& end) { return end.end > soon || (walk.gain_all(end.job), false); });
    std::size_t count = 0;
    for (; !walk.fits(); ++count) {
        if (count == candidates.size()) return std::nullopt;
        if (runs_.find(candidates[count])->end > soon) walk.gain_all(candidates[count]);
    }
    const std::vector<Promise::Part> parts = walk.parts();
    std::vector<std::uint64_t> needed;
    for (std::size_t i = 0; i < count; ++i) {
        if (runs_.find(candidates[i])->end <= soon) continue;
        const std::vector<NodeShare> shares = shares_of(candidates[i]);
        const bool on_a_part = std::any_of(shares.begin(), shares.end(), [&](const NodeShare& share) {
            const std::uint32_t slot = slot_of(share.node);
            return std::any_of(parts.begin(), parts.end(),
                               [&](const Promise::Part& part) { return part.slot == slot; });
        });
        if (on_a_part || most_running_ != uncapped) needed.push_back(candidates[i]);
    }
    return needed;
}

}  // namespace gwanje::board
