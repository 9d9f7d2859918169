#include "adapter/telemetry_nvml/nvml_telemetry.hpp"

#include <array>

namespace gwanje {

namespace {

constexpr int on_the_chip = 0;  // NVML_TEMPERATURE_GPU

std::string text_in(const std::array<char, 128>& buffer) {
    return buffer.data();
}

// A value that the GPU does not tell (old models, virtual GPUs) stays absent. The library tells milliwatts.
std::optional<Watts> watts_told(const std::function<nvml::Answer(nvml::Gpu, unsigned*)>& ask, nvml::Gpu gpu) {
    unsigned milliwatts = 0;
    if (ask(gpu, &milliwatts) != nvml::done) return std::nullopt;
    return Watts{(static_cast<std::int64_t>(milliwatts) + 500) / 1000};
}

}  // namespace

Result<std::unique_ptr<NvmlTelemetry>, Fault> NvmlTelemetry::open(const std::string& library) {
    auto functions = nvml::load_functions(library);
    if (!functions.ok()) return functions.failure();
    return with(std::move(*functions));
}

Result<std::unique_ptr<NvmlTelemetry>, Fault> NvmlTelemetry::with(nvml::Functions functions) {
    const nvml::Answer answer = functions.init();
    if (answer == nvml::done) return std::make_unique<NvmlTelemetry>(std::move(functions));
    return Failure{fault(FaultKind::unsupported, std::string("nvmlInit: ") + functions.text_of(answer),
                         "NVIDIA GPUs (the driver does not answer)")};
}

NvmlTelemetry::~NvmlTelemetry() {
    functions_.shutdown();
}

Fault NvmlTelemetry::fault_of(nvml::Answer answer, std::string_view doing) const {
    return fault(FaultKind::unreachable, std::string(doing) + ": " + functions_.text_of(answer), "NVML", answer);
}

Result<std::vector<NvmlTelemetry::Known>, Fault> NvmlTelemetry::gpus() {
    unsigned count = 0;
    if (const auto answer = functions_.count(&count); answer != nvml::done)
        return Failure{fault_of(answer, "count the GPUs")};
    std::vector<Known> all;
    for (unsigned index = 0; index < count; ++index) {
        Known one;
        std::array<char, 128> uuid{};
        // A GPU that has fallen off the bus does not answer: it keeps its place in the order, without a name.
        if (functions_.by_index(index, &one.handle) == nvml::done &&
            functions_.uuid(one.handle, uuid.data(), static_cast<unsigned>(uuid.size())) == nvml::done)
            one.uuid = text_in(uuid);
        all.push_back(std::move(one));
    }
    return all;
}

Result<std::vector<FoundAccelerator>, Fault> NvmlTelemetry::accelerators() {
    const std::lock_guard hold(mutex_);
    const auto all = gpus();
    if (!all.ok()) return all.failure();
    std::vector<FoundAccelerator> found;
    std::int64_t slot = -1;
    for (const Known& gpu : *all) {
        ++slot;
        if (gpu.uuid.empty()) continue;
        FoundAccelerator one;
        one.slot = slot;
        one.kind = AcceleratorKind::gpu;
        one.serial = gpu.uuid;
        one.vendor = "NVIDIA";
        std::array<char, 128> name{};
        if (functions_.name(gpu.handle, name.data(), static_cast<unsigned>(name.size())) == nvml::done)
            one.model = text_in(name);
        nvml::Memory memory;
        if (functions_.memory(gpu.handle, &memory) == nvml::done)
            one.memory = Bytes{static_cast<std::int64_t>(memory.total)};
        one.power_limit = watts_told(functions_.power_limit, gpu.handle);
        unsigned minor = 0;
        if (functions_.minor_number(gpu.handle, &minor) == nvml::done)
            one.special_files.push_back("/dev/nvidia" + std::to_string(minor));
        found.push_back(std::move(one));
    }
    return found;
}

Result<std::vector<AcceleratorSample>, Fault> NvmlTelemetry::sample(Instant now) {
    const std::lock_guard hold(mutex_);
    const auto all = gpus();
    if (!all.ok()) return all.failure();
    std::vector<AcceleratorSample> samples;
    for (const Known& gpu : *all) {
        if (gpu.uuid.empty()) continue;
        AcceleratorSample one;
        one.serial = gpu.uuid;
        one.at = now;
        nvml::ActiveRates rates;
        if (functions_.active_rates(gpu.handle, &rates) == nvml::done)
            one.active_permille = static_cast<std::int64_t>(rates.gpu) * 10;
        nvml::Memory memory;
        if (functions_.memory(gpu.handle, &memory) == nvml::done)
            one.memory_used = Bytes{static_cast<std::int64_t>(memory.used)};
        one.power = watts_told(functions_.power, gpu.handle);
        unsigned degrees = 0;
        if (functions_.temperature(gpu.handle, on_the_chip, &degrees) == nvml::done)
            one.degrees = static_cast<std::int64_t>(degrees);
        samples.push_back(std::move(one));
    }
    return samples;
}

}  // namespace gwanje
