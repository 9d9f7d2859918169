// TimedHeap: what happens next. Event has key(), unique, that begins with the instant.
#pragma once

#include <algorithm>
#include <vector>

namespace gwanje::twin {

template <class Event>
class TimedHeap {
public:
    [[nodiscard]] bool empty() const { return heap_.empty(); }
    [[nodiscard]] std::size_t size() const { return heap_.size(); }
    [[nodiscard]] const Event& top() const { return heap_.front(); }
    void push(const Event& event) {
        heap_.push_back(event);
        std::push_heap(heap_.begin(), heap_.end(), later);
    }
    Event pop() {
        std::pop_heap(heap_.begin(), heap_.end(), later);
        const Event event = heap_.back();
        heap_.pop_back();
        return event;
    }

private:
    static bool later(const Event& a, const Event& b) { return b.key() < a.key(); }
    std::vector<Event> heap_;
};

}  // namespace gwanje::twin
