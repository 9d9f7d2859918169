// kill -9 at hundreds of random moments under load: what was acknowledged is there, what is there verifies, and the
// next process starts by itself on what is left.
//
// The server that is killed is this test program again, started with the one test below that is otherwise disabled. It
// writes each acknowledged request to a pipe, after the writer's answer; a request repeated by the next process must
// get the same entry.
#include <gtest/gtest.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>

#include "adapter/journal_sqlite/journal_sqlite.hpp"
#include "base/random.hpp"
#include "base/text.hpp"
#include "control/bank_kernel.hpp"
#include "control/system_clock.hpp"
#include "control/writer.hpp"

namespace gwanje::control {
namespace {

constexpr int killed_callers = 64;
constexpr std::size_t asked_again = 16;  // requests that the next process asks for again

/// What the child writes to the pipe; small enough that a write is never torn.
struct Acknowledged {
    std::uint64_t value = 0;  // the account's first amount: no two requests have the same
    std::uint64_t index = 0;
};

std::string from_environment(const char* name) {
    const char* const text = std::getenv(name);
    return text == nullptr ? std::string() : std::string(text);
}

void ask_and_tell(Writer<BankKernel>& bank, std::uint64_t value, int pipe) {
    const std::string key = std::to_string(value);
    const auto answer = bank.ask({OpenAccount{static_cast<std::int64_t>(value), "n"}, 1, key, value});
    const auto* const accepted = std::get_if<Accepted<BankKernel::Event>>(&answer);
    if (accepted == nullptr) std::_Exit(4);
    const Acknowledged told{value, accepted->events.at(0)->index};
    if (::write(pipe, &told, sizeof told) != sizeof told) std::_Exit(5);
}

TEST(KillChildTest, DISABLED_RunsUntilItIsKilled) {
    const std::string folder = from_environment("GWANJE_KILL_FOLDER");
    const int pipe = std::atoi(from_environment("GWANJE_KILL_PIPE").c_str());
    const auto first = static_cast<std::uint64_t>(std::atoll(from_environment("GWANJE_KILL_FIRST").c_str()));
    const std::string again = from_environment("GWANJE_KILL_AGAIN");
    auto journal = JournalSqlite::open(folder);
    if (!journal.ok()) {
        std::cerr << sentence(journal.error(), Language::en) << ' ' << journal.error().what << std::endl;
        std::_Exit(2);
    }
    SystemClock clock;
    WriterOptions options;
    options.snapshot_every = 400;  // often, so that some are cut short
    options.request_window = 20'000;
    auto bank = Writer<BankKernel>::open(**journal, clock, options);
    if (!bank.ok()) {
        std::cerr << sentence(bank.error(), Language::en) << ' ' << bank.error().what << std::endl;
        std::_Exit(3);
    }
    for (const std::string_view text : split(again, ','))
        if (const auto value = integer_from_text(text)) ask_and_tell(**bank, static_cast<std::uint64_t>(*value), pipe);
    std::vector<std::thread> threads;
    for (std::uint64_t caller = 0; caller < killed_callers; ++caller)
        threads.emplace_back([&, caller] {
            for (std::uint64_t value = first + caller;; value += killed_callers) ask_and_tell(**bank, value, pipe);
        });
    for (std::thread& thread : threads) thread.join();
}

struct Child {
    pid_t process = 0;
    int pipe = -1;
};

Child start_child(const std::string& folder, std::uint64_t first, const std::string& again) {
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) return {};
    const std::vector<std::string> settings{"GWANJE_KILL_FOLDER=" + folder,
                                            "GWANJE_KILL_PIPE=" + std::to_string(ends[1]),
                                            "GWANJE_KILL_FIRST=" + std::to_string(first), "GWANJE_KILL_AGAIN=" + again};
    std::vector<std::string> words{"/proc/self/exe", "--gtest_also_run_disabled_tests",
                                   "--gtest_filter=KillChildTest.DISABLED_RunsUntilItIsKilled"};
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t process = ::fork();
    if (process == 0) {
        ::close(ends[0]);
        ::close(STDOUT_FILENO);
        for (const std::string& setting : settings) ::putenv(const_cast<char*>(setting.c_str()));
        ::execv(words[0].c_str(), arguments.data());
        std::_Exit(127);
    }
    ::close(ends[1]);
    return {process, ends[0]};
}

/// Reads until `patience` is over or the pipe has ended. True: it ended.
bool listen(int pipe, std::vector<Acknowledged>& heard, std::chrono::microseconds patience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(end - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        pollfd waiting{pipe, POLLIN, 0};
        const timespec time{0, static_cast<long>(std::min<std::int64_t>(left.count(), 500'000) * 1000)};
        if (::ppoll(&waiting, 1, &time, nullptr) <= 0) continue;
        std::array<Acknowledged, 256> buffer{};
        const ssize_t got = ::read(pipe, buffer.data(), sizeof buffer);
        if (got <= 0) return true;
        heard.insert(heard.end(), buffer.begin(), buffer.begin() + got / static_cast<ssize_t>(sizeof(Acknowledged)));
    }
}

class KillTest : public ::testing::Test {
protected:
    KillTest() : folder_(::testing::TempDir() + "gwanje_kill_" + std::to_string(::getpid())) {
        std::filesystem::remove_all(folder_);
    }
    ~KillTest() override { std::filesystem::remove_all(folder_); }

    /// One life of a child, ended at a random moment.
    void live_and_die(Random& random, std::uint64_t first) {
        std::vector<Acknowledged>& heard = heard_;
        heard.clear();
        const Child child = start_child(folder_, first, again_);
        ASSERT_GT(child.process, 0);
        if (random.chance(0.15)) {  // while it starts or repeats
            listen(child.pipe, heard, std::chrono::microseconds(random.below(40'000)));
        } else {  // while it works
            const auto works = [&] { return !heard.empty() && heard.back().value >= first; };
            while (!works() && !listen(child.pipe, heard, std::chrono::milliseconds(1))) {
            }
            EXPECT_TRUE(works());
            listen(child.pipe, heard, std::chrono::microseconds(random.below(60'000)));
            ++while_working_;
        }
        ::kill(child.process, SIGKILL);
        int status = 0;
        ::waitpid(child.process, &status, 0);
        ASSERT_TRUE(WIFSIGNALED(status)) << "the child ended by itself with " << WEXITSTATUS(status);
        while (!listen(child.pipe, heard, std::chrono::seconds(1))) {
        }
        ::close(child.pipe);

        again_.clear();
        for (std::size_t i = 0; i < heard.size(); ++i) {
            const auto [place, fresh] = acknowledged_.try_emplace(heard[i].value, heard[i].index);
            ASSERT_EQ(place->second, heard[i].index) << "value " << heard[i].value << " was recorded twice";
            if (i + asked_again >= heard.size()) again_ += std::to_string(heard[i].value) + ",";
        }
    }

    /// What the dead child left behind, seen without repairing it: the next child does that itself.
    void look() {
        if (!std::filesystem::exists(folder_ + "/journal.db")) return;
        const auto journal = JournalSqlite::open_read_only(folder_);
        if (!journal.ok() && acknowledged_.empty()) return;  // killed before the tables were there
        ASSERT_TRUE(journal.ok()) << journal.error().what;
        const auto outcome = (*journal)->verify(verified_ + 1, {});
        ASSERT_TRUE(outcome.ok()) << outcome.error().what;
        ASSERT_TRUE(outcome->ok()) << outcome->first_bad << ' ' << outcome->reason;
        const auto read = (*journal)->read(verified_ + 1, ~std::uint64_t{0}, [&](const EntryView& entry) {
            const auto event = BankKernel::decode_event(entry.type, entry.version, entry.payload);
            const auto* const opened = event ? std::get_if<AccountOpened>(&*event) : nullptr;
            if (opened != nullptr) recorded_.emplace(static_cast<std::uint64_t>(opened->amount), entry.index);
            return opened != nullptr;
        });
        ASSERT_TRUE(read.ok());
        verified_ = outcome->head.index;
        ASSERT_EQ(recorded_.size(), verified_) << "an amount was recorded twice";
        for (const auto& [value, index] : heard_) {
            const auto found = recorded_.find(value);
            ASSERT_TRUE(found != recorded_.end())
                << "value " << value << " was acknowledged as entry " << index << " and is gone";
            ASSERT_EQ(found->second, index);
        }
    }

    std::string folder_;
    std::string again_;
    std::vector<Acknowledged> heard_;  // of the last child
    std::map<std::uint64_t, std::uint64_t> acknowledged_;
    std::map<std::uint64_t, std::uint64_t> recorded_;
    std::uint64_t verified_ = 0;
    int while_working_ = 0;
};

TEST_F(KillTest, NothingAcknowledgedIsLostByKillingAtAnyMoment) {
    const std::string asked = from_environment("GWANJE_KILL_SEED");
    const std::uint64_t seed = asked.empty() ? 20'250'625 : static_cast<std::uint64_t>(std::atoll(asked.c_str()));
    const std::string wanted = from_environment("GWANJE_KILL_ROUNDS");
    const int rounds = wanted.empty() ? 200 : std::atoi(wanted.c_str());
    Random random(seed);
    for (int round = 0; round < rounds; ++round) {
        SCOPED_TRACE("seed " + std::to_string(seed) + " round " + std::to_string(round));
        live_and_die(random, (static_cast<std::uint64_t>(round) + 1) << 32U);
        if (HasFatalFailure()) return;
        look();
        if (HasFatalFailure()) return;
    }
    auto journal = JournalSqlite::open(folder_);
    ASSERT_TRUE(journal.ok()) << journal.error().what;
    const auto whole = (*journal)->verify(1, {});
    ASSERT_TRUE(whole.ok() && whole->ok());
    const auto start = start_from<BankKernel>(**journal);
    ASSERT_TRUE(start.ok());
    EXPECT_EQ(start->world.balances.size(), whole->checked);
    std::cout << "seed " << seed << ": " << rounds << " kills, " << while_working_ << " of them between answers; "
              << acknowledged_.size() << " acknowledged, " << whole->checked << " recorded, last snapshot "
              << start->snapshot_index << '\n';
}

}  // namespace
}  // namespace gwanje::control
