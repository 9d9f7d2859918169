// The text to learn from, as numbers: each byte that occurs is a symbol.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.hpp"

namespace gwanje::demo {

struct Corpus {
    std::vector<char> symbols;           ///< symbol → byte, in the order of the bytes
    std::vector<std::uint8_t> training;  ///< symbols, file after file
    std::vector<std::uint8_t> validation;
    std::uint64_t fingerprint = 0;  ///< of the whole text: a checkpoint belongs to one corpus
};

/// Of every ten blocks of this many bytes the last is kept for validation: never trained on.
inline constexpr std::size_t block_bytes = 1000;

[[nodiscard]] Corpus corpus_of(const std::string& text);
/// All regular files of a folder, by name, links left out; or one file. The error is a sentence.
[[nodiscard]] Result<std::string, std::string> read_text(const std::string& path);

}  // namespace gwanje::demo
