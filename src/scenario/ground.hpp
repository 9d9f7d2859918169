// Ground: where a case is played. The bare kernel is one (kernel_ground.hpp), a running server another (src/cli).
#pragma once

#include "scenario/case.hpp"

namespace gwanje::scenario {

/// What the ground says to a command.
struct Happened {
    std::string type;
    std::string id;  ///< of the noun that the event is about
};
struct SaidNo {
    std::string kind;
    std::string field;  ///< empty where the ground does not tell
    std::string sentence;
};
/// The ground itself is broken: a server that is not there, an invariant that does not hold.
struct Broken {
    std::string what;
};
using Reply = std::variant<std::vector<Happened>, SaidNo, Broken>;

class Ground {
public:
    virtual ~Ground() = default;

    /// Begins a case in a world of its own (on a server: beside what is there) and says when it begins.
    [[nodiscard]] virtual Result<Instant, Broken> begin() = 0;
    /// What {run} stands for in the case: makes names of one run differ from those of others.
    [[nodiscard]] virtual std::string run_name() const = 0;
    /// `actor`: id of a person; empty: the centre itself.
    [[nodiscard]] virtual Reply give(const std::string& actor, const Command& command) = 0;
    /// Lets time pass; what happens by itself meanwhile.
    [[nodiscard]] virtual Reply wait_until(Instant at) = 0;
    /// A noun as JSON; nothing when there is none.
    [[nodiscard]] virtual std::optional<std::string> noun(const std::string& id) = 0;
    [[nodiscard]] virtual std::optional<std::string> why_waiting(const std::string& job) = 0;
    [[nodiscard]] virtual std::optional<std::string> ratio(const std::string& call, const std::string& label) = 0;
    /// What must hold at the end of a case; a sentence when it does not.
    [[nodiscard]] virtual std::optional<std::string> finish() = 0;
};

}  // namespace gwanje::scenario
