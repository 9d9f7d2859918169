#include "cli/twin_progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <csignal>
#include <cstdio>

namespace gwanje::cli {

namespace {

volatile std::sig_atomic_t twin_stop_asked = 0;

void note_twin_stop(int) {
    twin_stop_asked = 1;
}

}  // namespace

TwinProgress::TwinProgress(std::string what)
    : what_(std::move(what)),
      begin_(std::chrono::steady_clock::now()),
      drawn_(begin_),
      terminal_(isatty(STDERR_FILENO) == 1) {
    struct sigaction action = {};
    action.sa_handler = note_twin_stop;
    action.sa_flags = static_cast<int>(SA_RESETHAND);  // a second Ctrl-C ends the program as usual
    sigaction(SIGINT, &action, nullptr);
}

TwinProgress::~TwinProgress() {
    if (shown_) std::fputs("\r\x1b[K", stderr);
}

bool TwinProgress::stop_asked() {
    return twin_stop_asked != 0;
}

bool TwinProgress::step(double share, const std::string& detail) {
    if (stop_asked()) return false;
    if (!terminal_) return true;
    const auto now = std::chrono::steady_clock::now();
    if (now - begin_ < std::chrono::seconds(1) || now - drawn_ < std::chrono::milliseconds(100)) return true;
    drawn_ = now;
    shown_ = true;
    constexpr int width = 30;
    const int full = static_cast<int>(std::clamp(share, 0.0, 1.0) * width);
    fmt::print(stderr, "\r\x1b[K{} [{}{}] {:3.0f} % {}", what_, std::string(static_cast<std::size_t>(full), '#'),
               std::string(static_cast<std::size_t>(width - full), '.'), share * 100, detail);
    std::fflush(stderr);
    return true;
}

}  // namespace gwanje::cli
