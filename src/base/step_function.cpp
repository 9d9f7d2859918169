#include "base/step_function.hpp"

#include <algorithm>

namespace gwanje {
namespace {

using Step = StepFunction::Step;

/// The last step at or before `t`, or end.
std::vector<Step>::const_iterator step_at(const std::vector<Step>& steps, Instant t) {
    const auto after =
        std::upper_bound(steps.begin(), steps.end(), t, [](Instant x, const Step& s) { return x < s.at; });
    return after == steps.begin() ? steps.end() : after - 1;
}

/// Makes sure that a step stands exactly at `t` and returns its place.
std::size_t split_at(std::vector<Step>& steps, Instant t) {
    const auto place =
        std::lower_bound(steps.begin(), steps.end(), t, [](const Step& s, Instant x) { return s.at < x; });
    const auto index = static_cast<std::size_t>(place - steps.begin());
    if (place == steps.end() || place->at != t) steps.insert(place, {t, index == 0 ? 0 : steps[index - 1].value});
    return index;
}

/// Removes the step at `index` when it changes nothing.
void join_at(std::vector<Step>& steps, std::size_t index) {
    if (index >= steps.size()) return;
    const std::int64_t before = index == 0 ? 0 : steps[index - 1].value;
    if (steps[index].value == before) steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(index));
}

template <class Combine>
std::vector<Step> merged(const std::vector<Step>& a, const std::vector<Step>& b, Combine combine) {
    std::vector<Step> out;
    out.reserve(a.size() + b.size());
    std::int64_t left = 0;
    std::int64_t right = 0;
    std::int64_t last = 0;
    for (std::size_t i = 0, j = 0; i < a.size() || j < b.size();) {
        const Instant t = j == b.size() || (i < a.size() && a[i].at <= b[j].at) ? a[i].at : b[j].at;
        if (i < a.size() && a[i].at == t) left = a[i++].value;
        if (j < b.size() && b[j].at == t) right = b[j++].value;
        const std::int64_t value = combine(left, right);
        if (value != last) out.push_back({t, value});
        last = value;
    }
    return out;
}

}  // namespace

void StepFunction::add(const Interval& when, std::int64_t amount) {
    if (!when.valid() || amount == 0) return;
    const std::size_t first = split_at(steps_, when.begin);
    const std::size_t last = when.end == end_of_time ? steps_.size() : split_at(steps_, when.end);
    for (std::size_t i = first; i < last; ++i) steps_[i].value += amount;
    if (when.end != end_of_time) join_at(steps_, last);
    join_at(steps_, first);
}

StepFunction StepFunction::plus(const StepFunction& other) const {
    StepFunction out;
    out.steps_ = merged(steps_, other.steps_, [](std::int64_t a, std::int64_t b) { return a + b; });
    return out;
}

StepFunction StepFunction::minus(const StepFunction& other) const {
    StepFunction out;
    out.steps_ = merged(steps_, other.steps_, [](std::int64_t a, std::int64_t b) { return a - b; });
    return out;
}

StepFunction StepFunction::least(const StepFunction& other) const {
    StepFunction out;
    out.steps_ = merged(steps_, other.steps_, [](std::int64_t a, std::int64_t b) { return a < b ? a : b; });
    return out;
}

std::int64_t StepFunction::at(Instant t) const {
    const auto step = step_at(steps_, t);
    return step == steps_.end() ? 0 : step->value;
}

std::int64_t StepFunction::greatest(const Interval& when) const {
    std::int64_t best = at(when.begin);
    auto step =
        std::upper_bound(steps_.begin(), steps_.end(), when.begin, [](Instant x, const Step& s) { return x < s.at; });
    for (; step != steps_.end() && step->at < when.end; ++step) best = std::max(best, step->value);
    return best;
}

std::int64_t StepFunction::smallest(const Interval& when) const {
    std::int64_t best = at(when.begin);
    auto step =
        std::upper_bound(steps_.begin(), steps_.end(), when.begin, [](Instant x, const Step& s) { return x < s.at; });
    for (; step != steps_.end() && step->at < when.end; ++step) best = std::min(best, step->value);
    return best;
}

std::optional<Instant> StepFunction::first_below(const Interval& when, std::int64_t floor) const {
    if (!when.valid()) return std::nullopt;
    if (at(when.begin) < floor) return when.begin;
    auto step =
        std::upper_bound(steps_.begin(), steps_.end(), when.begin, [](Instant x, const Step& s) { return x < s.at; });
    for (; step != steps_.end() && step->at < when.end; ++step)
        if (step->value < floor) return step->at;
    return std::nullopt;
}

Wide StepFunction::integral(const Interval& when) const {
    if (!when.valid()) return 0;
    Wide sum = 0;
    Instant from = when.begin;
    std::int64_t value = at(from);
    auto step = std::upper_bound(steps_.begin(), steps_.end(), from, [](Instant x, const Step& s) { return x < s.at; });
    for (; step != steps_.end() && step->at < when.end; ++step) {
        sum += static_cast<Wide>(value) * (step->at - from).ms;
        from = step->at;
        value = step->value;
    }
    return sum + static_cast<Wide>(value) * (when.end - from).ms;
}

}  // namespace gwanje
