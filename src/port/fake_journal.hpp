// A journal in memory, for tests: it can be told to fail, and its entries can be tampered with.
//
// Its digest is a mixing function, not a cryptographic hash; the contract is the same.
#pragma once

#include <algorithm>
#include <atomic>
#include <mutex>
#include <string_view>

#include "base/check.hpp"
#include "base/random.hpp"
#include "port/journal.hpp"

namespace gwanje {

class FakeJournal final : public Journal {
public:
    /// The next `times` appends answer this fault and keep nothing.
    void fail_appends(Fault fault, int times) {
        const std::lock_guard hold(mutex_);
        failure_ = std::move(fault);
        failures_left_ = times;
    }
    /// Called inside each append before anything is kept: lets a test hold the writer there.
    void on_append(std::function<void()> call) { on_append_ = std::move(call); }
    [[nodiscard]] std::vector<Entry> entries() const {
        const std::lock_guard hold(mutex_);
        return entries_;
    }
    [[nodiscard]] std::uint64_t appends() const { return appends_; }
    [[nodiscard]] std::vector<Snapshot> snapshots() const {
        const std::lock_guard hold(mutex_);
        return snapshots_;
    }
    void tamper(std::uint64_t index, const std::function<void(Entry&)>& change) {
        const std::lock_guard hold(mutex_);
        change(entries_[index - 1]);
    }

    [[nodiscard]] Head head() const override {
        const std::lock_guard hold(mutex_);
        return head_here();
    }

    [[nodiscard]] Result<void, Fault> append(std::span<const Entry> entries) override {
        if (on_append_) on_append_();
        const std::lock_guard hold(mutex_);
        if (failures_left_ > 0) {
            --failures_left_;
            return Failure{failure_};
        }
        for (const Entry& entry : entries) {
            GWANJE_CHECK(entry.index == entries_.size() + 1);
            GWANJE_CHECK(entries_.empty() || entry.at >= entries_.back().at);
            digests_.push_back(chained(digest_here(entries_.size()), view_of(entry)));
            entries_.push_back(entry);
        }
        ++appends_;
        return {};
    }

    [[nodiscard]] Result<void, Fault> read(std::uint64_t from, std::uint64_t to, const Visit& visit) const override {
        const std::vector<Entry> all = entries();
        for (std::uint64_t i = std::max<std::uint64_t>(from, 1); i <= std::min<std::uint64_t>(to, all.size()); ++i)
            if (!visit(view_of(all[i - 1]))) break;
        return {};
    }

    [[nodiscard]] Result<Digest, Fault> digest_at(std::uint64_t index) const override {
        const std::lock_guard hold(mutex_);
        if (index > entries_.size()) return Failure{fault(FaultKind::missing, "no such entry", "memory")};
        return digest_here(index);
    }

    [[nodiscard]] Result<Verification, Fault> verify(std::uint64_t from, const Progress& progress) const override {
        const std::lock_guard hold(mutex_);
        Verification outcome;
        for (std::uint64_t i = std::max<std::uint64_t>(from, 1); i <= entries_.size(); ++i) {
            if (chained(digest_here(i - 1), view_of(entries_[i - 1])) != digests_[i - 1]) {
                outcome.first_bad = i;
                outcome.reason = "the bytes of the entry do not agree with its digest";
                break;
            }
            ++outcome.checked;
            outcome.head = {i, entries_[i - 1].at, digests_[i - 1]};
        }
        if (progress) progress(outcome.checked, entries_.size());
        return outcome;
    }

    [[nodiscard]] Result<void, Fault> store_snapshot(const Snapshot& snapshot) override {
        const std::lock_guard hold(mutex_);
        snapshots_.push_back(snapshot);
        if (snapshots_.size() > 2) snapshots_.erase(snapshots_.begin());
        return {};
    }

    [[nodiscard]] Result<LoadedSnapshot, Fault> load_snapshot(std::uint64_t at_most) const override {
        const std::lock_guard hold(mutex_);
        LoadedSnapshot loaded;
        for (const Snapshot& snapshot : snapshots_)
            if (snapshot.index <= at_most) loaded.snapshot = snapshot;
        return loaded;
    }

private:
    [[nodiscard]] Digest digest_here(std::uint64_t index) const { return index == 0 ? Digest{} : digests_[index - 1]; }
    [[nodiscard]] Head head_here() const {
        return entries_.empty() ? Head{} : Head{entries_.size(), entries_.back().at, digests_.back()};
    }
    [[nodiscard]] static Digest chained(const Digest& before, const EntryView& entry) {
        Encoder to;
        to.raw(std::string(before.begin(), before.end()));
        write_canonical(to, entry);
        std::uint64_t state = 0;
        for (const char c : to.bytes()) state = mix(state ^ static_cast<unsigned char>(c));
        Digest digest{};
        for (unsigned char& byte : digest) byte = static_cast<unsigned char>(state = mix(state));
        return digest;
    }

    mutable std::mutex mutex_;
    std::vector<Entry> entries_;
    std::vector<Digest> digests_;
    std::vector<Snapshot> snapshots_;
    std::function<void()> on_append_;
    Fault failure_;
    int failures_left_ = 0;
    std::atomic<std::uint64_t> appends_ = 0;
};

}  // namespace gwanje
