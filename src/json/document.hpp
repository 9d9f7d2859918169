// A parsed JSON text and a view of one value in it. Boost.JSON stays behind this header.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "json/refusal.hpp"

namespace gwanje {

/// One value of a JsonDocument; cheap to copy, valid as long as the document lives. Asking for what `kind` is not is a
/// bug.
class JsonNode {
public:
    enum class Kind { null, boolean, integer, number, text, list, object };

    explicit JsonNode(const void* at) : at_(at) {}
    [[nodiscard]] Kind kind() const;
    [[nodiscard]] bool is(Kind k) const { return kind() == k; }
    [[nodiscard]] bool null() const { return is(Kind::null); }

    [[nodiscard]] bool boolean() const;
    /// Nothing when the whole number is outside int64; `is_above_int64` then tells the one case that uint64 can hold.
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] std::optional<std::uint64_t> unsigned_integer() const;
    [[nodiscard]] double number() const;
    [[nodiscard]] std::string_view text() const;

    /// Items of a list or fields of an object.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] JsonNode item(std::size_t i) const;
    [[nodiscard]] std::string_view field_name(std::size_t i) const;
    [[nodiscard]] JsonNode field(std::size_t i) const;
    [[nodiscard]] std::optional<JsonNode> find(std::string_view name) const;

    /// The value as JSON; `shortened` cuts it to about 80 bytes at a character's end.
    [[nodiscard]] std::string json() const;
    [[nodiscard]] std::string shortened() const;

private:
    const void* at_;
};

class JsonDocument {
public:
    /// Strict RFC 8259: no comments, no trailing commas, UTF-8 checked, nesting up to 32, no field twice.
    [[nodiscard]] static Result<JsonDocument, JsonRefusal> parse(std::string_view text);

    JsonDocument(JsonDocument&&) noexcept;
    JsonDocument& operator=(JsonDocument&&) noexcept;
    ~JsonDocument();
    [[nodiscard]] JsonNode root() const;

private:
    struct Tree;
    explicit JsonDocument(std::unique_ptr<Tree> tree);
    std::unique_ptr<Tree> tree_;
};

}  // namespace gwanje
