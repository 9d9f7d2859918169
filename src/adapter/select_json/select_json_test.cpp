#include "adapter/select_json/select_json.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "select/made_problem.hpp"
#include "select/rank.hpp"

namespace gwanje {
namespace {

/// The first ```json block of the format's description.
std::string documented_example() {
    std::ifstream file(GWANJE_SOURCE_DIR "/docs/formats/selection.md");
    std::stringstream text;
    text << file.rdbuf();
    const std::string all = text.str();
    const std::size_t begin = all.find("```json\n") + 8;
    return all.substr(begin, all.find("```", begin) - begin);
}

TEST(SelectJson, TheDocumentedExampleIsRightAndComesOutAsDescribed) {
    const Result<select::Problem, select::ProblemFault> problem = read_problem(documented_example());
    ASSERT_TRUE(problem.ok()) << problem.error().path << ": " << problem.error().reason;
    const select::Outcome ranked = select::rank(*problem);
    ASSERT_EQ(ranked.placings.size(), 3U);
    EXPECT_EQ(ranked.placings[0].standing, select::Standing::full);
    EXPECT_EQ(ranked.placings[1].standing, select::Standing::partial);
    EXPECT_EQ(ranked.placings[1].lines[0].count, 8);
    EXPECT_EQ(ranked.placings[2].standing, select::Standing::reserve);
    const Result<select::Outcome, select::Contradiction> best = select::optimum(*problem);
    ASSERT_TRUE(best.ok());
    EXPECT_GE(best->value, ranked.value);
}

TEST(SelectJson, ComesBackAsItWent) {
    const select::Problem problem = select::made_problem({50, 3, 300, 12, 2, 1, true, 2});
    const Result<select::Problem, select::ProblemFault> again = read_problem(problem_json(problem));
    ASSERT_TRUE(again.ok()) << again.error().path << ": " << again.error().reason;
    EXPECT_EQ(*again, problem);
}

TEST(SelectJson, AFaultNamesItsField) {
    const Result<select::Problem, select::ProblemFault> unknown = read_problem(R"({"pool":[]})");
    ASSERT_FALSE(unknown.ok());
    EXPECT_EQ(unknown.error().path, "pool");
    select::Problem problem = select::made_problem({5, 3});
    problem.applications[2].requests[0].lines[0].pool = "TPU";
    EXPECT_EQ(read_problem(problem_json(problem)).error().path, "applications[2].requests[0].lines[0].pool");
}

TEST(SelectJson, TheResultCarriesSeedVersionsHashAndSentences) {
    const select::Problem problem = select::made_problem({40, 5});
    const SelectionResult result = told(problem, select::rank(problem), "h", true);
    EXPECT_EQ(result.outcome.input_hash, "h");
    EXPECT_EQ(text_hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(result.outcome.rules_version, "made-1");
    EXPECT_EQ(result.explanations.size(), 40U);
    EXPECT_FALSE(result.counterfactuals.empty());
    EXPECT_NE(result_json(result).find("\"ko\":\""), std::string::npos);
    EXPECT_EQ(result_json(result), result_json(told(problem, select::rank(problem), "h", true)));
}

}  // namespace
}  // namespace gwanje
