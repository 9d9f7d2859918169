// Who has which choice, while the optimum is being built, and whether that is allowed.
#pragma once

#include "select/layout.hpp"

namespace gwanje::select {

struct Assignment {
    std::vector<std::int64_t> chosen;  // per application; -1: nothing
    std::vector<std::int64_t> used;    // per row
    std::int64_t value = 0;

    Assignment() = default;
    explicit Assignment(const Layout& layout) : chosen(layout.application_count(), -1), used(layout.rows.size(), 0) {}

    /// Gives the application this choice (or -1) instead of what it has.
    void give(const Layout& layout, std::size_t application, std::int64_t choice);
    /// True when the choice fits once the application has handed back what it has.
    [[nodiscard]] bool fits(const Layout& layout, std::size_t application, std::int64_t choice) const;
    /// True when no floor that holds now is broken by the exchange.
    [[nodiscard]] bool keeps_floors(const Layout& layout, std::size_t application, std::int64_t choice) const;
};

/// What is wrong with an assignment: recomputed from nothing, so that no step can hide an error of its own.
struct Verdict {
    std::vector<std::uint32_t> over;   // rows above their ceilings
    std::vector<std::uint32_t> under;  // rows below their floors
    bool consistent = true;            // sums and value are those of the choices

    [[nodiscard]] bool holds() const { return over.empty() && under.empty() && consistent; }
};
[[nodiscard]] Verdict verdict(const Layout& layout, const Assignment& assignment);

}  // namespace gwanje::select
