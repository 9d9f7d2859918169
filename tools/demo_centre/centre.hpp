// The generated files of the demonstration centre, as texts: everything that demo/centre/centre.toml refers to by a
// name that ends in .csv, save the accelerator catalogue, which is kept by hand.
#pragma once

#include <map>
#include <string>

#include "applications.hpp"

namespace gwanje::demo {

/// The seed of the demonstration centre as it is shipped.
constexpr std::uint64_t shipped_seed = 20250304;

/// Gwangju 2025: "GPU" 269 valid for 100 places, "HPC" 260 for 50, and those that must not be counted.
[[nodiscard]] CallPlan gwangju_2025();
/// The pilot of 2021: 11 bodies with urgent work.
[[nodiscard]] CallPlan pilot_2021();
/// A fast track for the cores of the machine that the centre runs on: its winner runs real work.
[[nodiscard]] CallPlan fast_track();

/// File name → content. The same seed gives the same bytes on every machine.
[[nodiscard]] std::map<std::string, std::string> centre_files(std::uint64_t seed);

}  // namespace gwanje::demo
