// What this machine lets the engine enforce, said to the operator in both languages.
#include <algorithm>

#include "adapter/engine_local/control_group.hpp"
#include "adapter/engine_local/local_engine.hpp"
#include "adapter/engine_local/sandbox.hpp"

namespace gwanje::local {

namespace {

bool has_power(const std::vector<GroupPlace>& places, GroupPower power) {
    return std::any_of(places.begin(), places.end(), [&](const GroupPlace& place) { return place.power == power; });
}

Capability sandbox_capability(const Result<void, Fault>& sandbox) {
    if (!sandbox.ok())
        return {"sandbox", Enforcement::none,
                "격리 환경을 만들 수 없어 작업을 실행하지 않습니다: " + sandbox.error().where,
                "No sandbox can be made, so no job is run: " + sandbox.error().where};
    if (changes_account())
        return {"sandbox", Enforcement::full,
                "작업은 격리된 파일·프로세스 공간에서 권한 없는 별도 계정으로 실행됩니다.",
                "Jobs run in a view of files and processes of their own, under an account without powers."};
    return {"sandbox", Enforcement::full, "작업은 격리된 파일·프로세스 공간에서 서버와 같은 계정으로 실행됩니다.",
            "Jobs run in a view of files and processes of their own, under the server's account."};
}

Capability network_capability(const Result<void, Fault>& sandbox) {
    if (!sandbox.ok()) return {"network", Enforcement::none, "격리 환경이 없습니다.", "There is no sandbox."};
    return {"network", Enforcement::full, "신청하지 않은 작업에는 네트워크가 보이지 않습니다.",
            "A job that did not ask for it sees no network."};
}

Capability cores_capability(bool pinned) {
    if (pinned)
        return {"cores", Enforcement::full, "작업은 배정된 코어 밖에서 실행될 수 없습니다(cgroup).",
                "A job cannot run outside its cores (control groups)."};
    return {
        "cores", Enforcement::partial,
        "작업은 배정된 코어에서 시작하지만 스스로 다른 코어로 옮기는 것은 막지 못합니다. 막으려면 서버를 root로 "
        "실행하거나 "
        "cgroup cpuset을 위임하십시오.",
        "A job starts on its cores but could move itself to others. To prevent it run the server as root or delegate "
        "the control group 'cpuset' to it."};
}

Capability memory_capability(bool limited) {
    if (limited)
        return {"memory", Enforcement::full, "메모리 한도는 작업의 모든 프로세스를 합쳐 적용됩니다(cgroup).",
                "The memory limit holds for all processes of a job together (control groups)."};
    return {
        "memory", Enforcement::partial,
        "메모리 한도는 프로세스마다 따로 적용됩니다. 작업 전체에 적용하려면 서버를 root로 실행하거나 cgroup memory를 "
        "위임하십시오.",
        "The memory limit holds for each process by itself. For a limit of the whole job run the server as root or "
        "delegate the control group 'memory' to it."};
}

Capability processes_capability(bool limited, std::int64_t most) {
    const std::string number = std::to_string(most);
    if (limited)
        return {"processes", Enforcement::full, "작업 하나의 프로세스와 스레드는 " + number + "개까지입니다(cgroup).",
                "A job has at most " + number + " processes and threads (control groups)."};
    return {"processes", Enforcement::none,
            "프로세스 수를 제한하지 못합니다. 제한하려면 서버를 root로 실행하거나 cgroup pids를 위임하십시오.",
            "The number of processes is not limited. To limit it run the server as root or delegate the control group "
            "'pids' to it."};
}

Capability accelerators_capability(const Result<std::vector<FoundAccelerator>, Fault>& found) {
    if (!found.ok())
        return {"accelerators", Enforcement::none,
                "가속기를 확인할 수 없습니다: " + sentence(found.error(), Language::ko),
                "The accelerators cannot be told: " + sentence(found.error(), Language::en)};
    const auto cores = std::count_if(found->begin(), found->end(),
                                     [](const FoundAccelerator& one) { return one.kind == AcceleratorKind::cpu; });
    const std::string number = std::to_string(found->size());
    if (cores > 0)
        return {
            "accelerators", Enforcement::full,
            "GPU가 없어 이 기계의 코어 " + number + "개를 'cpu' 종류의 가속기로 제공합니다.",
            "There are no GPUs: the " + number + " cores of this machine are offered as accelerators of kind 'cpu'."};
    return {"accelerators", Enforcement::full, "작업에는 배정된 GPU만 보입니다(이 기계에 " + number + "개).",
            "A job sees only the GPUs it was granted (of " + number + " in this machine)."};
}

Capability usage_capability(bool account) {
    if (account)
        return {"usage", Enforcement::full, "프로세서 사용 시간은 커널이 작업별로 빠짐없이 셉니다(cgroup).",
                "The kernel counts the processor time of each job without gaps (control groups)."};
    return {
        "usage", Enforcement::partial,
        "실행 중의 프로세서 사용 시간은 프로세스 목록에서 어림하고, 끝난 뒤에 정확한 값으로 바뀝니다.",
        "While a job runs its processor time is summed up from the list of processes; once it has ended it is exact."};
}

Capability time_capability() {
    return {"time", Enforcement::full, "시간 한도에 이르면 종료를 요청하고(TERM) 유예가 지나면 강제로 끝냅니다(KILL).",
            "At its time limit a job is asked to end (TERM) and, after the grace, ended (KILL)."};
}

}  // namespace

std::vector<Capability> capabilities_of(const Settings& settings, const Result<void, Fault>& sandbox,
                                        const Result<std::vector<FoundAccelerator>, Fault>& found) {
    const auto places = group_places_here(settings.control_groups);
    return {sandbox_capability(sandbox),
            accelerators_capability(found),
            network_capability(sandbox),
            time_capability(),
            cores_capability(has_power(places, GroupPower::cores)),
            memory_capability(has_power(places, GroupPower::memory)),
            processes_capability(has_power(places, GroupPower::processes), settings.process_limit),
            usage_capability(has_power(places, GroupPower::cpu_account))};
}

}  // namespace gwanje::local
