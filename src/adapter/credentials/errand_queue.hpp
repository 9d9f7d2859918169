// ErrandQueue: a few threads for work that takes long (hashing, disk), with a bound on what may wait: a flood of
// log-ins is refused at the door instead of piling up.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace gwanje {

class ErrandQueue {
public:
    ErrandQueue(unsigned threads, std::size_t bound);
    /// Runs what waits, then ends.
    ~ErrandQueue();
    ErrandQueue(const ErrandQueue&) = delete;
    ErrandQueue& operator=(const ErrandQueue&) = delete;

    /// False when too much waits already; the errand is then not run.
    [[nodiscard]] bool add(std::function<void()> errand);

private:
    void run();

    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<std::function<void()>> waiting_;
    std::size_t bound_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace gwanje
