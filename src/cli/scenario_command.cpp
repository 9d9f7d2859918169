#include "cli/scenario_command.hpp"

#include <cstdio>
#include <filesystem>

#include "cli/api_command.hpp"
#include "cli/progress.hpp"
#include "cli/server_ground.hpp"
#include "scenario/kernel_ground.hpp"
#include "scenario/run.hpp"

namespace gwanje::cli {
namespace {

struct Tally {
    std::size_t held = 0;
    std::size_t failed = 0;
    std::size_t passed_over = 0;
};

void say_line(const std::string& mark, const std::string& text) {
    static_cast<void>(std::fprintf(stdout, "%s %s\n", mark.c_str(), text.c_str()));
}

/// False when the file cannot be read.
bool run_file(const std::string& path, scenario::Ground& ground, bool time_can_pass, Tally& tally) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    const auto load = [&](const std::string& name) { return file_text((folder / name).string()); };
    const auto text = file_text(path);
    if (!text) return complain(path + "?"), false;
    const auto cases = scenario::parse_cases(path, *text, load);
    if (!cases) return complain(scenario::fault_text(cases.error())), false;
    ProgressBar bar(path);
    std::size_t played = 0;
    for (const scenario::Case& one : *cases) {
        bar.show(played++, cases->size());
        const scenario::Verdict verdict = scenario::play(one, ground, time_can_pass);
        if (verdict.finding) {
            ++tally.failed;
            say_line("✗", verdict.title + "\n" + scenario::finding_text(*verdict.finding));
        } else if (!verdict.passed_over.empty()) {
            ++tally.passed_over;
            say_line("–", verdict.title + " (" + verdict.passed_over + ")");
        } else {
            ++tally.held;
            say_line("✓", verdict.title);
        }
    }
    return true;
}

}  // namespace

int run_scenario_command(const Arguments& arguments, ApiClient* api, Voice say) {
    if (arguments.words.size() < 3 || arguments.words[1] != "run" || !arguments.options.empty())
        return complain("gwanje scenario run FILE… [--server URL]"), exit_usage;
    std::unique_ptr<scenario::Ground> ground;
    if (api == nullptr) {
        ground = std::make_unique<scenario::KernelGround>();
    } else {
        ground = std::make_unique<ServerGround>(*api);
    }
    Tally tally;
    for (std::size_t i = 2; i < arguments.words.size(); ++i)
        if (!run_file(arguments.words[i], *ground, api == nullptr, tally)) return exit_usage;
    const std::string sum = std::to_string(tally.held) + std::string(say(" 성립, ", " hold, ")) +
                            std::to_string(tally.failed) + std::string(say(" 어긋남, ", " do not, ")) +
                            std::to_string(tally.passed_over) + std::string(say(" 건너뜀", " passed over"));
    say_line("=", sum);
    return tally.failed == 0 ? exit_done : exit_refused;
}

}  // namespace gwanje::cli
