#include "adapter/credentials/errand_queue.hpp"

#include <utility>

namespace gwanje {

ErrandQueue::ErrandQueue(unsigned threads, std::size_t bound) : bound_(bound) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { run(); });
}

ErrandQueue::~ErrandQueue() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
}

bool ErrandQueue::add(std::function<void()> errand) {
    {
        const std::lock_guard lock(mutex_);
        if (ending_ || waiting_.size() >= bound_) return false;
        waiting_.push_back(std::move(errand));
    }
    changed_.notify_one();
    return true;
}

void ErrandQueue::run() {
    for (;;) {
        std::function<void()> errand;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            errand = std::move(waiting_.front());
            waiting_.pop_front();
        }
        errand();
    }
}

}  // namespace gwanje
