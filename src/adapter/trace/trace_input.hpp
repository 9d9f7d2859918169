// Bytes of a trace file: plain or gzip, from a path or from standard input ("-"). And what can be wrong with a trace.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace gwanje::adapter {

/// Where a trace is broken. Line and column count from 1; 0 when the fault is not at a place in the text.
struct TraceFault {
    std::string file;
    std::uint64_t line = 0;
    std::uint64_t column = 0;
    std::string reason;

    /// "FILE:LINE:COLUMN: reason"
    [[nodiscard]] std::string text() const;
};

using Chunk = std::function<Result<void, TraceFault>(std::string_view)>;

/// Gives the file's bytes in pieces to `take`, until it fails.
[[nodiscard]] Result<void, TraceFault> read_trace_file(const std::string& path, const Chunk& take);

}  // namespace gwanje::adapter
