#include "policy/node_view.hpp"

#include <algorithm>

namespace gwanje::policy {

namespace {
constexpr std::uint32_t any_size = 0xFFFFFFFFU;
}  // namespace

NodeView::Job NodeView::head() const {
    if (blocked_) return nullptr;
    const auto* const found = queue_.by_order().first_where(
        [&](const auto& part) { return part.may_hold(any_size, longest_); },
        [&](const auto& entry) { return entry.waiting.limit <= longest_; }, cursor_ ? &*cursor_ : nullptr);
    return found == nullptr ? nullptr : &found->waiting;
}

void NodeView::put(const board::WaitingJob& job, std::vector<board::NodeShare> shares) {
    const Instant end = now_ + job.limit;
    room_.place(job.job, shares, end);
    placements_.push_back({job.job, number_, end, std::move(shares)});
}

bool NodeView::start(Job job) {
    auto shares = room_.find(job->ask);
    if (!shares) return false;
    put(*job, std::move(*shares));
    cursor_ = place_of(*job);
    return true;
}

bool NodeView::nobody_fits() const {
    const std::uint32_t most = room_.most();
    return most == 0 || queue_.by_order().summary().least_size() > most;
}

void NodeView::promise(Job head) {
    const auto promise = room_.earliest(head->ask, now_);
    GWANJE_CHECK(promise.has_value());
    room_.reserve(*promise);
    gap_.until_shadow = std::min(promise->at - now_, longest_);
    cursor_ = place_of(*head);
    measure_gap();
}

void NodeView::measure_gap() {
    gap_.room = room_.most();
    gap_.extra = room_.most(board::Using::spare);
}

bool NodeView::fits(const board::WaitingJob& job) {
    if (!gap_.admits(job.ask.size(), job.limit) || job.limit > longest_) return false;
    const bool ends_before = job.limit <= gap_.until_shadow;
    auto shares = room_.find(job.ask, ends_before ? board::Using::all : board::Using::spare);
    if (!shares) return false;
    found_ = std::move(*shares);
    return true;
}

NodeView::Job NodeView::candidate(Candidates order) {
    if (gap_.room == 0) return nullptr;
    const auto possible = [&](const auto& part) {
        return part.may_hold(gap_.extra, longest_) || part.may_hold(gap_.room, gap_.until_shadow);
    };
    const auto wanted = [&](const auto& entry) { return fits(entry.waiting); };
    if (order == Candidates::by_order) {
        const auto* const found = queue_.by_order().first_where(possible, wanted, &*cursor_);
        if (found == nullptr) return nullptr;
        cursor_ = found->key();
        return &found->waiting;
    }
    // By limit the started heads come by again: they run by now.
    GWANJE_CHECK(queue_.keeps_by_limit());
    const auto waits = [&](const auto& entry) { return !room_.runs(entry.waiting.job) && fits(entry.waiting); };
    const auto* const found = queue_.by_limit().first_where(possible, waits, limit_cursor_ ? &*limit_cursor_ : nullptr);
    if (found == nullptr) return nullptr;
    limit_cursor_ = found->key();
    return &found->waiting;
}

void NodeView::backfill(Job job) {
    if (job->limit > gap_.until_shadow) room_.use_spare(found_);
    put(*job, std::move(found_));
    measure_gap();
}

}  // namespace gwanje::policy
