// Telemetry: what accelerators say about themselves. Samples do not enter the journal; what is concluded from them
// does.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/record.hpp"
#include "base/result.hpp"
#include "base/time.hpp"
#include "base/units.hpp"
#include "domain/estate.hpp"
#include "port/fault.hpp"

namespace gwanje {

/// An accelerator that was found in this node. What it does not tell is absent, never zero.
struct FoundAccelerator {
    std::int64_t slot = 0;  ///< 0, 1, … in its node, in the order in which the node numbers them
    AcceleratorKind kind = AcceleratorKind::gpu;
    std::string serial;  ///< tells it from every other: a GPU's UUID; "core-3" for a processor core
    std::string vendor;
    std::string model;
    std::optional<Bytes> memory;
    std::optional<Watts> power_limit;
    std::vector<std::string> special_files;  ///< what a run must be able to open in order to use it
    GWANJE_RECORD(FoundAccelerator, slot, kind, serial, vendor, model, memory, power_limit, special_files)
};

/// One reading of one accelerator.
struct AcceleratorSample {
    std::string serial;
    Instant at;
    std::optional<std::int64_t> active_permille;  ///< share of the time just before `at` in which it computed
    std::optional<Bytes> memory_used;
    std::optional<Watts> power;
    std::optional<std::int64_t> degrees;  ///< Celsius
    GWANJE_RECORD(AcceleratorSample, serial, at, active_permille, memory_used, power, degrees)
};

class Telemetry {
public:
    virtual ~Telemetry() = default;

    /// The accelerators of this node, by slot. An empty list is an answer: there are none.
    [[nodiscard]] virtual Result<std::vector<FoundAccelerator>, Fault> accelerators() = 0;
    /// A reading of each that answers, taken at `now`. One that does not answer is left out.
    [[nodiscard]] virtual Result<std::vector<AcceleratorSample>, Fault> sample(Instant now) = 0;
};

}  // namespace gwanje
