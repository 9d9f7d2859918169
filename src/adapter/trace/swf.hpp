// The Standard Workload Format (Parallel Workloads Archive, version 2.2): one job a line, 18 whole numbers, -1 for
// unknown, lines that begin with ';' are the header.
//
//   column  1 job number · 2 submit, s · 4 run, s · 5 processors given · 8 processors asked · 9 time asked, s · 12 user
//
// Normalised as all programs compared in docs/policies.md reads them: a row with run ≤ 0 or processors ≤ 0 becomes 1
// s on max(1, processors); else the estimate is max(estimate, run, 1) where one is given, and the run where not.
// Killing at the estimate instead (run = min(run, estimate)) is a choice of the reading, as are requested processors.
#pragma once

#include <string>
#include <string_view>

#include "adapter/trace/trace_input.hpp"
#include "twin/trace.hpp"

namespace gwanje::adapter {

/// Takes the text in pieces of any size.
class SwfReader {
public:
    explicit SwfReader(const twin::Reading& reading) : reading_(reading) {}

    [[nodiscard]] Result<void, TraceFault> feed(std::string_view text);
    /// The last line needs no line end. "; MaxProcs: 100" of the header becomes the trace's processors.
    /// Jobs come sorted by submission; equal ones stay in the order of the file.
    [[nodiscard]] Result<twin::Trace, TraceFault> finish();

private:
    [[nodiscard]] Result<void, TraceFault> lines(const char* at, const char* end);
    [[nodiscard]] TraceFault broken(const char* line, const char* at, const char* end) const;
    void header(std::string_view line);
    void add(const std::int64_t (&field)[18]);

    twin::Reading reading_;
    twin::Trace trace_;
    std::string rest_;  ///< the beginning of a line whose end has not come yet
    std::uint64_t line_ = 0;
    bool sorted_ = true;
};

[[nodiscard]] Result<twin::Trace, TraceFault> read_swf(const std::string& path, const twin::Reading& reading);

}  // namespace gwanje::adapter
