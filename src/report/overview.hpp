// The overview: the centre's main figures, each with base and evidence, and the ledger and outcomes in sums.
#pragma once

#include "report/figure.hpp"

namespace gwanje {

struct LedgerSum {
    Id<Pool> pool;
    std::string label;
    std::int64_t awards = 0;  ///< active or suspended
    AcceleratorMillis granted;
    AcceleratorMillis used;
    AcceleratorMillis held;
    AcceleratorMillis remaining;
    AcceleratorMillis recalled;
    AcceleratorMillis expired;
    AcceleratorMillis returned;
    GWANJE_RECORD(LedgerSum, pool, label, awards, granted, used, held, remaining, recalled, expired, returned)
};

struct OutcomeCount {
    OutcomeKind kind = OutcomeKind::paper_domestic;
    std::int64_t count = 0;
    GWANJE_RECORD(OutcomeCount, kind, count)
};

struct Overview {
    Id<Site> site;
    Instant as_of;
    std::vector<Figure> figures;
    std::vector<LedgerSum> ledger;
    std::vector<OutcomeCount> outcomes;
    GWANJE_RECORD(Overview, site, as_of, figures, ledger, outcomes)
};

/// Of one site, or of all when `site` is none.
[[nodiscard]] Overview overview(const AsOf& as_of, Id<Site> site);

/// The sums over all awards of a pool, ended ones too. The law of the ledger holds for the sums as for each award.
[[nodiscard]] LedgerSum ledger_sum(const World& world, Id<Pool> pool);

}  // namespace gwanje
