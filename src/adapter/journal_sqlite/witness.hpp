// The witness: one line beside the journal that names the last acknowledged entry.
//
// SQLite takes a damaged write-ahead log for one that ends earlier: it would silently drop entries that were
// acknowledged. The witness is written in place after each durable append (not synced: it may lag behind after a power
// cut, it is never ahead), so entries that are gone are noticed at the next start.
#pragma once

#include "adapter/journal_sqlite/file.hpp"
#include "port/journal.hpp"

namespace gwanje {

class Witness {
public:
    struct Testimony {
        std::uint64_t index = 0;
        Digest digest{};
    };

    [[nodiscard]] static Result<Witness, Fault> open(const std::string& folder);
    /// What a folder's witness says; nothing when there is none or it cannot be read.
    [[nodiscard]] static std::optional<Testimony> heard(const std::string& folder);

    void write(std::uint64_t index, const Digest& digest);

private:
    explicit Witness(File file) : file_(std::move(file)) {}
    File file_;
};

}  // namespace gwanje
