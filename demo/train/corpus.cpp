#include "train/corpus.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/random.hpp"

namespace gwanje::demo {

namespace {

bool append_file(const std::filesystem::path& path, std::string& text) {
    std::ifstream file(path, std::ios::binary);
    text.append(std::istreambuf_iterator<char>(file), {});
    return file.good() || file.eof();
}

}  // namespace

Corpus corpus_of(const std::string& text) {
    std::array<bool, 256> occurs{};
    Corpus corpus;
    for (const char byte : text) {
        occurs[static_cast<unsigned char>(byte)] = true;
        corpus.fingerprint = mix(corpus.fingerprint ^ static_cast<unsigned char>(byte));
    }
    std::array<std::uint8_t, 256> symbol_of{};
    for (std::size_t byte = 0; byte < occurs.size(); ++byte) {
        if (!occurs[byte]) continue;
        symbol_of[byte] = static_cast<std::uint8_t>(corpus.symbols.size());
        corpus.symbols.push_back(static_cast<char>(byte));
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool kept_back = (i / block_bytes) % 10 == 9;
        (kept_back ? corpus.validation : corpus.training).push_back(symbol_of[static_cast<unsigned char>(text[i])]);
    }
    return corpus;
}

Result<std::string, std::string> read_text(const std::string& path) {
    std::error_code error;
    std::string text;
    if (!std::filesystem::is_directory(path, error)) {
        if (append_file(path, text) && !text.empty()) return text;
        return Failure{"cannot read any text from " + path};
    }
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(path, error))
        if (!entry.is_symlink(error) && entry.is_regular_file(error)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files)
        if (!append_file(file, text)) return Failure{"cannot read " + file.string()};
    if (text.empty()) return Failure{"no text in the folder " + path};
    return text;
}

}  // namespace gwanje::demo
