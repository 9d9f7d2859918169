// What a caller hands to the one writer, and what comes back.
#pragma once

#include <functional>
#include <memory>
#include <variant>

#include "control/kernel_traits.hpp"
#include "port/fault.hpp"

namespace gwanje::control {

template <KernelTraits K>
struct Request {
    typename K::Command command;
    std::uint64_t actor = 0;    // number of the person; 0 is the centre itself
    std::string key;            // idempotency key, or empty: then the command is carried out each time it comes
    std::uint64_t content = 0;  // fingerprint of what came under the key; see `fingerprint`
};

/// An event as the journal has it. Shared by answer, view and feed; nobody changes it.
template <class Event>
struct RecordedEvent {
    std::uint64_t index = 0;
    Instant at;
    std::uint64_t actor = 0;
    Event event;
};
template <class Event>
using Recorded = std::shared_ptr<const RecordedEvent<Event>>;

/// The command is carried out and durable. `events` may be empty: nothing had to change.
template <class Event>
struct Accepted {
    std::vector<Recorded<Event>> events;
    bool repeated = false;  // the key was known: these are the events of the first time
};

/// The key was used before for something else; nothing was done. The API answers 422.
struct KeyReused {
    std::uint64_t first_index = 0;  // where the journal has what the key stood for
};

template <KernelTraits K>
using Answer = std::variant<Accepted<typename K::Event>, typename K::Refusal, KeyReused, Fault>;

/// Called once, on the writer's thread: hand over and return, never wait or compute there.
template <KernelTraits K>
using AnswerTo = std::function<void(Answer<K>)>;

template <KernelTraits K>
struct Waiting {
    Request<K> request;
    AnswerTo<K> answer;
};

/// A number for the content of a request, to notice a key that is used for two different ones. Not cryptographic.
[[nodiscard]] std::uint64_t fingerprint(std::string_view content);

}  // namespace gwanje::control
