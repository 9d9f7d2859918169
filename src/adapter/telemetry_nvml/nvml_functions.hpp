// The few functions of NVIDIA's management library that are used, declared here by their published binary interface
// (NVIDIA, "NVML API Reference Guide") and looked up when the program runs, so that it builds and starts without them.
#pragma once

#include <functional>
#include <string>

#include "base/result.hpp"
#include "port/fault.hpp"

namespace gwanje::nvml {

using Answer = int;  ///< 0: done; anything else is a reason
using Gpu = void*;   ///< opaque handle
inline constexpr Answer done = 0;

struct Memory {
    unsigned long long total = 0;  ///< bytes
    unsigned long long free = 0;
    unsigned long long used = 0;
};
struct ActiveRates {
    unsigned gpu = 0;  ///< percent of the last sample period in which a kernel ran
    unsigned memory = 0;
};

/// Tests put their own in.
struct Functions {
    std::function<Answer()> init;
    std::function<Answer()> shutdown;
    std::function<const char*(Answer)> text_of;
    std::function<Answer(unsigned*)> count;
    std::function<Answer(unsigned, Gpu*)> by_index;
    std::function<Answer(Gpu, char*, unsigned)> name;
    std::function<Answer(Gpu, char*, unsigned)> uuid;
    std::function<Answer(Gpu, unsigned*)> minor_number;
    std::function<Answer(Gpu, Memory*)> memory;
    std::function<Answer(Gpu, unsigned*)> power_limit;  ///< milliwatts
    std::function<Answer(Gpu, ActiveRates*)> active_rates;
    std::function<Answer(Gpu, unsigned*)> power;  ///< milliwatts
    std::function<Answer(Gpu, int, unsigned*)> temperature;
};

/// Loads the library and keeps it for the life of the program. Fault `unsupported`: there is none, so no such GPUs.
[[nodiscard]] Result<Functions, Fault> load_functions(const std::string& library);

}  // namespace gwanje::nvml
