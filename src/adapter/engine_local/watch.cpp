#include "adapter/engine_local/watch.hpp"

#include <poll.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include "base/codec.hpp"
#include "base/text.hpp"

namespace gwanje::local {

namespace {

constexpr Duration longest_launch = seconds(30);  // bwrap needs about 5 ms; a machine may be very busy
constexpr Duration sample_every = seconds(1);
constexpr Duration keep_usage_every = seconds(5);

struct Received {
    std::string bytes;
    std::int64_t sender = 0;  ///< process number as seen from here
};

std::optional<Received> receive(int socket) {
    std::array<char, 4096> bytes{};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(ucred))> extra{};
    iovec part{bytes.data(), bytes.size()};
    msghdr message{};
    message.msg_iov = &part;
    message.msg_iovlen = 1;
    message.msg_control = extra.data();
    message.msg_controllen = extra.size();
    const ssize_t count = ::recvmsg(socket, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (count <= 0) return std::nullopt;
    Received received{std::string(bytes.data(), static_cast<std::size_t>(count)), 0};
    if (const cmsghdr* head = CMSG_FIRSTHDR(&message); head != nullptr && head->cmsg_type == SCM_CREDENTIALS) {
        ucred sender{};
        std::memcpy(&sender, CMSG_DATA(head), sizeof sender);
        received.sender = sender.pid;
    }
    return received;
}

void send_word(const Descriptor& socket, char word) {
    if (!socket.open()) return;
    [[maybe_unused]] const ssize_t sent = ::send(socket.number(), &word, 1, MSG_NOSIGNAL | MSG_DONTWAIT);
}

}  // namespace

Watch::Watch(const RunPlan& plan, const RunFolder& folder, const ControlGroup& group, Telemetry* telemetry, int signals,
             RunRecord record)
    : plan_(plan),
      folder_(folder),
      group_(group),
      signals_(signals),
      record_(std::move(record)),
      meter_(plan.accelerators, telemetry),
      launched_(boot_clock()) {}

void Watch::until_the_end() {
    if (auto log = LogFile::make(folder_.file("log"), plan_.settings.log_limit); log.ok()) log_ = std::move(*log);
    auto launched = launch(plan_, folder_, group_);
    if (launched.ok()) {
        run_ = std::move(*launched);
        while (!sandbox_over_) wait_for_something();
    } else {
        record_.detail = launched.error().what + " (" + launched.error().where + ")";
        log_.write("[gwanje] " + record_.detail + "\n");
    }
    conclude();
}

void Watch::wait_for_something() {
    std::array<pollfd, 3> waiting{pollfd{signals_, POLLIN, 0}, pollfd{run_.output.number(), POLLIN, 0},
                                  pollfd{run_.init.number(), POLLIN, 0}};
    if (::poll(waiting.data(), waiting.size(), milliseconds_to_wait()) > 0) {
        if (waiting[2].revents != 0) read_init();
        if (waiting[1].revents != 0) read_output();
        if (waiting[0].revents != 0) read_signals();
    }
    act_on_time();
}

int Watch::milliseconds_to_wait() const {
    Duration next = next_usage_;
    if (meter_.has_gpus()) next = std::min(next, next_sample_);
    if (!began_) next = launched_ + longest_launch;
    if (began_ && plan_.order.time_limit.ms > 0 && cause_ == JobEnd::none)
        next = std::min(next, *began_ + plan_.order.time_limit);
    if (kill_at_) next = std::min(next, *kill_at_);
    const Duration longest = keep_usage_every;
    return static_cast<int>(std::clamp<std::int64_t>((next - boot_clock()).ms, 0, longest.ms));
}

void Watch::read_output() {
    std::array<char, 65536> piece{};
    const ssize_t count = ::read(run_.output.number(), piece.data(), piece.size());
    if (count > 0) log_.write({piece.data(), static_cast<std::size_t>(count)});
    if (count == 0) run_.output.close();
}

void Watch::read_init() {
    const auto received = receive(run_.init.number());
    if (!received) return run_.init.close();
    const auto message = decoded<InitMessage>(received->bytes);
    if (!message) return;
    switch (message->news) {
        case InitNews::entered:
            return entered(received->sender);
        case InitNews::started:
            return started();
        case InitNews::ended:
            over_ = boot_clock();
            last_word_ = *message;
            return;
        case InitNews::failed:
            last_word_ = *message;
            return;
    }
}

void Watch::entered(std::int64_t init) {
    // Init waits for our word, so this number is still its own.
    record_.init = process_of(init);
    held_init_ = hold_process(record_.init);
    obey_stop_order();  // that was given before our first record told where to signal
    if (cause_ != JobEnd::none) return kill_run();
    send_word(run_.init, 'G');
}

void Watch::started() {
    began_ = boot_clock();
    record_.started_at = wall_clock();
    record_.stage = RecordStage::running;
    next_sample_ = *began_ + sample_every;
    next_usage_ = *began_ + keep_usage_every;
    // Were this not kept, the run would be reported as starting until its end; the end is tried again until it is kept.
    [[maybe_unused]] const auto kept = folder_.keep(record_);
    measure(true);
    if (cause_ != JobEnd::none) send_word(run_.init, 'T');
}

void Watch::read_signals() {
    signalfd_siginfo signal{};
    while (::read(signals_, &signal, sizeof signal) > 0) {
        if (signal.ssi_signo == SIGUSR1) obey_stop_order();
        if (signal.ssi_signo == SIGCHLD) collect_sandbox();
        if (signal.ssi_signo == SIGTERM || signal.ssi_signo == SIGINT)
            ask_to_end(JobEnd::lost, plan_.order.grace, "the node is shutting down");
    }
}

void Watch::collect_sandbox() {
    const auto child = static_cast<pid_t>(run_.sandbox);
    int status = 0;
    if (::waitpid(child, &status, WNOHANG) != child) return;
    sandbox_over_ = true;
    if (began_ && !over_) over_ = boot_clock();
}

void Watch::act_on_time() {
    const Duration now = boot_clock();
    if (!began_ && now >= launched_ + longest_launch) {
        if (record_.detail.empty()) record_.detail = "the sandbox did not come up in " + to_text(longest_launch);
        kill_run();
    }
    if (began_ && meter_.has_gpus() && now >= next_sample_) {
        meter_.sample_gpus(wall_clock(), elapsed());
        next_sample_ = now + sample_every;
    }
    if (began_ && now >= next_usage_) {
        obey_stop_order();
        measure(true);
        next_usage_ = now + keep_usage_every;
    }
    const Duration limit = plan_.order.time_limit;
    if (began_ && limit.ms > 0 && cause_ == JobEnd::none && elapsed() >= limit)
        ask_to_end(JobEnd::time_limit, plan_.order.grace, "the time limit of " + to_text(limit) + " is reached");
    if (kill_at_ && now >= *kill_at_) kill_run();
}

void Watch::obey_stop_order() {
    if (const auto stop = folder_.stop_order()) ask_to_end(JobEnd::cancelled, stop->grace, "cancelled");
}

void Watch::ask_to_end(JobEnd cause, Duration grace, const std::string& why) {
    const Duration at = boot_clock() + grace;
    kill_at_ = kill_at_ ? std::min(*kill_at_, at) : at;
    if (cause_ != JobEnd::none) return;
    cause_ = cause;
    log_.write("[gwanje] " + why + ": asked to end, killed after " + to_text(grace) + ".\n");
    if (began_) send_word(run_.init, 'T');
}

void Watch::kill_run() {
    if (held_init_.open())
        signal_held(held_init_, SIGKILL);
    else
        ::kill(static_cast<pid_t>(run_.sandbox), SIGKILL);  // our own child, not yet collected
    kill_at_ = boot_clock() + seconds(1);                   // and again, should anything be left
}

}  // namespace gwanje::local
