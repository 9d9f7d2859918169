#include "adapter/engine_local/init.hpp"

#include <fcntl.h>
#include <grp.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>

#include "adapter/engine_local/files.hpp"
#include "adapter/engine_local/spawn.hpp"
#include "base/codec.hpp"
#include "base/text.hpp"

namespace gwanje::local {

namespace {

constexpr int failed_start = 125;

void tell(int socket, const InitMessage& message) {
    const std::string bytes = encoded(message);
    [[maybe_unused]] const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
}

std::string all_of(int descriptor) {
    std::string all;
    std::array<char, 16384> piece{};
    for (ssize_t count = 1; count > 0;) {
        count = ::read(descriptor, piece.data(), piece.size());
        if (count > 0) all.append(piece.data(), static_cast<std::size_t>(count));
    }
    return all;
}

struct StartStep {
    const char* name = nullptr;  ///< of the step that failed; nullptr: none did
    int error = 0;
};

StartStep failed(const char* step) {
    return {step, errno};
}

StartStep take_account(const InitOrder& order) {
    if (!order.change_account) return {};
    if (::setgroups(0, nullptr) != 0) return failed("leave the groups");
    const auto group = static_cast<gid_t>(order.group);
    if (::setresgid(group, group, group) != 0) return failed("change the group");
    const auto user = static_cast<uid_t>(order.user);
    if (::setresuid(user, user, user) != 0) return failed("change the account");
    return {};
}

StartStep take_limits(const InitOrder& order) {
    const rlimit no_core{0, 0};
    if (::setrlimit(RLIMIT_CORE, &no_core) != 0) return failed("limit core files");
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = files.rlim_max < 65536 ? files.rlim_max : 65536;
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
    if (order.memory > 0) {
        const rlimit memory{static_cast<rlim_t>(order.memory), static_cast<rlim_t>(order.memory)};
        if (::setrlimit(RLIMIT_DATA, &memory) != 0) return failed("limit the memory");
    }
    return {};
}

StartStep take_folder(const std::string& folder) {
    for (std::size_t slash = folder.find('/', 1); slash != std::string::npos; slash = folder.find('/', slash + 1))
        ::mkdir(folder.substr(0, slash).c_str(), 0755);
    if (::mkdir(folder.c_str(), 0755) != 0 && errno != EEXIST) return failed("make the working folder");
    if (::chdir(folder.c_str()) != 0) return failed("enter the working folder");
    return {};
}

std::string path_of(const std::vector<std::string>& environment) {
    for (const std::string& entry : environment)
        if (entry.starts_with("PATH=")) return entry.substr(5);
    return "/usr/local/bin:/usr/bin:/bin";
}

// exec along PATH. Not execvp(3), which hands a file that the kernel cannot run to a shell.
void exec_program(const std::vector<char*>& command, const std::vector<char*>& environment, const std::string& path) {
    const std::string_view name = command.front();
    if (name.find('/') != std::string_view::npos) {
        ::execve(command.front(), command.data(), environment.data());
        return;
    }
    int reason = ENOENT;
    for (const std::string_view folder : split(path, ':')) {
        const std::string file = std::string(folder.empty() ? "." : folder) + '/' + std::string(name);
        ::execve(file.c_str(), command.data(), environment.data());
        if (errno != ENOENT && errno != ENOTDIR) reason = errno;
        if (reason != ENOENT && reason != EACCES) break;
    }
    errno = reason;
}

// The program's side of the fork. Everything that touches the project's files happens under the run's account.
[[noreturn]] void become_program(InitOrder order, int report) {
    ::setpgid(0, 0);
    StartStep step = take_account(order);
    ::umask(027);
    if (step.name == nullptr) step = take_limits(order);
    if (step.name == nullptr) step = take_folder(order.folder);
    if (step.name == nullptr) {
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        std::vector<char*> command = exec_pointers(order.command);
        std::vector<char*> environment = exec_pointers(order.environment);
        exec_program(command, environment, path_of(order.environment));
        step = failed("start the program");
    }
    const std::string bytes = encoded(InitMessage{InitNews::failed, step.name, step.error});
    [[maybe_unused]] const bool told = write_all(report, bytes);
    ::_exit(failed_start);
}

// Starts the program; answers what the program's side reported before it became the program: nothing, when it did.
Result<pid_t, InitMessage> start_program(const InitOrder& order) {
    auto report = make_pipe();
    if (!report.ok()) return Failure{InitMessage{InitNews::failed, "make a pipe", errno}};
    const pid_t program = ::fork();
    if (program < 0) return Failure{InitMessage{InitNews::failed, "start a process", errno}};
    if (program == 0) become_program(order, report->write.number());
    report->write.close();
    const auto failure = decoded<InitMessage>(all_of(report->read.number()));
    if (failure) return Failure{*failure};
    return program;
}

std::int64_t cpu_time_of_collected() {
    rusage used{};
    ::getrusage(RUSAGE_CHILDREN, &used);
    const auto ms = [](const timeval& t) { return static_cast<std::int64_t>(t.tv_sec) * 1000 + t.tv_usec / 1000; };
    return ms(used.ru_utime) + ms(used.ru_stime);
}

// Collects every process that has ended; true once the program is among them.
bool collect(pid_t program, InitMessage& message) {
    bool over = false;
    int status = 0;
    for (pid_t child = ::waitpid(-1, &status, WNOHANG); child > 0; child = ::waitpid(-1, &status, WNOHANG)) {
        if (child != program) continue;
        over = true;
        if (WIFEXITED(status)) message.exit_status = WEXITSTATUS(status);
        if (WIFSIGNALED(status)) message.signal = WTERMSIG(status);
    }
    return over;
}

}  // namespace

int run_init(int socket, int order_file) {
    // Not to be traced by the program, which may run under the same account; and to end with the sandbox's maker.
    ::prctl(PR_SET_DUMPABLE, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::fcntl(socket, F_SETFD, FD_CLOEXEC);
    ::signal(SIGPIPE, SIG_IGN);
    const auto order = decoded<InitOrder>(all_of(order_file));
    ::close(order_file);
    if (!order || order->command.empty()) return failed_start;

    sigset_t ended;
    ::sigemptyset(&ended);
    ::sigaddset(&ended, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &ended, nullptr);
    const Descriptor endings(::signalfd(-1, &ended, SFD_CLOEXEC | SFD_NONBLOCK));

    tell(socket, {InitNews::entered});
    char word = 0;
    if (::recv(socket, &word, 1, 0) != 1 || word != 'G') return failed_start;
    const auto program = start_program(*order);
    if (!program.ok()) return tell(socket, program.error()), failed_start;
    tell(socket, {InitNews::started});

    InitMessage message{InitNews::ended};
    while (!collect(*program, message)) {
        std::array<pollfd, 2> waiting{pollfd{endings.number(), POLLIN, 0}, pollfd{socket, POLLIN, 0}};
        if (::poll(waiting.data(), waiting.size(), -1) < 0) continue;
        if (waiting[0].revents != 0) {
            signalfd_siginfo ignored{};
            while (::read(endings.number(), &ignored, sizeof ignored) > 0) continue;
        }
        if (waiting[1].revents != 0) {
            if (::recv(socket, &word, 1, 0) != 1) return failed_start;  // the shepherd is gone
            if (word == 'T') ::kill(-1, SIGTERM);  // all processes that init can see, but not itself
        }
    }
    message.cpu_time_ms = cpu_time_of_collected();
    tell(socket, message);
    return 0;
}

}  // namespace gwanje::local
