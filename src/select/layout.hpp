// The problem in numbers, the one form that rank, optimum and explanations work on: rows that may not be exceeded (or
// have to be reached) and, for each application, the choices it offers.
//
// A row is one pool in one month, a pool's places, or one limit for one member (in one month). A choice takes an amount
// from ranges of neighbouring rows: months of a pool are neighbours, so a year costs one term and not twelve.
#pragma once

#include <limits>
#include <span>

#include "select/score.hpp"

namespace gwanje::select {

enum class RowKind : std::uint8_t { capacity, places, limit };

inline constexpr std::int64_t no_ceiling = std::numeric_limits<std::int64_t>::max();

struct Row {
    RowKind kind = RowKind::capacity;
    std::uint32_t source = 0;  // index of the pool or limit
    std::uint32_t member = 0;  // of a limit: index into Layout::members
    std::int32_t month = -1;   // of capacity and of limits per month
    std::int64_t ceiling = no_ceiling;
    std::int64_t floor = 0;
};

/// Takes `amount` from each row in [begin, end).
struct Term {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::int64_t amount = 0;
};

struct Choice {
    std::uint32_t application = 0;
    std::uint32_t terms = 0;  // first of its terms; they end where the next choice's begin
    std::uint16_t request = 0;
    std::uint16_t delay = 0;
    std::uint16_t level = 0;
    std::int64_t value = 0;
};

struct Layout {
    std::vector<Row> rows;
    std::vector<std::string> members;
    std::vector<Choice> choices;  // by application, in the applicant's order of wish; one more at the end
    std::vector<Term> terms;
    std::vector<std::uint32_t> first_choice;  // per application, and one more
    std::size_t capacity_rows = 0;            // pool p, month m is row p * months + m; other rows follow

    [[nodiscard]] std::span<const Term> terms_of(std::size_t choice) const {
        return std::span(terms).subspan(choices[choice].terms, choices[choice + 1].terms - choices[choice].terms);
    }
    [[nodiscard]] std::size_t choice_count() const { return choices.size() - 1; }
    [[nodiscard]] std::size_t application_count() const { return first_choice.size() - 1; }
};

/// Applications that are not ranked have no choices. A choice that cannot fit even alone is kept: rank says "never
/// fits".
[[nodiscard]] Layout layout(const Problem& problem, const std::vector<Score>& scores, const Relaxed& relaxed = {});

/// The alternatives of an application: its requests, and after them, where it takes equivalents, its first wish in
/// every other pool, rounded up so that nothing is lost by the conversion.
[[nodiscard]] std::vector<Request> alternatives(const Problem& problem, const Application& application);

/// Partial levels of a request, 0 alone when it takes no less.
[[nodiscard]] std::int64_t levels_of(const Request& request);
[[nodiscard]] std::int64_t count_at(const Line& line, std::int64_t level);

/// What stands in a row's way, in words: "H200, month 3".
[[nodiscard]] std::string row_text(const Problem& problem, const Layout& layout, std::size_t row);

}  // namespace gwanje::select
