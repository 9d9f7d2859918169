#include "cli/twin_replay.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <memory>

#include "adapter/trace/philly.hpp"
#include "adapter/trace/swf.hpp"
#include "base/text.hpp"
#include "cli/twin_progress.hpp"
#include "json/json.hpp"
#include "twin/node_replay.hpp"
#include "twin/statistics.hpp"

namespace gwanje::cli {

namespace {

struct ReplayOptions {
    std::string file;
    std::string format = "swf";
    std::string vc;
    std::string policy = "easy";
    std::string contract = "batch";
    std::string remainder = "fullest";
    std::string jobs_out;
    std::uint32_t processors = 0;
    std::uint32_t nodes = 0;
    std::uint32_t per_node = 8;
    bool requested = false;
    bool kill = false;
    bool json = false;
};

int refuse(const std::string& reason) {
    fmt::print(stderr, "gwanje twin replay: {}\n", reason);
    return 1;
}

Result<twin::Trace, adapter::TraceFault> read_trace(const ReplayOptions& options) {
    if (options.format == "philly") return adapter::read_philly(options.file, options.vc);
    return adapter::read_swf(options.file, {options.requested, options.kill});
}

/// "job_id,start_s" in the order of submission; jobs that did not start (stopped early) are not listed.
bool write_starts(const std::string& path, const twin::Trace& trace, const twin::Starts& starts) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(path == "-" ? stdout : std::fopen(path.c_str(), "w"),
                                                               path == "-" ? std::fflush : std::fclose);
    if (!file) return false;
    fmt::memory_buffer text;
    fmt::format_to(std::back_inserter(text), "job_id,start_s\n");
    for (std::size_t i = 0; i < starts.start.size(); ++i) {
        if (starts.start[i] < trace.jobs[i].submit) continue;
        fmt::format_to(std::back_inserter(text), "{},{}\n", trace.ids[i], starts.start[i]);
    }
    return std::fwrite(text.data(), 1, text.size(), file.get()) == text.size() && std::fflush(file.get()) == 0;
}

void print_statistics(std::FILE* to, const twin::Statistics& s) {
    fmt::print(to, "jobs                  {}\n", grouped(s.jobs));
    fmt::print(to, "wait, s               mean {:.2f} · p50 {} · p95 {} · p99 {} · most {}\n", s.wait_mean, s.wait_p50,
               s.wait_p95, s.wait_p99, s.wait_most);
    fmt::print(to, "bounded slowdown      mean {:.2f} (bound 10 s)\n", s.slowdown_mean);
    fmt::print(to, "turnaround, s         mean {:.2f}\n", s.turnaround_mean);
    fmt::print(to, "makespan, s           {}\n", s.makespan);
    fmt::print(to, "used of capacity      {:.4f} (accelerator-seconds run of accelerators × makespan)\n",
               s.used_of_capacity);
    fmt::print(to, "fairness              {:.4f} (Jain, users' mean bounded slowdowns)\n", s.fairness);
}

int replay(const ReplayOptions& options) {
    auto trace = read_trace(options);
    if (!trace.ok()) return refuse(trace.error().text());
    const std::uint32_t machine = options.nodes != 0        ? options.nodes * options.per_node
                                  : options.processors != 0 ? options.processors
                                                            : trace->processors;
    if (machine == 0)
        return refuse("the trace's header names no MaxProcs: say --processors P, or --nodes N with --per-node K");
    twin::leave_out_larger(*trace, machine);
    const twin::QueueName queue = *enum_from_text<twin::QueueName>(options.policy);
    const twin::Contract contract = *enum_from_text<twin::Contract>(options.contract);
    if (options.nodes != 0 && (queue == twin::QueueName::conservative || contract != twin::Contract::batch))
        return refuse("on nodes the contract is batch, and conservative backfill is not offered: leave out --nodes");

    twin::Starts starts;
    {
        TwinProgress progress("replay");
        const auto count = static_cast<double>(trace->jobs.size());
        const twin::Progress step = [&](std::size_t done) {
            return progress.step(static_cast<double>(done) / count, grouped(static_cast<std::int64_t>(done)) + " jobs");
        };
        if (options.nodes != 0) {
            const auto remainder = *enum_from_text<board::Remainder>(options.remainder);
            starts = replay_nodes(*trace, {options.nodes, options.per_node, queue, remainder}, step);
        } else {
            starts = replay_pool(*trace, {machine, queue, contract}, step);
        }
    }
    if (!options.jobs_out.empty() && !write_starts(options.jobs_out, *trace, starts))
        return refuse("cannot write " + options.jobs_out);
    std::FILE* const to = options.jobs_out == "-" ? stderr : stdout;
    const twin::Statistics statistics = statistics_of(trace->jobs, starts.start, machine);
    if (options.json) {
        fmt::print(to, "{}\n", json_text(statistics));
    } else {
        fmt::print(to, "machine               {} · policy {} · contract {}\n", machine, options.policy,
                   options.contract);
        print_statistics(to, statistics);
    }
    if (!trace->left_out.empty())
        fmt::print(stderr, "{} jobs are larger than the machine ({}) and were left out, first {}\n",
                   trace->left_out.size(), machine, trace->left_out.front());
    if (starts.done < trace->jobs.size()) {
        fmt::print(stderr, "stopped after {} of {} jobs; what had started is in the results\n", starts.done,
                   trace->jobs.size());
        return 130;
    }
    return 0;
}

}  // namespace

void add_twin_replay(CLI::App& twin, int& exit_code) {
    const auto options = std::make_shared<ReplayOptions>();
    CLI::App* const command = twin.add_subcommand("replay", "Replay recorded jobs: who would have started when");
    command->add_option("FILE", options->file, "trace, plain or .gz; - for standard input")->required();
    command
        ->add_option(
            "--format", options->format,
            "swf (Standard Workload Format) or philly (table of the Philly trace)")  // word-ok(workload): its name
        ->check(CLI::IsMember({"swf", "philly"}))
        ->capture_default_str();
    command->add_option("--vc", options->vc, "of a Philly trace, only this one");
    command->add_option("--processors", options->processors, "one pool of so many (default: MaxProcs of the header)");
    command->add_option("--nodes", options->nodes, "place on so many nodes, gangs whole or not at all")
        ->check(CLI::Range(1, 10'000'000));
    command->add_option("--per-node", options->per_node, "accelerators of each node")
        ->check(CLI::Range(1, 4096))
        ->capture_default_str();
    command
        ->add_option("--remainder", options->remainder,
                     "what a gang needs beyond whole nodes goes to the fullest or emptiest")
        ->check(CLI::IsMember({"fullest", "emptiest"}))
        ->capture_default_str();
    command->add_option("--policy", options->policy, "fcfs, sjf, easy, easy_sjf, conservative (docs/policies.md)")
        ->check(CLI::IsMember({"fcfs", "sjf", "easy", "easy_sjf", "conservative"}))
        ->capture_default_str();
    command->add_option("--contract", options->contract, "order of events within a second: batch, subfirst, pyssrule")
        ->check(CLI::IsMember({"batch", "subfirst", "pyssrule"}))
        ->capture_default_str();
    command->add_option("--jobs", options->jobs_out, "write job_id,start_s here (- for standard output)");
    command->add_flag("--requested-processors", options->requested, "field 8 of SWF before field 5");
    command->add_flag("--kill-at-estimate", options->kill,
                      "jobs end at their estimate (default: a longer run raises it)");
    command->add_flag("--json", options->json, "statistics as JSON");
    command->callback([options, &exit_code] { exit_code = replay(*options); });
}

}  // namespace gwanje::cli
