// A progress bar on the terminal for what takes longer than a second, and Ctrl-C as a request to stop.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace gwanje::cli {

class TwinProgress {
public:
    explicit TwinProgress(std::string what);
    ~TwinProgress();
    TwinProgress(const TwinProgress&) = delete;
    TwinProgress& operator=(const TwinProgress&) = delete;

    /// Draws the bar at most ten times a second; false once Ctrl-C was pressed.
    bool step(double share, const std::string& detail);
    [[nodiscard]] static bool stop_asked();

private:
    std::string what_;
    std::chrono::steady_clock::time_point begin_;
    std::chrono::steady_clock::time_point drawn_;
    bool terminal_ = false;
    bool shown_ = false;
};

}  // namespace gwanje::cli
