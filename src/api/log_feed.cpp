#include "api/log_feed.hpp"

#include <chrono>

#include "base/text.hpp"
#include "json/json.hpp"

namespace gwanje {
namespace {

constexpr std::chrono::milliseconds look_every{300};
constexpr std::size_t most_followers = 500;
constexpr std::size_t log_bytes_waiting = 512 * 1024;

/// Bytes at the end that begin a character which is not complete.
std::size_t unfinished_bytes(std::string_view bytes) {
    for (std::size_t back = 1; back <= 3 && back <= bytes.size(); ++back) {
        const auto byte = static_cast<unsigned char>(bytes[bytes.size() - back]);
        if ((byte & 0xc0U) == 0x80U) continue;
        const std::size_t wanted = byte >= 0xf0U ? 4 : byte >= 0xe0U ? 3 : byte >= 0xc0U ? 2 : 1;
        return wanted > back ? back : 0;
    }
    return 0;
}

}  // namespace

LogPage page_of(const LogPart& part, std::int64_t offset) {
    std::string_view text = part.bytes;
    if (!part.complete) text.remove_suffix(unfinished_bytes(text));
    return {std::string(text), offset + static_cast<std::int64_t>(text.size()), part.size, part.complete};
}

LogFeed::LogFeed(const FrontDesk& desk) : desk_(desk), thread_([this] { run(); }) {}

LogFeed::~LogFeed() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

std::shared_ptr<ByteStream> LogFeed::follow(Id<Job> job, std::int64_t offset) {
    auto stream = std::make_shared<ByteStream>(log_bytes_waiting);
    {
        const std::lock_guard lock(mutex_);
        if (closing_ || count_ >= most_followers) return nullptr;
        ++count_;
        joining_.push_back({job, 0, offset, stream});
    }
    changed_.notify_one();
    return stream;
}

bool LogFeed::advance(Follower& follower) const {
    if (!follower.stream->open()) return false;
    std::int64_t attempt = 0;
    bool over = false;
    desk_.read([&](const World& world, std::uint64_t) {
        const Job* job = world.jobs.find(follower.job);
        if (job == nullptr) return;
        attempt = job->attempt;
        over = job->state == JobState::ended || job->state == JobState::failed || job->state == JobState::cancelled;
    });
    // A job that was requeued writes a new log from its beginning.
    if (follower.attempt != 0 && follower.attempt != attempt) follower.offset = 0;
    follower.attempt = attempt;
    for (;;) {
        const auto part = desk_.read_log(follower.job, attempt, follower.offset, part_bytes);
        if (!part) {
            if (over) follower.stream->end();
            return !over;  // not started yet: there is no log
        }
        const LogPage page = page_of(*part, follower.offset);
        if (page.next > follower.offset || page.complete) {
            auto piece = std::make_shared<const std::string>("id: " + std::to_string(page.next) +
                                                             "\nevent: log\ndata: " + json_text(page) + "\n\n");
            if (!follower.stream->push(std::move(piece))) return false;
        }
        const bool stuck = page.next == follower.offset;
        follower.offset = page.next;
        if (page.complete) {
            follower.stream->end();
            return false;
        }
        if (stuck || page.next >= page.size) return true;
    }
}

void LogFeed::run() {
    std::vector<Follower> followers;
    for (;;) {
        {
            std::unique_lock lock(mutex_);
            if (followers.empty()) {
                changed_.wait(lock, [this] { return closing_ || !joining_.empty(); });
            } else {
                changed_.wait_for(lock, look_every, [this] { return closing_ || !joining_.empty(); });
            }
            if (closing_) break;
            for (Follower& each : joining_) followers.push_back(std::move(each));
            joining_.clear();
        }
        std::erase_if(followers, [this](Follower& each) { return !advance(each); });
        const std::lock_guard lock(mutex_);
        count_ = followers.size() + joining_.size();
    }
    for (const Follower& each : followers) each.stream->end();
    const std::lock_guard lock(mutex_);
    for (const Follower& each : joining_) each.stream->end();
}

}  // namespace gwanje
