// Reading back: in order, by index, and the checks at the start and on demand.
#include "adapter/journal_sqlite/borrowed.hpp"
#include "adapter/journal_sqlite/entry_columns.hpp"

namespace gwanje {
namespace {

constexpr std::uint64_t progress_step = 65'536;  // entries between two calls of Progress

Result<sqlite::Statement, Fault> entries_between(sqlite::Connection& connection, std::uint64_t from, std::uint64_t to) {
    auto rows = connection.prepare(select_entries_from);
    GWANJE_TRY(rows);
    rows->bind(1, from);
    rows->bind(2, to);
    return rows;
}

/// What is wrong with this row, in English; empty when nothing is.
std::string fault_in_row(const sqlite::Statement& row, std::uint64_t expected, Instant not_before, Chain& chain) {
    const EntryView entry = entry_in_row(row);
    if (entry.index != expected) return "the entry is missing";
    if (!row_fits(row)) return "type or version are out of range";
    if (entry.at < not_before) return "its time lies before that of the entry in front of it";
    if (digest_in_row(row) != chain.add(entry)) return "its bytes do not agree with its digest";
    return {};
}

}  // namespace

Result<void, Fault> JournalSqlite::read(std::uint64_t from, std::uint64_t to, const Visit& visit) const {
    const Head end = head();
    std::uint64_t next = std::max<std::uint64_t>(from, 1);
    const std::uint64_t last = std::min(to, end.index);
    if (next > last) return {};
    auto connection = borrow();
    GWANJE_TRY(connection);
    auto rows = entries_between(**connection, next, last);
    GWANJE_TRY(rows);
    while (true) {
        const auto row = rows->step();
        if (!row.ok() && row.error().kind == FaultKind::corrupted) return Failure{corrupted(row.error().what, next)};
        GWANJE_TRY(row);
        if (!*row) break;
        const EntryView entry = entry_in_row(*rows);
        if (entry.index != next) break;
        ++next;
        if (!visit(entry)) return {};
    }
    if (next <= last) return Failure{corrupted("the entry is missing", next)};
    return {};
}

Result<Digest, Fault> JournalSqlite::digest_at(std::uint64_t index) const {
    if (index == 0) return genesis_digest();
    auto connection = borrow();
    GWANJE_TRY(connection);
    auto rows = entries_between(**connection, index, index);
    GWANJE_TRY(rows);
    const auto row = rows->step();
    GWANJE_TRY(row);
    const std::optional<Digest> digest = *row ? digest_in_row(*rows) : std::nullopt;
    if (!digest) return Failure{corrupted("the entry or its digest is missing", index)};
    return *digest;
}

Result<Verification, Fault> JournalSqlite::verify(std::uint64_t from, const Progress& progress) const {
    from = std::max<std::uint64_t>(from, 1);
    const auto before = digest_at(from - 1);
    GWANJE_TRY(before);
    // Heard before the file is read: the witness follows the file, so the file must already have what it says.
    const std::optional<Witness::Testimony> testimony = Witness::heard(folder_);
    auto connection = borrow();
    GWANJE_TRY(connection);
    GWANJE_TRY((*connection)->execute("BEGIN"));
    struct End {  // also where we return early
        sqlite::Connection& connection;
        ~End() { static_cast<void>(connection.execute("ROLLBACK").ok()); }
    } const end{**connection};

    auto head_row = (*connection)->prepare("SELECT number, digest FROM head");
    GWANJE_TRY(head_row);
    const auto has_head = head_row->step();
    GWANJE_TRY(has_head);
    const std::uint64_t total = *has_head ? head_row->unsigned_integer(0) : 0;
    const auto head_digest = *has_head ? digest_from_bytes(head_row->blob(1)) : genesis_digest();

    Verification outcome;
    outcome.head = {from - 1, Instant{std::numeric_limits<std::int64_t>::min()}, *before};
    Chain chain(*before);
    auto rows = entries_between(**connection, from, std::numeric_limits<std::int64_t>::max());
    GWANJE_TRY(rows);
    const auto bad = [&](std::uint64_t index, std::string reason) {
        outcome.first_bad = index;
        outcome.reason = std::move(reason);
    };
    while (outcome.ok()) {
        const auto row = rows->step();
        const std::uint64_t expected = outcome.head.index + 1;
        if (!row.ok() && row.error().kind == FaultKind::corrupted) {
            bad(expected, "it cannot be read: " + row.error().what);
            break;
        }
        GWANJE_TRY(row);
        if (!*row) break;
        if (std::string reason = fault_in_row(*rows, expected, outcome.head.at, chain); !reason.empty()) {
            bad(expected, std::move(reason));
            break;
        }
        outcome.head = {expected, Instant{rows->integer(1)}, chain.last()};
        if (testimony && testimony->index == expected && testimony->digest != chain.last())
            bad(expected, "it is not the entry that was acknowledged");
        if (++outcome.checked % progress_step == 0 && progress) progress(outcome.checked, total - from + 1);
    }
    if (progress) progress(outcome.checked, total - from + 1);
    if (!outcome.ok()) return outcome;
    if (outcome.head.index < total) bad(outcome.head.index + 1, "the entry is missing");
    if (outcome.head.index > total) bad(total + 1, "the entry lies behind the journal's head");
    if (outcome.head.index == total && head_digest != chain.last())
        bad(std::max(total, from), "the journal's head names another digest");
    if (testimony && testimony->index > outcome.head.index)
        bad(outcome.head.index + 1, "the entry was acknowledged and is missing");
    return outcome;
}

Result<Head, Fault> JournalSqlite::checked_head() const {
    auto connection = borrow();
    GWANJE_TRY(connection);
    const auto last = (*connection)->number("SELECT coalesce(max(number), 0) FROM entry");
    GWANJE_TRY(last);
    const auto index = static_cast<std::uint64_t>(*last);
    const auto from = index == 0 ? Result<Verification, Fault>(verify(1, {})) : verify(index, {});
    GWANJE_TRY(from);
    if (!from->ok()) return Failure{corrupted(from->reason, from->first_bad)};
    if (const auto testimony = Witness::heard(folder_); testimony && testimony->index > 0) {
        const auto digest = digest_at(testimony->index);
        GWANJE_TRY(digest);
        if (*digest != testimony->digest)
            return Failure{corrupted("it is not the entry that was acknowledged", testimony->index)};
    }
    Head head = from->head;
    if (index == 0) head.at = Instant{};
    return head;
}

}  // namespace gwanje
