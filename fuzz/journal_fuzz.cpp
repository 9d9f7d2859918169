// What a damaged disk may hand to the journal. The first byte of the input chooses what is damaged:
//   even: the file of a journal with forty entries is overwritten where the input says; opening, verifying and reading
//   it
//         must neither crash nor give other entries without a complaint
//   odd:  the rest of the input is a snapshot file; one that is accepted must be what it would be written as
#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "adapter/journal_sqlite/journal_sqlite.hpp"

namespace gwanje {
namespace {

std::string entries_of(const Journal& journal, bool& whole) {
    Encoder to;
    const auto outcome = journal.verify(1, {});
    whole =
        outcome.ok() && outcome->ok() &&
        journal.read(1, ~std::uint64_t{0}, [&](const EntryView& view) { return write_canonical(to, view), true; }).ok();
    return std::move(to).bytes();
}

/// A small journal, made once.
class Sound {
public:
    static const Sound& get() {
        static const Sound sound;
        return sound;
    }
    ~Sound() { std::filesystem::remove_all(folder); }

    std::string folder =
        (std::filesystem::temp_directory_path() / ("gwanje_fuzz_" + std::to_string(::getpid()))).string();
    std::string file_bytes;
    std::string entries;

private:
    Sound() {
        std::filesystem::remove_all(folder);
        {
            auto journal = JournalSqlite::open(folder);
            std::vector<Entry> some;
            for (std::uint64_t i = 1; i <= 40; ++i)
                some.push_back(
                    {i, Instant{1000}, i, i % 3 == 0 ? "key" : "", i, 1, 1, std::string(i == 20 ? 5000 : i, 'p')});
            GWANJE_CHECK(journal.ok() && (*journal)->append(some).ok());
        }
        file_bytes = File::open(folder + "/journal.db", O_RDONLY)->read_all().value();
        bool whole = false;
        entries = entries_of(**JournalSqlite::open_read_only(folder), whole);
        GWANJE_CHECK(whole);
    }
};

void damage_the_file(std::string_view input) {
    const Sound& sound = Sound::get();
    std::string bytes = sound.file_bytes;
    for (; input.size() >= 3; input.remove_prefix(3)) {
        const std::size_t place = static_cast<unsigned char>(input[0]) * 256U + static_cast<unsigned char>(input[1]);
        bytes[place % bytes.size()] = input[2];
    }
    {
        auto file = File::open(sound.folder + "/journal.db", O_WRONLY | O_TRUNC);
        GWANJE_CHECK(file.ok() && file->write_at(0, bytes).ok());
    }
    const auto journal = JournalSqlite::open_read_only(sound.folder);
    if (!journal.ok()) return;
    bool whole = false;
    const std::string entries = entries_of(**journal, whole);
    GWANJE_CHECK(!whole || entries == sound.entries);
}

void read_snapshot(std::string_view input) {
    if (const auto snapshot = snapshot_from_file_bytes(input))
        GWANJE_CHECK(snapshot_from_file_bytes(snapshot_file_bytes(*snapshot))->bytes == snapshot->bytes);
}

}  // namespace
}  // namespace gwanje

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view input(static_cast<const char*>(static_cast<const void*>(bytes)), size);
    if (input.empty()) return 0;
    if ((bytes[0] & 1U) == 0) {
        gwanje::damage_the_file(input.substr(1));
    } else {
        gwanje::read_snapshot(input.substr(1));
    }
    return 0;
}
