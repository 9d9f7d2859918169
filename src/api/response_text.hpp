// The head of an HTTP/1.1 response as text.
#pragma once

#include <string>

#include "api/http.hpp"

namespace gwanje {

/// Status line and header fields with the empty line behind them. A stream is announced as chunked.
[[nodiscard]] std::string response_head(const Answer& answer, bool keep_alive);
/// The line in front of a chunk; the last chunk has size 0.
[[nodiscard]] std::string chunk_head(std::size_t size);

}  // namespace gwanje
