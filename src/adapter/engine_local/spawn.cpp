#include "adapter/engine_local/spawn.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "adapter/engine_local/process.hpp"

namespace gwanje::local {

namespace {

// How a program is started: which descriptors it gets, and with signals as a fresh program expects them.
class SpawnPlan {
public:
    SpawnPlan() {
        ::posix_spawn_file_actions_init(&actions_);
        ::posix_spawnattr_init(&attributes_);
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        ::posix_spawnattr_setsigmask(&attributes_, &none);
        ::posix_spawnattr_setsigdefault(&attributes_, &all);
        ::posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
        ::posix_spawn_file_actions_addopen(&actions_, STDIN_FILENO, "/dev/null", O_RDWR, 0);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan() {
        ::posix_spawn_file_actions_destroy(&actions_);
        ::posix_spawnattr_destroy(&attributes_);
    }
    void give(int ours, int theirs) { ::posix_spawn_file_actions_adddup2(&actions_, ours, theirs); }
    void close_from(int first) { ::posix_spawn_file_actions_addclosefrom_np(&actions_, first); }

    Result<pid_t, Fault> spawn(std::vector<std::string> command) {
        std::vector<char*> pointers = exec_pointers(command);
        std::array<char*, 1> nothing{nullptr};
        pid_t child = 0;
        const int error =
            ::posix_spawn(&child, pointers.front(), &actions_, &attributes_, pointers.data(), nothing.data());
        if (error != 0) return Failure{fault_of_errno(error, "start program", command.front())};
        return child;
    }

private:
    posix_spawn_file_actions_t actions_{};
    posix_spawnattr_t attributes_{};
};

int status_of_child(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return 0;  // somebody else ignores or collects children: its answer has to do
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

}  // namespace

std::vector<char*> exec_pointers(std::vector<std::string>& texts) {
    std::vector<char*> pointers;
    for (std::string& text : texts) pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

Result<ProgramAnswer, Fault> run_to_end(const std::vector<std::string>& command) {
    auto pipe = make_pipe();
    if (!pipe.ok()) return pipe.failure();
    SpawnPlan plan;
    plan.give(pipe->write.number(), STDOUT_FILENO);
    plan.give(pipe->write.number(), STDERR_FILENO);
    plan.close_from(3);
    const auto child = plan.spawn(command);
    if (!child.ok()) return child.failure();
    pipe->write.close();
    ProgramAnswer answer;
    std::array<char, 4096> piece{};
    for (;;) {
        const ssize_t count = ::read(pipe->read.number(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        if (answer.output.size() < 65536) answer.output.append(piece.data(), static_cast<std::size_t>(count));
    }
    answer.status = status_of_child(*child);
    return answer;
}

Result<std::string, Fault> start_answering(const std::vector<std::string>& command, int limit_ms) {
    auto pipe = make_pipe();
    if (!pipe.ok()) return pipe.failure();
    SpawnPlan plan;
    plan.give(STDIN_FILENO, STDOUT_FILENO);
    plan.give(STDIN_FILENO, STDERR_FILENO);
    plan.give(pipe->write.number(), 3);
    plan.close_from(4);
    const auto child = plan.spawn(command);
    if (!child.ok()) return child.failure();
    pipe->write.close();
    std::string answer;
    const Duration last = boot_clock() + milliseconds(limit_ms);
    for (;;) {
        const std::int64_t left = (last - boot_clock()).ms;
        pollfd waiting{pipe->read.number(), POLLIN, 0};
        const int ready = left > 0 ? ::poll(&waiting, 1, static_cast<int>(left)) : 0;
        if (ready < 0 && errno == EINTR) continue;
        if (ready <= 0) {
            ::kill(*child, SIGKILL);
            status_of_child(*child);
            return Failure{fault(FaultKind::busy, "no answer in time", command.front())};
        }
        std::array<char, 4096> piece{};
        const ssize_t count = ::read(pipe->read.number(), piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        answer.append(piece.data(), static_cast<std::size_t>(count));
    }
    status_of_child(*child);
    return answer;
}

}  // namespace gwanje::local
