// NVIDIA GPUs of this machine and what they say about themselves.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "adapter/telemetry_nvml/nvml_functions.hpp"
#include "port/telemetry.hpp"

namespace gwanje {

class NvmlTelemetry final : public Telemetry {
public:
    /// Fault `unsupported`: this machine has no NVIDIA driver.
    [[nodiscard]] static Result<std::unique_ptr<NvmlTelemetry>, Fault> open(
        const std::string& library = "libnvidia-ml.so.1");
    /// With functions that are already there; they are initialised here and shut down at the end.
    [[nodiscard]] static Result<std::unique_ptr<NvmlTelemetry>, Fault> with(nvml::Functions functions);

    explicit NvmlTelemetry(nvml::Functions functions) : functions_(std::move(functions)) {}
    NvmlTelemetry(const NvmlTelemetry&) = delete;
    NvmlTelemetry& operator=(const NvmlTelemetry&) = delete;
    ~NvmlTelemetry() override;

    /// By slot, which is NVML's index: the order of the PCI addresses. `serial` is the UUID.
    [[nodiscard]] Result<std::vector<FoundAccelerator>, Fault> accelerators() override;
    [[nodiscard]] Result<std::vector<AcceleratorSample>, Fault> sample(Instant now) override;

private:
    struct Known {
        nvml::Gpu handle = nullptr;
        std::string uuid;
    };
    [[nodiscard]] Fault fault_of(nvml::Answer answer, std::string_view doing) const;
    [[nodiscard]] Result<std::vector<Known>, Fault> gpus();

    std::mutex mutex_;
    nvml::Functions functions_;
};

}  // namespace gwanje
