// Control groups as files: both versions in folders of the test's own, so that they are tried on any machine.
#include "adapter/engine_local/control_group.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

#include "adapter/engine_local/usage_meter.hpp"
#include "base/text.hpp"
#include "port/fake_telemetry.hpp"

namespace gwanje::local {
namespace {

class ControlGroupTest : public testing::Test {
protected:
    void SetUp() override {
        std::string pattern = testing::TempDir() + "gwanje-groups-XXXXXX";
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        root_ = pattern;
    }
    void TearDown() override { (void)std::system(("rm -rf '" + root_ + "'").c_str()); }

    void put(const std::string& path, std::string_view text) const {
        ASSERT_TRUE(make_folders(root_ + path.substr(0, path.find_last_of('/')), 0755).ok());
        ASSERT_TRUE(replace_file_soon(root_ + path, text).ok());
    }
    [[nodiscard]] std::string get(const std::string& path) const {
        const auto text = read_file(root_ + path);
        return text.ok() ? *text : "(none)";
    }
    [[nodiscard]] static bool has_place(const std::vector<GroupPlace>& places, GroupPower power) {
        return std::any_of(places.begin(), places.end(), [&](const GroupPlace& p) { return p.power == power; });
    }
    std::string root_;
};

TEST_F(ControlGroupTest, Version1IsMadeBelowTheOwnGroupSoThatAContainersLimitsHold) {
    put("/memory/box/tasks", "");
    put("/cpuset/cpuset.cpus", "0-3\n");
    put("/cpuset/cpuset.mems", "0\n");
    put("/cpuset/gwanje/cpuset.cpus", "\n");
    put("/cpuset/gwanje/cpuset.mems", "\n");
    const std::string mounts = "35 31 0:32 / " + root_ + "/memory rw - cgroup cgroup rw,memory\n" + "36 31 0:33 / " +
                               root_ + "/cpuset rw - cgroup cgroup rw,cpuset\n" +
                               "37 31 0:34 / /elsewhere rw - cgroup cgroup rw,pids\n";
    const auto places = group_places(mounts, "5:memory:/box\n3:cpuset:/\n", root_, true);
    ASSERT_EQ(places.size(), 2U);
    EXPECT_EQ(places[0].folder, root_ + "/memory/box/gwanje");
    EXPECT_EQ(places[1].folder, root_ + "/cpuset/gwanje");
    EXPECT_EQ(get("/cpuset/gwanje/cpuset.cpus"), "0-3");
    EXPECT_EQ(get("/cpuset/gwanje/cpuset.mems"), "0");
}

TEST_F(ControlGroupTest, InAContainerTheMountShowsAnInnerGroupAsItsTop) {
    put("/memory/tasks", "");
    const std::string mounts = "35 31 0:32 /docker/x " + root_ + "/memory rw - cgroup cgroup rw,memory\n";
    const auto places = group_places(mounts, "5:memory:/docker/x\n", root_, true);
    ASSERT_EQ(places.size(), 1U);
    EXPECT_EQ(places[0].folder, root_ + "/memory/gwanje");
}

TEST_F(ControlGroupTest, Version2HandsItsControllersDown) {
    put("/cgroup.controllers", "cpuset cpu memory pids\n");
    put("/cgroup.subtree_control", "");
    put("/gwanje/cgroup.controllers", "cpu memory\n");  // what systemd had handed down before
    put("/gwanje/cgroup.subtree_control", "");
    const std::string mounts = "41 31 0:38 / " + root_ + " rw - cgroup2 cgroup2 rw\n";
    const auto places = group_places(mounts, "0::/system.slice/gwanjed.service\n", root_, true);
    EXPECT_EQ(places.size(), 5U);
    // In a plain file the last word stands on top of those before it.
    EXPECT_TRUE(get("/cgroup.subtree_control").starts_with("+pids"));
    EXPECT_TRUE(get("/gwanje/cgroup.subtree_control").starts_with("+pids"));
    for (const GroupPlace& place : places) EXPECT_EQ(place.folder, root_ + "/gwanje");
}

TEST_F(ControlGroupTest, WithoutControllersOnlyTheAccountIsHad) {
    put("/cgroup.controllers", "hugetlb\n");
    const std::string mounts = "41 31 0:38 / " + root_ + " rw - cgroup2 cgroup2 rw\n";
    const auto places = group_places(mounts, "0::/\n", root_, true);
    ASSERT_EQ(places.size(), 1U);
    EXPECT_EQ(places[0].power, GroupPower::cpu_account);
    EXPECT_TRUE(group_places(mounts, "0::/\n", "", true).empty());
}

TEST_F(ControlGroupTest, LimitsAndAccountsOfVersion2) {
    for (const char* name : {"cpu.max", "memory.max", "pids.max", "cpuset.cpus"})
        put(std::string("/g/run/") + name, "");
    put("/g/run/cpu.stat", "usage_usec 2500000\nuser_usec 1\n");
    put("/g/run/memory.peak", "4096\n");
    put("/g/run/memory.events", "low 0\noom 2\noom_kill 1\n");
    std::vector<GroupPlace> places;
    for (const GroupPower power :
         {GroupPower::cores, GroupPower::share, GroupPower::memory, GroupPower::processes, GroupPower::cpu_account})
        places.push_back({power, root_ + "/g", true});
    const ControlGroup group = ControlGroup::make(places, "run", {{1, 3}, 2, Bytes{1 << 20}, 77});
    EXPECT_EQ(get("/g/run/cpuset.cpus"), "1,3");
    EXPECT_EQ(get("/g/run/cpu.max"), "200000 100000");
    EXPECT_EQ(get("/g/run/memory.max"), "1048576");
    EXPECT_EQ(get("/g/run/pids.max"), "77");
    EXPECT_EQ(group.cpu_time(), milliseconds(2500));
    EXPECT_EQ(group.memory_peak(), Bytes{4096});
    EXPECT_EQ(group.memory_kills(), 1);
}

TEST_F(ControlGroupTest, WhatCannotBeSetIsNotHad) {
    const ControlGroup group = ControlGroup::make({{GroupPower::memory, root_, true}}, "run", {{}, 0, Bytes{1}, 0});
    EXPECT_FALSE(group.has(GroupPower::memory));
    EXPECT_FALSE(exists(root_ + "/run"));
    EXPECT_EQ(group.cpu_time(), std::nullopt);
    EXPECT_EQ(group.memory_peak(), std::nullopt);
    EXPECT_TRUE(group.enter());
}

FoundAccelerator gpu(const std::string& serial) {
    FoundAccelerator one;
    one.serial = serial;
    return one;
}
AcceleratorSample reading(const std::string& serial, std::optional<std::int64_t> permille) {
    AcceleratorSample sample;
    sample.serial = serial;
    sample.active_permille = permille;
    return sample;
}

TEST(UsageMeterTest, AMissingSampleIsUnknownNotZero) {
    FakeTelemetry telemetry;
    UsageMeter meter({gpu("a"), gpu("b")}, &telemetry);
    telemetry.set({reading("a", 500), reading("b", std::nullopt), reading("stranger", 1000)});
    meter.sample_gpus(Instant{1}, seconds(1));
    telemetry.fail(fault(FaultKind::unreachable, "driver", "NVML"));
    meter.sample_gpus(Instant{2}, seconds(2));
    telemetry.works();
    telemetry.set({reading("a", 1000), reading("b", 0)});
    meter.sample_gpus(Instant{3}, seconds(3));
    const RunUsage usage = meter.usage(Instant{3}, seconds(3), std::nullopt, std::nullopt);
    EXPECT_EQ(usage.active, AcceleratorMillis{500 + 2000});
    EXPECT_EQ(usage.observed, AcceleratorMillis{1000 + 2000 + 3000});
    meter.sample_gpus(Instant{9}, seconds(60));  // the shepherd was held up: nobody looked for so long
    EXPECT_EQ(meter.usage(Instant{9}, seconds(60), {}, {}).observed, usage.observed);
}

TEST(UsageMeterTest, CoresAreActiveForTheirProcessorTimeAndNeverMoreThanThereIs) {
    FoundAccelerator core;
    core.kind = AcceleratorKind::cpu;
    UsageMeter meter({core, core}, nullptr);
    EXPECT_EQ(meter.usage(Instant{1}, seconds(2), std::nullopt, {}).observed, AcceleratorMillis{0});
    EXPECT_EQ(meter.usage(Instant{1}, seconds(2), seconds(3), {}).active, AcceleratorMillis{3000});
    EXPECT_EQ(meter.usage(Instant{1}, seconds(2), seconds(9), {}).active, AcceleratorMillis{4000});
    EXPECT_EQ(meter.usage(Instant{1}, seconds(3), std::nullopt, {}).observed, AcceleratorMillis{6000});
}

}  // namespace
}  // namespace gwanje::local
