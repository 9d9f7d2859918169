#include <gtest/gtest.h>

#include <cstring>

#include "adapter/telemetry_nvml/nvml_telemetry.hpp"

namespace gwanje {
namespace {

constexpr nvml::Answer not_supported = 3;
constexpr nvml::Answer gpu_is_lost = 15;

// Two GPUs; the second one can be made to fall off the bus, or to keep its figures to itself.
struct Machine {
    bool second_lost = false;
    bool second_silent = false;
    int inits = 0;
    int shutdowns = 0;

    static unsigned number_of(nvml::Gpu gpu) { return *static_cast<const unsigned*>(gpu); }
    static void put(const std::string& text, char* to, unsigned size) { std::strncpy(to, text.c_str(), size - 1); }
    unsigned numbers[2] = {0, 1};

    nvml::Functions functions() {
        nvml::Functions f;
        f.init = [this] { return ++inits, nvml::done; };
        f.shutdown = [this] { return ++shutdowns, nvml::done; };
        f.text_of = [](nvml::Answer) { return "as the library says"; };
        f.count = [](unsigned* count) { return *count = 2, nvml::done; };
        f.by_index = [this](unsigned index, nvml::Gpu* gpu) {
            if (index == 1 && second_lost) return gpu_is_lost;
            return *gpu = &numbers[index], nvml::done;
        };
        f.name = [](nvml::Gpu, char* to, unsigned size) { return put("NVIDIA H100", to, size), nvml::done; };
        f.uuid = [](nvml::Gpu gpu, char* to, unsigned size) {
            return put("GPU-" + std::to_string(number_of(gpu)), to, size), nvml::done;
        };
        f.minor_number = [](nvml::Gpu gpu, unsigned* minor) { return *minor = 1 - number_of(gpu), nvml::done; };
        f.memory = [](nvml::Gpu, nvml::Memory* memory) { return *memory = {80, 50, 30}, nvml::done; };
        f.power_limit = [](nvml::Gpu, unsigned* limit) { return *limit = 700'000, nvml::done; };
        f.active_rates = [this](nvml::Gpu gpu, nvml::ActiveRates* rates) {
            if (number_of(gpu) == 1 && second_silent) return not_supported;
            return *rates = {37, 5}, nvml::done;
        };
        f.power = [](nvml::Gpu, unsigned* power) { return *power = 350'499, nvml::done; };
        f.temperature = [](nvml::Gpu, int, unsigned* degrees) { return *degrees = 61, nvml::done; };
        return f;
    }
};

TEST(Nvml, TellsTheAcceleratorsOfTheNode) {
    Machine machine;
    const auto telemetry = NvmlTelemetry::with(machine.functions());
    ASSERT_TRUE(telemetry.ok());
    const auto found = (*telemetry)->accelerators();
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 2U);
    const FoundAccelerator& second = (*found)[1];
    EXPECT_EQ(second.slot, 1);
    EXPECT_EQ(second.serial, "GPU-1");
    EXPECT_EQ(second.model, "NVIDIA H100");
    EXPECT_EQ(second.memory, Bytes{80});
    EXPECT_EQ(second.power_limit, Watts{700});
    EXPECT_EQ(second.special_files, std::vector<std::string>{"/dev/nvidia0"});
}

TEST(Nvml, ALostAcceleratorIsLeftOutAndTheOthersKeepTheirSlots) {
    Machine machine;
    const auto telemetry = NvmlTelemetry::with(machine.functions());
    machine.second_lost = true;
    const auto found = (*telemetry)->accelerators();
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(found->front().slot, 0);
    EXPECT_EQ((*telemetry)->sample(Instant{1})->size(), 1U);
}

TEST(Nvml, WhatIsNotToldIsUnknownNotZero) {
    Machine machine;
    machine.second_silent = true;
    const auto telemetry = NvmlTelemetry::with(machine.functions());
    const auto samples = (*telemetry)->sample(Instant{42});
    ASSERT_TRUE(samples.ok());
    ASSERT_EQ(samples->size(), 2U);
    EXPECT_EQ((*samples)[0].at, Instant{42});
    EXPECT_EQ((*samples)[0].active_permille, 370);
    EXPECT_EQ((*samples)[0].power, Watts{350});
    EXPECT_EQ((*samples)[0].degrees, 61);
    EXPECT_EQ((*samples)[1].active_permille, std::nullopt);
    EXPECT_EQ((*samples)[1].memory_used, Bytes{30});
}

TEST(Nvml, IsShutDownOnceAfterEachStart) {
    Machine machine;
    { const auto telemetry = NvmlTelemetry::with(machine.functions()); }
    EXPECT_EQ(machine.inits, 1);
    EXPECT_EQ(machine.shutdowns, 1);
}

TEST(Nvml, AMachineWithoutTheLibrarySaysSo) {
    const auto telemetry = NvmlTelemetry::open("libgwanje-no-such-library.so.1");
    ASSERT_FALSE(telemetry.ok());
    EXPECT_EQ(telemetry.error().kind, FaultKind::unsupported);
    EXPECT_NE(sentence(telemetry.error(), Language::en).find("NVIDIA"), std::string::npos);
}

// A library that is there but is not NVML: the C library itself.
TEST(Nvml, ALibraryThatLacksTheFunctionsIsRefused) {
    const auto telemetry = NvmlTelemetry::open("libc.so.6");
    ASSERT_FALSE(telemetry.ok());
    EXPECT_EQ(telemetry.error().kind, FaultKind::unsupported);
}

}  // namespace
}  // namespace gwanje
