#include "api/live_hub.hpp"

#include <algorithm>
#include <chrono>
#include <map>

#include "api/sight.hpp"
#include "json/json.hpp"

namespace gwanje {
namespace {

/// An event with its message, which is written once for everybody.
struct Told {
    std::shared_ptr<const LiveEvent> event;
    std::string type;
    std::string message;
};

std::vector<Told> told_of(const LiveNews& news) {
    std::vector<Told> out;
    out.reserve(news.events.size());
    for (const auto& event : news.events) {
        const EventNote note = note_of(event->index, event->at, event->event);
        out.push_back({event, note.type,
                       "id: " + std::to_string(note.index) + "\nevent: entry\ndata: " + json_text(note) + "\n\n"});
    }
    return out;
}

std::string resync_message(std::uint64_t last) {
    return "id: " + std::to_string(last) + "\nevent: resync\ndata: {\"last\":" + std::to_string(last) + "}\n\n";
}

/// What a reader hears of these events: each of them, or, when they are too many, how many of which type.
std::string message_for(const World& world, const Reader& reader, const std::vector<Told>& told,
                        std::size_t told_singly) {
    std::string out;
    std::size_t count = 0;
    std::map<std::string, std::int64_t> by_type;
    for (const Told& each : told) {
        if (!may_see(world, reader, each.event->event)) continue;
        ++count;
        ++by_type[each.type];
        if (count <= told_singly) out += each.message;
    }
    if (count <= told_singly) return out;
    const std::string last = std::to_string(told.back().event->index);
    return "id: " + last + "\nevent: many\ndata: {\"last\":" + last + ",\"types\":" + json_text(by_type) + "}\n\n";
}

/// False when the reader's right to listen has ended.
bool still_may_listen(const World& world, Reader& reader, Instant now) {
    reader.now = now;
    return reader.expires > now && look_up_duties(world, reader);
}

}  // namespace

LiveHub::LiveHub(FrontDesk& desk) : LiveHub(desk, Bounds()) {}

LiveHub::LiveHub(FrontDesk& desk, Bounds bounds) : desk_(desk), bounds_(bounds) {
    desk_.read([this](const World&, std::uint64_t index) { seen_ = index; });
    desk_.on_news([this] {
        {
            const std::lock_guard lock(mutex_);
            news_ = true;
        }
        changed_.notify_one();
    });
    thread_ = std::thread([this] { run(); });
}

LiveHub::~LiveHub() {
    desk_.on_news({});
    close();
    thread_.join();
}

void LiveHub::close() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    changed_.notify_one();
}

std::size_t LiveHub::listeners() const {
    const std::lock_guard lock(mutex_);
    return count_;
}

std::shared_ptr<ByteStream> LiveHub::listen(const Reader& reader, std::optional<std::uint64_t> last_seen) {
    auto stream = std::make_shared<ByteStream>(bounds_.bytes_waiting);
    {
        const std::lock_guard lock(mutex_);
        if (closing_ || count_ >= bounds_.listeners) return nullptr;
        ++count_;
        joining_.push_back({reader, stream, last_seen});
    }
    changed_.notify_one();
    return stream;
}

void LiveHub::run() {
    for (;;) {
        std::vector<Listener> joining;
        {
            std::unique_lock lock(mutex_);
            // Also without news now and then, to let go of those who left.
            changed_.wait_for(lock, std::chrono::seconds(5), [this] { return news_ || closing_ || !joining_.empty(); });
            if (closing_) break;
            news_ = false;
            joining.swap(joining_);
        }
        welcome(std::move(joining));
        deliver();
        std::erase_if(settled_, [](const Listener& each) { return !each.stream->open(); });
        std::unique_lock lock(mutex_);
        count_ = settled_.size() + joining_.size();
        // Whatever happens in the meantime is told together.
        changed_.wait_for(lock, std::chrono::milliseconds(bounds_.beat_ms), [this] { return closing_; });
    }
    for (const Listener& each : settled_) each.stream->end();
    const std::lock_guard lock(mutex_);
    for (const Listener& each : joining_) each.stream->end();
    count_ = 0;
}

void LiveHub::welcome(std::vector<Listener> joining) {
    for (Listener& each : joining) {
        std::string message = "retry: 2000\n\n";
        const std::uint64_t from = each.last_seen.value_or(seen_);
        const LiveNews missed =
            from < seen_ ? desk_.news_after(from, bounds_.events_told) : LiveNews{{}, seen_, from > seen_};
        if (missed.resync || missed.last < seen_) {
            message += resync_message(seen_);
        } else if (!missed.events.empty()) {
            std::vector<Told> told = told_of(missed);
            std::erase_if(told, [this](const Told& one) { return one.event->index > seen_; });
            desk_.read([&](const World& world, std::uint64_t) {
                if (!told.empty()) message += message_for(world, each.reader, told, bounds_.events_told);
            });
        }
        if (each.stream->push(std::make_shared<const std::string>(std::move(message))))
            settled_.push_back(std::move(each));
    }
}

void LiveHub::deliver() {
    const LiveNews news = desk_.news_after(seen_, bounds_.events_told * 50);
    if (news.resync) {
        seen_ = news.last;
        const auto piece = std::make_shared<const std::string>(resync_message(seen_));
        for (const Listener& each : settled_) each.stream->push(piece);
        return;
    }
    if (news.events.empty()) return;
    seen_ = news.last;
    if (settled_.empty()) return;
    const std::vector<Told> told = told_of(news);
    std::map<std::uint64_t, ByteStream::Piece> pieces;  // by person: what one hears, all browsers of that person hear
    std::vector<std::pair<ByteStream*, ByteStream::Piece>> sends;
    desk_.read([&](const World& world, std::uint64_t) {
        const Instant now = desk_.now();
        for (Listener& each : settled_) {
            if (!still_may_listen(world, each.reader, now)) {
                sends.emplace_back(each.stream.get(), nullptr);
                continue;
            }
            ByteStream::Piece& piece = pieces[each.reader.person.number];
            if (!piece)
                piece = std::make_shared<const std::string>(message_for(world, each.reader, told, bounds_.events_told));
            sends.emplace_back(each.stream.get(), piece);
        }
    });
    for (const auto& [stream, piece] : sends) {
        if (!piece) {
            stream->end();
        } else if (!piece->empty()) {
            stream->push(piece);
        }
    }
    const std::lock_guard lock(mutex_);
    if (news.events.size() == bounds_.events_told * 50) news_ = true;  // there is more
}

}  // namespace gwanje
