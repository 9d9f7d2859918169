// The one writer: takes commands, decides them on its world, appends what they make so, and only then answers.
//
// Its thread owns a world that runs ahead of the disk by one batch. Commands that wait are decided together and
// appended as one transaction. When that fails, the world goes back to the durable one, everybody in the batch is told
// the fault, and from then on commands are appended one at a time before they are applied, until an append succeeds
// again: a full disk costs nothing that was acknowledged and passes without a restart. A lasting fault (a failed sync)
// refuses every command until the process is started anew.
#pragma once

#include <future>
#include <thread>

#include "control/batch.hpp"
#include "control/feed.hpp"
#include "control/intake.hpp"
#include "control/snapshot_keeper.hpp"
#include "control/start.hpp"
#include "control/time_keeper.hpp"
#include "control/world_view.hpp"

namespace gwanje::control {

struct WriterOptions {
    std::size_t waiting_bound = 65'536;      // requests; more are answered `busy`
    std::size_t batch_bound = 1'024;         // requests in one transaction
    std::uint64_t request_window = 131'072;  // entries within which an idempotency key is known
    std::uint64_t snapshot_every = 100'000;  // entries
    std::size_t feed_length = 16'384;        // events that followers may lag behind
    Duration step_every = seconds(1);        // timers are looked at this often without any command
    Duration step_gap = milliseconds(50);    // and this soon after commands; more when steps take long
    Duration reader_patience = milliseconds(20);
    std::function<void(const Fault&)> tell;  // for the log; called from any thread
};

struct WriterStatus {
    Head head;
    std::optional<Fault> fault;  // why commands are not recorded at the moment
    std::size_t waiting = 0;
    std::uint64_t snapshot_index = 0;
    std::uint64_t started_from_snapshot = 0;
    std::uint64_t replayed_at_start = 0;
};

template <KernelTraits K>
class Writer {
public:
    using World = typename K::World;
    using Event = typename K::Event;
    using Reading = typename WorldView<K>::Reading;

    /// Brings the world up from the journal and starts the thread. Journal and clock must outlive the writer.
    [[nodiscard]] static Result<std::unique_ptr<Writer>, Fault> open(Journal& journal, Clock& clock,
                                                                     WriterOptions options = {}) {
        auto start = start_from<K>(journal);
        GWANJE_TRY(start);
        RequestWindow window(options.request_window);
        GWANJE_TRY(window.load(journal));
        if (options.tell)
            for (const Fault& notice : start->notices) options.tell(notice);
        return std::unique_ptr<Writer>(
            new Writer(journal, clock, std::move(options), std::move(*start), std::move(window)));
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer() { stop(); }

    /// The answer comes on the writer's thread, exactly once; at once and on this thread when the request is not taken.
    void submit(Request<K> request, AnswerTo<K> answer) {
        Waiting<K> waiting{std::move(request), std::move(answer)};
        if (auto refused = intake_.put(waiting)) waiting.answer(std::move(*refused));
    }
    /// The same, waiting for it.
    [[nodiscard]] Answer<K> ask(Request<K> request) {
        // Shared: the writer may still be inside set_value when this caller has gone on.
        const auto promise = std::make_shared<std::promise<Answer<K>>>();
        auto future = promise->get_future();
        submit(std::move(request), [promise](Answer<K> answer) { promise->set_value(std::move(answer)); });
        return future.get();
    }

    /// The durable world, standing still while the reading lives.
    [[nodiscard]] Reading read() const { return view_.read(); }
    [[nodiscard]] Feed<Event>& feed() { return feed_; }
    [[nodiscard]] const Journal& journal() const { return journal_; }
    /// Looks at the timers now.
    void ask_step() {
        step_asked_ = true;
        intake_.wake();
    }
    [[nodiscard]] WriterStatus status() const;
    /// Carries out what waits, writes a snapshot, ends the thread. Requests that come later are answered `stopping`.
    void stop();

private:
    Writer(Journal& journal, Clock& clock, WriterOptions options, Start<K> start, RequestWindow window);

    void run();
    void serve(std::vector<Waiting<K>> taken);
    void decide(Waiting<K>& waiting, Instant at, Batch<K>& batch);
    /// Appends, then answers, applies and publishes. False when it was not written.
    bool commit(Batch<K>& batch);
    void refuse(Batch<K>& batch, const Fault& fault);
    void answer(Batch<K>& batch, std::uint64_t durable, const Fault* fault);
    void step();
    void apply_ahead(const std::vector<Recorded<Event>>& events);
    void note(std::optional<Fault> fault);
    [[nodiscard]] Duration patience() const;

    Journal& journal_;
    Clock& clock_;
    const WriterOptions options_;
    const std::uint64_t started_from_snapshot_;
    const std::uint64_t replayed_at_start_;

    Head head_;
    World ahead_;
    RequestWindow window_;
    TimeKeeper time_;
    bool one_at_a_time_ = false;  // the last append failed: append before applying
    std::optional<Fault> lasting_;
    Duration last_step_;  // by the steady clock
    Duration step_took_;
    bool commands_since_step_ = true;
    std::atomic<bool> step_asked_ = false;

    Intake<K> intake_;
    WorldView<K> view_;
    Feed<Event> feed_;
    mutable std::mutex status_mutex_;
    Head status_head_;
    std::optional<Fault> status_fault_;
    SnapshotKeeper<K> snapshots_;
    std::mutex stop_mutex_;
    std::thread thread_;  // last: everything it uses is there before it
};

}  // namespace gwanje::control

#include "control/writer_loop.hpp"
