#include "board/room.hpp"

namespace gwanje::board {

std::uint32_t Room::slot_of(std::uint64_t node) const {
    if (nodes_.empty() || node < nodes_.front().number) return NodeSet::none;
    // Numbers usually follow one another, so the first guess is right.
    const std::uint64_t guess = node - nodes_.front().number;
    if (guess < nodes_.size() && nodes_[guess].number == node) return static_cast<std::uint32_t>(guess);
    const auto found = std::lower_bound(nodes_.begin(), nodes_.end(), node,
                                        [](const Node& n, std::uint64_t number) { return n.number < number; });
    if (found == nodes_.end() || found->number != node) return NodeSet::none;
    return static_cast<std::uint32_t>(found - nodes_.begin());
}

void Room::unlist(std::uint32_t slot) {
    const Node& node = nodes_[slot];
    if (!node.open) return;
    all_.remove(slot, node.free);
    if (plans_) spare_.remove(slot, node.spare());
}

void Room::list(std::uint32_t slot) {
    const Node& node = nodes_[slot];
    if (!node.open) return;
    all_.add(slot, node.free);
    if (plans_) spare_.add(slot, node.spare());
}

void Room::rebuild() {
    largest_ = 0, capacity_ = 0;
    for (const Node& node : nodes_) largest_ = std::max(largest_, node.total), capacity_ += node.total;
    all_ = FreeIndex(), spare_ = FreeIndex();
    totals_ = FreeIndex(), open_totals_ = FreeIndex();
    for (FreeIndex* const index : {&all_, &spare_, &totals_, &open_totals_}) index->reach(largest_);
    for (std::uint32_t slot = 0; slot < nodes_.size(); ++slot) {
        list(slot);
        totals_.add(slot, nodes_[slot].total);
        if (nodes_[slot].open) open_totals_.add(slot, nodes_[slot].total);
    }
    SummaryTree<End, NoSummary> ends;
    ends_.for_each([&](End end) {
        const Run& run = *runs_.find(end.job);
        end.slot = run.rest.empty() ? slot_of(run.first.node) : NodeSet::none;
        ends.insert(end);
    });
    ends_ = std::move(ends);
}

void Room::add_node(std::uint64_t node, std::uint32_t accelerators) {
    GWANJE_CHECK(slot_of(node) == NodeSet::none);
    const bool last = nodes_.empty() || nodes_.back().number < node;
    const auto where = std::lower_bound(nodes_.begin(), nodes_.end(), node,
                                        [](const Node& n, std::uint64_t number) { return n.number < number; });
    nodes_.insert(where, Node{node, accelerators, accelerators, no_limit, true});
    if (!last) return rebuild();  // slots behind it move: rare, nodes are numbered as they are installed
    largest_ = std::max(largest_, accelerators);
    capacity_ += accelerators;
    for (FreeIndex* const index : {&all_, &spare_, &totals_, &open_totals_}) index->reach(largest_);
    const auto slot = static_cast<std::uint32_t>(nodes_.size() - 1);
    list(slot);
    totals_.add(slot, accelerators), open_totals_.add(slot, accelerators);
}

bool Room::remove_node(std::uint64_t node) {
    const std::uint32_t slot = slot_of(node);
    if (slot == NodeSet::none || nodes_[slot].free != nodes_[slot].total) return false;
    nodes_.erase(nodes_.begin() + static_cast<std::ptrdiff_t>(slot));
    rebuild();
    return true;
}

void Room::set_open(std::uint64_t node, bool open) {
    const std::uint32_t slot = slot_of(node);
    GWANJE_CHECK(slot != NodeSet::none);
    if (nodes_[slot].open == open) return;
    unlist(slot);
    nodes_[slot].open = open;
    list(slot);
    open ? open_totals_.add(slot, nodes_[slot].total) : open_totals_.remove(slot, nodes_[slot].total);
}

void Room::take(std::uint64_t node, std::uint32_t accelerators) {
    const std::uint32_t slot = slot_of(node);
    GWANJE_CHECK(slot != NodeSet::none && nodes_[slot].free >= accelerators);
    unlist(slot);
    nodes_[slot].free -= accelerators;
    list(slot);
    running_ += accelerators;
}

void Room::give(std::uint64_t node, std::uint32_t accelerators) {
    const std::uint32_t slot = slot_of(node);
    unlist(slot);
    nodes_[slot].free += accelerators;
    list(slot);
    running_ -= accelerators;
}

void Room::place(std::uint64_t job, std::span<const NodeShare> shares, Instant end) {
    GWANJE_CHECK(!shares.empty() && !runs_.has(job));
    std::uint32_t sum = 0;
    for (const NodeShare& share : shares) take(share.node, share.accelerators), sum += share.accelerators;
    Run& run = runs_[job];
    run = {end, shares.front(), {shares.begin() + 1, shares.end()}};
    if (plans_) ends_.insert({end, job, sum, shares.size() == 1 ? slot_of(shares.front().node) : NodeSet::none});
}

bool Room::end(std::uint64_t job) {
    const Run* const run = runs_.find(job);
    if (run == nullptr) return false;
    give(run->first.node, run->first.accelerators);
    for (const NodeShare& share : run->rest) give(share.node, share.accelerators);
    if (plans_) ends_.erase({run->end, job});
    runs_.erase(job);
    return true;
}

bool Room::expect_end(std::uint64_t job, Instant end) {
    Run* const run = runs_.find(job);
    if (run == nullptr) return false;
    if (auto entry = plans_ ? ends_.erase({run->end, job}) : std::nullopt) {
        entry->end = end;
        ends_.insert(*entry);
    }
    run->end = end;
    return true;
}

std::uint32_t Room::most(Using what) const {
    const FreeIndex& free = index(what);
    if (largest_ == 0) return 0;
    const std::uint32_t whole = free.with(largest_).size();
    const std::uint32_t most = whole == 0 ? free.greatest() : whole * largest_ + largest_ - 1;
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(most, headroom(what)));
}

std::optional<std::vector<NodeShare>> Room::find(const Ask& ask, Using what) const {
    const FreeIndex& free = index(what);
    if (ask.accelerators > headroom(what) || !fits_in(free, ask)) return std::nullopt;
    std::vector<NodeShare> shares;
    if (ask.per_node == 0 && ask.accelerators <= largest_) {
        const std::uint32_t fit = free.least(ask.accelerators);
        shares.push_back({nodes_[free.with(fit).first()].number, ask.accelerators});
        return shares;
    }
    if (ask.per_node != 0) {
        std::uint32_t wanted = ask.accelerators / ask.per_node;
        for (std::uint32_t fit = free.least(ask.per_node); fit != 0 && wanted > 0; fit = free.least(fit + 1))
            for (std::uint32_t slot = free.with(fit).first(); slot != NodeSet::none && wanted > 0; --wanted) {
                shares.push_back({nodes_[slot].number, ask.per_node});
                slot = free.with(fit).after(slot);
            }
        return shares;
    }
    const std::uint32_t whole = ask.accelerators / largest_;
    const std::uint32_t rest = ask.accelerators % largest_;
    const NodeSet& empty = free.with(largest_);
    std::uint32_t slot = empty.first();
    for (std::uint32_t i = 0; i < whole; ++i, slot = empty.after(slot))
        shares.push_back({nodes_[slot].number, largest_});
    if (rest == 0) return shares;
    // `slot` is now the next node that is wholly free, if there is one.
    std::uint32_t fit = free.least(rest);
    if (remainder_ == Remainder::emptiest) {
        while (fit != 0 && free.least(fit + 1) != 0 && (free.least(fit + 1) < largest_ || slot != NodeSet::none))
            fit = free.least(fit + 1);
    }
    const std::uint32_t last = fit == largest_ ? slot : free.with(fit).first();
    shares.push_back({nodes_[last].number, rest});
    return shares;
}

bool Room::fits_in(const FreeIndex& free, const Ask& ask) const {
    if (ask.accelerators == 0 || ask.accelerators > free.total()) return false;
    if (ask.per_node == 0 && ask.accelerators <= largest_) return free.least(ask.accelerators) != 0;
    if (ask.per_node == 0) {
        const std::uint32_t whole = ask.accelerators / largest_;
        const std::uint32_t rest = ask.accelerators % largest_;
        const std::uint32_t empty = free.with(largest_).size();
        if (empty < whole || rest == 0 || empty > whole) return empty >= whole;
        const std::uint32_t other = free.least(rest);
        return other != 0 && other < largest_;
    }
    if (ask.accelerators % ask.per_node != 0) return false;
    std::uint64_t fitting = 0;
    for (std::uint32_t count = free.least(ask.per_node); count != 0; count = free.least(count + 1))
        fitting += free.with(count).size();
    return fitting >= ask.accelerators / ask.per_node;
}

void Room::reserve(const Promise& promise) {
    GWANJE_CHECK(plans_);
    release();
    for (const Promise::Part& part : promise.parts) {
        unlist(part.slot);
        nodes_[part.slot].spare_limit = part.left;
        list(part.slot);
        reserved_.push_back(part.slot);
    }
    spare_headroom_ = promise.headroom;
}

void Room::use_spare(std::span<const NodeShare> shares) {
    if (reserved_.empty()) return;
    for (const NodeShare& share : shares) {
        if (spare_headroom_ != uncapped) spare_headroom_ -= share.accelerators;
        const std::uint32_t slot = slot_of(share.node);
        if (nodes_[slot].spare_limit == no_limit) continue;
        unlist(slot);
        GWANJE_CHECK(nodes_[slot].spare_limit >= share.accelerators);
        nodes_[slot].spare_limit -= share.accelerators;
        list(slot);
    }
}

void Room::release() {
    for (const std::uint32_t slot : reserved_) {
        unlist(slot);
        nodes_[slot].spare_limit = no_limit;
        list(slot);
    }
    reserved_.clear();
    spare_headroom_ = uncapped;
}

std::optional<Instant> Room::expected_end(std::uint64_t job) const {
    const Run* const run = runs_.find(job);
    return run == nullptr ? std::nullopt : std::optional(run->end);
}

std::vector<NodeShare> Room::shares_of(std::uint64_t job) const {
    std::vector<NodeShare> shares;
    if (const Run* const run = runs_.find(job)) {
        shares.push_back(run->first);
        shares.insert(shares.end(), run->rest.begin(), run->rest.end());
    }
    return shares;
}

}  // namespace gwanje::board
