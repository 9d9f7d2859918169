#include "adapter/solver_cbc/child.hpp"

#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <thread>

extern char** environ;

namespace gwanje {
namespace {

constexpr auto look_every = std::chrono::milliseconds(2);

/// posix_spawn's two descriptions, destroyed with their scope.
class SpawnPlan {
public:
    explicit SpawnPlan(const std::string& output) {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_addopen(&files_, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&files_, STDOUT_FILENO, output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        posix_spawn_file_actions_adddup2(&files_, STDOUT_FILENO, STDERR_FILENO);
        posix_spawn_file_actions_addclosefrom_np(&files_, STDERR_FILENO + 1);
        posix_spawnattr_init(&attributes_);
        sigset_t all;
        sigset_t none;
        sigfillset(&all);
        sigemptyset(&none);
        posix_spawnattr_setsigdefault(&attributes_, &all);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setpgroup(&attributes_, 0);
        posix_spawnattr_setflags(
            &attributes_, static_cast<short>(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK));
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;
    ~SpawnPlan() {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }

    [[nodiscard]] int spawn(pid_t& pid, const ChildPlan& plan) {
        std::vector<std::string> words{plan.program};
        words.insert(words.end(), plan.arguments.begin(), plan.arguments.end());
        std::vector<char*> pointers;
        for (std::string& word : words) pointers.push_back(word.data());
        pointers.push_back(nullptr);
        return posix_spawn(&pid, plan.program.c_str(), &files_, &attributes_, pointers.data(), environ);
    }

private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

Duration processor_time(const rusage& use) {
    const auto ms = [](const timeval& t) { return static_cast<std::int64_t>(t.tv_sec) * 1000 + t.tv_usec / 1000; };
    return milliseconds(ms(use.ru_utime) + ms(use.ru_stime));
}

}  // namespace

Result<ChildEnd, Fault> run_child(const ChildPlan& plan) {
    if (access(plan.program.c_str(), X_OK) != 0)
        return Failure{fault(FaultKind::missing, plan.program + " cannot be run", plan.program)};
    pid_t pid = 0;
    SpawnPlan spawning(plan.output);
    if (const int error = spawning.spawn(pid, plan); error != 0)
        return Failure{fault_of_errno(error, "start", plan.program)};
    if (plan.memory_bytes > 0) {
        const rlimit limit{static_cast<rlim_t>(plan.memory_bytes), static_cast<rlim_t>(plan.memory_bytes)};
        prlimit(pid, RLIMIT_AS, &limit, nullptr);
    }
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(plan.time.ms);
    ChildEnd end;
    for (;;) {
        int status = 0;
        rusage use{};
        const pid_t ended = wait4(pid, &status, end.timed_out ? 0 : WNOHANG, &use);
        if (ended == pid) {
            end.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
            end.processor_time = processor_time(use);
            return end;
        }
        if (ended < 0 && errno != EINTR) return Failure{fault_of_errno(errno, "wait for", plan.program)};
        if (std::chrono::steady_clock::now() >= deadline && !end.timed_out) {
            kill(-pid, SIGKILL);
            end.timed_out = true;
            continue;
        }
        std::this_thread::sleep_for(look_every);
    }
}

}  // namespace gwanje
