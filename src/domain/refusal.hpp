// Refusal: the domain's "no" to a command. One enumerator, one sentence in each language, what to do next; the API
// gives each its HTTP status. A refused command has changed nothing.
#pragma once

#include <string>

#include "base/language.hpp"
#include "base/record.hpp"
#include "base/result.hpp"

namespace gwanje {

GWANJE_ENUM(RefusalKind, missing, malformed, too_long, out_of_range, unknown, already_exists, not_permitted,
            not_your_own, wrong_state, window_closed, format_missing, does_not_add_up, cap_reached,
            conflict_of_interest, reviews_missing, quorum_missing, clock_ran_out, over_capacity, never_fits, no_award,
            hours_exhausted, outside_period, nothing_to_do, slots_taken, clock_behind)

/// `field` is the path in the command ("order.accelerators", "rows[12].receipt"), `value` what stood there, `bound`
/// what it was held against (a limit, the state it is in, who has it).
struct Refusal {
    RefusalKind kind = RefusalKind::malformed;
    std::string field;
    std::string value;
    std::string bound;
    GWANJE_RECORD(Refusal, kind, field, value, bound)
};

/// Why not, and what to do about it.
struct RefusalWords {
    std::string reason;
    std::string remedy;
};
[[nodiscard]] RefusalWords words(const Refusal& refusal, Language language);

template <class T>
using Refused = Result<T, Refusal>;

[[nodiscard]] inline Failure<Refusal> refuse(RefusalKind kind, std::string field, std::string value = {},
                                             std::string bound = {}) {
    return {Refusal{kind, std::move(field), std::move(value), std::move(bound)}};
}

}  // namespace gwanje
