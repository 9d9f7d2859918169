// Writes snapshots beside the running writer: copies the world while readers may read it, then works on the copy.
#pragma once

#include <thread>

#include "control/world_view.hpp"

namespace gwanje::control {

template <KernelTraits K>
class SnapshotKeeper {
public:
    using Tell = std::function<void(const Fault&)>;

    /// `every`: entries between two snapshots; `last`: the one that there is already.
    SnapshotKeeper(const WorldView<K>& view, Journal& journal, std::uint64_t every, std::uint64_t last, Tell tell)
        : view_(view), journal_(journal), every_(every), tell_(std::move(tell)), last_(last), thread_([this] {
              run();
          }) {}
    SnapshotKeeper(const SnapshotKeeper&) = delete;
    SnapshotKeeper& operator=(const SnapshotKeeper&) = delete;
    ~SnapshotKeeper() { stop(); }

    /// The journal has come to entry `head`. Never waits.
    void consider(std::uint64_t head) {
        if (head < next_.load(std::memory_order_relaxed)) return;
        const std::lock_guard hold(mutex_);
        wanted_ = true;
        wake_.notify_one();
    }
    /// Waits for the one that is being written.
    void stop() {
        {
            const std::lock_guard hold(mutex_);
            stopping_ = true;
            wake_.notify_one();
        }
        if (thread_.joinable()) thread_.join();
    }
    /// One more, of what the view shows now, when there is anything new. After `stop`.
    void write_last() { write(); }
    [[nodiscard]] std::uint64_t last() const { return last_; }

private:
    void run() {
        std::unique_lock hold(mutex_);
        while (true) {
            wake_.wait(hold, [&] { return wanted_ || stopping_; });
            if (stopping_) return;
            wanted_ = false;
            hold.unlock();
            write();
            hold.lock();
        }
    }
    void write() {
        Snapshot snapshot{.format = K::snapshot_format};
        std::optional<typename K::World> world;
        {
            const auto reading = view_.read();
            snapshot.index = reading.head().index;
            snapshot.digest = reading.head().digest;
            if (snapshot.index == last_) return;
            world = reading.world();
        }
        // Also after a failure the next one is tried only so many entries later.
        next_ = snapshot.index + every_;
        snapshot.bytes = K::encode_world(*world);
        world.reset();
        if (const auto stored = journal_.store_snapshot(snapshot); stored.ok()) {
            last_ = snapshot.index;
        } else if (tell_) {
            tell_(stored.error());
        }
    }

    const WorldView<K>& view_;
    Journal& journal_;
    const std::uint64_t every_;
    Tell tell_;
    std::atomic<std::uint64_t> last_;
    std::atomic<std::uint64_t> next_{last_ + every_};
    std::mutex mutex_;
    std::condition_variable wake_;
    bool wanted_ = false;
    bool stopping_ = false;
    std::thread thread_;  // last: everything it uses is there before it
};

}  // namespace gwanje::control
