// LiveHub: tells browsers what happens, as it happens. The writer only leaves word that there is news; one thread of
// the hub's own fetches, filters by what each reader may see, and hands over. A listener too slow for its buffer is cut
// off and comes back with the last event that it has seen.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "api/byte_stream.hpp"
#include "api/front_desk.hpp"
#include "api/reader.hpp"

namespace gwanje {

class LiveHub {
public:
    struct Bounds {
        std::size_t listeners = 2'000;
        std::size_t bytes_waiting = 256 * 1024;  ///< for one listener
        std::size_t events_told = 200;           ///< one by one in a beat; more are told as a sum
        std::int64_t beat_ms = 50;               ///< between two deliveries
    };
    explicit LiveHub(FrontDesk& desk);
    LiveHub(FrontDesk& desk, Bounds bounds);
    ~LiveHub();
    LiveHub(const LiveHub&) = delete;
    LiveHub& operator=(const LiveHub&) = delete;

    /// A stream of server-sent events from now on, or from after `last_seen`. Null when there are too many listeners.
    [[nodiscard]] std::shared_ptr<ByteStream> listen(const Reader& reader, std::optional<std::uint64_t> last_seen);
    [[nodiscard]] std::size_t listeners() const;
    /// Ends all streams.
    void close();

private:
    struct Listener {
        Reader reader;
        std::shared_ptr<ByteStream> stream;
        std::optional<std::uint64_t> last_seen;
    };
    void run();
    void welcome(std::vector<Listener> joining);
    void deliver();

    FrontDesk& desk_;
    Bounds bounds_;
    mutable std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Listener> joining_;
    std::size_t count_ = 0;
    bool news_ = false;
    bool closing_ = false;
    std::vector<Listener> settled_;  ///< the hub's thread only
    std::uint64_t seen_ = 0;         ///< the same
    std::thread thread_;
};

}  // namespace gwanje
