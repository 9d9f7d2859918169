#include "app/gwanjed/machine.hpp"

#include <sodium.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <thread>

#include "adapter/engine_local/core_telemetry.hpp"
#include "adapter/telemetry_nvml/nvml_telemetry.hpp"

namespace gwanje::app {

std::unique_ptr<Telemetry> machine_telemetry() {
    auto nvml = NvmlTelemetry::open();
    if (nvml.ok()) {
        const auto found = (*nvml)->accelerators();
        if (found.ok() && !found->empty()) return std::move(*nvml);
    }
    return std::make_unique<local::CoreTelemetry>();
}

Machine this_machine(Telemetry& telemetry) {
    Machine machine;
    std::array<char, 256> name{};
    if (gethostname(name.data(), name.size() - 1) == 0) machine.name = name.data();
    if (machine.name.empty()) machine.name = "this-machine";
    machine.cores = static_cast<std::int64_t>(std::thread::hardware_concurrency());
    machine.memory = {static_cast<std::int64_t>(sysconf(_SC_PHYS_PAGES)) *
                      static_cast<std::int64_t>(sysconf(_SC_PAGESIZE))};
    if (auto found = telemetry.accelerators(); found.ok()) machine.accelerators = std::move(*found);
    return machine;
}

std::string program_folder() {
    std::error_code error;
    const auto path = std::filesystem::read_symlink("/proc/self/exe", error);
    return error ? std::string(".") : path.parent_path().string();
}

std::string drawn_password(std::size_t length) {
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789";
    std::string out;
    while (out.size() < length) out += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    return out;
}

}  // namespace gwanje::app
