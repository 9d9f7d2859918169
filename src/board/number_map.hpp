// NumberMap<T>: from the number of a job or node (never 0) to a small value. Open addressing in one vector, so that a
// copy is one memory copy and a look-up is one or two cache lines. The order of entries is never exposed.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "base/check.hpp"

namespace gwanje::board {

template <class T>
class NumberMap {
public:
    [[nodiscard]] std::size_t size() const { return size_; }

    [[nodiscard]] const T* find(std::uint64_t number) const {
        if (size_ == 0) return nullptr;
        for (std::size_t i = home(number);; i = next(i)) {
            if (cells_[i].number == number) return &cells_[i].value;
            if (cells_[i].number == 0) return nullptr;
        }
    }
    [[nodiscard]] T* find(std::uint64_t number) { return const_cast<T*>(std::as_const(*this).find(number)); }
    [[nodiscard]] bool has(std::uint64_t number) const { return find(number) != nullptr; }

    /// The value of this number, made by default when there is none yet.
    T& operator[](std::uint64_t number) {
        GWANJE_DCHECK(number != 0);
        if (T* const found = find(number)) return *found;
        if (cells_.size() < 2 * (size_ + 1)) widen();
        std::size_t i = home(number);
        while (cells_[i].number != 0) i = next(i);
        cells_[i] = {number, T{}};
        ++size_;
        return cells_[i].value;
    }

    bool erase(std::uint64_t number) {
        if (size_ == 0) return false;
        std::size_t hole = home(number);
        while (cells_[hole].number != number) {
            if (cells_[hole].number == 0) return false;
            hole = next(hole);
        }
        // Entries behind the hole move up when their home does not lie between the hole and them.
        for (std::size_t i = next(hole); cells_[i].number != 0; i = next(i)) {
            const std::size_t distance_home = (i - home(cells_[i].number)) & mask();
            const std::size_t distance_hole = (i - hole) & mask();
            if (distance_home >= distance_hole) cells_[hole] = std::move(cells_[i]), hole = i;
        }
        cells_[hole] = Cell{};
        --size_;
        return true;
    }

private:
    struct Cell {
        std::uint64_t number = 0;
        T value{};
    };

    [[nodiscard]] std::size_t mask() const { return cells_.size() - 1; }
    [[nodiscard]] std::size_t next(std::size_t i) const { return (i + 1) & mask(); }
    [[nodiscard]] std::size_t home(std::uint64_t number) const {
        return static_cast<std::size_t>((number * 0x9E3779B97F4A7C15U) >> 20U) & mask();
    }
    void widen() {
        std::vector<Cell> old = std::move(cells_);
        cells_.assign(old.empty() ? 16 : old.size() * 2, Cell{});
        for (Cell& cell : old) {
            if (cell.number == 0) continue;
            std::size_t i = home(cell.number);
            while (cells_[i].number != 0) i = next(i);
            cells_[i] = std::move(cell);
        }
    }

    std::vector<Cell> cells_;
    std::size_t size_ = 0;
};

}  // namespace gwanje::board
