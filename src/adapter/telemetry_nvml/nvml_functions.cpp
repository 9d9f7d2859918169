#include "adapter/telemetry_nvml/nvml_functions.hpp"

#include <dlfcn.h>

#include <cstring>

namespace gwanje::nvml {

namespace {

// POSIX makes an object pointer and a function pointer of the same size; dlsym hands out the first.
template <class Signature>
bool look_up(void* library, const char* name, std::function<Signature>& to) {
    void* const found = ::dlsym(library, name);
    if (found == nullptr) return false;
    Signature* function = nullptr;
    static_assert(sizeof function == sizeof found);
    std::memcpy(&function, &found, sizeof function);
    to = function;
    return true;
}

}  // namespace

Result<Functions, Fault> load_functions(const std::string& name) {
    void* const library = ::dlopen(name.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (library == nullptr) return Failure{fault(FaultKind::unsupported, "no " + name, "NVIDIA GPUs (no driver)")};
    Functions f;
    const bool all = look_up(library, "nvmlInit_v2", f.init) && look_up(library, "nvmlShutdown", f.shutdown) &&
                     look_up(library, "nvmlErrorString", f.text_of) &&
                     look_up(library, "nvmlDeviceGetCount_v2", f.count) &&
                     look_up(library, "nvmlDeviceGetHandleByIndex_v2", f.by_index) &&
                     look_up(library, "nvmlDeviceGetName", f.name) && look_up(library, "nvmlDeviceGetUUID", f.uuid) &&
                     look_up(library, "nvmlDeviceGetMinorNumber", f.minor_number) &&
                     look_up(library, "nvmlDeviceGetMemoryInfo", f.memory) &&
                     look_up(library, "nvmlDeviceGetPowerManagementLimit", f.power_limit) &&
                     look_up(library, "nvmlDeviceGetUtilizationRates", f.active_rates) &&
                     look_up(library, "nvmlDeviceGetPowerUsage", f.power) &&
                     look_up(library, "nvmlDeviceGetTemperature", f.temperature);
    if (all) return f;
    ::dlclose(library);
    return Failure{fault(FaultKind::unsupported, name + " lacks a function", "this version of the NVIDIA driver")};
}

}  // namespace gwanje::nvml
