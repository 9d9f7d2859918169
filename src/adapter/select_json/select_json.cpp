#include "adapter/select_json/select_json.hpp"

#include <sodium.h>

#include <array>

#include "json/json.hpp"
#include "select/sentences.hpp"

namespace gwanje {

Result<select::Problem, select::ProblemFault> read_problem(std::string_view json) {
    Result<select::Problem, JsonRefusal> problem = read_json<select::Problem>(json, Strictness::sparse);
    if (!problem)
        return Failure{select::ProblemFault{problem.error().path, problem.error().value, problem.error().reason(),
                                            "see docs/formats/selection.md"}};
    if (const Result<void, select::ProblemFault> checked = select::check(*problem); !checked) return checked.failure();
    return std::move(*problem);
}

std::string problem_json(const select::Problem& problem) {
    return json_text(problem);
}

std::string result_json(const SelectionResult& result) {
    return json_text(result);
}

std::string text_hash(std::string_view text) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    std::vector<unsigned char> bytes(text.begin(), text.end());
    crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    std::string hash;
    for (const unsigned char byte : digest) {
        hash += "0123456789abcdef"[byte >> 4];
        hash += "0123456789abcdef"[byte & 15];
    }
    return hash;
}

SelectionResult told(const select::Problem& problem, select::Outcome outcome, std::string input_hash, bool more) {
    SelectionResult out;
    out.outcome = std::move(outcome);
    out.outcome.input_hash = std::move(input_hash);
    for (select::Explanation& why : select::explain(problem, out.outcome)) {
        ToldExplanation told{std::move(why), {}, {}};
        told.ko = select::sentences_ko(problem, told.why);
        told.en = select::sentences_en(problem, told.why);
        out.explanations.push_back(std::move(told));
    }
    if (!more) return out;
    out.counterfactuals = select::counterfactuals(problem, out.outcome);
    out.sensitivity = select::sensitivity(problem, out.outcome);
    return out;
}

}  // namespace gwanje
