#include "cli/select_command.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <optional>
#include <string>

#include "adapter/select_json/select_json.hpp"
#include "adapter/solver_cbc/program_text.hpp"
#include "adapter/solver_cbc/solver_cbc.hpp"
#include "base/units.hpp"
#include "select/made_problem.hpp"
#include "select/optimum.hpp"
#include "select/rank.hpp"
#include "select/sentences.hpp"

namespace gwanje::cli {
namespace {

struct SolveOptions {
    std::string file;
    std::string way = "rank";
    std::string out = "-";
    bool more = false;
    bool steps = false;
    std::int64_t effort = 100;
    std::int64_t seconds = 60;
    std::int64_t gap = 1'000;
};

int refuse_selection(const std::string& why) {
    fmt::print(stderr, "gwanje select: {}\n", why);
    return 1;
}

std::optional<std::string> text_of(const std::string& file) {
    if (file == "-") return std::string(std::istreambuf_iterator<char>(std::cin), {});
    std::ifstream in(file, std::ios::binary);
    if (!in) return std::nullopt;
    return std::string(std::istreambuf_iterator<char>(in), {});
}

bool write_text(const std::string& file, const std::string& text) {
    if (file == "-") return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0;
    std::ofstream out(file, std::ios::binary);
    out << text;
    out.close();
    return static_cast<bool>(out);
}

struct ReadProblem {
    select::Problem problem;
    std::string hash;
};

/// The problem, or nothing after having said why.
std::optional<ReadProblem> problem_in(const std::string& file) {
    const std::optional<std::string> text = text_of(file);
    if (!text) return refuse_selection("cannot read " + file), std::nullopt;
    Result<select::Problem, select::ProblemFault> problem = read_problem(*text);
    if (problem) return ReadProblem{std::move(*problem), text_hash(*text)};
    const select::ProblemFault& fault = problem.error();
    refuse_selection(fmt::format(
        "{}{}{}: {}{}{}", file == "-" ? "standard input" : file, fault.path.empty() ? "" : ", ", fault.path,
        fault.value.empty() ? "" : fault.value + " ", fault.reason, fault.remedy.empty() ? "" : "; " + fault.remedy));
    return std::nullopt;
}

std::string contradiction_text(const select::Contradiction& contradiction) {
    std::string text = contradiction.proven
                           ? "these rules cannot hold together, and none of them can be spared:"
                           : "no selection was found that holds these rules (without proof that there is none):";
    for (const std::string& rule : contradiction.rules) text += "\n  - " + rule;
    return text + "\nNothing was awarded. Change one of them by an amendment of the call.";
}

/// The outcome by the way that was asked for, or nothing after having said why.
std::optional<select::Outcome> outcome_by(const select::Problem& problem, const SolveOptions& options) {
    if (options.way == "rank") return select::rank(problem);
    if (options.way == "cbc") {
        CbcSolver solver;
        SolverLimits limits;
        limits.time = seconds(options.seconds);
        limits.gap = options.gap;
        Result<SolverAnswer, Fault> answer = solver.solve(problem, limits);
        if (!answer) return refuse_selection(sentence(answer.error(), Language::en)), std::nullopt;
        if (!answer->outcome)
            return refuse_selection(answer->end == SolverEnd::infeasible ? "CBC: no selection holds all rules"
                                                                         : "CBC found nothing in this time"),
                   std::nullopt;
        return std::move(*answer->outcome);
    }
    select::OptimumPlan plan;
    plan.effort = options.effort;
    if (options.steps) plan.on_step = [](std::string_view step) { fmt::print(stderr, "{}\n", step); };
    Result<select::Outcome, select::Contradiction> best = select::optimum(problem, plan);
    if (!best) return refuse_selection(contradiction_text(best.error())), std::nullopt;
    return std::move(*best);
}

std::string summary(const select::Outcome& outcome) {
    std::string text = fmt::format("supported {} (partial {}), value {}", outcome.supported, outcome.partial,
                                   decimal_text(outcome.value, select::million));
    if (outcome.bound)
        text += fmt::format(", at most {} is possible ({} % reached)", decimal_text(*outcome.bound, select::million),
                            percent_text(outcome.value, std::max<std::int64_t>(1, *outcome.bound)));
    for (const select::PoolLine& line : outcome.pools)
        text += fmt::format("\n{}: asked {} applications, {} accelerators; granted {}, {}; cut line {}", line.pool,
                            line.asked_applications, line.asked_accelerators, line.granted_applications,
                            line.granted_accelerators, line.cut_line ? select::points_text(*line.cut_line) : "none");
    for (const std::string& floor : outcome.unmet) text += "\nnot reached: " + floor;
    return text + "\n";
}

int solve(const SolveOptions& options) {
    const std::optional<ReadProblem> read = problem_in(options.file);
    if (!read) return 1;
    std::optional<select::Outcome> outcome = outcome_by(read->problem, options);
    if (!outcome) return 1;
    const SelectionResult result = told(read->problem, std::move(*outcome), read->hash, options.more);
    if (!write_text(options.out, result_json(result) + "\n")) return refuse_selection("cannot write " + options.out);
    fmt::print(stderr, "{}", summary(result.outcome));
    return 0;
}

void add_solve(CLI::App& select, int& exit_code) {
    const auto options = std::make_shared<SolveOptions>();
    CLI::App* const command = select.add_subcommand("solve", "Who gets what, and why (docs/formats/selection.md)");
    command->add_option("PROBLEM", options->file, "JSON file; - for standard input")->required();
    command->add_option("--way", options->way, "rank: strictly by score; optimum: most value; cbc: the same by CBC")
        ->check(CLI::IsMember({"rank", "optimum", "cbc"}))
        ->capture_default_str();
    command->add_option("--out", options->out, "result as JSON; - for standard output")->capture_default_str();
    command->add_flag("--more", options->more, "with counterfactuals and sensitivity");
    command->add_flag("--steps", options->steps, "name each step of the optimum as it begins");
    command->add_option("--effort", options->effort, "percent of the usual search (optimum)")
        ->check(CLI::Range(1, 10'000))
        ->capture_default_str();
    command->add_option("--seconds", options->seconds, "time limit (cbc)")
        ->check(CLI::Range(1, 86'400))
        ->capture_default_str();
    command->add_option("--gap", options->gap, "stop this close, in millionths (cbc)")
        ->check(CLI::Range(0, 1'000'000))
        ->capture_default_str();
    command->callback([options, &exit_code] { exit_code = solve(*options); });
}

void add_make(CLI::App& select, int& exit_code) {
    struct MakeOptions {
        select::MadeSize size;
        std::string out = "-";
    };
    const auto options = std::make_shared<MakeOptions>();
    CLI::App* const command = select.add_subcommand("make", "Make up a problem to try things on");
    command->add_option("--applications", options->size.applications)
        ->check(CLI::Range(1, 1'000'000))
        ->capture_default_str();
    command->add_option("--seed", options->size.seed)->capture_default_str();
    command->add_option("--demand", options->size.demand_percent, "percent of capacity")
        ->check(CLI::Range(10, 10'000))
        ->capture_default_str();
    command->add_option("--out", options->out, "- for standard output")->capture_default_str();
    command->callback([options, &exit_code] {
        const std::string text = problem_json(select::made_problem(options->size)) + "\n";
        exit_code = write_text(options->out, text) ? 0 : refuse_selection("cannot write " + options->out);
    });
}

void add_program(CLI::App& select, int& exit_code) {
    struct ProgramOptions {
        std::string file;
        std::string out = "-";
    };
    const auto options = std::make_shared<ProgramOptions>();
    CLI::App* const command = select.add_subcommand(
        "program", "Write the problem as a mixed-integer program in LP text, for any other solver");
    command->add_option("PROBLEM", options->file, "JSON file; - for standard input")->required();
    command->add_option("--out", options->out, "- for standard output")->capture_default_str();
    command->callback([options, &exit_code] {
        const std::optional<ReadProblem> read = problem_in(options->file);
        if (!read) return void(exit_code = 1);
        const select::Layout layout = select::layout(read->problem, select::scores(read->problem));
        exit_code =
            write_text(options->out, program_text(layout).text) ? 0 : refuse_selection("cannot write " + options->out);
    });
}

}  // namespace

void add_select_command(CLI::App& app, int& exit_code) {
    CLI::App* const select = app.add_subcommand("select", "Selection: who gets the accelerators, and why");
    select->require_subcommand(1);
    add_solve(*select, exit_code);
    add_make(*select, exit_code);
    add_program(*select, exit_code);
}

}  // namespace gwanje::cli
