// A connection for reading, taken from those that lie idle and given back.
#pragma once

#include "adapter/journal_sqlite/journal_sqlite.hpp"

namespace gwanje {

class JournalSqlite::Borrowed {
public:
    Borrowed(const JournalSqlite& owner, sqlite::Connection connection)
        : owner_(&owner), connection_(std::move(connection)) {}
    Borrowed(Borrowed&& other) noexcept : owner_(other.owner_), connection_(std::move(other.connection_)) {
        other.owner_ = nullptr;
    }
    Borrowed(const Borrowed&) = delete;
    Borrowed& operator=(const Borrowed&) = delete;
    Borrowed& operator=(Borrowed&&) = delete;
    ~Borrowed() {
        if (owner_ == nullptr) return;
        const std::lock_guard hold(owner_->idle_mutex_);
        if (owner_->idle_.size() < 4) owner_->idle_.push_back(std::move(connection_));
    }

    sqlite::Connection& operator*() { return connection_; }
    sqlite::Connection* operator->() { return &connection_; }

private:
    const JournalSqlite* owner_;
    sqlite::Connection connection_;
};

}  // namespace gwanje
