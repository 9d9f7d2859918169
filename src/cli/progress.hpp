// A progress bar on the terminal for what takes longer than a moment; silent where standard error is no terminal.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace gwanje::cli {

class ProgressBar {
public:
    explicit ProgressBar(std::string what);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    /// Drawn at most ten times a second, and not in the first half second.
    void show(std::uint64_t done, std::uint64_t all);

private:
    std::string what_;
    std::chrono::steady_clock::time_point begin_;
    std::chrono::steady_clock::time_point drawn_;
    bool terminal_;
    bool shown_ = false;
};

}  // namespace gwanje::cli
