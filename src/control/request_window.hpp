// Which idempotency keys were used lately, and for which entries. The window is a number of entries, so that it is the
// same after a restart: a key is known as long as the first entry of its command is among the last `length` of the
// journal.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

#include "port/journal.hpp"

namespace gwanje::control {

class RequestWindow {
public:
    struct Use {
        std::uint64_t first = 0;  // entry
        std::uint64_t count = 0;  // entries
        std::uint64_t content = 0;
    };

    explicit RequestWindow(std::uint64_t length) : length_(length) {}

    /// Reads the window back from the journal.
    [[nodiscard]] Result<void, Fault> load(const Journal& journal);

    [[nodiscard]] std::optional<Use> find(std::uint64_t actor, std::string_view key) const;
    /// Entries come in their order; those of one command one after the other. Empty keys are passed over.
    void add(std::uint64_t actor, std::string_view key, std::uint64_t content, std::uint64_t index);
    /// The journal is durable up to `head`: keys that lie too far behind it are forgotten.
    void settle(std::uint64_t head);
    /// Forgets what came after entry `index`: it was not written.
    void forget_after(std::uint64_t index);
    [[nodiscard]] std::size_t size() const { return uses_.size(); }

private:
    [[nodiscard]] static std::string name_of(std::uint64_t actor, std::string_view key);

    std::uint64_t length_;
    std::unordered_map<std::string, Use> uses_;
    std::deque<std::pair<std::uint64_t, std::string>> by_first_;
};

}  // namespace gwanje::control
