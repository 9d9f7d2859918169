// The ratios of a call, class by class: by applications, by bodies and by accelerators, each with its base.
#pragma once

#include "report/figure.hpp"

namespace gwanje {

struct RatioRow {
    std::int64_t call_class = 0;
    std::string label;
    std::int64_t received = 0;  ///< submitted, whatever became of them
    std::int64_t duplicates = 0;
    std::int64_t ineligible = 0;
    std::int64_t withdrawn = 0;
    std::int64_t counted = 0;  ///< received − duplicates − ineligible − withdrawn
    std::int64_t bodies = 0;   ///< different bodies among the counted
    std::int64_t places = 0;   ///< 0: the class is bounded by accelerators only
    std::int64_t granted = 0;  ///< applications that have, or had, an offer
    Count asked;               ///< accelerators
    Count offered;
    std::vector<Figure> figures;  ///< "x : 1" with the base in words
    GWANJE_RECORD(RatioRow, call_class, label, received, duplicates, ineligible, withdrawn, counted, bodies, places,
                  granted, asked, offered, figures)
};

struct RatioReport {
    Id<Call> call;
    std::string title;
    CallState state = CallState::draft;
    std::vector<RatioRow> classes;
    Instant as_of;
    GWANJE_RECORD(RatioReport, call, title, state, classes, as_of)
};

[[nodiscard]] RatioReport ratio_report(const AsOf& as_of, Id<Call> call);

}  // namespace gwanje
