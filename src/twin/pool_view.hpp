// PoolView: a pool of anonymous processors as policy::run_pass sees it, for replays of recorded jobs. The same
// pass as the live centre's; only the indexes are smaller, since there is no placement.
//
// A job that has just arrived waits beside the queue until the pass is over: most jobs start at once, and never enter
// it.
#pragma once

#include "board/fit_summary.hpp"
#include "board/summary_tree.hpp"
#include "policy/queue_policy.hpp"
#include "twin/trace.hpp"

namespace gwanje::twin {

class PoolView {
public:
    /// A job of the trace, or nobody.
    struct Job {
        std::uint32_t plus_one = 0;
        explicit operator bool() const { return plus_one != 0; }
        [[nodiscard]] std::uint32_t index() const { return plus_one - 1; }
    };
    enum class Order : std::uint8_t { arrival, estimate };

    PoolView(const std::vector<TraceJob>& jobs, std::uint32_t processors, Order order, policy::QueuePolicy policy)
        : jobs_(jobs), order_(order), free_(processors) {
        keeps_ends_ = policy.backfill != policy::Backfill::none;
        keeps_limits_ = policy.candidates == policy::Candidates::shortest;
        in_line_ = order == Order::arrival && policy.backfill == policy::Backfill::none;
    }

    // What happens between passes.
    void begin(std::int64_t now) { now_ = now, started_.clear(), cursor_.reset(), limit_cursor_.reset(); }
    void arrive(std::uint32_t index) {
        if (order_ == Order::arrival && !keeps_limits_) {
            if (fresh_from_ == fresh_to_) fresh_from_ = index;
            fresh_to_ = index + 1;
        } else {
            enqueue(index);
        }
    }
    void end(std::uint32_t index, std::int64_t started) {
        free_ += jobs_[index].size;
        if (keeps_ends_) ends_.erase({started + jobs_[index].estimate, index});
    }
    /// Processors whose jobs are due by their estimates in this second count as free already (the rule of pyss).
    void count_due_as_free() { due_is_free_ = keeps_ends_ = true; }
    /// Those who arrived and did not start now wait in the queue.
    void settle() {
        if (in_line_) return;
        auto done = fresh_done_.begin();  // in order, since candidates are asked in order
        for (; fresh_from_ < fresh_to_; ++fresh_from_) {
            if (done != fresh_done_.end() && *done == fresh_from_) {
                ++done;
            } else {
                enqueue(fresh_from_);
            }
        }
        fresh_done_.clear();
    }
    /// Who started since begin(), in that order.
    [[nodiscard]] const std::vector<std::uint32_t>& started() const { return started_; }
    [[nodiscard]] std::size_t waiting() const { return queue_.size() + (fresh_to_ - fresh_from_); }

    // What the pass asks.
    [[nodiscard]] Job head() const {
        if (const Entry* const first = queue_.first()) return {first->index + 1};
        return {fresh_from_ == fresh_to_ ? 0 : fresh_from_ + 1};
    }
    bool start(Job job) {
        if (jobs_[job.index()].size > room()) return false;
        leave(job.index());
        run(job.index());
        return true;
    }
    [[nodiscard]] bool could_run(Job) const { return true; }  // larger jobs were left out when the trace was read
    void pass_over(Job) {}
    [[nodiscard]] bool nobody_fits() const {
        const std::int64_t most = room();
        if (most <= 0) return true;
        if (queue_.summary().least_size() <= most) return false;
        for (std::uint32_t i = fresh_from_; i < fresh_to_; ++i)
            if (jobs_[i].size <= most && !fresh_started(i)) return false;
        return true;
    }
    void promise(Job head);
    [[nodiscard]] Job candidate(policy::Candidates order);
    void backfill(Job job);

private:
    struct Entry {
        std::int64_t rank = 0;
        std::uint32_t index = 0;
        std::uint32_t size = 0;
        std::int32_t estimate = 0;
        [[nodiscard]] std::pair<std::int64_t, std::uint32_t> key() const { return {rank, index}; }
        [[nodiscard]] Duration limit() const { return seconds(estimate); }
    };
    struct Fit : board::FitSummary {
        using FitSummary::add;
        void add(const Entry& e) { FitSummary::add_coarse(e.size, e.estimate); }
        void add(const Fit& other) { FitSummary::add(static_cast<const FitSummary&>(other)); }
        bool take(const Entry& e) { return FitSummary::take_coarse(e.size, e.estimate); }
    };
    struct End {
        std::int64_t end = 0;
        std::uint32_t index = 0;
        std::uint32_t size = 0;
        [[nodiscard]] std::pair<std::int64_t, std::uint32_t> key() const { return {end, index}; }
    };
    struct Sum {
        std::int64_t size = 0;
        void add(const End& e) { size += e.size; }
        void add(const Sum& other) { size += other.size; }
        bool take(const End& e) { return size -= e.size, true; }
    };
    using Tree = board::SummaryTree<Entry, Fit>;

    [[nodiscard]] Entry entry(std::uint32_t index) const {
        const TraceJob& job = jobs_[index];
        return {order_ == Order::estimate ? job.estimate : 0, index, job.size, job.estimate};
    }
    void enqueue(std::uint32_t index) {
        queue_.insert(entry(index));
        if (keeps_limits_) limits_.insert({jobs_[index].estimate, index, jobs_[index].size, jobs_[index].estimate});
    }
    void leave(std::uint32_t index) {
        if (index >= fresh_from_ && index < fresh_to_) {
            index == fresh_from_ ? void(++fresh_from_) : fresh_done_.push_back(index);
            return;
        }
        queue_.erase(entry(index).key());
        if (keeps_limits_) limits_.erase({jobs_[index].estimate, index});
    }
    [[nodiscard]] bool fresh_started(std::uint32_t index) const {
        return std::find(fresh_done_.begin(), fresh_done_.end(), index) != fresh_done_.end();
    }
    void run(std::uint32_t index) {
        free_ -= jobs_[index].size;
        if (keeps_ends_) ends_.insert({now_ + jobs_[index].estimate, index, jobs_[index].size});
        started_.push_back(index);
    }
    [[nodiscard]] std::int64_t room() const { return due_is_free_ ? free_ + due() : free_; }
    [[nodiscard]] std::int64_t due() const {
        std::int64_t sum = 0;
        ends_.walk([](const Sum&) { return false; },
                   [&](const End& e) { return e.end > now_ || (sum += e.size, false); });
        return sum;
    }

    const std::vector<TraceJob>& jobs_;
    Order order_;
    bool keeps_ends_ = false;
    bool keeps_limits_ = false;
    bool in_line_ = false;  ///< nobody ever passes anybody: the queue is a stretch of the trace, and needs no tree
    bool due_is_free_ = false;
    std::int64_t now_ = 0;
    std::int64_t free_ = 0;
    Tree queue_;
    Tree limits_;  ///< the same jobs, the shortest first
    board::SummaryTree<End, Sum> ends_;
    std::uint32_t fresh_from_ = 0;
    std::uint32_t fresh_to_ = 0;
    std::vector<std::uint32_t> fresh_done_;  ///< fresh ones that started although another fresh one before them did not
    std::vector<std::uint32_t> started_;
    std::optional<std::pair<std::int64_t, std::uint32_t>> cursor_;
    std::optional<std::pair<std::int64_t, std::uint32_t>> limit_cursor_;
    std::uint32_t fresh_cursor_ = 0;
    policy::Gap gap_;
};

inline void PoolView::promise(Job head) {
    // Ends are gone through in parts as long as the part's sum is not enough; all of one second count together.
    const std::int64_t need = jobs_[head.index()].size;
    std::int64_t free = free_;
    std::int64_t shadow = now_;
    ends_.walk([&](const Sum& part) { return free + part.size < need && (free += part.size, true); },
               [&](const End& e) {
                   if (free >= need && e.end > shadow) return true;
                   free += e.size, shadow = std::max(shadow, e.end);
                   return false;
               });
    gap_.until_shadow = seconds(shadow - now_);
    gap_.room = static_cast<std::uint32_t>(room());
    gap_.extra = static_cast<std::uint32_t>(std::min(free - need, room()));
    if (!cursor_) cursor_ = entry(head.index()).key();
    fresh_cursor_ = std::max(fresh_from_, head.index() + 1);
}

inline PoolView::Job PoolView::candidate(policy::Candidates order) {
    if (gap_.room == 0) return {};
    const auto possible = [&](const Fit& part) {
        return part.least_size() <= gap_.extra || part.may_hold(gap_.room, gap_.until_shadow);
    };
    const auto wanted = [&](const Entry& e) { return gap_.admits(e.size, e.limit()); };
    if (order == policy::Candidates::shortest) {
        const Entry* const found = limits_.first_where(possible, wanted, limit_cursor_ ? &*limit_cursor_ : nullptr);
        if (found == nullptr) return {};
        limit_cursor_ = found->key();
        return {found->index + 1};
    }
    if (possible(queue_.summary())) {
        if (const Entry* const found = queue_.first_where(possible, wanted, &*cursor_)) {
            cursor_ = found->key();
            return {found->index + 1};
        }
    }
    for (; fresh_cursor_ < fresh_to_; ++fresh_cursor_)
        if (gap_.admits(jobs_[fresh_cursor_].size, seconds(jobs_[fresh_cursor_].estimate))) return {++fresh_cursor_};
    return {};
}

inline void PoolView::backfill(Job job) {
    const TraceJob& row = jobs_[job.index()];
    leave(job.index());
    run(job.index());
    gap_.room -= row.size;
    if (seconds(row.estimate) > gap_.until_shadow) gap_.extra -= row.size;
    gap_.extra = std::min(gap_.extra, gap_.room);
}

}  // namespace gwanje::twin
