// Applications of one call as rows of the import file, and what the centre should find when it checks them.
#pragma once

#include <string>
#include <vector>

#include "base/record.hpp"
#include "base/time.hpp"
#include "bodies.hpp"

namespace gwanje::demo {

/// What a right eligibility check says of an application.
GWANJE_ENUM(Finding, valid, duplicate, ineligible, withdrawn)

/// The word for it in the list of expected findings.
[[nodiscard]] std::string_view korean_text(Finding finding);

struct FormApplication {
    std::string receipt;
    Instant received_at;
    bool dated = true;  ///< the row says when
    std::string call_class;
    FormBody body;
    std::string title;
    std::string summary;
    std::int64_t accelerators = 0;
    std::int64_t least = 0;
    std::int64_t months = 0;
    std::string grounds;  ///< keys, separated by ";"
    std::string plan;     ///< accelerator-hours of each month, separated by ";"
    Finding finding = Finding::valid;
    std::string duplicate_of;  ///< receipt of the one that stands
};

/// How many accelerators are asked for, and how often.
struct Ask {
    std::int64_t accelerators;
    std::int64_t least;
    std::uint64_t weight;
};

struct ClassPlan {
    std::string label;
    std::vector<Ask> asks;
    std::size_t valid = 0;
    std::size_t duplicate = 0;   ///< replaced by a later one of the same body with the same title
    std::size_t ineligible = 0;  ///< by bodies that the call is not for
    std::size_t withdrawn = 0;   ///< half of them by bodies that then apply anew
};

struct CallPlan {
    std::string receipt_prefix;  ///< "2025" makes 2025-0001
    Instant opens_at;
    Instant closes_at;
    std::int64_t least_months = 1;
    std::int64_t most_months = 8;
    bool dated = true;    ///< rows say when they were received; not where the call's times are relative
    bool grounds = true;  ///< the call has preferences to claim
    std::vector<ClassPlan> classes;
};

/// All applications in the order of their receipt. No body has two valid ones in one class; some have one in each.
[[nodiscard]] std::vector<FormApplication> make_applications(const CallPlan& plan, BodyMaker& bodies,
                                                             std::uint64_t seed);

/// The import file (docs/formats/application-csv.md), and the receipts with what is to be found.
[[nodiscard]] std::string application_csv(const std::vector<FormApplication>& applications);
[[nodiscard]] std::string finding_csv(const std::vector<FormApplication>& applications);

}  // namespace gwanje::demo
