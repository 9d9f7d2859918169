// Centre: a scenario run on a modelled clock. Demand, stages, failures, services and windows are drawn or read; who
// starts when and where is decided by the live centre's own pass (policy::run_pass on policy::NodeView).
//
// Within one instant: ends, then what happens to the fleet and services, then submissions, then one pass.
#pragma once

#include <optional>

#include "base/wide.hpp"
#include "board/board.hpp"
#include "policy/queue_policy.hpp"
#include "twin/class_tally.hpp"
#include "twin/demand.hpp"
#include "twin/outcome.hpp"
#include "twin/timed_heap.hpp"

namespace gwanje::twin {

class Centre {
public:
    /// Asked now and then with the modelled instant; false stops the run.
    using Progress = std::function<bool(Instant)>;

    /// A scenario without contradictions.
    Centre(const Scenario& scenario, JobSink sink);
    [[nodiscard]] Outcome run(const Progress& progress = {});

private:
    struct Live {
        std::uint64_t number = 0;
        Instant submit;
        Instant first_start;
        Instant started;
        Instant stop_at;  ///< when it is stopped to make room; unset: not asked to stop
        Duration left;    ///< of the run
        Duration estimate;
        std::int64_t rank = 0;
        std::uint32_t size = 0;
        std::uint32_t project = 0;
        std::uint32_t demand = 0;
        std::uint32_t stops = 0;
        std::uint32_t serial = 0;  ///< goes up with every change, so that older events of it are known to be stale
        bool running = false;
        bool service = false;
    };
    enum class Kind : std::uint8_t { end, stop, give_up };
    struct JobEvent {
        Instant at;
        std::uint32_t slot = 0;
        std::uint32_t serial = 0;
        Kind kind = Kind::end;
        [[nodiscard]] auto key() const { return std::tuple(at, slot, serial); }
    };
    enum class Turn : std::uint8_t {
        stage,
        funding,
        window_opens,
        window_closes,
        failure,
        repair,
        services,
        reorder,
        sample
    };
    struct FleetEvent {
        Instant at;
        std::uint64_t order = 0;
        Turn turn = Turn::stage;
        std::size_t which = 0;
        [[nodiscard]] auto key() const { return std::pair(at, order); }
    };

    // centre.cpp: the clock, submissions, starts, ends
    void job_events();
    void fleet_events();
    void submissions();
    void pass();
    void draw(std::size_t demand);
    std::uint32_t admit(const Submission& submission, std::uint32_t demand);
    void start(std::uint32_t slot, const board::Placement& placement);
    void leave_nodes(std::uint32_t slot);
    void finish(std::uint32_t slot, JobOutcome outcome);
    void tell(const Live& live, JobOutcome how) const;
    void stop(std::uint32_t slot, bool failed);
    void enqueue(std::uint32_t slot);
    void dequeue(std::uint32_t slot);
    void advance(Instant to);
    [[nodiscard]] board::WaitingJob waiting(std::uint32_t slot) const;
    [[nodiscard]] std::int64_t rank_of(const Live& live) const;
    [[nodiscard]] static std::uint32_t slot_of(std::uint64_t number) {
        return static_cast<std::uint32_t>(number & slot_mask);
    }

    // centre_fleet.cpp: stages, funding, power, windows, failures, services, preemption
    void schedule_fleet();
    void later(Instant at, Turn turn, std::size_t which) { fleet_.push({at, fleet_order_++, turn, which}); }
    void install(std::size_t stage);
    void fund(std::int64_t accelerators);
    void set_open(std::size_t node, std::uint8_t reason, bool closed);
    void cap_power();
    void shed_load(std::uint64_t most);
    void fail_node();
    void next_failure();
    void serve(bool planned);
    void grow_service(std::size_t service, std::int64_t nodes);
    void preempt_for_head();
    bool make_room(const board::Ask& ask);
    void reorder();
    void take_sample();
    [[nodiscard]] Watts power() const;

    static constexpr unsigned slot_bits = 24;  // 16 million jobs alive at once
    static constexpr std::uint64_t slot_mask = (std::uint64_t{1} << slot_bits) - 1;

    const Scenario& scenario_;
    JobSink sink_;
    policy::QueuePolicy policy_;
    board::Pool pool_;
    Instant now_;
    std::vector<Live> live_;
    std::vector<std::uint32_t> free_slots_;
    std::uint64_t sequence_ = 0;
    TimedHeap<JobEvent> events_;
    TimedHeap<FleetEvent> fleet_;
    std::uint64_t fleet_order_ = 0;
    std::vector<Demand> demands_;
    std::vector<Submission> next_;
    std::vector<board::Placement> placements_;
    std::vector<std::vector<std::uint32_t>>
        on_node_;                       ///< slots of the jobs on each node (from 1), where nodes can fail
    std::vector<std::uint8_t> closed_;  ///< why each node is closed, as bits
    std::vector<std::vector<std::uint32_t>> service_slots_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> stoppable_;  ///< slot and serial, in the order of the starts
    std::vector<double> usage_;                                       ///< decayed accelerator-hours by project
    std::optional<Random> failure_chance_;
    std::vector<ClassTally> tallies_;
    Outcome outcome_;
    std::int64_t installed_ = 0;
    std::int64_t funded_ = 0;
    std::int64_t usable_ = 0;
    std::int64_t slots_ = 0;
    std::int64_t serving_ = 0;
    std::int64_t waiting_accelerators_ = 0;
    Watts limit_;
    std::uint64_t asked_for_ = 0;  ///< the head for which others were last asked to stop
    Instant asked_at_;
    // Integrals in accelerator-milliseconds and milliwatt-seconds (W·ms), exact.
    std::int64_t installed_ms_ = 0;
    std::int64_t usable_ms_ = 0;
    std::int64_t running_ms_ = 0;
    std::int64_t service_ms_ = 0;
    Wide watt_ms_ = 0;
};

}  // namespace gwanje::twin
