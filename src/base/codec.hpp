// The binary form of records: the journal's payloads and the world's snapshots are written with it.
//
// Whole numbers are varints (signed ones zigzag), texts and lists carry their length, a record carries the number of
// its fields so that fields may be appended later: an older record leaves the new fields at their defaults. The form is
// described for other programs in docs/formats/journal.md.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/id.hpp"
#include "base/record.hpp"
#include "base/time.hpp"
#include "base/units.hpp"

namespace gwanje {

class Encoder {
public:
    void varint(std::uint64_t value) {
        while (value >= 0x80) {
            bytes_ += static_cast<char>(value | 0x80);
            value >>= 7;
        }
        bytes_ += static_cast<char>(value);
    }
    void raw(std::string_view text) { bytes_.append(text); }
    [[nodiscard]] const std::string& bytes() const& { return bytes_; }
    [[nodiscard]] std::string bytes() && { return std::move(bytes_); }
    void clear() { bytes_.clear(); }

private:
    std::string bytes_;
};

/// Reads what Encoder wrote. After the first byte that does not fit, `ok()` is false and every value reads as default.
class Decoder {
public:
    explicit Decoder(std::string_view bytes) : rest_(bytes) {}

    std::uint64_t varint() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (rest_.empty()) return fail();
            const auto byte = static_cast<unsigned char>(rest_.front());
            rest_.remove_prefix(1);
            if (shift == 63 && byte > 1) return fail();
            value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
            if (byte < 0x80) return value;
        }
        return fail();
    }
    std::string_view raw(std::uint64_t size) {
        if (size > rest_.size()) return fail(), std::string_view();
        const std::string_view part = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return part;
    }
    std::uint64_t fail() { return ok_ = false, rest_ = {}, 0; }
    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool done() const { return rest_.empty(); }
    [[nodiscard]] std::size_t left() const { return rest_.size(); }

private:
    std::string_view rest_;
    bool ok_ = true;
};

constexpr std::uint64_t zigzag(std::int64_t v) {
    return (static_cast<std::uint64_t>(v) << 1) ^ static_cast<std::uint64_t>(v >> 63);
}
constexpr std::int64_t unzigzag(std::uint64_t v) {
    return static_cast<std::int64_t>(v >> 1) ^ -static_cast<std::int64_t>(v & 1);
}

template <class T>
struct Codec;  // write(Encoder&, const T&), read(Decoder&, T&)

template <class T>
void encode(Encoder& to, const T& value) {
    Codec<T>::write(to, value);
}
template <class T>
void decode(Decoder& from, T& value) {
    Codec<T>::read(from, value);
}

template <std::integral T>
struct Codec<T> {
    static void write(Encoder& to, T v) {
        if constexpr (std::is_signed_v<T>) {
            to.varint(zigzag(v));
        } else {
            to.varint(static_cast<std::uint64_t>(v));
        }
    }
    static void read(Decoder& from, T& v) {
        if constexpr (std::is_same_v<T, bool>) {
            v = from.varint() != 0;
        } else if constexpr (std::is_signed_v<T>) {
            v = static_cast<T>(unzigzag(from.varint()));
        } else {
            v = static_cast<T>(from.varint());
        }
    }
};

template <IsEnum T>
struct Codec<T> {
    static void write(Encoder& to, T v) { to.varint(static_cast<std::uint64_t>(v)); }
    static void read(Decoder& from, T& v) {
        const std::uint64_t number = from.varint();
        if (number >= enum_size<T>()) from.fail();
        v = from.ok() ? static_cast<T>(number) : T{};
    }
};

template <>
struct Codec<std::string> {
    static void write(Encoder& to, const std::string& v) { to.varint(v.size()), to.raw(v); }
    static void read(Decoder& from, std::string& v) { v = from.raw(from.varint()); }
};
template <class Tag>
struct Codec<Id<Tag>> {
    static void write(Encoder& to, Id<Tag> v) { to.varint(v.number); }
    static void read(Decoder& from, Id<Tag>& v) { v.number = from.varint(); }
};
template <class Unit>
struct Codec<Quantity<Unit>> {
    static void write(Encoder& to, Quantity<Unit> v) { to.varint(zigzag(v.amount)); }
    static void read(Decoder& from, Quantity<Unit>& v) { v.amount = unzigzag(from.varint()); }
};
template <>
struct Codec<Instant> {
    static void write(Encoder& to, Instant v) { to.varint(zigzag(v.ms)); }
    static void read(Decoder& from, Instant& v) { v.ms = unzigzag(from.varint()); }
};
template <>
struct Codec<Duration> {
    static void write(Encoder& to, Duration v) { to.varint(zigzag(v.ms)); }
    static void read(Decoder& from, Duration& v) { v.ms = unzigzag(from.varint()); }
};

template <class T>
struct Codec<std::vector<T>> {
    static void write(Encoder& to, const std::vector<T>& v) {
        to.varint(v.size());
        for (const T& item : v) encode(to, item);
    }
    static void read(Decoder& from, std::vector<T>& v) {
        const std::uint64_t size = from.varint();
        v.clear();
        if (size > from.left()) return void(from.fail());  // every item takes at least one byte
        v.reserve(size);
        for (std::uint64_t i = 0; i < size && from.ok(); ++i) {
            T item{};
            decode(from, item);
            v.push_back(std::move(item));
        }
    }
};
template <class T>
struct Codec<std::optional<T>> {
    static void write(Encoder& to, const std::optional<T>& v) {
        to.varint(v ? 1 : 0);
        if (v) encode(to, *v);
    }
    static void read(Decoder& from, std::optional<T>& v) {
        v.reset();
        if (from.varint() != 0) decode(from, v.emplace());
    }
};
template <class K, class V>
struct Codec<std::map<K, V>> {
    static void write(Encoder& to, const std::map<K, V>& v) {
        to.varint(v.size());
        for (const auto& [key, value] : v) encode(to, key), encode(to, value);
    }
    static void read(Decoder& from, std::map<K, V>& v) {
        v.clear();
        const std::uint64_t size = from.varint();
        for (std::uint64_t i = 0; i < size && from.ok(); ++i) {
            K key{};
            decode(from, key);
            decode(from, v[std::move(key)]);
        }
    }
};

template <IsRecord T>
struct Codec<T> {
    static void write(Encoder& to, const T& v) {
        to.varint(field_count<T>());
        for_each_field(v, [&](std::string_view, const auto& field) { encode(to, field); });
    }
    static void read(Decoder& from, T& v) {
        std::uint64_t left = from.varint();
        if (left > field_count<T>()) return void(from.fail());  // written by a newer program
        for_each_field(v, [&](std::string_view, auto& field) {
            if (left == 0) return;
            --left;
            decode(from, field);
        });
    }
};

/// `value` as bytes.
template <class T>
[[nodiscard]] std::string encoded(const T& value) {
    Encoder to;
    encode(to, value);
    return std::move(to).bytes();
}

/// The value whose bytes these are, all of them; nothing when they are not.
template <class T>
[[nodiscard]] std::optional<T> decoded(std::string_view bytes) {
    Decoder from(bytes);
    T value{};
    decode(from, value);
    if (!from.ok() || !from.done()) return std::nullopt;
    return value;
}

}  // namespace gwanje
