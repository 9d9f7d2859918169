// What was decided and is to be written as one transaction, and who waits for it.
#pragma once

#include "control/answer.hpp"
#include "control/request_window.hpp"
#include "port/journal.hpp"

namespace gwanje::control {

template <KernelTraits K>
class Batch {
public:
    using Event = typename K::Event;

    explicit Batch(const Head& head) : next_(head.index + 1) {}

    /// Entries for the events of one command; returns them as they will be recorded.
    std::vector<Recorded<Event>> add(std::vector<Event> events, Instant at, std::uint64_t actor, const std::string& key,
                                     std::uint64_t content) {
        std::vector<Recorded<Event>> recorded;
        recorded.reserve(events.size());
        for (Event& event : events) {
            const std::uint16_t type = K::type_of(event);
            entries_.push_back({next_, at, actor, key, content, type, K::version_of(type), K::encode_event(event)});
            recorded.push_back(
                std::make_shared<const RecordedEvent<Event>>(RecordedEvent<Event>{next_, at, actor, std::move(event)}));
            recorded_.push_back(recorded.back());
            ++next_;
        }
        return recorded;
    }

    /// To be said when the batch is durable; what was decided on the way to it, refusals too, stands on its events.
    void answer_later(AnswerTo<K> to, Answer<K> answer) {
        answers_.push_back({std::move(to), std::move(answer), 0, 0});
    }
    /// A repeated request: answered with what the journal has from entry `first` on.
    void repeat_later(AnswerTo<K> to, const RequestWindow::Use& use) {
        answers_.push_back({std::move(to), Accepted<Event>{{}, true}, use.first, use.count});
    }

    struct Due {
        AnswerTo<K> to;
        Answer<K> answer;
        std::uint64_t repeat_first;  // 0: `answer` is the answer
        std::uint64_t repeat_count;
    };
    [[nodiscard]] std::vector<Due>& answers() { return answers_; }
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] std::vector<Recorded<Event>>& recorded() { return recorded_; }

private:
    std::uint64_t next_;
    std::vector<Entry> entries_;
    std::vector<Recorded<Event>> recorded_;
    std::vector<Due> answers_;
};

}  // namespace gwanje::control
