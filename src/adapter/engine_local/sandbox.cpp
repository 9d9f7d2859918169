#include "adapter/engine_local/sandbox.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "adapter/engine_local/spawn.hpp"
#include "base/text.hpp"

namespace gwanje::local {

namespace {

using Arguments = std::vector<std::string>;

void add_arguments(Arguments& to, std::initializer_list<std::string> more) {
    to.insert(to.end(), more.begin(), more.end());
}

// This program's file: the shepherd that makes the sandbox is also its init.
std::string own_program() {
    std::array<char, 4096> path{};
    const ssize_t size = ::readlink("/proc/self/exe", path.data(), path.size());
    return size > 0 ? std::string(path.data(), static_cast<std::size_t>(size)) : std::string();
}

// Folders on the way to a bound file: bwrap would make them for root's eyes only.
void open_way(Arguments& to, std::string_view path) {
    for (std::size_t slash = path.find('/', 1); slash != std::string_view::npos; slash = path.find('/', slash + 1))
        add_arguments(to, {"--dir", std::string(path.substr(0, slash))});
}

// /bin, /lib and so on are links into /usr on a merged system and folders of their own on others.
void show_system(Arguments& to) {
    add_arguments(to, {"--ro-bind", "/usr", "/usr"});
    for (const std::string name : {"/bin", "/sbin", "/lib", "/lib64"}) {
        std::array<char, 256> target{};
        const ssize_t size = ::readlink(name.c_str(), target.data(), target.size());
        if (size > 0)
            add_arguments(to, {"--symlink", std::string(target.data(), static_cast<std::size_t>(size)), name});
        else
            add_arguments(to, {"--ro-bind-try", name, name});
    }
    add_arguments(to, {"--dir", "/etc", "--dir", "/etc/ssl"});
    for (const std::string name : {"/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives",
                                   "/etc/localtime", "/etc/timezone", "/etc/nsswitch.conf", "/etc/ssl/certs"})
        add_arguments(to, {"--ro-bind-try", name, name});
}

void show_network(Arguments& to, bool network) {
    if (!network) return to.emplace_back("--unshare-net"), void();
    for (const std::string name : {"/etc/resolv.conf", "/etc/hosts", "/etc/services", "/etc/protocols"})
        add_arguments(to, {"--ro-bind-try", name, name});
}

// A GPU needs its own special file and those that all GPUs of the driver share; the driver's libraries lie below /usr.
// /sys tells libraries how accelerators and processors are connected.
void show_accelerators(Arguments& to, const RunPlan& plan) {
    bool gpus = false;
    for (const FoundAccelerator& one : plan.accelerators) {
        if (one.kind == AcceleratorKind::cpu) continue;
        gpus = true;
        for (const std::string& path : one.special_files) add_arguments(to, {"--dev-bind-try", path, path});
    }
    if (!gpus) return;
    for (const std::string path : {"/dev/nvidiactl", "/dev/nvidia-uvm", "/dev/nvidia-uvm-tools", "/dev/nvidia-caps"})
        add_arguments(to, {"--dev-bind-try", path, path});
    for (const std::string path : {"/sys/bus", "/sys/class", "/sys/devices", "/sys/module"})
        add_arguments(to, {"--ro-bind-try", path, path});
}

void separate(Arguments& to, const std::string& name) {
    add_arguments(to, {"--unshare-pid", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try", "--hostname", name,
                       "--new-session", "--die-with-parent", "--as-pid-1", "--clearenv"});
    // As root the sandbox is made with root's powers and needs no user namespace; of these its first process keeps the
    // three that it needs to change the account and to end the run. The run's program keeps none.
    if (changes_account())
        add_arguments(
            to, {"--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID", "--cap-add", "CAP_KILL"});
    else
        add_arguments(to, {"--unshare-user"});
}

}  // namespace

bool changes_account() {
    return ::geteuid() == 0;
}

std::vector<std::string> sandbox_arguments(const RunPlan& plan, const std::string& folder) {
    const RunOrder& order = plan.order;
    Arguments to{plan.settings.sandbox};
    separate(to, to_text(order.key.job));
    show_system(to);
    add_arguments(to,
                  {"--ro-bind", folder + "/accounts", "/etc/passwd", "--ro-bind", folder + "/groups", "/etc/group"});
    show_network(to, order.network);
    add_arguments(to, {"--proc", "/proc", "--dev", "/dev", "--perms", "1777", "--tmpfs", "/dev/shm", "--perms", "1777",
                       "--tmpfs", "/tmp", "--dir", "/var", "--symlink", "../tmp", "/var/tmp"});
    show_accelerators(to, plan);
    for (const SharedFolder& shared : plan.settings.shared) {
        open_way(to, shared.inside);
        add_arguments(to, {"--ro-bind-try", shared.outside, shared.inside});
    }
    open_way(to, inner_program);
    add_arguments(to, {"--bind", plan.settings.projects_folder + '/' + order.project, "/project", "--ro-bind",
                       own_program(), std::string(inner_program)});
    if (!order.script.empty()) add_arguments(to, {"--ro-bind", folder + "/script", std::string(inner_script)});
    add_arguments(to, {"--chdir", "/"});
    return to;
}

void end_sandbox(const std::string& folder) {
    constexpr int most_rounds = 20;
    for (int round = 0; round < most_rounds; ++round) {
        const auto left = processes_with_word(folder + "/accounts");
        if (left.empty()) return;
        for (const Process& process : left) end_process(process);
    }
}

Result<void, Fault> try_sandbox(const Settings& settings) {
    if (::access(settings.sandbox.c_str(), X_OK) != 0)
        return Failure{
            fault(FaultKind::unsupported, "no program " + settings.sandbox, "bubblewrap (apt install bubblewrap)")};
    Arguments to{settings.sandbox};
    separate(to, "probe");
    show_system(to);
    add_arguments(to, {"--unshare-net", "--proc", "/proc", "--dev", "/dev", "/usr/bin/true"});
    const auto answer = run_to_end(to);
    if (!answer.ok()) return answer.failure();
    if (answer->status == 0) return {};
    const std::string way =
        changes_account() ? "a sandbox (bwrap needs CAP_SYS_ADMIN: run outside a container, or give it this power)"
                          : "a sandbox (allow user namespaces: sysctl user.max_user_namespaces, "
                            "kernel.unprivileged_userns_clone=1)";
    return Failure{fault(FaultKind::unsupported, "bwrap: " + std::string(trimmed(answer->output)), way)};
}

}  // namespace gwanje::local
