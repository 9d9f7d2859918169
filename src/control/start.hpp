// From a journal to the world it makes: the newest snapshot that fits, then every entry after it.
#pragma once

#include <algorithm>
#include <future>

#include "control/answer.hpp"
#include "port/journal.hpp"

namespace gwanje::control {

template <KernelTraits K>
struct Start {
    typename K::World world;
    Head head;
    std::uint64_t snapshot_index = 0;  // 0: none was used
    std::uint64_t replayed = 0;        // entries
    std::vector<Fault> notices;        // snapshots that were passed over; the world is complete all the same
};

/// The event of an entry, or why there is none.
template <KernelTraits K>
[[nodiscard]] Result<typename K::Event, Fault> event_of(const EntryView& entry) {
    if (auto event = K::decode_event(entry.type, entry.version, entry.payload)) return std::move(*event);
    const std::string what = "event type " + std::to_string(entry.type) + " version " + std::to_string(entry.version);
    const auto index = static_cast<std::int64_t>(entry.index);
    if (entry.version > K::version_of(entry.type))
        return Failure{
            fault(FaultKind::too_new, what + " in entry " + std::to_string(index), "journal", entry.version)};
    return Failure{fault(FaultKind::corrupted, what + " cannot be read", "journal", index)};
}

/// Applies the entries from `from` on to `world`. Returns how many.
template <KernelTraits K>
[[nodiscard]] Result<std::uint64_t, Fault> replay(const Journal& journal, std::uint64_t from, std::uint64_t to,
                                                  typename K::World& world) {
    std::uint64_t applied = 0;
    std::optional<Fault> unreadable;
    const auto read = journal.read(from, to, [&](const EntryView& entry) {
        auto event = event_of<K>(entry);
        if (!event.ok()) {
            unreadable = event.error();
            return false;
        }
        K::apply(world, *event, entry.at);
        ++applied;
        return true;
    });
    GWANJE_TRY(read);
    if (unreadable) return Failure{std::move(*unreadable)};
    return applied;
}

/// Takes the newest snapshot of this journal in today's form into `start`; passes over the others with a notice.
template <KernelTraits K>
[[nodiscard]] Result<void, Fault> take_snapshot(const Journal& journal, Start<K>& start) {
    std::uint64_t at_most = start.head.index;
    while (at_most > 0) {
        auto loaded = journal.load_snapshot(at_most);
        GWANJE_TRY(loaded);
        std::move(loaded->skipped.begin(), loaded->skipped.end(), std::back_inserter(start.notices));
        if (!loaded->snapshot) return {};
        const Snapshot& snapshot = *loaded->snapshot;
        const auto digest = journal.digest_at(snapshot.index);
        GWANJE_TRY(digest);
        const auto pass_over = [&](FaultKind kind, std::string what) {
            start.notices.push_back(
                fault(kind, std::move(what), "snapshot", static_cast<std::int64_t>(snapshot.index)));
        };
        if (*digest != snapshot.digest) {
            pass_over(FaultKind::not_ours, "the snapshot belongs to another journal");
        } else if (snapshot.format == K::snapshot_format) {
            if (auto world = K::decode_world(snapshot.bytes)) {
                start.world = std::move(*world);
                start.snapshot_index = snapshot.index;
                return {};
            }
            pass_over(FaultKind::corrupted, "the snapshot cannot be read");
        }  // one in an older form is no fault: the journal has everything
        if (snapshot.index == 0) return {};
        at_most = snapshot.index - 1;
    }
    return {};
}

/// The world of this journal. What is replayed is verified at the same time, on another thread.
template <KernelTraits K>
[[nodiscard]] Result<Start<K>, Fault> start_from(const Journal& journal) {
    Start<K> start;
    start.head = journal.head();
    GWANJE_TRY(take_snapshot<K>(journal, start));
    const std::uint64_t from = start.snapshot_index + 1;
    if (from > start.head.index) return start;
    auto verification = std::async(std::launch::async, [&] { return journal.verify(from, {}); });
    auto replayed = replay<K>(journal, from, start.head.index, start.world);
    const auto verified = verification.get();
    GWANJE_TRY(verified);
    if (!verified->ok())
        return Failure{
            fault(FaultKind::corrupted, verified->reason, "journal", static_cast<std::int64_t>(verified->first_bad))};
    GWANJE_TRY(replayed);
    start.replayed = *replayed;
    return start;
}

}  // namespace gwanje::control
