#include "cli/progress.hpp"

#include <unistd.h>

#include <cstdio>

#include "base/text.hpp"

namespace gwanje::cli {
namespace {

constexpr std::uint64_t bar_cells = 30;
constexpr std::chrono::milliseconds quiet_at_first{500};
constexpr std::chrono::milliseconds between_draws{100};

}  // namespace

ProgressBar::ProgressBar(std::string what)
    : what_(std::move(what)),
      begin_(std::chrono::steady_clock::now()),
      drawn_(begin_),
      terminal_(::isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
    if (shown_) static_cast<void>(std::fprintf(stderr, "\r\033[K"));
}

void ProgressBar::show(std::uint64_t done, std::uint64_t all) {
    const auto now = std::chrono::steady_clock::now();
    if (!terminal_ || all == 0 || now - begin_ < quiet_at_first || now - drawn_ < between_draws) return;
    drawn_ = now;
    shown_ = true;
    const std::uint64_t filled = bar_cells * done / all;
    std::string bar;
    for (std::uint64_t i = 0; i < bar_cells; ++i) bar += i < filled ? "█" : "░";
    const std::string line = what_ + " " + bar + " " + grouped(static_cast<std::int64_t>(done)) + " / " +
                             grouped(static_cast<std::int64_t>(all));
    static_cast<void>(std::fprintf(stderr, "\r%s\033[K", line.c_str()));
}

}  // namespace gwanje::cli
