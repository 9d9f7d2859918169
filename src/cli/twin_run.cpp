#include "cli/twin_run.hpp"

#include <fmt/format.h>

#include <atomic>
#include <memory>
#include <optional>
#include <thread>

#include "adapter/trace/trace_input.hpp"
#include "base/text.hpp"
#include "cli/twin_files.hpp"
#include "cli/twin_progress.hpp"
#include "cli/twin_scenario.hpp"
#include "twin/centre.hpp"

namespace gwanje::cli {

namespace {

struct RunOptions {
    std::string scenario;
    std::string other;
    std::string out;
    std::optional<std::uint64_t> seed;
    std::uint32_t seeds = 1;
    bool jobs = false;
};

struct Input {
    twin::Scenario scenario;
    std::string hash;
};

Result<Input, std::string> read_input(const std::string& path, const RunOptions& options) {
    std::string text;
    const auto read = adapter::read_trace_file(path, [&](std::string_view piece) -> Result<void, adapter::TraceFault> {
        text += piece;
        return {};
    });
    if (!read.ok()) return Failure{read.error().text()};
    auto scenario = read_scenario(text, path == "-" ? "standard input" : path);
    if (!scenario.ok()) return scenario.failure();
    if (options.seed) scenario->seed = *options.seed;
    return Input{std::move(*scenario), input_hash(text)};
}

int refuse_run(const std::string& reason) {
    fmt::print(stderr, "gwanje twin: {}\n", reason);
    return 1;
}

/// Runs the scenario with seeds seed, seed + 1, …, side by side on the cores there are. Each run is alone with its
/// chance, so the outcomes do not depend on how many run at once.
std::vector<twin::Outcome> run_seeds(const twin::Scenario& scenario, std::uint32_t seeds, const twin::JobSink& sink) {
    std::vector<twin::Scenario> scenarios(seeds, scenario);
    for (std::uint32_t i = 0; i < seeds; ++i) scenarios[i].seed += i;
    std::vector<twin::Outcome> outcomes(seeds);
    TwinProgress progress(scenario.name);
    const auto length = static_cast<double>((scenario.end - scenario.begin).ms);
    const auto run = [&](std::uint32_t i) {
        outcomes[i] = twin::Centre(scenarios[i], sink).run([&](Instant at) {
            if (i != 0) return !TwinProgress::stop_asked();
            return progress.step(static_cast<double>((at - scenario.begin).ms) / length, seoul_date_text(at));
        });
    };
    std::atomic<std::uint32_t> next = 0;
    const auto work = [&] {
        for (std::uint32_t i = next++; i < seeds; i = next++) run(i);
    };
    const std::uint32_t cores = std::min(seeds, std::max(1U, std::thread::hardware_concurrency()));
    std::vector<std::jthread> others;
    for (std::uint32_t i = 1; i < cores; ++i) others.emplace_back(work);
    work();
    others.clear();
    return outcomes;
}

void print_outcome(const twin::Outcome& o) {
    const auto share = [](std::int64_t part, std::int64_t base) {
        return base > 0 ? percent_text(part, base) + " %" : std::string("–");
    };
    fmt::print("{} · seed {} · until {}\n", o.scenario, o.seed, seoul_date_text(o.until));
    fmt::print("jobs submitted        {}\n", grouped(o.jobs));
    fmt::print("installed             {} accelerator-hours\n", grouped(o.installed_hours));
    fmt::print("usable                {} ({} of installed)\n", grouped(o.usable_hours),
               share(o.usable_hours, o.installed_hours));
    fmt::print("running               {} ({} of usable), of these services {}\n", grouped(o.running_hours),
               share(o.running_hours, o.usable_hours), grouped(o.service_hours));
    fmt::print("energy                {} MWh, peak {:.3f} MW, {} KRW\n", grouped(o.energy.amount / 3'600'000'000),
               static_cast<double>(o.peak_power.amount) / 1e6, grouped(o.energy_cost.amount));
    fmt::print("node failures         {} · deepest queue {}\n", grouped(o.node_failures), grouped(o.most_waiting));
    fmt::print("{:<16}{:>12}{:>12}{:>10}{:>10}{:>10}{:>10}{:>12}{:>12}{:>10}\n", "class", "started", "gave up",
               "wait mean", "p50", "p95", "p99", "preempted", "failed", "fairness");
    for (const twin::ClassOutcome& c : o.classes)
        fmt::print("{:<16}{:>12}{:>12}{:>10}{:>10}{:>10}{:>10}{:>12}{:>12}{:>10.3f}\n", c.name, grouped(c.started),
                   grouped(c.gave_up), to_text(seconds(static_cast<std::int64_t>(c.wait_mean))),
                   to_text(seconds(c.wait_p50)), to_text(seconds(c.wait_p95)), to_text(seconds(c.wait_p99)),
                   grouped(c.preempted), grouped(c.failed), c.fairness);
}

int run_scenario(const RunOptions& options) {
    const auto input = read_input(options.scenario, options);
    if (!input.ok()) return refuse_run(input.error());
    std::optional<JobsFile> jobs;
    twin::JobSink sink;
    if (options.jobs) {
        auto file = JobsFile::open(options.out);
        if (!file.ok()) return refuse_run(file.error());
        jobs.emplace(std::move(*file));
        sink = [&jobs](const twin::JobRecord& record) { jobs->add(record); };
    }
    const std::vector<twin::Outcome> outcomes = run_seeds(input->scenario, options.jobs ? 1 : options.seeds, sink);
    if (jobs && !jobs->close()) return refuse_run("cannot write " + options.out + "/jobs.csv");
    for (const twin::Outcome& outcome : outcomes) {
        print_outcome(outcome);
        const std::string folder =
            outcomes.size() == 1 ? options.out : options.out + "/seed-" + std::to_string(outcome.seed);
        const auto written = write_outcome(folder, outcome, input->hash);
        if (!written.ok()) return refuse_run(written.error());
    }
    if (outcomes.front().until < input->scenario.end) {
        fmt::print(stderr, "stopped at {} of {}; what was computed until then is in {}\n",
                   to_text(outcomes.front().until), to_text(input->scenario.end), options.out);
        return 130;
    }
    return 0;
}

int compare(const RunOptions& options) {
    const auto now = read_input(options.scenario, options);
    if (!now.ok()) return refuse_run(now.error());
    const auto then = read_input(options.other, options);
    if (!then.ok()) return refuse_run(then.error());
    const twin::Outcome a = run_seeds(now->scenario, 1, {}).front();
    const twin::Outcome b = run_seeds(then->scenario, 1, {}).front();
    const auto row = [](const std::string& what, double first, double second) {
        const double change = first != 0 ? (second - first) / first * 100 : 0;
        fmt::print("{:<34}{:>18.2f}{:>18.2f}{:>+10.1f} %\n", what, first, second, change);
    };
    fmt::print("{:<34}{:>18}{:>18}\n", "", a.scenario, b.scenario);
    row("running, accelerator-hours", static_cast<double>(a.running_hours), static_cast<double>(b.running_hours));
    row("usable, accelerator-hours", static_cast<double>(a.usable_hours), static_cast<double>(b.usable_hours));
    row("energy, MWh", static_cast<double>(a.energy.amount) / 3.6e9, static_cast<double>(b.energy.amount) / 3.6e9);
    row("peak power, MW", static_cast<double>(a.peak_power.amount) / 1e6,
        static_cast<double>(b.peak_power.amount) / 1e6);
    for (const twin::ClassOutcome& one : a.classes)
        for (const twin::ClassOutcome& other : b.classes) {
            if (one.name != other.name) continue;
            row(one.name + ": wait mean, s", one.wait_mean, other.wait_mean);
            row(one.name + ": wait p95, s", static_cast<double>(one.wait_p95), static_cast<double>(other.wait_p95));
            row(one.name + ": started", static_cast<double>(one.started), static_cast<double>(other.started));
            row(one.name + ": preempted", static_cast<double>(one.preempted), static_cast<double>(other.preempted));
        }
    if (options.out.empty()) return 0;
    const auto first = write_outcome(options.out + "/now", a, now->hash);
    const auto second = write_outcome(options.out + "/then", b, then->hash);
    if (!first.ok()) return refuse_run(first.error());
    return second.ok() ? 0 : refuse_run(second.error());
}

}  // namespace

void add_twin_run(CLI::App& twin, int& exit_code) {
    const auto options = std::make_shared<RunOptions>();
    CLI::App* const run = twin.add_subcommand("run", "Run a scenario: a centre over months or years");
    run->add_option("SCENARIO", options->scenario, "scenario file (scenarios/twin/README.md); - for standard input")
        ->required();
    run->add_option("--out", options->out, "folder for summary.json, classes.csv, samples.csv")->required();
    run->add_option("--seed", options->seed, "instead of the scenario's seed");
    run->add_option("--seeds", options->seeds, "run so many seeds side by side, each into its own folder")
        ->check(CLI::Range(1, 10'000));
    run->add_flag("--jobs", options->jobs, "write jobs.csv too (one seed)");
    run->callback([options, &exit_code] { exit_code = run_scenario(*options); });

    CLI::App* const what_if = twin.add_subcommand("what-if", "Run two scenarios with the same seed and compare them");
    what_if->add_option("NOW", options->scenario, "scenario file of what is")->required();
    what_if->add_option("THEN", options->other, "scenario file of what could be")->required();
    what_if->add_option("--out", options->out, "folder for the results of both");
    what_if->add_option("--seed", options->seed, "instead of the scenarios' seeds");
    what_if->callback([options, &exit_code] { exit_code = compare(*options); });
}

}  // namespace gwanje::cli
