#include "adapter/engine_local/launch.hpp"

#include <fcntl.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>

#include "adapter/engine_local/init.hpp"
#include "adapter/engine_local/sandbox.hpp"
#include "adapter/engine_local/spawn.hpp"
#include "base/codec.hpp"
#include "base/random.hpp"
#include "base/text.hpp"

namespace gwanje::local {

namespace {

// Numbers that the descriptors have in the sandbox.
constexpr int inner_socket = 3;
constexpr int inner_order = 4;
constexpr int first_free = 10;
constexpr int cannot_launch = 126;

std::vector<std::int64_t> granted_cores(const RunPlan& plan) {
    std::vector<std::int64_t> cores;
    for (const FoundAccelerator& one : plan.accelerators)
        if (one.kind == AcceleratorKind::cpu && one.serial.starts_with("core-"))
            if (const auto number = integer_from_text(one.serial.substr(5))) cores.push_back(*number);
    return cores;
}

std::int64_t threads_of(const RunPlan& plan) {
    const auto cores = static_cast<std::int64_t>(granted_cores(plan).size());
    return cores > 0 ? cores : plan.order.cores;
}

InitOrder init_order(const RunPlan& plan, const ControlGroup& group) {
    InitOrder to;
    to.change_account = changes_account();
    to.user = plan.settings.user;
    to.group = plan.settings.group;
    if (!plan.order.script.empty()) to.command.emplace_back(inner_script);
    to.command.insert(to.command.end(), plan.order.command.begin(), plan.order.command.end());
    to.environment = program_environment(plan);
    to.folder = "/project/" + (plan.order.folder.empty() ? "jobs/" + to_text(plan.order.key.job) : plan.order.folder);
    if (!group.has(GroupPower::memory)) to.memory = plan.order.memory.amount;
    return to;
}

Result<void, Fault> write_shown_files(const RunPlan& plan, const RunFolder& folder) {
    const bool other = changes_account();
    const std::string user = std::to_string(other ? plan.settings.user : static_cast<std::int64_t>(::geteuid()));
    const std::string group = std::to_string(other ? plan.settings.group : static_cast<std::int64_t>(::getegid()));
    GWANJE_TRY(replace_file_soon(folder.file("accounts"), "root:x:0:0:root:/:/usr/sbin/nologin\nrun:x:" + user + ':' +
                                                              group + ":run:/project:/bin/sh\n"));
    GWANJE_TRY(replace_file_soon(folder.file("groups"), "root:x:0:\nrun:x:" + group + ":\n"));
    if (!plan.order.script.empty()) GWANJE_TRY(replace_file_soon(folder.file("script"), plan.order.script));
    for (const std::string name : {"accounts", "groups", "script"})
        ::chmod(folder.file(name).c_str(), name == "script" ? 0755 : 0644);
    return {};
}

// A file in memory that is open for reading from its start and survives exec.
Result<Descriptor, Fault> file_in_memory(std::string_view bytes) {
    Descriptor file(::memfd_create("order", MFD_CLOEXEC));
    if (!file.open() || !write_all(file.number(), bytes) || ::lseek(file.number(), 0, SEEK_SET) != 0)
        return Failure{fault_of_errno(errno, "keep the order in memory", "memfd")};
    return file;
}

void keep_to_cores(const std::vector<std::int64_t>& cores) {
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const std::int64_t core : cores)
        if (core >= 0 && core < CPU_SETSIZE) CPU_SET(static_cast<std::size_t>(core), &set);
    if (!cores.empty()) ::sched_setaffinity(0, sizeof set, &set);
}

[[noreturn]] void fail_launch(const char* step) {
    const std::string text =
        "[gwanje] cannot launch the sandbox: " + std::string(step) + ", error " + std::to_string(errno) + "\n";
    [[maybe_unused]] const bool told = write_all(STDERR_FILENO, text);
    ::_exit(cannot_launch);
}

// The child's side: nobody else runs in it, so it may do whatever a program may do before its exec.
[[noreturn]] void become_sandbox(std::vector<std::string> arguments, const std::vector<std::int64_t>& cores,
                                 const ControlGroup& group, int output, int socket, int order) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    output = ::fcntl(output, F_DUPFD, first_free);
    socket = ::fcntl(socket, F_DUPFD, first_free);
    order = ::fcntl(order, F_DUPFD, first_free);
    const int nothing = ::open("/dev/null", O_RDONLY);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(output, STDERR_FILENO);
    ::dup2(socket, inner_socket);
    ::dup2(order, inner_order);
    ::close_range(static_cast<unsigned>(inner_order) + 1, ~0U, 0);
    if (!group.enter()) fail_launch("enter the control group");
    keep_to_cores(cores);
    sigset_t none;
    ::sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    std::vector<char*> pointers = exec_pointers(arguments);
    std::array<char*, 1> environment{nullptr};
    ::execve(pointers.front(), pointers.data(), environment.data());
    fail_launch("start bwrap");
}

}  // namespace

std::string group_name(const RunPlan& plan) {
    std::uint64_t place = 0;
    for (const char letter : plan.settings.runs_folder) place = mix(place ^ static_cast<unsigned char>(letter));
    return folder_name(plan.order.key) + '.' + std::to_string(place % 1'000'000'007);
}

GroupLimits group_limits(const RunPlan& plan) {
    GroupLimits limits;
    limits.cores = granted_cores(plan);
    if (limits.cores.empty()) limits.core_share = plan.order.cores;
    limits.memory = plan.order.memory;
    limits.processes = plan.settings.process_limit;
    return limits;
}

std::vector<std::string> program_environment(const RunPlan& plan) {
    std::vector<std::string> gpus;
    for (const FoundAccelerator& one : plan.accelerators)
        if (one.kind != AcceleratorKind::cpu) gpus.push_back(one.serial);
    std::vector<std::string> all{"PATH=/usr/local/bin:/usr/bin:/bin",
                                 "HOME=/project",
                                 "TMPDIR=/tmp",
                                 "LANG=C.UTF-8",
                                 "USER=run",
                                 "GWANJE_JOB=" + to_text(plan.order.key.job),
                                 "GWANJE_ATTEMPT=" + std::to_string(plan.order.key.attempt),
                                 "GWANJE_PROJECT=" + plan.order.project,
                                 "CUDA_VISIBLE_DEVICES=" + joined(gpus, ",")};
    if (const std::int64_t threads = threads_of(plan); threads > 0)
        all.push_back("OMP_NUM_THREADS=" + std::to_string(threads));
    for (const EnvironmentEntry& entry : plan.order.environment) {
        const std::string prefix = entry.name + '=';
        const auto known =
            std::find_if(all.begin(), all.end(), [&](const std::string& one) { return one.starts_with(prefix); });
        if (known != all.end())
            *known = prefix + entry.value;
        else
            all.push_back(prefix + entry.value);
    }
    return all;
}

Result<LaunchedRun, Fault> launch(const RunPlan& plan, const RunFolder& folder, const ControlGroup& group) {
    GWANJE_TRY(write_shown_files(plan, folder));
    auto output = make_pipe();
    if (!output.ok()) return output.failure();
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return Failure{fault_of_errno(errno, "make a socket", "socketpair")};
    Descriptor ours(ends[0]);
    const Descriptor theirs(ends[1]);
    const int yes = 1;  // the kernel adds the sender's process number, as seen from here
    if (::setsockopt(ours.number(), SOL_SOCKET, SO_PASSCRED, &yes, sizeof yes) != 0)
        return Failure{fault_of_errno(errno, "ask for the sender", "socketpair")};
    const auto order = file_in_memory(encoded(init_order(plan, group)));
    if (!order.ok()) return order.failure();

    std::vector<std::string> arguments = sandbox_arguments(plan, folder.path());
    for (const std::string word : {"--", inner_program.data(), "init"}) arguments.push_back(word);
    arguments.push_back(std::to_string(inner_socket));
    arguments.push_back(std::to_string(inner_order));

    const pid_t child = ::fork();
    if (child < 0) return Failure{fault_of_errno(errno, "start a process", "fork")};
    if (child == 0)
        become_sandbox(std::move(arguments), granted_cores(plan), group, output->write.number(), theirs.number(),
                       order->number());
    ::fcntl(output->read.number(), F_SETFL, O_NONBLOCK);
    return LaunchedRun{child, std::move(ours), std::move(output->read)};
}

}  // namespace gwanje::local
