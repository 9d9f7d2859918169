// For the tests: an engine on fresh folders, and waiting for what becomes of a run.
#pragma once

#include <gtest/gtest.h>
#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

#include "adapter/engine_local/core_telemetry.hpp"
#include "adapter/engine_local/local_engine.hpp"
#include "adapter/engine_local/sandbox.hpp"

namespace gwanje::local {

class EngineFixture : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "gwanje-engine-XXXXXX";
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        home_ = pattern;
        settings_.node = "node-1";
        settings_.runs_folder = home_ + "/engine";
        settings_.projects_folder = home_ + "/projects";
        settings_.shepherd = GWANJE_SHEPHERD;
        if (const auto works = try_sandbox(settings_); !works.ok()) {
            std::cout << "no sandbox on this machine: " << works.error().what << '\n';
            GTEST_SKIP() << sentence(works.error(), Language::en);
        }
        reopen();
    }
    void TearDown() override {
        if (engine_)
            if (const auto states = engine_->observe(); states.ok())
                for (const RunState& state : *states)
                    if (state.stage != RunStage::ended) (void)engine_->stop(state.key, Duration{});
        if (engine_)
            for (int i = 0; i < 500 && unfinished() > 0; ++i) pause(10);
        if (!home_.empty()) (void)std::system(("rm -rf '" + home_ + "'").c_str());  // NOLINT: a folder of our making
    }

    void reopen() {
        auto engine = LocalEngine::open(settings_, cores_);
        ASSERT_TRUE(engine.ok()) << engine.error().what;
        engine_ = std::move(*engine);
    }
    static void pause(int ms) { ::poll(nullptr, 0, ms); }

    /// A shell script as an order; `$1` and so on are none.
    [[nodiscard]] RunOrder script(const std::string& text, std::uint64_t job = 0) {
        RunOrder order;
        order.key.job.number = job > 0 ? job : ++last_job_;
        order.project = "prj-7";
        order.script = "#!/bin/sh\n" + text + "\n";
        order.time_limit = seconds(60);
        order.grace = seconds(5);
        return order;
    }
    [[nodiscard]] std::optional<RunState> state(RunKey key) {
        const auto states = engine_->observe();
        if (!states.ok()) ADD_FAILURE() << states.error().what;
        if (states.ok())
            for (const RunState& one : *states)
                if (one.key == key) return one;
        return std::nullopt;
    }
    [[nodiscard]] int unfinished() {
        int count = 0;
        const auto states = engine_->observe();
        if (states.ok())
            for (const RunState& one : *states) count += one.stage != RunStage::ended ? 1 : 0;
        return count;
    }
    /// Waits until the run has come that far; a minute at most.
    RunState wait_for(RunKey key, RunStage stage) {
        for (int i = 0; i < 6000; ++i, pause(10))
            if (const auto now = state(key); now && now->stage >= stage) return *now;
        ADD_FAILURE() << folder_name(key) << " did not become " << to_text(stage);
        return {};
    }
    RunState run(const RunOrder& order) {
        const auto started = engine_->start(order);
        EXPECT_TRUE(started.ok()) << (started.ok() ? "" : started.error().what + " " + started.error().where);
        return started.ok() ? wait_for(order.key, RunStage::ended) : RunState{};
    }
    [[nodiscard]] std::string log(RunKey key) {
        const auto part = engine_->read_log(key, 0, 1 << 22);
        EXPECT_TRUE(part.ok());
        return part.ok() ? part->bytes : std::string();
    }
    void wait_for_log(RunKey key, std::string_view text) {
        for (int i = 0; i < 6000; ++i, pause(10))
            if (log(key).find(text) != std::string::npos) return;
        ADD_FAILURE() << "'" << text << "' does not appear in: " << log(key);
    }
    [[nodiscard]] RunFolder folder(RunKey key) const {
        return RunFolder(settings_.runs_folder + "/runs/" + folder_name(key));
    }
    [[nodiscard]] RunRecord record(RunKey key) const {
        const auto record = folder(key).record();
        return record.ok() && record->has_value() ? **record : RunRecord{};
    }
    [[nodiscard]] std::string in_project(const std::string& path) const {
        return settings_.projects_folder + "/prj-7/" + path;
    }

    std::string home_;
    Settings settings_;
    CoreTelemetry cores_;
    std::unique_ptr<LocalEngine> engine_;
    std::uint64_t last_job_ = 0;
};

}  // namespace gwanje::local
