// LogFeed: follows the output of running jobs for whoever looks on. One thread reads on behalf of all.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "api/byte_stream.hpp"
#include "api/front_desk.hpp"
#include "api/reader.hpp"

namespace gwanje {

/// A part of a job's output. Bytes that are not UTF-8 are shown as U+FFFD.
struct LogPage {
    std::string text;
    std::int64_t next = 0;  ///< offset to go on from
    std::int64_t size = 0;  ///< bytes so far
    bool complete = false;  ///< the run has ended and this is the end of its output
    GWANJE_RECORD(LogPage, text, next, size, complete)
};

/// Ends at the end of a character, unless more can never come.
[[nodiscard]] LogPage page_of(const LogPart& part, std::int64_t offset);

class LogFeed {
public:
    static constexpr std::int64_t part_bytes = 64 * 1024;

    explicit LogFeed(const FrontDesk& desk);
    ~LogFeed();
    LogFeed(const LogFeed&) = delete;
    LogFeed& operator=(const LogFeed&) = delete;

    /// Server-sent events `log` (a LogPage, its id is `next`) from `offset` on, until the run has ended. Null when too
    /// many are followed.
    [[nodiscard]] std::shared_ptr<ByteStream> follow(Id<Job> job, std::int64_t offset);

private:
    struct Follower {
        Id<Job> job;
        std::int64_t attempt = 0;
        std::int64_t offset = 0;
        std::shared_ptr<ByteStream> stream;
    };
    void run();
    /// False when there is nothing more to follow.
    [[nodiscard]] bool advance(Follower& follower) const;

    const FrontDesk& desk_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Follower> joining_;
    std::size_t count_ = 0;
    bool closing_ = false;
    std::thread thread_;
};

}  // namespace gwanje
