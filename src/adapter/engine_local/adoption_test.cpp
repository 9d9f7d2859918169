// Runs outlive the engine; nothing is run twice; whatever is killed, the record tells what is known.
#include <sys/wait.h>

#include <csignal>

#include "adapter/engine_local/control_group.hpp"
#include "adapter/engine_local/engine_fixture.hpp"
#include "adapter/engine_local/launch.hpp"
#include "base/random.hpp"

namespace gwanje::local {
namespace {

class AdoptionTest : public EngineFixture {
protected:
    // A process that stands for the server: starts the order with an engine of its own, then is killed.
    void start_in_server_and_kill_it(const RunOrder& order, int after_us) {
        const pid_t server = ::fork();
        ASSERT_GE(server, 0);
        if (server == 0) {
            ::setsid();
            auto engine = LocalEngine::open(settings_, cores_);
            const bool started = engine.ok() && (*engine)->start(order).ok();
            if (after_us < 0) ::_exit(started ? 0 : 1);
            for (;;) ::pause();
        }
        if (after_us >= 0) {
            ::usleep(static_cast<useconds_t>(after_us));
            ::kill(server, SIGKILL);
        }
        int status = 0;
        ASSERT_EQ(::waitpid(server, &status, 0), server);
        EXPECT_TRUE(after_us >= 0 || status == 0);
    }
    [[nodiscard]] std::size_t times_run(std::uint64_t job) const {
        const auto text = read_file(in_project("ran-" + std::to_string(job)));
        return text.ok() ? text->size() : 0;
    }
    // Writes one letter each time it runs.
    [[nodiscard]] RunOrder counted(std::uint64_t job, const std::string& then) {
        return script("printf x >> /project/ran-" + std::to_string(job) + "\n" + then, job);
    }
    // Also one that has not yet written down who it is.
    void kill_shepherds_of(RunKey key) const {
        for (const Process& process : processes_with_word("watch"))
            for (const Process& ours : processes_with_word(folder(key).path()))
                if (ours == process) end_process(process);
    }
    [[nodiscard]] bool has_group_left() const {
        for (const GroupPlace& place : group_places_here(settings_.control_groups)) {
            const auto names = names_in(place.folder);
            for (const std::string& name : names.ok() ? *names : std::vector<std::string>())
                if (exists(place.folder + '/' + name + "/cgroup.procs") && name.ends_with(group_suffix())) return true;
        }
        return false;
    }
    [[nodiscard]] std::string group_suffix() const {
        const std::string name = group_name(RunPlan{script_for_suffix(), settings_, {}});
        return name.substr(name.find_last_of('.'));
    }
    [[nodiscard]] static RunOrder script_for_suffix() {
        RunOrder order;
        order.key = {{1}, 1};
        return order;
    }
};

TEST_F(AdoptionTest, ANewEngineFindsTheRunAndItsEnd) {
    const RunOrder order = script("echo ready; while [ ! -e go ]; do sleep 0.02; done; exit 5");
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for_log(order.key, "ready");
    const RunState before = wait_for(order.key, RunStage::running);
    engine_.reset();
    reopen();
    const auto after = state(order.key);
    ASSERT_TRUE(after.has_value());
    EXPECT_EQ(after->stage, RunStage::running);
    EXPECT_EQ(after->started_at, before.started_at);
    ASSERT_TRUE(replace_file_soon(in_project("jobs/job-1/go"), "").ok());
    EXPECT_EQ(wait_for(order.key, RunStage::ended).exit_status, 5);
}

TEST_F(AdoptionTest, ARunOutlivesTheKillOfTheServer) {
    const RunOrder order = counted(1, "while [ ! -e go ]; do sleep 0.02; done; echo done");
    start_in_server_and_kill_it(order, 300'000);
    ASSERT_TRUE(engine_->start(order).ok());
    EXPECT_EQ(wait_for(order.key, RunStage::running).stage, RunStage::running);
    ASSERT_TRUE(replace_file_soon(in_project("jobs/job-1/go"), "").ok());
    EXPECT_EQ(wait_for(order.key, RunStage::ended).end, JobEnd::finished);
    EXPECT_EQ(times_run(1), 1U);
}

TEST_F(AdoptionTest, StartingTwiceIsOneRunAndAnotherOrderUnderItsKeyIsRefused) {
    const RunOrder order = counted(1, "while [ ! -e go ]; do sleep 0.02; done");
    ASSERT_TRUE(engine_->start(order).ok());
    ASSERT_TRUE(engine_->start(order).ok());
    RunOrder other = order;
    other.script += "# changed\n";
    const auto refused = engine_->start(other);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().kind, FaultKind::not_ours);
    wait_for(order.key, RunStage::running);
    ASSERT_TRUE(replace_file_soon(in_project("jobs/job-1/go"), "").ok());
    wait_for(order.key, RunStage::ended);
    ASSERT_TRUE(engine_->start(order).ok());
    EXPECT_EQ(state(order.key)->stage, RunStage::ended);
    EXPECT_EQ(times_run(1), 1U);
    RunOrder again = order;
    again.key.attempt = 2;
    EXPECT_EQ(run(again).end, JobEnd::finished);
    EXPECT_EQ(times_run(1), 2U);
}

TEST_F(AdoptionTest, AKilledShepherdTakesItsRunWithItAndTheRunIsLost) {
    const RunOrder order = script("setsid sleep 1000 & trap '' TERM; echo ready; while :; do sleep 0.1; done");
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for_log(order.key, "ready");
    wait_for(order.key, RunStage::running);
    const RunRecord known = record(order.key);
    ASSERT_GT(known.init.number, 0);
    signal_held(hold_process(known.shepherd), SIGKILL);
    const RunState state = wait_for(order.key, RunStage::ended);
    EXPECT_EQ(state.end, JobEnd::lost);
    EXPECT_EQ(state.detail, "lost: its shepherd was killed");
    EXPECT_GE(state.ended_at, state.started_at);
    EXPECT_FALSE(hold_process(known.init).open());
    EXPECT_FALSE(has_group_left());
    ASSERT_TRUE(engine_->start(order).ok());
    EXPECT_EQ(this->state(order.key)->end, JobEnd::lost);
}

TEST_F(AdoptionTest, AfterARestartOfTheMachineRunsAreLost) {
    const RunOrder order = script("true");
    ASSERT_TRUE(make_folder(folder(order.key).path(), 0700).ok());
    ASSERT_TRUE(folder(order.key).keep(RunPlan{order, settings_, {}}).ok());
    RunRecord record;
    record.key = order.key;
    record.stage = RecordStage::running;
    record.started_at = Instant{1'000'000};
    record.shepherd = {1, 1, "another boot"};
    record.init = {1, 1, "another boot"};
    ASSERT_TRUE(folder(order.key).keep(record).ok());
    RunUsage usage;
    usage.to = Instant{1'060'000};
    usage.active = AcceleratorMillis{42};
    ASSERT_TRUE(folder(order.key).keep(usage).ok());
    const auto lost = state(order.key);
    ASSERT_TRUE(lost.has_value());
    EXPECT_EQ(lost->end, JobEnd::lost);
    EXPECT_EQ(lost->detail, "lost: the machine was restarted");
    EXPECT_EQ(lost->ended_at, usage.to);
    EXPECT_EQ(lost->usage.active, usage.active);
}

TEST_F(AdoptionTest, AForgottenRunIsNotObservedNorStartedAgainButItsLogStays) {
    const RunOrder order = counted(1, "echo words");
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for(order.key, RunStage::ended);
    ASSERT_TRUE(engine_->forget(order.key).ok());
    ASSERT_TRUE(engine_->forget(order.key).ok());
    EXPECT_FALSE(state(order.key).has_value());
    EXPECT_EQ(log(order.key), "words\n");
    ASSERT_TRUE(engine_->start(order).ok());
    EXPECT_FALSE(state(order.key).has_value());
    EXPECT_EQ(times_run(1), 1U);
    EXPECT_EQ(*engine_->discard_forgotten(Instant{1}), Count{0});
    EXPECT_EQ(*engine_->discard_forgotten(end_of_time), Count{1});
    EXPECT_EQ(engine_->read_log(order.key, 0, 10).error().kind, FaultKind::missing);
}

TEST_F(AdoptionTest, ARunningRunIsNotForgotten) {
    const RunOrder order = script("while :; do sleep 0.1; done");
    ASSERT_TRUE(engine_->start(order).ok());
    EXPECT_FALSE(engine_->forget(order.key).ok());
}

// The server and the shepherd are killed at random moments of a start, so between any two steps; the one who reconciles
// then repeats the start. Each run is run at most once, ends in a record, and leaves no process and no control group.
TEST_F(AdoptionTest, KilledAnywhereARunIsRunAtMostOnceAndAlwaysEnds) {
    constexpr std::uint64_t seed = 20250625;
    constexpr std::uint64_t tries = 100;
    Random random(seed);
    std::size_t never = 0;
    std::size_t lost = 0;
    for (std::uint64_t job = 1; job <= tries; ++job) {
        const RunOrder order = counted(job, "sleep 0.02");
        if (random.chance(0.5)) {
            start_in_server_and_kill_it(order, static_cast<int>(random.below(25'000)));
        } else {
            start_in_server_and_kill_it(order, -1);
            // From its first steps to well after the program has ended.
            ::usleep(static_cast<useconds_t>(random.below(60'000)));
        }
        if (random.chance(0.7)) kill_shepherds_of(order.key);
        ASSERT_TRUE(engine_->start(order).ok());
        const RunState state = wait_for(order.key, RunStage::ended);
        EXPECT_LE(times_run(job), 1U) << "seed " << seed << ", job " << job;
        EXPECT_TRUE(state.end != JobEnd::finished || times_run(job) == 1) << "seed " << seed << ", job " << job;
        EXPECT_TRUE(state.end == JobEnd::finished || state.end == JobEnd::lost) << to_text(state.end) << state.detail;
        EXPECT_FALSE(hold_process(record(order.key).init).open());
        EXPECT_TRUE(processes_with_word(folder(order.key).file("accounts")).empty());
        EXPECT_TRUE(engine_->forget(order.key).ok());
        never += times_run(job) == 0 ? 1U : 0U;
        lost += state.end == JobEnd::lost ? 1U : 0U;
    }
    EXPECT_FALSE(has_group_left());
    std::cout << "of " << tries << " runs " << lost << " were lost, " << never << " of them before they began\n";
}

}  // namespace
}  // namespace gwanje::local
