// Table<T>: things that are numbered 1, 2, 3, … and never removed; found by id in one step.
#pragma once

#include <vector>

#include "base/check.hpp"
#include "base/codec.hpp"
#include "base/id.hpp"

namespace gwanje {

template <class T>
class Table {
public:
    /// The id that the next `add` will give.
    [[nodiscard]] Id<T> next() const { return {rows_.size() + 1}; }
    Id<T> add(T row) {
        rows_.push_back(std::move(row));
        return {rows_.size()};
    }
    [[nodiscard]] bool has(Id<T> id) const { return id.number >= 1 && id.number <= rows_.size(); }
    [[nodiscard]] const T* find(Id<T> id) const { return has(id) ? &rows_[id.number - 1] : nullptr; }
    [[nodiscard]] T* find(Id<T> id) { return has(id) ? &rows_[id.number - 1] : nullptr; }
    /// Asking for an id that was never given is a bug.
    [[nodiscard]] const T& operator[](Id<T> id) const { return GWANJE_CHECK(has(id)), rows_[id.number - 1]; }
    [[nodiscard]] T& operator[](Id<T> id) { return GWANJE_CHECK(has(id)), rows_[id.number - 1]; }
    [[nodiscard]] std::size_t size() const { return rows_.size(); }
    [[nodiscard]] bool empty() const { return rows_.empty(); }
    [[nodiscard]] auto begin() const { return rows_.begin(); }
    [[nodiscard]] auto end() const { return rows_.end(); }
    [[nodiscard]] auto begin() { return rows_.begin(); }
    [[nodiscard]] auto end() { return rows_.end(); }
    [[nodiscard]] const std::vector<T>& rows() const { return rows_; }
    void assign(std::vector<T> rows) { rows_ = std::move(rows); }
    /// The id of a row of this table.
    [[nodiscard]] Id<T> id_of(const T& row) const { return {static_cast<std::uint64_t>(&row - rows_.data()) + 1}; }
    friend bool operator==(const Table&, const Table&) = default;

private:
    std::vector<T> rows_;
};

template <class T>
struct Codec<Table<T>> {
    static void write(Encoder& to, const Table<T>& v) { encode(to, v.rows()); }
    static void read(Decoder& from, Table<T>& v) {
        std::vector<T> rows;
        decode(from, rows);
        v.assign(std::move(rows));
    }
};

}  // namespace gwanje
