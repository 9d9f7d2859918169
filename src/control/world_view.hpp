// The world as it is durable, for everybody who reads: a second copy of the writer's own.
//
// The writer's copy runs ahead of the disk while a batch is being written; readers never see that. A reader who stays
// long (a report) delays nobody: what is durable meanwhile is kept aside and applied when the reader has left.
#pragma once

#include <chrono>
#include <deque>

#include "control/answer.hpp"
#include "control/reading_gate.hpp"
#include "port/journal.hpp"

namespace gwanje::control {

template <KernelTraits K>
class WorldView {
public:
    using World = typename K::World;
    using Batch = std::vector<Recorded<typename K::Event>>;

    /// The world stands still while one of these lives. Copy out what is needed and let go.
    class Reading {
    public:
        Reading(Reading&& other) noexcept : view_(other.view_) { other.view_ = nullptr; }
        Reading(const Reading&) = delete;
        Reading& operator=(const Reading&) = delete;
        Reading& operator=(Reading&&) = delete;
        ~Reading() {
            if (view_ != nullptr) view_->gate_.leave();
        }
        [[nodiscard]] const World& world() const { return view_->world_; }
        const World* operator->() const { return &view_->world_; }
        /// The last entry that is in this world.
        [[nodiscard]] const Head& head() const { return view_->head_; }

    private:
        friend class WorldView;
        explicit Reading(const WorldView& view) : view_(&view) { view.gate_.enter(); }
        const WorldView* view_;
    };

    WorldView(World world, const Head& head) : world_(std::move(world)), head_(head) {}

    [[nodiscard]] Reading read() const { return Reading(*this); }

    /// For the writer's thread only, from here on.
    void publish(Batch batch, const Head& head, Duration patience) {
        if (aside_.empty()) waited_ = {};
        aside_.push_back({std::move(batch), head});
        catch_up(patience);
    }
    /// Waits for readers at once after the first batch that is held up, then only now and then: a long reader costs the
    /// writer little, and many short ones that overlap cannot keep the view behind.
    void catch_up(Duration patience) {
        if (aside_.empty()) return;
        const auto now = std::chrono::steady_clock::now();
        const bool waits = now - waited_ >= std::chrono::milliseconds(patience.ms * patience_share);
        if (waits) waited_ = now;
        if (!gate_.try_close(waits ? patience : Duration{})) return;
        for (const Aside& part : aside_) {
            for (const auto& recorded : part.batch) K::apply(world_, recorded->event, recorded->at);
            head_ = part.head;
        }
        gate_.open();
        aside_.clear();
    }
    [[nodiscard]] bool behind() const { return !aside_.empty(); }
    /// Everything durable, to start again from when a batch could not be written.
    [[nodiscard]] World durable_world() const {
        World world = world_;
        for (const Aside& part : aside_)
            for (const auto& recorded : part.batch) K::apply(world, recorded->event, recorded->at);
        return world;
    }

private:
    struct Aside {
        Batch batch;
        Head head;
    };

    /// Of the writer's time, one part in so many at most is spent waiting for readers.
    static constexpr std::int64_t patience_share = 10;

    mutable ReadingGate gate_;
    World world_;
    Head head_;
    std::deque<Aside> aside_;
    std::chrono::steady_clock::time_point waited_;
};

}  // namespace gwanje::control
