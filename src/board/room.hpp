// Room: the nodes of one pool, what is free on them, and what runs until when. Answers "where would this fit now" and
// "when and where at the earliest", by indexes kept at every start and end.
//
// The *largest node* sets the pool's node size: a job of at most that size goes to one node, a larger one to whole
// nodes of that size and a remainder. A pool without nodes as such (processors of one machine) is one large node.
#pragma once

#include <optional>
#include <span>

#include "board/free_index.hpp"
#include "board/number_map.hpp"
#include "board/placement.hpp"
#include "board/summary_tree.hpp"

namespace gwanje::board {

/// Where and when a job that must wait will have room by the estimated ends. `left` is what that node will have beyond
/// it.
struct Promise {
    struct Part {
        std::uint32_t slot = 0;
        std::uint32_t share = 0;
        std::uint32_t left = 0;
    };
    Instant at;
    std::vector<Part> parts;
    std::uint64_t headroom = 0;  ///< how many more may then run under the room's cap, beyond it
};

/// Which accelerators a search may use: all that are free, or only those that the promise to the head leaves over.
enum class Using : std::uint8_t { all, spare };

class Room {
public:
    /// A node number that is already there is a bug.
    void add_node(std::uint64_t node, std::uint32_t accelerators);
    /// False (and nothing done) while something runs there.
    bool remove_node(std::uint64_t node);
    /// A closed node (drained, failed) takes nothing new; what runs there goes on.
    void set_open(std::uint64_t node, bool open);
    void set_remainder(Remainder rule) { remainder_ = rule; }
    /// Never more than so many accelerators run at once (a power cap); what runs beyond a lowered cap is not stopped
    /// here.
    void set_most_running(std::uint64_t accelerators) { most_running_ = accelerators; }
    static constexpr std::uint64_t uncapped = 0xFFFFFFFFFFFFFFFFU;

    /// Without plans (nobody is ever promised anything: FCFS in the twin) ends and spare accelerators are not kept, and
    /// earliest(), reserve() and Using::spare are not to be asked. To be said before anything is placed.
    void keep_plans(bool keep) {
        GWANJE_CHECK(runs_.size() == 0 && capacity_ == 0);
        plans_ = keep;
    }

    /// Takes the shares until `end`. A share that is not free is a bug.
    void place(std::uint64_t job, std::span<const NodeShare> shares, Instant end);
    /// Gives back what the job has; false when it does not run here.
    bool end(std::uint64_t job);
    /// The job is now expected to end then.
    bool expect_end(std::uint64_t job, Instant end);

    /// Where it goes now; nothing when it does not fit.
    [[nodiscard]] std::optional<std::vector<NodeShare>> find(const Ask& ask, Using what = Using::all) const;
    /// Would it fit if nothing ran? On the open nodes, or on all.
    [[nodiscard]] bool could_fit(const Ask& ask) const { return fits_in(totals_, ask); }
    [[nodiscard]] bool could_fit_open(const Ask& ask) const {
        return ask.accelerators <= most_running_ && fits_in(open_totals_, ask);
    }
    /// No job of a larger size() fits now.
    [[nodiscard]] std::uint32_t most(Using what = Using::all) const;
    /// The earliest room by the estimated ends; nothing when even all ends give none.
    [[nodiscard]] std::optional<Promise> earliest(const Ask& ask, Instant now) const;

    /// Whom to stop so that it fits: the candidates are gone through in the order given until it would; those among
    /// them whom that does not need are left alone. Nothing when even all would not do. What already ends by `soon` is
    /// counted as gone.
    [[nodiscard]] std::optional<std::vector<std::uint64_t>> who_must_go(const Ask& ask,
                                                                        std::span<const std::uint64_t> candidates,
                                                                        Instant soon) const;

    /// From here to release(), searches with Using::spare leave the promised accelerators alone.
    void reserve(const Promise& promise);
    /// A job that runs beyond the promised instant took these: they are gone from what the promise leaves over.
    void use_spare(std::span<const NodeShare> shares);
    void release();

    [[nodiscard]] std::uint64_t node_number(std::uint32_t slot) const { return nodes_[slot].number; }
    [[nodiscard]] std::uint64_t free() const { return all_.total(); }  ///< on open nodes
    /// Free accelerators on open nodes on which something runs.
    [[nodiscard]] std::uint64_t free_in_parts() const {
        return largest_ == 0 ? 0 : all_.total() - std::uint64_t{all_.with(largest_).size()} * largest_;
    }
    [[nodiscard]] std::uint64_t capacity() const { return capacity_; }  ///< of all nodes
    [[nodiscard]] std::uint64_t running() const { return running_; }    ///< accelerators in use
    [[nodiscard]] std::size_t running_jobs() const { return runs_.size(); }
    [[nodiscard]] bool has_node(std::uint64_t node) const { return slot_of(node) != NodeSet::none; }
    [[nodiscard]] bool runs(std::uint64_t job) const { return runs_.has(job); }
    [[nodiscard]] std::optional<Instant> expected_end(std::uint64_t job) const;
    /// Calls visit(job, expected end) for all that run, by their ends. Only with plans.
    template <class Visit>
    void for_each_end(Visit&& visit) const {
        ends_.for_each([&](const End& end) { visit(end.job, end.end); });
    }
    [[nodiscard]] std::vector<NodeShare> shares_of(std::uint64_t job) const;

private:
    struct Node {
        std::uint64_t number = 0;
        std::uint32_t total = 0;
        std::uint32_t free = 0;
        std::uint32_t spare_limit = no_limit;  ///< at most this many are spare while a promise stands
        bool open = true;
        [[nodiscard]] std::uint32_t spare() const { return std::min(free, spare_limit); }
    };
    struct Run {
        Instant end;
        NodeShare first;
        std::vector<NodeShare> rest;
    };
    struct End {
        Instant end;
        std::uint64_t job = 0;
        std::uint32_t accelerators = 0;
        std::uint32_t slot = 0;  ///< NodeSet::none: on several nodes, see the run
        [[nodiscard]] std::pair<Instant, std::uint64_t> key() const { return {end, job}; }
    };
    struct NoSummary {
        void add(const End&) {}
        void add(const NoSummary&) {}
        bool take(const End&) { return true; }
    };
    static constexpr std::uint32_t no_limit = 0xFFFFFFFFU;
    class Walk;  // the state of earliest()

    [[nodiscard]] std::uint32_t slot_of(std::uint64_t node) const;
    [[nodiscard]] const FreeIndex& index(Using what) const { return what == Using::all ? all_ : spare_; }
    [[nodiscard]] std::uint64_t headroom(Using what) const {
        const std::uint64_t left = most_running_ > running_ ? most_running_ - running_ : 0;
        return what == Using::all ? left : std::min(left, spare_headroom_);
    }
    void unlist(std::uint32_t slot);
    void list(std::uint32_t slot);
    void take(std::uint64_t node, std::uint32_t accelerators);
    void give(std::uint64_t node, std::uint32_t accelerators);
    void rebuild();
    [[nodiscard]] bool fits_in(const FreeIndex& free, const Ask& ask) const;

    std::vector<Node> nodes_;  ///< by number, so that the order of slots is the order of numbers
    FreeIndex all_;
    FreeIndex spare_;
    FreeIndex totals_;       ///< all nodes, as if nothing ran
    FreeIndex open_totals_;  ///< the open ones
    NumberMap<Run> runs_;
    SummaryTree<End, NoSummary> ends_;
    std::vector<std::uint32_t> reserved_;
    std::uint32_t largest_ = 0;
    std::uint64_t capacity_ = 0;
    std::uint64_t running_ = 0;
    std::uint64_t most_running_ = uncapped;
    std::uint64_t spare_headroom_ = uncapped;  ///< while a promise stands
    Remainder remainder_ = Remainder::fullest;
    bool plans_ = true;
};

}  // namespace gwanje::board
