// Real programs in real sandboxes.
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include "adapter/engine_local/control_group.hpp"
#include "adapter/engine_local/engine_fixture.hpp"

namespace gwanje::local {
namespace {

using RunTest = EngineFixture;

TEST_F(RunTest, AProgramThatEndsWellIsFinishedAndItsOutputIsKeptInOrder) {
    const RunOrder order = script("echo one; echo two >&2; echo three; pwd; echo $GWANJE_JOB $GWANJE_PROJECT $COLOUR");
    RunOrder coloured = order;
    coloured.environment = {{"COLOUR", "쪽빛"}};
    const RunState state = run(coloured);
    EXPECT_EQ(state.end, JobEnd::finished);
    EXPECT_EQ(state.exit_status, 0);
    EXPECT_FALSE(state.started_at.unset());
    EXPECT_GE(state.ended_at, state.started_at);
    EXPECT_EQ(log(order.key), "one\ntwo\nthree\n/project/jobs/job-1\njob-1 prj-7 쪽빛\n");
    const auto part = engine_->read_log(order.key, 4, 3);
    ASSERT_TRUE(part.ok());
    EXPECT_EQ(part->bytes, "two");
    EXPECT_EQ(part->next, 7);
    EXPECT_FALSE(part->complete);
    EXPECT_TRUE(engine_->read_log(order.key, 1'000'000, 10)->complete);
}

TEST_F(RunTest, AProgramRunsWithoutAShell) {
    RunOrder order = script("");
    order.script.clear();
    order.command = {"echo", "$HOME", "a  b", ";", "`id`"};
    EXPECT_EQ(run(order).end, JobEnd::finished);
    EXPECT_EQ(log(order.key), "$HOME a  b ; `id`\n");
}

TEST_F(RunTest, ExitStatusAndSignalAreExact) {
    const RunState failed = run(script("exit 137"));
    EXPECT_EQ(failed.end, JobEnd::exit_status);
    EXPECT_EQ(failed.exit_status, 137);
    EXPECT_EQ(failed.signal, 0);
    const RunState killed = run(script("kill -9 $$"));
    EXPECT_EQ(killed.end, JobEnd::signal);
    EXPECT_EQ(killed.signal, SIGKILL);
}

TEST_F(RunTest, AProgramThatDoesNotExistIsSaidSo) {
    RunOrder order = script("");
    order.script.clear();
    order.command = {"no-such-program", "--fast"};
    const RunState state = run(order);
    EXPECT_EQ(state.end, JobEnd::refused_by_engine);
    EXPECT_TRUE(state.started_at.unset());
    EXPECT_EQ(state.detail, "could not start the program: No such file or directory");
    EXPECT_NE(log(order.key).find("no-such-program --fast"), std::string::npos);
}

TEST_F(RunTest, ATextFileWithoutAProgramToRunItIsNotHandedToAShell) {
    ASSERT_EQ(run(script("printf 'echo ran' > ../../plain; chmod +x ../../plain")).end, JobEnd::finished);
    RunOrder order = script("");
    order.script.clear();
    order.command = {"/project/plain"};
    EXPECT_EQ(run(order).detail, "could not start the program: Exec format error");
}

TEST_F(RunTest, SeesNeitherOtherProjectsNorTheCentre) {
    RunOrder other = script("echo mine > ../../secret");
    other.project = "prj-8";
    ASSERT_EQ(run(other).end, JobEnd::finished);
    const RunOrder order = script("ls / /etc; ls " + home_ + " " + settings_.projects_folder +
                                  "; find / -name secret 2>/dev/null; touch /usr/x /etc/x; touch /project/x /tmp/x && "
                                  "echo wrote; ls /root /home /srv; ps ax | wc -l");
    run(order);
    const std::string seen = log(order.key);
    EXPECT_EQ(seen.find("secret"), std::string::npos) << seen;
    EXPECT_NE(seen.find("cannot access '" + home_), std::string::npos) << seen;
    EXPECT_NE(seen.find("touch: cannot touch '/usr/x': Read-only file system"), std::string::npos) << seen;
    EXPECT_NE(seen.find("wrote"), std::string::npos) << seen;
    EXPECT_NE(seen.find("cannot access '/root'"), std::string::npos) << seen;
    EXPECT_EQ(seen.find("shadow"), std::string::npos) << seen;
}

TEST_F(RunTest, HasNoPowersAndCannotHarmItsInit) {
    const RunOrder order = script(
        "grep -E 'CapEff|CapPrm|CapAmb|NoNewPrivs' /proc/self/status; kill -9 1; kill -0 1 && echo may signal init; "
        "cat /proc/1/environ && echo read; [ $(id -u) = 0 ] && echo root; echo still here");
    EXPECT_EQ(run(order).end, JobEnd::finished);
    const std::string seen = log(order.key);
    EXPECT_NE(seen.find("CapPrm:\t0000000000000000"), std::string::npos) << seen;
    EXPECT_NE(seen.find("CapEff:\t0000000000000000"), std::string::npos) << seen;
    EXPECT_NE(seen.find("CapAmb:\t0000000000000000"), std::string::npos) << seen;
    EXPECT_NE(seen.find("NoNewPrivs:\t1"), std::string::npos) << seen;
    EXPECT_EQ(seen.find("root"), std::string::npos) << seen;
    EXPECT_EQ(seen.find("\nread"), std::string::npos) << seen;
    EXPECT_NE(seen.find("still here"), std::string::npos) << seen;
}

// A listener of this machine, as the server itself is one.
Descriptor listener(int& port) {
    Descriptor socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const generic = static_cast<sockaddr*>(static_cast<void*>(&address));
    if (::bind(socket.number(), generic, size) != 0 || ::listen(socket.number(), 8) != 0) return Descriptor();
    ::getsockname(socket.number(), generic, &size);
    port = ntohs(address.sin_port);
    return socket;
}

TEST_F(RunTest, HasNoNetworkUnlessAsked) {
    int port = 0;
    const Descriptor open = listener(port);
    ASSERT_TRUE(open.open());
    RunOrder order = script("exec 3<>/dev/tcp/127.0.0.1/" + std::to_string(port) + " && echo reached");
    order.script.replace(0, 9, "#!/bin/bash");
    run(order);
    EXPECT_EQ(log(order.key).find("reached"), std::string::npos);
    order.key.job.number = ++last_job_;
    order.network = true;
    run(order);
    EXPECT_NE(log(order.key).find("reached"), std::string::npos) << log(order.key);
}

TEST_F(RunTest, SeesOnlyTheCoresItWasGranted) {
    const auto found = engine_->accelerators();
    ASSERT_TRUE(found.ok());
    ASSERT_FALSE(found->empty());
    const std::int64_t slot = found->back().slot;
    RunOrder order = script("nproc; echo threads $OMP_NUM_THREADS; grep Cpus_allowed_list /proc/self/status");
    order.accelerators = {{"node-1", {slot}}};
    run(order);
    EXPECT_NE(log(order.key).find("1\nthreads 1\nCpus_allowed_list:\t" + found->back().serial.substr(5)),
              std::string::npos)
        << log(order.key);
}

TEST_F(RunTest, TheLogCanBeFollowedWhileItGrows) {
    const RunOrder order = script("echo first; while [ ! -e go ]; do sleep 0.02; done; echo second");
    ASSERT_TRUE(engine_->start(order).ok());
    wait_for_log(order.key, "first\n");
    EXPECT_EQ(wait_for(order.key, RunStage::running).stage, RunStage::running);
    EXPECT_FALSE(engine_->read_log(order.key, 6, 100)->complete);
    ASSERT_TRUE(replace_file_soon(in_project("jobs/job-1/go"), "").ok());
    wait_for(order.key, RunStage::ended);
    const auto rest = engine_->read_log(order.key, 6, 100);
    EXPECT_EQ(rest->bytes, "second\n");
    EXPECT_TRUE(rest->complete);
}

TEST_F(RunTest, AnEndlessLogIsCutWithALineThatSaysSo) {
    settings_.log_limit = Bytes{10'000};
    reopen();
    const RunOrder order = script("yes 0123456789 2>/dev/null | head -c 300000; echo end");
    EXPECT_EQ(run(order).end, JobEnd::finished);
    const std::string text = log(order.key);
    EXPECT_LT(text.size(), 10'200U);
    EXPECT_NE(text.find("[gwanje] the log has reached its limit of 10000 bytes"), std::string::npos);
    EXPECT_NE(text.find("290004 bytes were left out"), std::string::npos) << text.substr(10'000);
}

TEST_F(RunTest, ProcessorTimeIsActiveTimeOfGrantedCores) {
    RunOrder order = script("i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done");
    order.accelerators = {{"node-1", {0}}};
    const RunState state = run(order);
    const std::int64_t wall = (state.ended_at - state.started_at).ms;
    EXPECT_EQ(state.usage.to, state.ended_at);
    EXPECT_EQ(state.usage.observed.amount, wall);
    EXPECT_GT(state.usage.active.amount, 0);
    EXPECT_LE(state.usage.active.amount, wall);
    ASSERT_TRUE(state.usage.cpu_time.has_value());
}

TEST_F(RunTest, WithoutControlGroupsUsageIsKnownAtTheEnd) {
    settings_.control_groups.clear();
    reopen();
    RunOrder order = script("i=0; while [ $i -lt 400000 ]; do i=$((i+1)); done");
    order.accelerators = {{"node-1", {0}}};
    const RunState state = run(order);
    EXPECT_EQ(state.end, JobEnd::finished);
    EXPECT_GT(state.usage.active.amount, 0);
    EXPECT_EQ(state.usage.memory_peak, std::nullopt);
}

TEST_F(RunTest, TheMemoryLimitHoldsForAllProcessesTogether) {
    const auto places = group_places_here(settings_.control_groups);
    bool limited = false;
    for (const GroupPlace& place : places) limited = limited || place.power == GroupPower::memory;
    if (!limited) GTEST_SKIP() << "no memory control group for this account";
    RunOrder order = script("head -c 200M /dev/zero | tail -c 200M | wc -c");
    order.memory = Bytes{64 << 20};
    const RunState state = run(order);
    EXPECT_NE(state.detail.find("memory limit of 67,108,864 bytes"), std::string::npos) << log(order.key);
    EXPECT_NE(log(order.key).find("200"), 0U);
}

TEST_F(RunTest, SharedFoldersCanBeReadOnly) {
    ASSERT_TRUE(make_folder(home_ + "/tools", 0755).ok());
    ASSERT_TRUE(replace_file_soon(home_ + "/tools/note", "hello").ok());
    ASSERT_EQ(std::system(("chmod 644 '" + home_ + "/tools/note'").c_str()), 0);
    settings_.shared = {{home_ + "/tools", "/opt/tools"}};
    reopen();
    const RunOrder order = script("cat /opt/tools/note; touch /opt/tools/x || echo kept");
    run(order);
    EXPECT_NE(log(order.key).find("hello"), std::string::npos);
    EXPECT_NE(log(order.key).find("kept"), std::string::npos);
}

}  // namespace
}  // namespace gwanje::local
