// The journal and the one writer: durable commands, reading back, starting.
//
// The data lies in the working folder, so run it on the disk that counts. The kernel is the small bank of the writer's
// tests: what is measured is the way of a command to the disk and back, not the centre's decisions.
#include <benchmark/benchmark.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>
#include <thread>

#include "adapter/journal_sqlite/journal_sqlite.hpp"
#include "base/random.hpp"
#include "control/bank_kernel.hpp"
#include "control/system_clock.hpp"
#include "control/writer.hpp"

namespace gwanje::control {
namespace {

using Clock = std::chrono::steady_clock;
using Bank = Writer<BankKernel>;

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// A data folder in the working folder, removed when it goes.
class BenchFolder {
public:
    explicit BenchFolder(const std::string& name)
        : path_("journal_bench_" + name + "_" + std::to_string(::getpid()) + ".tmp") {
        std::filesystem::remove_all(path_);
    }
    ~BenchFolder() { std::filesystem::remove_all(path_); }
    BenchFolder(const BenchFolder&) = delete;
    BenchFolder& operator=(const BenchFolder&) = delete;
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    std::string path_;
};

template <class T>
T or_exit(Result<T, Fault> result) {
    if (result.ok()) return std::move(*result);
    std::cerr << sentence(result.error(), Language::en) << ' ' << result.error().what << '\n';
    std::exit(1);
}

/// A journal with a million transfers between 1,000 accounts, and a snapshot of it.
class MillionEvents {
public:
    static constexpr std::uint64_t count = 1'000'000;
    static const MillionEvents& get() {
        static const MillionEvents million;
        return million;
    }
    [[nodiscard]] const std::string& path() const { return folder_.path(); }

private:
    MillionEvents() : folder_("million") {
        const auto journal = or_exit(JournalSqlite::open(folder_.path()));
        BankWorld world;
        Random random(1);
        std::vector<Entry> entries;
        while (journal->head().index < count) {
            entries.clear();
            for (std::uint64_t i = journal->head().index + 1; entries.size() < 1000; ++i) {
                const BankKernel::Event event = i <= 1000
                                                    ? BankKernel::Event(AccountOpened{i, 1'000'000, ""})
                                                    : Transferred{1 + random.below(1000), 1 + random.below(1000), 1};
                BankKernel::apply(world, event, Instant{1});
                const std::uint16_t type = BankKernel::type_of(event);
                entries.push_back({i, Instant{1'750'809'600'000 + static_cast<std::int64_t>(i)}, i % 100,
                                   i % 4 == 0 ? "req-" + std::to_string(i) : "", i % 4 == 0 ? i : 0, type,
                                   BankKernel::version_of(type), BankKernel::encode_event(event)});
            }
            if (!journal->append(entries).ok()) std::exit(1);
        }
        const Head head = journal->head();
        if (!journal->store_snapshot({head.index, head.digest, BankKernel::snapshot_format, encoded(world)}).ok())
            std::exit(1);
    }
    BenchFolder folder_;
};

struct Load {
    double seconds = 0;
    std::vector<double> milliseconds;  // one per command
};

/// `callers` threads that each wait for their answer before they ask again.
Load durable_commands(Bank& bank, int callers, int each) {
    std::vector<std::vector<double>> times(static_cast<std::size_t>(callers));
    std::vector<std::thread> threads;
    const auto begin = Clock::now();
    for (std::size_t caller = 0; caller < times.size(); ++caller)
        threads.emplace_back([&, caller] {
            Random random(caller);
            times[caller].reserve(static_cast<std::size_t>(each));
            for (int i = 0; i < each; ++i) {
                // Among accounts that were opened with 500 and more, so that no walk of a few hours empties one.
                const auto asked = Clock::now();
                const auto answer = bank.ask({Transfer{501 + random.below(500), 501 + random.below(500), 1}, caller});
                if (answer.index() != 0) std::exit(1);
                times[caller].push_back(1e3 * seconds_since(asked));
            }
        });
    for (std::thread& thread : threads) thread.join();
    Load load{seconds_since(begin), {}};
    for (const auto& some : times) load.milliseconds.insert(load.milliseconds.end(), some.begin(), some.end());
    std::sort(load.milliseconds.begin(), load.milliseconds.end());
    return load;
}

void report(benchmark::State& state, const std::vector<Load>& loads) {
    double seconds = 0;
    std::vector<double> all;
    for (const Load& load : loads) {
        seconds += load.seconds;
        all.insert(all.end(), load.milliseconds.begin(), load.milliseconds.end());
    }
    std::sort(all.begin(), all.end());
    state.counters["commands/s"] = static_cast<double>(all.size()) / seconds;
    state.counters["p50_ms"] = all[all.size() / 2];
    state.counters["p99_ms"] = all[all.size() * 99 / 100];
    state.counters["max_ms"] = all.back();
}

struct OpenBank {
    explicit OpenBank(const std::string& name) : folder(name), journal(or_exit(JournalSqlite::open(folder.path()))) {
        bank = or_exit(Bank::open(*journal, clock));
        static_cast<void>(bank->ask({OpenMany{1000}, 0}));
        // Account n is opened with n - 1; a transfer of 1 out of the first could be refused, so all are filled up.
        for (std::uint64_t account = 1; account <= 100; ++account)
            static_cast<void>(bank->ask({Transfer{1000 - account, account, 500}, 0}));
    }
    BenchFolder folder;
    SystemClock clock;
    std::unique_ptr<JournalSqlite> journal;
    std::unique_ptr<Bank> bank;
};

void durable(benchmark::State& state) {
    OpenBank open("durable");
    std::vector<Load> loads;
    for (auto _ : state) {
        loads.push_back(durable_commands(*open.bank, static_cast<int>(state.range(0)), 1000));
        state.SetIterationTime(loads.back().seconds);
    }
    report(state, loads);
}
BENCHMARK(durable)->Arg(1)->Arg(8)->Arg(64)->Arg(256)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(3);

/// The same 64 callers, while `readers` threads read the world without a pause for `hold` microseconds each time.
void durable_beside_readers(benchmark::State& state) {
    OpenBank open("readers");
    std::atomic<bool> done = false;
    std::atomic<std::uint64_t> readings = 0;
    std::vector<std::thread> readers;
    for (int reader = 0; reader < state.range(0); ++reader)
        readers.emplace_back([&] {
            while (!done) {
                {
                    const auto reading = open.bank->read();
                    benchmark::DoNotOptimize(reading->balances.data());
                    if (state.range(1) > 0) std::this_thread::sleep_for(std::chrono::microseconds(state.range(1)));
                }
                ++readings;
                std::this_thread::sleep_for(std::chrono::microseconds(100));
            }
        });
    std::vector<Load> loads;
    for (auto _ : state) {
        loads.push_back(durable_commands(*open.bank, 64, 1000));
        state.SetIterationTime(loads.back().seconds);
    }
    done = true;
    for (std::thread& reader : readers) reader.join();
    report(state, loads);
    double seconds = 0;
    for (const Load& load : loads) seconds += load.seconds;
    state.counters["readings/s"] = static_cast<double>(readings) / seconds;
}
BENCHMARK(durable_beside_readers)
    ->ArgNames({"readers", "hold_us"})
    ->Args({4, 0})
    ->Args({4, 1'000})
    ->Args({1, 300'000})
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->MinTime(3);

/// The same 64 callers, while one event loop serves 500 followers: woken by each batch, it copies everybody's news.
void durable_with_500_followers(benchmark::State& state) {
    OpenBank open("followers");
    std::atomic<bool> done = false;
    std::uint64_t delivered = 0;
    std::uint64_t resyncs = 0;
    std::thread loop([&] {
        std::vector<std::uint64_t> seen(500, open.bank->feed().last());
        while (!done) {
            open.bank->feed().wait_beyond(seen.front(), milliseconds(100));
            for (std::uint64_t& index : seen) {
                const auto news = open.bank->feed().after(index, 256);
                delivered += news.events.size();
                resyncs += news.resync ? 1 : 0;
                index = news.last;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    });
    std::vector<Load> loads;
    for (auto _ : state) {
        loads.push_back(durable_commands(*open.bank, 64, 1000));
        state.SetIterationTime(loads.back().seconds);
    }
    done = true;
    loop.join();
    report(state, loads);
    state.counters["delivered"] = static_cast<double>(delivered);
    state.counters["resyncs"] = static_cast<double>(resyncs);
}
BENCHMARK(durable_with_500_followers)->UseManualTime()->Unit(benchmark::kMillisecond)->MinTime(3);

void append_batch(benchmark::State& state) {
    const BenchFolder folder("append");
    const auto journal = or_exit(JournalSqlite::open(folder.path()));
    std::vector<Entry> entries(static_cast<std::size_t>(state.range(0)),
                               Entry{0, Instant{1}, 5, "", 0, 1, 1, "twenty bytes of event"});
    for (auto _ : state) {
        for (std::uint64_t i = 0; i < entries.size(); ++i) entries[i].index = journal->head().index + i + 1;
        if (!journal->append(entries).ok()) std::exit(1);
    }
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(append_batch)->Arg(1)->Arg(64)->Arg(1000)->UseRealTime()->Unit(benchmark::kMicrosecond);

void read_in_order(benchmark::State& state) {
    const auto journal = or_exit(JournalSqlite::open_read_only(MillionEvents::get().path()));
    for (auto _ : state) {
        std::uint64_t bytes = 0;
        if (!journal
                 ->read(1, MillionEvents::count,
                        [&](const EntryView& entry) { return bytes += entry.payload.size(), true; })
                 .ok())
            std::exit(1);
        benchmark::DoNotOptimize(bytes);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(MillionEvents::count));
}
BENCHMARK(read_in_order)->UseRealTime()->Unit(benchmark::kMillisecond);

void replay_events(benchmark::State& state) {
    const auto journal = or_exit(JournalSqlite::open_read_only(MillionEvents::get().path()));
    for (auto _ : state) {
        BankWorld world;
        if (or_exit(replay<BankKernel>(*journal, 1, MillionEvents::count, world)) != MillionEvents::count) std::exit(1);
    }
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(MillionEvents::count));
}
BENCHMARK(replay_events)->UseRealTime()->Unit(benchmark::kMillisecond);

void verify_chain(benchmark::State& state) {
    const auto journal = or_exit(JournalSqlite::open_read_only(MillionEvents::get().path()));
    for (auto _ : state)
        if (!or_exit(journal->verify(1, {})).ok()) std::exit(1);
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(MillionEvents::count));
}
BENCHMARK(verify_chain)->UseRealTime()->Unit(benchmark::kMillisecond);

/// Journal, snapshot, request window, thread: until the first command could be taken. Argument: use the snapshot.
void start_with_a_million_events(benchmark::State& state) {
    const std::string& path = MillionEvents::get().path();
    const std::string snapshots = path + "/snapshots";
    if (state.range(0) == 0) std::filesystem::rename(snapshots, path + "/aside");
    SystemClock clock;
    for (auto _ : state) {
        const auto begin = Clock::now();
        const auto journal = or_exit(JournalSqlite::open(path));
        const auto bank = or_exit(Bank::open(*journal, clock));
        state.SetIterationTime(seconds_since(begin));
        const WriterStatus status = bank->status();
        state.counters["replayed"] = static_cast<double>(status.replayed_at_start);
        bank->stop();
        if (state.range(0) == 0) std::filesystem::remove_all(snapshots);
    }
    if (state.range(0) == 0) std::filesystem::rename(path + "/aside", snapshots);
}
BENCHMARK(start_with_a_million_events)
    ->ArgName("snapshot")
    ->Arg(1)
    ->Arg(0)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace gwanje::control
