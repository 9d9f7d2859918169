// ByteStream: bytes on their way to one listener. Who writes never waits: a listener that reads too slowly is cut off
// (a browser then asks again with the last event that it has seen).
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace gwanje {

class ByteStream {
public:
    using Piece = std::shared_ptr<const std::string>;

    /// `bound`: bytes that may wait for the listener.
    explicit ByteStream(std::size_t bound) : bound_(bound) {}

    /// Adds a piece; false when the stream has ended, be it that this piece was one too many.
    bool push(Piece piece);
    /// No more pieces will come; those that wait are still sent.
    void end();
    /// The listener is gone: everything that waits is dropped.
    void abandon();
    /// Whether anybody still listens.
    [[nodiscard]] bool open() const;

    /// For the connection: `wake` is called, from any thread, after something was added or the stream ended.
    void on_change(std::function<void()> wake);
    /// The next piece, or null when none waits; `ended` then tells whether one may still come.
    [[nodiscard]] Piece take();
    [[nodiscard]] bool ended() const;

private:
    mutable std::mutex mutex_;
    std::deque<Piece> waiting_;
    std::size_t bytes_ = 0;
    std::size_t bound_;
    bool ended_ = false;
    std::function<void()> wake_;
};

}  // namespace gwanje
