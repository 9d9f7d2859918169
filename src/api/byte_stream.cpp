#include "api/byte_stream.hpp"

#include <utility>

namespace gwanje {

bool ByteStream::push(Piece piece) {
    std::function<void()> wake;
    bool fits = false;
    {
        const std::lock_guard lock(mutex_);
        if (ended_) return false;
        fits = bytes_ + piece->size() <= bound_;
        if (fits) {
            bytes_ += piece->size();
            waiting_.push_back(std::move(piece));
        } else {
            ended_ = true;
            waiting_.clear();
            bytes_ = 0;
        }
        wake = wake_;
    }
    if (wake) wake();
    return fits;
}

void ByteStream::end() {
    std::function<void()> wake;
    {
        const std::lock_guard lock(mutex_);
        if (ended_) return;
        ended_ = true;
        wake = wake_;
    }
    if (wake) wake();
}

void ByteStream::abandon() {
    std::function<void()> dropped;
    const std::lock_guard lock(mutex_);
    ended_ = true;
    waiting_.clear();
    bytes_ = 0;
    dropped.swap(wake_);
}

bool ByteStream::open() const {
    const std::lock_guard lock(mutex_);
    return !ended_;
}

void ByteStream::on_change(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    wake_ = std::move(wake);
}

ByteStream::Piece ByteStream::take() {
    const std::lock_guard lock(mutex_);
    if (waiting_.empty()) return nullptr;
    Piece piece = std::move(waiting_.front());
    waiting_.pop_front();
    bytes_ -= piece->size();
    return piece;
}

bool ByteStream::ended() const {
    const std::lock_guard lock(mutex_);
    return ended_ && waiting_.empty();
}

}  // namespace gwanje
