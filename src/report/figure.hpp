// A figure that can be published: its value is never without unit, base, as-of and evidence.
#pragma once

#include <string>

#include "domain/world.hpp"

namespace gwanje {

/// Where a figure comes from: the query that computed it and the journal entry up to which it was computed. Whoever
/// replays the journal to that entry and asks the same query gets the same digits.
struct Evidence {
    std::string query;
    std::uint64_t journal_index = 0;
    GWANJE_RECORD(Evidence, query, journal_index)
};

/// A part of a named base. It prints as "44.3 PF of 88.5 PF planned (50.06 %)", and in no shorter way.
class Share {
public:
    Share() = default;
    /// `parts` of `base`, both in the same whole units; `scale` units make one printed `unit`.
    Share(std::int64_t parts, std::int64_t base, std::string base_name, std::string unit, std::int64_t scale = 1)
        : parts_(parts), base_(base), scale_(scale), base_name_(std::move(base_name)), unit_(std::move(unit)) {}

    [[nodiscard]] std::string text() const;
    GWANJE_RECORD(Share, parts_, base_, scale_, base_name_, unit_)

private:
    std::int64_t parts_ = 0;
    std::int64_t base_ = 0;
    std::int64_t scale_ = 1;
    std::string base_name_;
    std::string unit_;
};

/// One line of a report.
struct Figure {
    std::string key;    ///< such as "ratio.GPU"; screens give it a name in the reader's language
    std::string value;  ///< digits as published
    std::string unit;
    std::string base;  ///< what it is measured against, in words and digits
    Instant as_of;
    Evidence evidence;
    GWANJE_RECORD(Figure, key, value, unit, base, as_of, evidence)
};

/// What every report is asked with: the world, the moment, and how far the journal had been read.
struct AsOf {
    const World& world;
    Instant at;
    std::uint64_t journal_index = 0;

    [[nodiscard]] Figure figure(std::string key, std::string value, std::string unit, std::string base,
                                std::string query) const {
        return {
            std::move(key), std::move(value), std::move(unit), std::move(base), at, {std::move(query), journal_index}};
    }
};

}  // namespace gwanje
