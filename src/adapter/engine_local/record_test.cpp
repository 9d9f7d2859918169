// Run folders: names, seals, locks, orders that are refused.
#include <gtest/gtest.h>

#include "adapter/engine_local/engine_fixture.hpp"
#include "adapter/engine_local/sealed.hpp"
#include "adapter/engine_local/show_run.hpp"
#include "base/random.hpp"

namespace gwanje::local {
namespace {

class RecordTest : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "gwanje-record-XXXXXX";
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        path_ = pattern;
    }
    void TearDown() override {
        const auto names = names_in(path_);
        for (const std::string& name : names.ok() ? *names : std::vector<std::string>())
            ::unlink((path_ + '/' + name).c_str());
        ::rmdir(path_.c_str());
    }
    [[nodiscard]] static RunOrder order() {
        RunOrder order;
        order.key = {{12}, 3};
        order.project = "prj-7";
        order.command = {"/usr/bin/true"};
        return order;
    }
    std::string path_;
};

TEST_F(RecordTest, FolderNamesAreRead) {
    EXPECT_EQ(folder_name({{12}, 3}), "job-12.3");
    EXPECT_EQ(key_of_folder_name("job-12.3"), (RunKey{{12}, 3}));
    for (const std::string_view wrong :
         {"", "job-12", "job-12.", "job-0.1", "job-12.03", "job-12.-1", "awd-1.1", "job-12.3.new"})
        EXPECT_EQ(key_of_folder_name(wrong), std::nullopt) << wrong;
}

TEST_F(RecordTest, WhatIsKeptIsReadAgain) {
    const RunFolder folder(path_);
    EXPECT_FALSE(folder.record()->has_value());
    RunRecord record;
    record.key = {{12}, 3};
    record.stage = RecordStage::ended;
    record.end = JobEnd::time_limit;
    record.shepherd = this_process();
    record.detail = "한글";
    record.usage.cpu_time = seconds(5);
    ASSERT_TRUE(folder.keep(record).ok());
    EXPECT_EQ(**folder.record(), record);
    ASSERT_TRUE(folder.keep(RunPlan{order(), {}, {}}).ok());
    EXPECT_EQ(folder.plan()->order, order());
    EXPECT_NE(run_as_text(path_).find("run: job-12.3\n"), std::string::npos);
    EXPECT_NE(run_as_text(path_).find("end: time_limit\n"), std::string::npos);
    EXPECT_EQ(run_as_text(path_ + "/none"), "");
}

TEST_F(RecordTest, AChangedOrCutRecordIsDamagedNeverMisread) {
    constexpr std::uint64_t seed = 4711;
    Random random(seed);
    RunRecord record;
    record.key = {{12}, 3};
    record.detail = "some words";
    const std::string whole = sealed(record);
    ASSERT_EQ(unsealed<RunRecord>(whole), record);
    for (int i = 0; i < 2000; ++i) {
        std::string damaged = whole;
        if (random.chance(0.3))
            damaged.resize(random.below(damaged.size()));
        else
            damaged[random.below(damaged.size())] ^= static_cast<char>(1 + random.below(255));
        EXPECT_EQ(unsealed<RunRecord>(damaged), std::nullopt) << "seed " << seed << ", try " << i;
    }
}

TEST_F(RecordTest, ADamagedRecordIsALostRunAndDoesNotHideOthers) {
    const RunFolder folder(path_);
    ASSERT_TRUE(replace_file_soon(folder.file("record"), "GWRUN1 damaged").ok());
    const auto state = state_of_run(folder, {{12}, 3});
    ASSERT_TRUE(state.ok() && state->has_value());
    EXPECT_EQ((*state)->end, JobEnd::lost);
    EXPECT_NE((*state)->detail.find("the seal does not hold"), std::string::npos);
}

TEST_F(RecordTest, OneHoldsTheLockAndAskingDoesNotTakeIt) {
    EXPECT_FALSE(RunLock::held(path_));
    {
        auto lock = RunLock::take(path_);
        ASSERT_TRUE(lock.ok() && lock->has_value());
        EXPECT_TRUE(RunLock::held(path_));
        EXPECT_FALSE(RunLock::take(path_)->has_value());
    }
    EXPECT_FALSE(RunLock::held(path_));
}

TEST_F(RecordTest, AProcessOfTheSameNumberIsNotTheSameProcess) {
    const Process me = this_process();
    EXPECT_EQ(me.number, ::getpid());
    EXPECT_TRUE(hold_process(me).open());
    EXPECT_FALSE(hold_process({me.number, me.start + 1, me.boot}).open());
    EXPECT_FALSE(hold_process({me.number, me.start, "another boot"}).open());
    EXPECT_FALSE(hold_process({}).open());
    EXPECT_TRUE(cpu_time_of_tree(me.number).has_value());
}

TEST_F(RecordTest, OrdersThatCanNeverRunAreRefusedWithTheField) {
    EXPECT_EQ(fault_in_order(order()), "");
    const auto wrong = [](auto change) {
        RunOrder changed = order();
        change(changed);
        const std::string why = fault_in_order(changed);
        return why.substr(0, why.find(':'));
    };
    EXPECT_EQ(wrong([](RunOrder& o) { o.key.job = {}; }), "key");
    EXPECT_EQ(wrong([](RunOrder& o) { o.project = "../etc"; }), "project");
    EXPECT_EQ(wrong([](RunOrder& o) { o.project = ""; }), "project");
    EXPECT_EQ(wrong([](RunOrder& o) { o.folder = "a/../../b"; }), "folder");
    EXPECT_EQ(wrong([](RunOrder& o) { o.folder = "/etc"; }), "folder");
    EXPECT_EQ(wrong([](RunOrder& o) { o.command.clear(); }), "command");
    EXPECT_EQ(wrong([](RunOrder& o) { o.command = {std::string("a\0b", 3)}; }), "command");
    EXPECT_EQ(wrong([](RunOrder& o) { o.command = {std::string(200'000, 'x')}; }), "command and environment");
    EXPECT_EQ(wrong([](RunOrder& o) { o.script = "echo no first line"; }), "script");
    EXPECT_EQ(wrong([](RunOrder& o) { o.environment = {{"A=B", "c"}}; }), "environment");
    EXPECT_FALSE(wrong([](RunOrder& o) { o.time_limit = seconds(-1); }).empty());
}

using RefusalTest = EngineFixture;

TEST_F(RefusalTest, GrantsThatThisMachineDoesNotHaveAreFaultsThatLast) {
    RunOrder order = script("true");
    order.accelerators = {{"node-1", {4096}}};
    const auto slot = engine_->start(order);
    ASSERT_FALSE(slot.ok());
    EXPECT_FALSE(slot.error().transient);
    EXPECT_EQ(slot.error().where, "slot 4096 of node node-1");
    order.accelerators = {{"node-2", {0}}};
    EXPECT_EQ(engine_->start(order).error().kind, FaultKind::unsupported);
    EXPECT_FALSE(state(order.key).has_value());
}

TEST_F(RefusalTest, AMissingSandboxSaysWhatToInstall) {
    settings_.sandbox = "/usr/bin/no-such-bwrap";
    reopen();
    const auto refused = engine_->start(script("true"));
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(sentence(refused.error(), Language::en).find("apt install bubblewrap"), std::string::npos);
    EXPECT_NE(sentence(refused.error(), Language::ko).find("apt install bubblewrap"), std::string::npos);
    EXPECT_EQ(engine_->capabilities().front().enforcement, Enforcement::none);
}

TEST_F(RefusalTest, AMissingShepherdIsAFaultAndTheOrderCanBeTriedAgain) {
    const RunOrder order = script("echo ran");
    const std::string right = settings_.shepherd;
    settings_.shepherd = home_ + "/none";
    reopen();
    EXPECT_EQ(engine_->start(order).error().kind, FaultKind::missing);
    EXPECT_EQ(state(order.key)->stage, RunStage::accepted);
    settings_.shepherd = right;
    reopen();
    EXPECT_EQ(run(order).end, JobEnd::finished);
}

TEST_F(RefusalTest, CapabilitiesAreSaidInBothLanguages) {
    const auto all = engine_->capabilities();
    ASSERT_EQ(all.size(), 8U);
    for (const Capability& one : all) {
        EXPECT_FALSE(one.sentence_ko.empty()) << one.subject;
        EXPECT_FALSE(one.sentence_en.empty()) << one.subject;
        std::cout << one.subject << " (" << to_text(one.enforcement) << "): " << one.sentence_en << '\n';
    }
}

}  // namespace
}  // namespace gwanje::local
