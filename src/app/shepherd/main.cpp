// gwanje-shepherd: started by the engine, one for each run; not a command for people, except `show`.
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

#include "adapter/engine_local/init.hpp"
#include "adapter/engine_local/shepherd.hpp"
#include "adapter/engine_local/show_run.hpp"
#include "adapter/telemetry_nvml/nvml_telemetry.hpp"
#include "base/text.hpp"

namespace {

constexpr int answer_descriptor = 3;

std::unique_ptr<gwanje::Telemetry> gpus() {
    auto nvml = gwanje::NvmlTelemetry::open();
    return nvml.ok() ? std::move(*nvml) : nullptr;
}

int descriptor_from(std::string_view text) {
    return static_cast<int>(gwanje::integer_from_text(text).value_or(-1));
}

}  // namespace

int main(int argc, char** argv) {
    const std::span<char*> words(argv, static_cast<std::size_t>(argc));
    const std::string_view verb = argc > 1 ? words[1] : "";
    if (verb == "watch" && argc == 3) return gwanje::local::run_shepherd(words[2], answer_descriptor, gpus);
    if (verb == "init" && argc == 4)
        return gwanje::local::run_init(descriptor_from(words[2]), descriptor_from(words[3]));
    if (verb == "show" && argc == 3) {
        const std::string text = gwanje::local::run_as_text(words[2]);
        std::fputs(text.c_str(), stdout);
        return text.empty() ? 1 : 0;
    }
    std::fputs("usage: gwanje-shepherd show RUN_FOLDER\n", stderr);
    return 2;
}
