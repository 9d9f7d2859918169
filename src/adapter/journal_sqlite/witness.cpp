#include "adapter/journal_sqlite/witness.hpp"

#include <fcntl.h>

#include <charconv>

namespace gwanje {
namespace {

constexpr std::size_t index_digits = 20;
constexpr std::size_t digest_digits = 64;

std::string witness_path(const std::string& folder) {
    return folder + "/journal.witness";
}

}  // namespace

Result<Witness, Fault> Witness::open(const std::string& folder) {
    auto file = File::open(witness_path(folder), O_RDWR | O_CREAT);
    GWANJE_TRY(file);
    return Witness(std::move(*file));
}

std::optional<Witness::Testimony> Witness::heard(const std::string& folder) {
    const auto file = File::open(witness_path(folder), O_RDONLY);
    if (!file.ok()) return std::nullopt;
    const auto text = file->read_all();
    if (!text.ok() || text->size() != index_digits + 1 + digest_digits + 1 || (*text)[index_digits] != ' ')
        return std::nullopt;
    Testimony testimony;
    const char* const begin = text->data();
    if (std::from_chars(begin, begin + index_digits, testimony.index).ptr != begin + index_digits) return std::nullopt;
    for (std::size_t i = 0; i < testimony.digest.size(); ++i) {
        const char* const two = begin + index_digits + 1 + 2 * i;
        if (std::from_chars(two, two + 2, testimony.digest[i], 16).ptr != two + 2) return std::nullopt;
    }
    return testimony;
}

void Witness::write(std::uint64_t index, const Digest& digest) {
    const std::string number = std::to_string(index);
    const std::string line = std::string(index_digits - number.size(), '0') + number + ' ' + to_text(digest) + '\n';
    static_cast<void>(file_.write_at(0, line).ok());  // without it the journal is as durable as before
}

}  // namespace gwanje
