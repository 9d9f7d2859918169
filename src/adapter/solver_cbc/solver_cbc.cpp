#include "adapter/solver_cbc/solver_cbc.hpp"

#include <stdlib.h>

#include <cerrno>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "adapter/solver_cbc/answer_text.hpp"
#include "adapter/solver_cbc/child.hpp"
#include "adapter/solver_cbc/program_text.hpp"
#include "select/outcome_with.hpp"

namespace gwanje {
namespace {

/// A folder that only this process reads, gone with its scope.
class ScratchFolder {
public:
    static Result<ScratchFolder, Fault> make(const std::string& under) {
        std::error_code error;
        const std::filesystem::path base =
            under.empty() ? std::filesystem::temp_directory_path(error) : std::filesystem::path(under);
        std::string name = (base / "gwanje-cbc-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) return Failure{fault_of_errno(errno, "make a folder in", base.string())};
        return ScratchFolder(name);
    }
    ScratchFolder(ScratchFolder&& other) noexcept : path_(std::exchange(other.path_, {})) {}
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder() {
        std::error_code ignored;
        if (!path_.empty()) std::filesystem::remove_all(path_, ignored);
    }

    [[nodiscard]] std::string file(const char* name) const { return path_ + "/" + name; }

private:
    explicit ScratchFolder(std::string path) : path_(std::move(path)) {}
    std::string path_;
};

Result<void, Fault> write_file(const std::string& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary);
    out << text;
    out.close();
    if (!out) return Failure{fault_of_errno(errno, "write", path)};
    return {};
}

std::string read_file(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string decimal_share(std::int64_t millionths) {
    const std::string digits = std::to_string(1'000'000 + millionths);
    return "0." + digits.substr(1);
}

/// The chosen choices, if they are a selection that every rule allows.
std::optional<select::Assignment> assignment_of(const select::Layout& layout, const std::vector<std::size_t>& chosen) {
    select::Assignment out(layout);
    for (const std::size_t choice : chosen) {
        if (choice >= layout.choice_count()) return std::nullopt;
        const std::size_t application = layout.choices[choice].application;
        if (out.chosen[application] >= 0) return std::nullopt;
        out.give(layout, application, static_cast<std::int64_t>(choice));
    }
    if (!select::verdict(layout, out).holds()) return std::nullopt;
    return out;
}

}  // namespace

Result<SolverAnswer, Fault> CbcSolver::solve(const select::Problem& problem, const SolverLimits& limits) {
    select::RankRun run = select::run_rank(problem);
    SolverAnswer out;
    if (run.layout.choice_count() == 0) {
        out.end = SolverEnd::proven;
        out.outcome = select::outcome_with(problem, run, select::Assignment(run.layout));
        out.outcome->bound = 0;
        return out;
    }
    const Result<ScratchFolder, Fault> folder = ScratchFolder::make(place_.scratch);
    if (!folder) return folder.failure();
    const ProgramText program = program_text(run.layout);
    GWANJE_TRY(write_file(folder->file("problem.lp"), program.text));
    ChildPlan plan;
    plan.program = place_.program;
    plan.arguments = {folder->file("problem.lp"),
                      "-ratio",
                      decimal_share(limits.gap),
                      "-sec",
                      std::to_string(limits.time.ms / 1000),
                      "-solve",
                      "-solution",
                      folder->file("solution.txt")};
    plan.output = folder->file("log.txt");
    plan.time = limits.time + place_.grace;
    plan.memory_bytes = limits.memory_bytes;
    const Result<ChildEnd, Fault> end = run_child(plan);
    if (!end) return end.failure();
    out.processor_time = end->processor_time;
    const std::optional<CbcAnswer> answer = read_cbc_solution(read_file(folder->file("solution.txt")));
    if (!answer) {
        if (end->timed_out) return out;
        return Failure{fault(FaultKind::io_error, "CBC left no solution", place_.program)};
    }
    out.end = answer->end;
    if (answer->end == SolverEnd::infeasible) return out;
    std::optional<select::Assignment> assignment = assignment_of(run.layout, answer->chosen);
    if (!assignment) {
        out.end = SolverEnd::stopped;
        return out;
    }
    const std::optional<double> bound = read_cbc_bound(read_file(folder->file("log.txt")));
    const std::int64_t value = assignment->value;
    out.outcome = select::outcome_with(problem, std::move(run), std::move(*assignment));
    // CBC computes with about nine digits: what it calls a bound is taken with that much to spare.
    const double proven = bound ? *bound * program.value_unit * (1 + 1e-9) : 0;
    out.outcome->bound = std::max(value, static_cast<std::int64_t>(std::ceil(proven)));
    return out;
}

}  // namespace gwanje
