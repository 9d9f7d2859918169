// This computer: what the embedded engine can grant, and the programs that lie beside gwanjed.
#pragma once

#include <memory>
#include <string>

#include "app/gwanjed/founding.hpp"
#include "port/telemetry.hpp"

namespace gwanje::app {

/// Accelerators by NVML where the driver has some, otherwise the processor's cores.
[[nodiscard]] std::unique_ptr<Telemetry> machine_telemetry();
[[nodiscard]] Machine this_machine(Telemetry& telemetry);
/// The folder of the running program.
[[nodiscard]] std::string program_folder();
/// `length` letters and digits without those that look alike, from the operating system's random source.
[[nodiscard]] std::string drawn_password(std::size_t length);

}  // namespace gwanje::app
