// For tests: the published queue policies on a pool of anonymous processors, written down a second time, slow and
// obvious: lists that are sorted and gone through again at every pass. Shares no code with board, policy or the replay.
#pragma once

#include <algorithm>
#include <numeric>
#include <vector>

#include "twin/pool_replay.hpp"

namespace gwanje::twin::slow {

class Pool {
public:
    Pool(const std::vector<TraceJob>& jobs, std::int64_t processors, QueueName queue, Contract contract)
        : jobs_(jobs), processors_(processors), queue_(queue), contract_(contract), start_(jobs.size(), -1) {}

    std::vector<std::int64_t> run() {
        std::size_t next = 0;
        while (next < jobs_.size() || !running_.empty() || !waiting_.empty() || !plan_.empty()) {
            std::vector<std::int64_t> instants;
            if (next < jobs_.size()) instants.push_back(jobs_[next].submit);
            for (const std::size_t i : running_) instants.push_back(start_[i] + jobs_[i].run);
            for (const Wish& wish : plan_) instants.push_back(wish.start);
            now_ = *std::min_element(instants.begin(), instants.end());
            if (queue_ == QueueName::conservative) {
                if (contract_ != Contract::batch) submit(next);
                end();
                submit(next);
                start_planned();
            } else if (contract_ == Contract::batch) {
                end();
                while (next < jobs_.size() && jobs_[next].submit == now_) waiting_.push_back(next++);
                pass();
            } else {
                while (next < jobs_.size() && jobs_[next].submit == now_) waiting_.push_back(next++), pass();
                // In the order of the starts; a pass after each.
                const std::vector<std::size_t> before = running_;
                for (const std::size_t i : before)
                    if (start_[i] + jobs_[i].run == now_) std::erase(running_, i), pass();
            }
        }
        return start_;
    }

private:
    struct Wish {
        std::size_t job = 0;
        std::int64_t start = 0;
    };

    void end() {
        const std::vector<std::size_t> before = running_;
        for (const std::size_t i : before) {
            if (start_[i] + jobs_[i].run != now_) continue;
            std::erase(running_, i);
            if (jobs_[i].run == jobs_[i].estimate) continue;
            for (std::size_t k = 0; k < plan_.size(); ++k)
                if (plan_[k].start > now_) plan_[k].start = earliest(k);
        }
    }
    void start(std::size_t i) {
        start_[i] = now_;
        running_.push_back(i);
        std::erase(waiting_, i);
    }

    void pass() {
        const auto in_use = [&](bool due_counts) {
            std::int64_t sum = 0;
            for (const std::size_t i : running_)
                if (!due_counts || start_[i] + jobs_[i].estimate > now_) sum += jobs_[i].size;
            return sum;
        };
        const bool rule = contract_ == Contract::pyssrule;
        std::vector<std::size_t> queue = waiting_;
        if (queue_ == QueueName::sjf)
            std::stable_sort(queue.begin(), queue.end(),
                             [&](std::size_t a, std::size_t b) { return jobs_[a].estimate < jobs_[b].estimate; });
        std::size_t head = 0;
        for (; head < queue.size() && jobs_[queue[head]].size <= processors_ - in_use(rule); ++head) start(queue[head]);
        if (head == queue.size() || (queue_ != QueueName::easy && queue_ != QueueName::easy_sjf)) return;

        std::vector<std::size_t> ends = running_;
        std::sort(ends.begin(), ends.end(), [&](std::size_t a, std::size_t b) {
            return start_[a] + jobs_[a].estimate < start_[b] + jobs_[b].estimate;
        });
        const std::int64_t need = jobs_[queue[head]].size;
        std::int64_t then = processors_ - in_use(false);
        std::int64_t shadow = now_;
        for (std::size_t k = 0; k < ends.size() && then < need; ++k) {
            shadow = std::max(now_, start_[ends[k]] + jobs_[ends[k]].estimate);
            then += jobs_[ends[k]].size;
            // Others that are due in the same second count too.
            for (; k + 1 < ends.size() && start_[ends[k + 1]] + jobs_[ends[k + 1]].estimate <= shadow; ++k)
                then += jobs_[ends[k + 1]].size;
        }
        std::int64_t extra = then - need;
        std::vector<std::size_t> others(queue.begin() + static_cast<std::ptrdiff_t>(head) + 1, queue.end());
        if (queue_ == QueueName::easy_sjf)
            std::stable_sort(others.begin(), others.end(),
                             [&](std::size_t a, std::size_t b) { return jobs_[a].estimate < jobs_[b].estimate; });
        for (const std::size_t i : others) {
            const TraceJob& job = jobs_[i];
            if (job.size > processors_ - in_use(rule)) continue;
            const bool in_time = now_ + job.estimate <= shadow;
            if (!in_time && job.size > extra) continue;
            if (!in_time) extra -= job.size;
            start(i);
        }
    }

    // Conservative backfill: each wish has a start; a start is possible when at no instant too much is promised.
    [[nodiscard]] bool possible(std::size_t skip, std::size_t job, std::int64_t from) const {
        std::vector<std::int64_t> instants{from};
        const std::int64_t until = from + jobs_[job].estimate;
        for (const Wish& wish : plan_)
            if (wish.start > from && wish.start < until) instants.push_back(wish.start);
        for (const std::int64_t t : instants) {
            std::int64_t sum = jobs_[job].size;
            for (const std::size_t i : running_)
                if (start_[i] + jobs_[i].estimate > t) sum += jobs_[i].size;
            for (std::size_t k = 0; k < plan_.size(); ++k)
                if (k != skip && plan_[k].start <= t && t < plan_[k].start + jobs_[plan_[k].job].estimate)
                    sum += jobs_[plan_[k].job].size;
            if (sum > processors_) return false;
        }
        return true;
    }
    [[nodiscard]] std::int64_t earliest(std::size_t which) const {
        const std::size_t job = plan_[which].job;
        std::vector<std::int64_t> instants{now_};
        for (const std::size_t i : running_) instants.push_back(std::max(now_, start_[i] + jobs_[i].estimate));
        for (std::size_t k = 0; k < plan_.size(); ++k)
            if (k != which) instants.push_back(plan_[k].start + jobs_[plan_[k].job].estimate);
        std::sort(instants.begin(), instants.end());
        for (const std::int64_t t : instants)
            if (t >= now_ && possible(which, job, t)) return t;
        return instants.back();
    }
    void submit(std::size_t& next) {
        for (; next < jobs_.size() && jobs_[next].submit == now_; ++next) {
            plan_.push_back({next, std::numeric_limits<std::int64_t>::max() / 2});
            plan_.back().start = earliest(plan_.size() - 1);
        }
    }
    void start_planned() {
        for (const Wish& wish : plan_)
            if (wish.start == now_) start_[wish.job] = now_, running_.push_back(wish.job);
        std::erase_if(plan_, [&](const Wish& wish) { return wish.start == now_; });
    }

    const std::vector<TraceJob>& jobs_;
    std::int64_t processors_;
    QueueName queue_;
    Contract contract_;
    std::vector<std::int64_t> start_;
    std::int64_t now_ = 0;
    std::vector<std::size_t> waiting_;  ///< in the order of submission
    std::vector<std::size_t> running_;  ///< in the order of the starts
    std::vector<Wish> plan_;
};

}  // namespace gwanje::twin::slow
