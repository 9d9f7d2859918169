// NodeSet: a set of small numbers (the slots of a pool's nodes) with "the first" and "the next after" in a few steps.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

namespace gwanje::board {

class NodeSet {
public:
    static constexpr std::uint32_t none = 0xFFFFFFFFU;

    [[nodiscard]] std::uint32_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] bool has(std::uint32_t slot) const {
        return slot / 64 < words_.size() && ((words_[slot / 64] >> (slot % 64)) & 1U) != 0;
    }

    void add(std::uint32_t slot) {
        if (slot / 64 >= words_.size()) words_.resize(slot / 64 + 1), blocks_.resize(slot / 4096 + 1);
        std::uint64_t& word = words_[slot / 64];
        const std::uint64_t bit = std::uint64_t{1} << (slot % 64);
        size_ += (word & bit) == 0 ? 1U : 0U;
        word |= bit;
        blocks_[slot / 4096] |= std::uint64_t{1} << (slot / 64 % 64);
    }
    void remove(std::uint32_t slot) {
        if (!has(slot)) return;
        words_[slot / 64] &= ~(std::uint64_t{1} << (slot % 64));
        if (words_[slot / 64] == 0) blocks_[slot / 4096] &= ~(std::uint64_t{1} << (slot / 64 % 64));
        --size_;
    }

    [[nodiscard]] std::uint32_t first() const { return size_ == 0 ? none : from(0); }
    [[nodiscard]] std::uint32_t after(std::uint32_t slot) const { return from(slot + 1); }
    /// The least member that is at least `slot`; `none` when there is none.
    [[nodiscard]] std::uint32_t from(std::uint32_t slot) const {
        std::size_t word = slot / 64;
        if (word >= words_.size()) return none;
        const std::uint64_t rest = words_[word] >> (slot % 64);
        if (rest != 0) return slot + static_cast<std::uint32_t>(std::countr_zero(rest));
        ++word;
        std::size_t block = word / 64;
        if (block >= blocks_.size()) return none;
        std::uint64_t marks = word % 64 == 0 ? blocks_[block] : blocks_[block] >> (word % 64) << (word % 64);
        while (marks == 0) {
            if (++block == blocks_.size()) return none;
            marks = blocks_[block];
        }
        word = block * 64 + static_cast<std::size_t>(std::countr_zero(marks));
        return static_cast<std::uint32_t>(word * 64) + static_cast<std::uint32_t>(std::countr_zero(words_[word]));
    }

private:
    std::vector<std::uint64_t> words_;
    std::vector<std::uint64_t> blocks_;  ///< one bit for each word that is not empty
    std::uint32_t size_ = 0;
};

}  // namespace gwanje::board
