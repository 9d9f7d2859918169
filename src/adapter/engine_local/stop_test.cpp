// Ending runs: by request, by the time limit, kindly and not.
#include <csignal>

#include "adapter/engine_local/engine_fixture.hpp"

namespace gwanje::local {
namespace {

using StopTest = EngineFixture;

TEST_F(StopTest, CancellingAsksFirstAndEveryProcessIsAsked) {
    const RunOrder order = script(
        "sh -c 'trap \"echo child saved; exit 0\" TERM; echo ready; while :; do sleep 0.02; done' & "
        "trap 'wait; echo parent saved; exit 3' TERM; wait");
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for_log(order.key, "ready");
    ASSERT_TRUE(engine_->stop(order.key, seconds(20)).ok());
    const RunState state = wait_for(order.key, RunStage::ended);
    EXPECT_EQ(state.end, JobEnd::cancelled);
    EXPECT_EQ(state.exit_status, 3);
    EXPECT_NE(log(order.key).find("child saved\nparent saved"), std::string::npos) << log(order.key);
}

TEST_F(StopTest, WhoDoesNotListenIsKilled) {
    const RunOrder order =
        script("trap '' TERM; setsid sh -c 'trap \"\" TERM; sleep 1000' & echo ready; while :; do sleep 1; done");
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for_log(order.key, "ready");
    const Process init = record(order.key).init;
    ASSERT_TRUE(engine_->stop(order.key, milliseconds(100)).ok());
    const RunState state = wait_for(order.key, RunStage::ended);
    EXPECT_EQ(state.end, JobEnd::cancelled);
    EXPECT_EQ(state.signal, SIGKILL);
    EXPECT_FALSE(hold_process(init).open());
}

TEST_F(StopTest, AShorterGraceCountsAndRepeatingIsHarmless) {
    const RunOrder order = script("trap '' TERM; echo ready; while :; do sleep 1; done");
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for_log(order.key, "ready");
    ASSERT_TRUE(engine_->stop(order.key, hours(1)).ok());
    ASSERT_TRUE(engine_->stop(order.key, hours(1)).ok());
    ASSERT_TRUE(engine_->stop(order.key, Duration{}).ok());
    EXPECT_EQ(wait_for(order.key, RunStage::ended).end, JobEnd::cancelled);
    EXPECT_TRUE(engine_->stop(order.key, Duration{}).ok());
}

TEST_F(StopTest, TheTimeLimitEndsARun) {
    RunOrder order = script("trap 'echo checkpoint; exit 0' TERM; while :; do sleep 0.02; done");
    order.time_limit = milliseconds(300);
    const RunState state = run(order);
    EXPECT_EQ(state.end, JobEnd::time_limit);
    EXPECT_EQ(state.exit_status, 0);
    EXPECT_GE((state.ended_at - state.started_at).ms, 300);
    EXPECT_NE(log(order.key).find("the time limit of 300ms is reached"), std::string::npos);
    EXPECT_NE(log(order.key).find("checkpoint"), std::string::npos);
}

TEST_F(StopTest, AfterTheGraceTheTimeLimitKills) {
    RunOrder order = script("trap '' TERM; while :; do sleep 1; done");
    order.time_limit = milliseconds(100);
    order.grace = milliseconds(100);
    const RunState state = run(order);
    EXPECT_EQ(state.end, JobEnd::time_limit);
    EXPECT_EQ(state.signal, SIGKILL);
}

TEST_F(StopTest, WhatTheMainProgramLeavesBehindEndsWithIt) {
    const RunOrder order = script("setsid sleep 1000 & echo left");
    EXPECT_EQ(run(order).end, JobEnd::finished);
    const RunOrder look = script("ps ax | grep -c 'sleep 100[0]'");
    run(look);
    EXPECT_EQ(log(look.key), "0\n");
}

TEST_F(StopTest, ARunThatWasNeverStartedCanBeCancelled) {
    const RunOrder order = script("echo ran");
    // As after a kill between keeping the order and starting its shepherd.
    ASSERT_TRUE(make_folder(folder(order.key).path(), 0700).ok());
    ASSERT_TRUE(folder(order.key).keep(RunPlan{order, settings_, {}}).ok());
    EXPECT_EQ(state(order.key)->stage, RunStage::accepted);
    ASSERT_TRUE(engine_->stop(order.key, seconds(1)).ok());
    const RunState state = wait_for(order.key, RunStage::ended);
    EXPECT_EQ(state.end, JobEnd::cancelled);
    EXPECT_TRUE(state.started_at.unset());
    ASSERT_TRUE(engine_->start(order).ok());
    EXPECT_EQ(log(order.key), "");
}

TEST_F(StopTest, StoppingWhatIsNotKnownIsNoFault) {
    EXPECT_TRUE(engine_->stop({{99}, 1}, seconds(1)).ok());
}

TEST_F(StopTest, WhenTheNodeShutsDownTheRunIsAskedToEndAndIsLost) {
    const RunOrder order = script("trap 'echo saved; exit 0' TERM; echo ready; while :; do sleep 0.02; done");
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for_log(order.key, "ready");
    signal_held(hold_process(record(order.key).shepherd), SIGTERM);
    EXPECT_EQ(wait_for(order.key, RunStage::ended).end, JobEnd::lost);
    EXPECT_NE(log(order.key).find("saved"), std::string::npos);
}

}  // namespace
}  // namespace gwanje::local
