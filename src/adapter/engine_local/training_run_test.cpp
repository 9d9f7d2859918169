// The demonstration's training as a run: stopped it keeps a checkpoint, and the next attempt goes on from it.
#include "adapter/engine_local/engine_fixture.hpp"

#ifdef GWANJE_DEMO_TRAIN

namespace gwanje::local {
namespace {

using TrainingRunTest = EngineFixture;

TEST_F(TrainingRunTest, AStoppedTrainingGoesOnInTheNextAttempt) {
#ifdef __SANITIZE_THREAD__
    GTEST_SKIP() << "one epoch takes more than a minute under the thread sanitizer, and the training has no threads";
#endif
    const std::string program = GWANJE_DEMO_TRAIN;
    settings_.shared = {{program.substr(0, program.find_last_of('/')), "/opt/gwanje"}};
    reopen();
    RunOrder order = script("");
    order.script.clear();
    order.command = {"/opt/gwanje/gwanje-demo-train", "--epochs", "100000", "--data",
                     "/usr/share/common-licenses/GPL-3"};
    order.time_limit = hours(1);
    order.accelerators = {{"node-1", {0}}};
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for_log(order.key, "epoch 2/100000  train loss ");
    ASSERT_TRUE(engine_->stop(order.key, seconds(60)).ok());
    const RunState first = wait_for(order.key, RunStage::ended);
    EXPECT_EQ(first.end, JobEnd::cancelled);
    EXPECT_EQ(first.exit_status, 128 + SIGTERM);
    EXPECT_GT(first.usage.active.amount, 0);
    EXPECT_NE(log(order.key).find("checkpoint checkpoint.bin is written"), std::string::npos);

    order.key.attempt = 2;
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for_log(order.key, "going on from checkpoint.bin: ");
    ASSERT_TRUE(engine_->stop(order.key, seconds(60)).ok());
    wait_for(order.key, RunStage::ended);
}

}  // namespace
}  // namespace gwanje::local

#endif
