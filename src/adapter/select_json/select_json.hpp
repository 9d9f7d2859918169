// The files of a selection: the problem that goes in and the result that comes out (docs/formats/selection.md).
#pragma once

#include <string>
#include <string_view>

#include "base/result.hpp"
#include "select/check_problem.hpp"
#include "select/compare.hpp"
#include "select/explain.hpp"

namespace gwanje {

/// An explanation with the sentences that the applicant reads.
struct ToldExplanation {
    select::Explanation why;
    std::string ko;
    std::string en;
    GWANJE_RECORD(ToldExplanation, why, ko, en)
};

/// Everything that one run of a selection gives.
struct SelectionResult {
    select::Outcome outcome;
    std::vector<ToldExplanation> explanations;
    std::vector<select::Difference> counterfactuals;  // only on request
    std::vector<select::Difference> sensitivity;      // only on request
    GWANJE_RECORD(SelectionResult, outcome, explanations, counterfactuals, sensitivity)
};

/// Reads and checks. A fault of the JSON and a fault of the problem look alike: path, value, reason, remedy.
[[nodiscard]] Result<select::Problem, select::ProblemFault> read_problem(std::string_view json);
[[nodiscard]] std::string problem_json(const select::Problem& problem);
[[nodiscard]] std::string result_json(const SelectionResult& result);

/// SHA-256 of a text in 64 hexadecimal digits, as `sha256sum` prints it of the file.
[[nodiscard]] std::string text_hash(std::string_view text);

/// The outcome with everything that explains it. `input_hash` is of the text the problem was read from; `more` adds
/// counterfactuals and sensitivity.
[[nodiscard]] SelectionResult told(const select::Problem& problem, select::Outcome outcome, std::string input_hash,
                                   bool more);

}  // namespace gwanje
