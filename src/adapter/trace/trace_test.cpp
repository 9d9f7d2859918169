#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "adapter/trace/philly.hpp"
#include "adapter/trace/swf.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "twin/node_replay.hpp"
#include "twin/pool_replay.hpp"
#include "twin/statistics.hpp"

namespace gwanje::adapter {
namespace {

using twin::Contract;
using twin::QueueName;

const std::string testdata = std::string(GWANJE_SOURCE_DIR) + "/src/twin/testdata/";

std::string text_of(const std::string& path) {
    std::string text;
    const auto read = read_trace_file(path, [&](std::string_view piece) -> Result<void, TraceFault> {
        text += piece;
        return {};
    });
    EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().text());
    return text;
}

Result<twin::Trace, TraceFault> swf(std::string_view text, std::size_t piece = 7) {
    SwfReader reader{twin::Reading{}};
    for (; text.size() > piece; text.remove_prefix(piece)) GWANJE_TRY(reader.feed(text.substr(0, piece)));
    GWANJE_TRY(reader.feed(text));
    return reader.finish();
}

constexpr std::string_view good = "1 10 -1 60 4 -1 -1 4 120 -1 1 7 7 -1 -1 -1 -1 -1";

TEST(Swf, ReadsColumnsAndHeaderInPiecesOfAnySize) {
    const std::string text =
        "; MaxProcs: 64\n\n" + std::string(good) + "\r\n  2 5 -1 0 0 -1 -1 -1 -1 -1 5 -1 -1 -1 -1 -1 -1 -1";
    for (std::size_t piece = 1; piece < 40; ++piece) {
        const auto trace = swf(text, piece);
        ASSERT_TRUE(trace.ok()) << trace.error().text();
        EXPECT_EQ(trace->processors, 64U);
        ASSERT_EQ(trace->jobs.size(), 2U);
        EXPECT_EQ(trace->ids, (std::vector<std::int64_t>{2, 1})) << "sorted by submission";
        EXPECT_EQ(trace->jobs[0].run, 1) << "no run becomes 1 s on 1 processor";
        EXPECT_EQ(trace->jobs[0].size, 1U);
        EXPECT_EQ(trace->jobs[1].submit, 10);
        EXPECT_EQ(trace->jobs[1].run, 60);
        EXPECT_EQ(trace->jobs[1].estimate, 120);
        EXPECT_EQ(trace->jobs[1].size, 4U);
        EXPECT_EQ(trace->jobs[1].user, 7U);
    }
}

TEST(Swf, SaysWhereALineIsBroken) {
    const auto fault = [](std::string_view text) {
        const auto trace = swf(text);
        return trace.ok() ? std::string("accepted") : trace.error().text();
    };
    const std::string first = std::string(good) + "\n";
    EXPECT_EQ(fault(first + "2 11 -1 6x0 4"), ":2:9: expected a whole number, found \"6x0\"");
    EXPECT_EQ(fault(first + "2 11 -1 60 4\n"), ":2:13: the line ends before its 18 numbers are complete");
    EXPECT_EQ(fault(std::string(good) + " 5"), ":1:50: more than 18 numbers on the line");
    EXPECT_EQ(fault("; header\n- 10"), ":2:1: expected a whole number, found \"-\"");
    EXPECT_EQ(fault("99999999999999999999 1"), ":1:1: expected a whole number, found \"99999999999999999999\"");
    EXPECT_EQ(fault("1 10 -1 99999999999 4 -1 -1 4 120 -1 1 7 7 -1 -1 -1 -1 -1"),
              ":1:1: a submission before 0, or a run, time or processor count above 2147483647");
    const std::string binary("1 10 \0\xff", 8);
    EXPECT_NE(fault(binary), "accepted");
}

TEST(Swf, ReportsJobsThatCanNeverFit) {
    auto trace = swf(good);
    ASSERT_TRUE(trace.ok());
    twin::leave_out_larger(*trace, 3);
    EXPECT_TRUE(trace->jobs.empty());
    EXPECT_EQ(trace->left_out, (std::vector<std::int64_t>{1}));
}

TEST(TraceInput, ReadsGzipAndSaysWhenItIsCutOff) {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "gwanje_trace_test.swf.gz";
    const std::string plain = text_of(testdata + "kth_excerpt.swf");
    gzFile file = gzopen(path.c_str(), "wb");
    ASSERT_EQ(gzwrite(file, plain.data(), static_cast<unsigned>(plain.size())), static_cast<int>(plain.size()));
    gzclose(file);
    EXPECT_EQ(text_of(path.string()), plain);
    std::filesystem::resize_file(path, std::filesystem::file_size(path) / 2);
    const auto cut = read_swf(path.string(), {});
    ASSERT_FALSE(cut.ok());
    EXPECT_NE(cut.error().reason.find("damaged or cut off"), std::string::npos) << cut.error().text();
    std::filesystem::remove(path);
    EXPECT_FALSE(read_swf(path.string(), {}).ok());
}

TEST(Philly, ReadsTheTableByVirtualCluster) {
    const std::filesystem::path path = std::filesystem::temp_directory_path() / "gwanje_philly_test.csv";
    std::ofstream(path) << "timestamp,duration,num_gpus,gpu_time,cluster\n2017-10-09 07:01:55,66.0,1,66.0,a\n"
                           "2017-10-09 06:13:03,2951.5,8,2951.5,b\n2017-10-09 07:00:55,1,2,2,a\n";
    const auto all = read_philly(path.string(), "");
    ASSERT_TRUE(all.ok()) << all.error().text();
    EXPECT_EQ(all->ids, (std::vector<std::int64_t>{2, 3, 1}));
    EXPECT_EQ(all->jobs[0].run, 2952);
    EXPECT_EQ(all->jobs[2].submit, 2932);
    const auto part = read_philly(path.string(), "a");
    EXPECT_EQ(part->ids, (std::vector<std::int64_t>{3, 1}));
    std::ofstream(path) << "timestamp,duration,num_gpus,gpu_time,cluster\n2017-10-09 07:01:55,66.0,none,66.0,a\n";
    const auto broken = read_philly(path.string(), "");
    ASSERT_FALSE(broken.ok());
    EXPECT_EQ(broken.error().line, 2U);
    EXPECT_EQ(broken.error().column, 26U);
    std::filesystem::remove(path);
}

/// job number → start, from a table with these columns.
std::map<std::int64_t, std::int64_t> starts_in(const std::string& path, std::string_view column) {
    const auto table = parse_csv(text_of(path));
    EXPECT_TRUE(table.ok());
    const auto id = table->column("job_id"), start = table->column(column);
    EXPECT_TRUE(id && start) << path;
    std::map<std::int64_t, std::int64_t> starts;
    for (const CsvRow& row : table->rows)
        starts[*integer_from_text(row[*id].text)] = *integer_from_text(row[*start].text);
    return starts;
}

void expect_starts(const twin::Trace& trace, const twin::PoolReplay& replay,
                   const std::map<std::int64_t, std::int64_t>& expected) {
    const twin::Starts starts = replay_pool(trace, replay);
    ASSERT_EQ(trace.jobs.size(), expected.size());
    for (std::size_t i = 0; i < trace.jobs.size(); ++i)
        ASSERT_EQ(starts.start[i], expected.at(trace.ids[i])) << "job " << trace.ids[i];
}

// The expected starts were computed once by the slow second implementation (src/twin/slow_pool.hpp), which gives the
// published reference starts of the whole log job by job.
TEST(KthExcerpt, GivesTheExpectedStartsUnderEveryContract) {
    const auto trace = read_swf(testdata + "kth_excerpt.swf", {});
    ASSERT_TRUE(trace.ok()) << trace.error().text();
    EXPECT_EQ(trace->jobs.size(), 1000U);
    const std::tuple<QueueName, Contract, const char*> cases[] = {
        {QueueName::fcfs, Contract::batch, "fcfs_batch"},
        {QueueName::easy, Contract::batch, "easy_batch"},
        {QueueName::easy, Contract::subfirst, "easy_subfirst"},
        {QueueName::easy, Contract::pyssrule, "easy_pyssrule"},
        {QueueName::easy_sjf, Contract::pyssrule, "easy_sjf_pyssrule"},
        {QueueName::sjf, Contract::batch, "sjf_batch"},
        {QueueName::conservative, Contract::subfirst, "conservative_subfirst"}};
    for (const auto& [queue, contract, column] : cases) {
        SCOPED_TRACE(column);
        expect_starts(*trace, {100, queue, contract}, starts_in(testdata + "kth_excerpt_starts.csv", column));
    }
}

/// The whole logs, where GWANJE_TRACES names the folder that holds swf/ and reference/.
class FullTraces : public testing::Test {
protected:
    void SetUp() override {
        const char* const folder = std::getenv("GWANJE_TRACES");
        if (folder == nullptr) GTEST_SKIP() << "set GWANJE_TRACES to the folder of the full traces to run this";
        folder_ = folder;
    }
    std::string folder_;
};

TEST_F(FullTraces, StartJobByJobAsTheReference) {
    struct Log {
        const char* file;
        const char* reference;
        std::uint32_t processors;
    };
    const std::tuple<QueueName, Contract, const char*> cases[] = {
        {QueueName::fcfs, Contract::batch, "fcfs"},
        {QueueName::easy, Contract::batch, "easy_batch"},
        {QueueName::easy, Contract::subfirst, "easy_strict_subfirst"},
        {QueueName::easy, Contract::pyssrule, "easy_pyssrule"}};
    for (const Log& log : {Log{"kth", "kth_100", 100}, Log{"hpc2n", "hpc2n_240", 240}, Log{"philly", "philly_500", 500},
                           Log{"philly", "philly_1000", 1000}}) {
        auto trace = read_swf(folder_ + "/swf/" + log.file + ".swf.gz", {});
        ASSERT_TRUE(trace.ok()) << trace.error().text();
        twin::leave_out_larger(*trace, log.processors);
        for (const auto& [queue, contract, name] : cases) {
            const std::string reference = std::string(log.reference) + '.' + name + ".csv.gz";
            SCOPED_TRACE(reference);
            expect_starts(*trace, {log.processors, queue, contract},
                          starts_in(folder_ + "/reference/" + reference, "start"));
        }
    }
}

TEST_F(FullTraces, HaveThePublishedMeans) {
    const auto kth = read_swf(folder_ + "/swf/kth.swf.gz", {});
    ASSERT_TRUE(kth.ok());
    const auto mean = [&](QueueName queue, Contract contract) {
        return statistics_of(kth->jobs, replay_pool(*kth, {100, queue, contract}).start, 100).wait_mean;
    };
    EXPECT_NEAR(mean(QueueName::easy_sjf, Contract::pyssrule), 5659.11, 0.005);
    EXPECT_NEAR(mean(QueueName::conservative, Contract::subfirst), 7035.95, 0.005);
    EXPECT_NEAR(mean(QueueName::sjf, Contract::batch), 12964.56, 0.005);
    const twin::Statistics fcfs =
        statistics_of(kth->jobs, replay_pool(*kth, {100, QueueName::fcfs, Contract::batch}).start, 100);
    EXPECT_NEAR(fcfs.wait_mean, 218'980.58, 0.005);
    EXPECT_EQ(fcfs.wait_p95, 573'608);
    EXPECT_NEAR(fcfs.slowdown_mean, 4297.07, 0.005);
    EXPECT_EQ(fcfs.makespan, 28'781'494);
    EXPECT_NEAR(fcfs.used_of_capacity, 0.6855, 0.00005);
}

TEST_F(FullTraces, PlaceGangsAsTheReference) {
    const std::map<std::string, std::uint32_t> nodes{{"2869ce", 16}, {"103959", 8}, {"11cb48", 16}, {"b436b2", 64}};
    for (const QueueName queue : {QueueName::fcfs, QueueName::sjf}) {
        const std::string name = queue == QueueName::fcfs ? "fifo" : "sjf";
        const auto table = parse_csv(text_of(folder_ + "/reference/philly_gang." + name + ".csv.gz"));
        ASSERT_TRUE(table.ok());
        constexpr std::array<std::string_view, 6> names{"vc", "job_id", "submit_s", "duration_s", "gpus", "start_s"};
        const auto place = table->columns(names);
        ASSERT_TRUE(place.ok());
        std::map<std::string, std::pair<twin::Trace, std::vector<std::int64_t>>> clusters;
        for (const CsvRow& row : table->rows) {
            const auto number = [&](std::size_t column) { return *integer_from_text(row[(*place)[column]].text); };
            auto& [trace, starts] = clusters[row[(*place)[0]].text];
            const auto run = static_cast<std::int32_t>(number(3));
            trace.jobs.push_back({number(2), run, run, static_cast<std::uint32_t>(number(4)), 0});
            trace.ids.push_back(number(1));
            starts.push_back(number(5));
        }
        for (const auto& [cluster, expected] : clusters) {
            SCOPED_TRACE(name + " " + cluster);
            const twin::NodeReplay replay{nodes.at(cluster), 8, queue, board::Remainder::emptiest};
            ASSERT_EQ(replay_nodes(expected.first, replay).start, expected.second);
        }
    }
}

}  // namespace
}  // namespace gwanje::adapter
