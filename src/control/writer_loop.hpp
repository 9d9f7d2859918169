// The writer's thread. Included by writer.hpp.
#pragma once

#include "control/writer.hpp"

namespace gwanje::control {

/// Rounds of `K::step` in one go: each may make so what the next one finds due.
constexpr int step_rounds = 64;
/// How soon the view tries again to show what a long reader held up.
constexpr Duration view_retry = milliseconds(2);
/// Steps take at most one part in so many of the writer's time.
constexpr std::int64_t step_share = 5;

template <KernelTraits K>
Writer<K>::Writer(Journal& journal, Clock& clock, WriterOptions options, Start<K> start, RequestWindow window)
    : journal_(journal),
      clock_(clock),
      options_(std::move(options)),
      started_from_snapshot_(start.snapshot_index),
      replayed_at_start_(start.replayed),
      head_(start.head),
      ahead_(start.world),
      window_(std::move(window)),
      time_(clock, start.head.at, options_.tell),
      last_step_(clock.steady() - options_.step_every),
      intake_(options_.waiting_bound),
      view_(std::move(start.world), head_),
      feed_(options_.feed_length, head_.index),
      status_head_(head_),
      snapshots_(view_, journal, options_.snapshot_every, start.snapshot_index, options_.tell),
      thread_([this] { run(); }) {}

template <KernelTraits K>
void Writer<K>::run() {
    while (!intake_.drained()) {
        std::vector<Waiting<K>> taken = intake_.take(options_.batch_bound, patience());
        if (!taken.empty()) serve(std::move(taken));
        if (patience() == Duration{}) step();
        if (view_.behind()) view_.catch_up(options_.reader_patience);
        snapshots_.consider(head_.index);
    }
    while (view_.behind()) view_.catch_up(options_.reader_patience);
}

/// How long there is nothing to do but what comes in.
template <KernelTraits K>
Duration Writer<K>::patience() const {
    if (step_asked_) return {};
    const Duration gap = std::max(options_.step_gap, step_took_ * step_share);
    const Duration due = last_step_ + (commands_since_step_ ? std::min(gap, options_.step_every) : options_.step_every);
    const Duration left = std::max(due - clock_.steady(), Duration{});
    return view_.behind() ? std::min(left, view_retry) : left;
}

template <KernelTraits K>
void Writer<K>::serve(std::vector<Waiting<K>> taken) {
    const auto at = lasting_ ? Result<Instant, Fault>(Failure{*lasting_}) : time_.stamp();
    if (!at.ok()) {
        note(at.error());
        for (Waiting<K>& waiting : taken) waiting.answer(at.error());
        return;
    }
    auto next = taken.begin();
    // After a failed append each command is tried alone; the first failure answers all that were taken with it.
    while (one_at_a_time_ && next != taken.end()) {
        Batch<K> batch(head_);
        decide(*next, *at, batch);
        ++next;
        if (commit(batch)) continue;
        for (; next != taken.end(); ++next) next->answer(*status().fault);
        return;
    }
    if (next == taken.end()) return;
    Batch<K> batch(head_);
    for (; next != taken.end(); ++next) decide(*next, *at, batch);
    static_cast<void>(commit(batch));
}

template <KernelTraits K>
void Writer<K>::decide(Waiting<K>& waiting, Instant at, Batch<K>& batch) {
    Request<K>& request = waiting.request;
    if (!request.key.empty()) {
        if (const auto use = window_.find(request.actor, request.key)) {
            if (use->content == request.content) return batch.repeat_later(std::move(waiting.answer), *use);
            return batch.answer_later(std::move(waiting.answer), KeyReused{use->first});
        }
    }
    auto decision = K::decide(ahead_, at, request.actor, request.command);
    if (!decision.ok()) return batch.answer_later(std::move(waiting.answer), std::move(decision).error());
    auto events = batch.add(std::move(*decision), at, request.actor, request.key, request.content);
    for (const auto& recorded : events) window_.add(request.actor, request.key, request.content, recorded->index);
    if (!one_at_a_time_) apply_ahead(events);
    batch.answer_later(std::move(waiting.answer), Accepted<Event>{std::move(events), false});
    commands_since_step_ = true;
}

template <KernelTraits K>
void Writer<K>::apply_ahead(const std::vector<Recorded<Event>>& events) {
    for (const auto& recorded : events) K::apply(ahead_, recorded->event, recorded->at);
}

template <KernelTraits K>
bool Writer<K>::commit(Batch<K>& batch) {
    if (batch.entries().empty()) {
        if (!one_at_a_time_) note(std::nullopt);
        return answer(batch, head_.index, nullptr), true;
    }
    if (const auto appended = journal_.append(batch.entries()); !appended.ok())
        return refuse(batch, appended.error()), false;
    head_ = journal_.head();
    window_.settle(head_.index);
    if (one_at_a_time_) apply_ahead(batch.recorded());
    one_at_a_time_ = false;
    view_.publish(batch.recorded(), head_, options_.reader_patience);
    note(std::nullopt);
    answer(batch, head_.index, nullptr);
    feed_.publish(std::move(batch.recorded()));
    return true;
}

template <KernelTraits K>
void Writer<K>::refuse(Batch<K>& batch, const Fault& fault) {
    if (!one_at_a_time_) ahead_ = view_.durable_world();
    one_at_a_time_ = true;
    window_.forget_after(head_.index);
    if (!fault.transient) lasting_ = fault;
    note(fault);
    answer(batch, head_.index, &fault);
}

/// Answers everybody in the batch. With a fault only those are answered otherwise whose entries were durable before.
template <KernelTraits K>
void Writer<K>::answer(Batch<K>& batch, std::uint64_t durable, const Fault* fault) {
    for (auto& due : batch.answers()) {
        if (due.repeat_first == 0 || due.repeat_first > durable) {
            due.to(fault != nullptr ? Answer<K>(*fault) : std::move(due.answer));
            continue;
        }
        Accepted<Event> accepted{{}, true};
        std::optional<Fault> unreadable;
        const auto read =
            journal_.read(due.repeat_first, due.repeat_first + due.repeat_count - 1, [&](const EntryView& entry) {
                auto event = event_of<K>(entry);
                if (!event.ok()) return unreadable = event.error(), false;
                accepted.events.push_back(std::make_shared<const RecordedEvent<Event>>(
                    RecordedEvent<Event>{entry.index, entry.at, entry.actor, std::move(*event)}));
                return true;
            });
        if (!read.ok()) unreadable = read.error();
        due.to(unreadable ? Answer<K>(*unreadable) : Answer<K>(std::move(accepted)));
    }
}

template <KernelTraits K>
void Writer<K>::step() {
    const Duration began = clock_.steady();
    step_asked_ = false;
    commands_since_step_ = false;
    const auto at = lasting_ ? Result<Instant, Fault>(Failure{*lasting_}) : time_.stamp();
    if (at.ok()) {
        Batch<K> batch(head_);
        for (int round = 0; round < step_rounds; ++round) {
            std::vector<Event> events = K::step(ahead_, *at);
            if (events.empty()) break;
            const auto recorded = batch.add(std::move(events), *at, 0, {}, 0);
            commands_since_step_ = one_at_a_time_ || round + 1 == step_rounds;  // there may be more: soon again
            if (one_at_a_time_) break;  // nothing may be applied before it is written
            apply_ahead(recorded);
        }
        static_cast<void>(commit(batch));
    } else {
        note(at.error());
    }
    last_step_ = clock_.steady();
    step_took_ = last_step_ - began;
}

template <KernelTraits K>
void Writer<K>::note(std::optional<Fault> fault) {
    bool news = false;
    {
        const std::lock_guard hold(status_mutex_);
        news = fault && (!status_fault_ || status_fault_->kind != fault->kind);
        status_fault_ = fault;
        status_head_ = head_;
    }
    // A clock that jumped was told by the time keeper.
    if (news && options_.tell && fault->kind != FaultKind::clock_jumped) options_.tell(*fault);
}

template <KernelTraits K>
WriterStatus Writer<K>::status() const {
    WriterStatus status;
    {
        const std::lock_guard hold(status_mutex_);
        status.head = status_head_;
        status.fault = status_fault_;
    }
    status.waiting = intake_.waiting();
    status.snapshot_index = snapshots_.last();
    status.started_from_snapshot = started_from_snapshot_;
    status.replayed_at_start = replayed_at_start_;
    return status;
}

template <KernelTraits K>
void Writer<K>::stop() {
    const std::lock_guard hold(stop_mutex_);
    if (!thread_.joinable()) return;
    intake_.close();
    thread_.join();
    snapshots_.stop();
    snapshots_.write_last();
    feed_.forget_calls();
}

}  // namespace gwanje::control
