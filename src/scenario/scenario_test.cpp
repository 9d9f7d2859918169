// Every case of scenarios/ on the bare kernel, and the form of the files.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "scenario/kernel_ground.hpp"
#include "scenario/run.hpp"

namespace gwanje::scenario {
namespace {

const std::filesystem::path home = std::filesystem::path(GWANJE_SOURCE_DIR) / "scenarios";

std::optional<std::string> loaded(const std::string& name) {
    const std::ifstream in(home / name);
    if (!in) return std::nullopt;
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::vector<Case> cases_of(const std::string& text) {
    auto cases = parse_cases("test.txt", text, [](const std::string&) { return std::nullopt; });
    if (!cases) ADD_FAILURE() << fault_text(cases.error());
    return cases ? *cases : std::vector<Case>();
}

TEST(Scenarios, AllHoldOnTheBareKernel) {
    std::size_t played = 0;
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(home))
        if (entry.path().extension() == ".txt") files.insert(entry.path().filename().string());
    for (const std::string& file : files) {
        const auto cases = parse_cases(file, *loaded(file), loaded);
        if (!cases) {
            ADD_FAILURE() << fault_text(cases.error());
            continue;
        }
        for (const Case& one : *cases) {
            KernelGround ground;
            const Verdict verdict = play(one, ground, true);
            if (verdict.finding) ADD_FAILURE() << one.title << "\n" << finding_text(*verdict.finding);
            ++played;
        }
    }
    EXPECT_GE(played, 25U);
}

TEST(Scenarios, AWrongExpectationIsFoundWithItsLine) {
    const auto cases = cases_of(
        "case A body\ngiven b := RegisterBody\n  body.name: 가\n  body.kind: company\n"
        "then $b has region = 광주\n");
    KernelGround ground;
    const Verdict verdict = play(cases.at(0), ground, true);
    ASSERT_TRUE(verdict.finding);
    EXPECT_EQ(finding_text(*verdict.finding),
              "test.txt:5: then $b has region = 광주\n    expected: region = 광주\n    came:     nothing");
}

TEST(Scenarios, ARefusalThatNobodyExpectsIsFound) {
    const auto cases = cases_of("case A body without a name\nwhen RegisterBody body.kind=company\n");
    KernelGround ground;
    const Verdict verdict = play(cases.at(0), ground, true);
    ASSERT_TRUE(verdict.finding);
    EXPECT_EQ(verdict.finding->came, "refused missing body.name: body.name is empty.");
}

TEST(Scenarios, AMissingRefusalIsFound) {
    const auto cases =
        cases_of("case A body\nwhen RegisterBody body.name=가 body.kind=company\nthen refused missing body.name\n");
    KernelGround ground;
    const Verdict verdict = play(cases.at(0), ground, true);
    ASSERT_TRUE(verdict.finding);
    EXPECT_EQ(verdict.finding->came, "BodyRegistered");
}

TEST(Scenarios, AKernelOnlyCaseIsPassedOverWhereTimeCannotPass) {
    const auto cases = cases_of("case Later\nkernel only: time passes\nat +3d\nthen nothing happens\n");
    KernelGround ground;
    EXPECT_EQ(play(cases.at(0), ground, false).passed_over, "time passes");
    EXPECT_FALSE(play(cases.at(0), ground, true).finding);
}

TEST(Scenarios, WhatCannotBeReadIsNamedWithFileAndLine) {
    const auto load = [](const std::string&) { return std::nullopt; };
    for (const auto& [text, line] :
         std::vector<std::pair<std::string, std::size_t>>{{"case A\nwhen Nothing x=1\n", 2},
                                                          {"case A\nthen refused because\n", 2},
                                                          {"case A\n  body.name: 가\n", 2},
                                                          {"case A\n\n\ninclude nowhere.txt\n", 4},
                                                          {"hello\n", 1},
                                                          {"case A\nwhen RegisterBody body.name\n", 2},
                                                          {"case A\nthen $x is so\n", 2}}) {
        const auto cases = parse_cases("test.txt", text, load);
        ASSERT_FALSE(cases) << text;
        EXPECT_EQ(cases.error().where.line, line) << text;
    }
}

TEST(FieldText, ReadsEveryKindOfField) {
    const TextReading reading{Instant{1'000'000}};
    DraftCall call;
    const std::vector<std::pair<std::string, std::string>> fields{
        {"site", "sit-3"},
        {"kind", "rolling"},
        {"terms.title", "2026 공모"},
        {"terms.window", "+0d .. +7d"},
        {"terms.award_period.end", "forever"},
        {"terms.classes[0].label", "GPU"},
        {"terms.classes[0].accelerators", "16"},
        {"terms.rules.kinds", "company, university"},
        {"terms.rules.partial", "yes"},
        {"terms.rules.acceptance_clock", "7d"},
    };
    for (const auto& [path, value] : fields) {
        const auto set = set_field(call, path, value, reading);
        EXPECT_TRUE(set.ok()) << path << ": " << (set ? "" : set.error().expected);
    }
    EXPECT_EQ(call.terms.window, (Interval{{1'000'000}, Instant{1'000'000} + days(7)}));
    EXPECT_EQ(call.terms.classes.at(0).accelerators, Count{16});
    EXPECT_EQ(call.terms.rules.kinds, (std::vector{BodyKind::company, BodyKind::university}));
    EXPECT_EQ(call.terms.rules.acceptance_clock, days(7));
}

TEST(FieldText, SaysWhatIsExpected) {
    const TextReading reading;
    SubmitJob job;
    EXPECT_EQ(set_field(job, "order.time_limit", "soon", reading).error().expected, "a duration such as 1h30m");
    EXPECT_EQ(set_field(job, "award", "prj-1", reading).error().expected, "awd-N");
    EXPECT_EQ(set_field(job, "order.after[1]", "job-1", reading).error().expected, "a place from [0] to [0]");
    EXPECT_EQ(
        set_field(job, "order.speed", "1", reading).error().expected,
        "one of the fields name, command, environment, accelerators, time_limit, priority, network, after, tasks");
    EXPECT_EQ(set_field(job, "order", "1", reading).error().value, "1");
    ASSERT_TRUE(set_field(job, "order.environment.SEED", "7", reading).ok());
    EXPECT_EQ(job.order.environment.at("SEED"), "7");
}

}  // namespace
}  // namespace gwanje::scenario
