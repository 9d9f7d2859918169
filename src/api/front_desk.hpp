// FrontDesk: what the API needs of the one writer and its surroundings. The server has a `CentreDesk`; tests bring
// their own.
#pragma once

#include <functional>
#include <memory>
#include <variant>

#include "control/answer.hpp"
#include "domain/command.hpp"
#include "domain/world.hpp"
#include "port/engine.hpp"
#include "port/fault.hpp"

namespace gwanje {

/// Somebody's command on its way to the writer.
struct CommandAsk {
    Id<Person> actor;
    Command command;
    std::string key;      ///< idempotency key, or empty
    std::string content;  ///< what came under the key, to notice a key that is used for two different requests
};

/// An event as it is told to the outside: what happened to which noun; the noun itself is read where it is wanted.
struct EventNote {
    std::uint64_t index = 0;
    Instant at;
    std::string type;
    std::string id;  ///< of the noun; empty when it is about none
    GWANJE_RECORD(EventNote, index, at, type, id)
};
struct CommandDone {
    std::vector<EventNote> events;
    bool repeated = false;  ///< the key was known: this is the answer of the first time
};
struct KeyUsedBefore {};
using CommandAnswer = std::variant<CommandDone, Refusal, KeyUsedBefore, Fault>;

/// A recorded event, shared by everybody who follows.
using LiveEvent = control::RecordedEvent<Event>;
struct LiveNews {
    std::vector<std::shared_ptr<const LiveEvent>> events;
    std::uint64_t last = 0;
    bool resync = false;  ///< some are gone: read anew
};

[[nodiscard]] EventNote note_of(std::uint64_t index, Instant at, const Event& event);

class FrontDesk {
public:
    virtual ~FrontDesk() = default;

    /// The answer comes once, from any thread.
    virtual void command(CommandAsk ask, std::function<void(CommandAnswer)> answer) = 0;
    /// Calls `look` with a world that stands still meanwhile, and the journal index that it includes.
    virtual void read(const std::function<void(const World&, std::uint64_t)>& look) const = 0;
    [[nodiscard]] virtual Instant now() const = 0;

    [[nodiscard]] virtual LiveNews news_after(std::uint64_t index, std::size_t at_most) const = 0;
    /// `call` must return at once; it is forgotten when `call` is replaced by an empty one.
    virtual void on_news(std::function<void()> call) = 0;

    /// A part of the output of a job's latest run. May wait for a disk.
    [[nodiscard]] virtual Result<LogPart, Fault> read_log(Id<Job> job, std::int64_t attempt, std::int64_t offset,
                                                          std::int64_t limit) const = 0;
};

}  // namespace gwanje
