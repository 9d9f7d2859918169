#include "json/document.hpp"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <vector>

#include "base/text.hpp"

namespace gwanje {
namespace {

namespace bj = boost::json;

constexpr std::size_t greatest_depth = 32;
constexpr std::size_t shortened_bytes = 80;

const bj::value& value_at(const void* at) {
    return *static_cast<const bj::value*>(at);
}

std::size_t fields_in(const bj::value& value) {
    std::size_t n = 0;
    if (const bj::object* object = value.if_object()) {
        n = object->size();
        for (const bj::key_value_pair& field : *object)
            if (field.value().is_structured()) n += fields_in(field.value());
    } else if (const bj::array* list = value.if_array()) {
        for (const bj::value& item : *list)
            if (item.is_structured()) n += fields_in(item);
    }
    return n;
}

/// Walks a text that is known to be JSON and calls visit(mark, text before it) for each of { } : outside strings;
/// the text before a ':' is the field's name as written.
template <class Visit>
void for_each_mark(std::string_view text, Visit&& visit) {
    std::string_view last_string;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '"') {
            const std::size_t begin = ++at;
            while (text[at] != '"') at += text[at] == '\\' ? 2U : 1U;
            last_string = text.substr(begin, at - begin);
        } else if (text[at] == ':' || text[at] == '{' || text[at] == '}') {
            visit(text[at], last_string);
        }
    }
}

/// boost::json keeps the last of two fields with one name; a command must not be read two ways. The name, or nothing.
std::optional<std::string> repeated_field(std::string_view text, const bj::value& tree) {
    std::size_t written = 0;
    for_each_mark(text, [&](char mark, std::string_view) { written += mark == ':' ? 1U : 0U; });
    if (written == fields_in(tree)) return std::nullopt;
    std::vector<std::vector<std::string_view>> names;
    std::string found;
    for_each_mark(text, [&](char mark, std::string_view name) {
        if (mark == '{') names.emplace_back();
        if (mark == '}') names.pop_back();
        if (mark != ':') return;
        std::vector<std::string_view>& here = names.back();
        if (found.empty() && std::find(here.begin(), here.end(), name) != here.end()) found = name;
        here.push_back(name);
    });
    return found;
}

JsonRefusal refusal_of(const bj::error_code& error, std::string_view text, std::size_t parsed) {
    const std::size_t at = std::min(parsed, text.size());
    const std::size_t line =
        1 + static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    const std::size_t line_begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;  // npos + 1 is 0
    JsonRefusal refusal;
    refusal.fault = error == bj::error::too_deep ? JsonFault::too_deep : JsonFault::not_json;
    refusal.path = "line " + std::to_string(line) + ", column " + std::to_string(at - line_begin + 1);
    refusal.value = error.message();
    return refusal;
}

}  // namespace

JsonNode::Kind JsonNode::kind() const {
    switch (value_at(at_).kind()) {
        case bj::kind::null:
            return Kind::null;
        case bj::kind::bool_:
            return Kind::boolean;
        case bj::kind::int64:
        case bj::kind::uint64:
            return Kind::integer;
        case bj::kind::double_:
            return Kind::number;
        case bj::kind::string:
            return Kind::text;
        case bj::kind::array:
            return Kind::list;
        case bj::kind::object:
            return Kind::object;
    }
    return Kind::null;
}

bool JsonNode::boolean() const {
    return value_at(at_).get_bool();
}

std::optional<std::int64_t> JsonNode::integer() const {
    if (const std::int64_t* number = value_at(at_).if_int64()) return *number;
    return std::nullopt;
}

std::optional<std::uint64_t> JsonNode::unsigned_integer() const {
    const bj::value& value = value_at(at_);
    if (const std::uint64_t* number = value.if_uint64()) return *number;
    if (const std::int64_t* number = value.if_int64(); number != nullptr && *number >= 0)
        return static_cast<std::uint64_t>(*number);
    return std::nullopt;
}

double JsonNode::number() const {
    const bj::value& value = value_at(at_);
    if (const std::int64_t* whole = value.if_int64()) return static_cast<double>(*whole);
    if (const std::uint64_t* whole = value.if_uint64()) return static_cast<double>(*whole);
    return value.get_double();
}

std::string_view JsonNode::text() const {
    const bj::string& text = value_at(at_).get_string();
    return {text.data(), text.size()};
}

std::size_t JsonNode::size() const {
    const bj::value& value = value_at(at_);
    return value.is_array() ? value.get_array().size() : value.get_object().size();
}

JsonNode JsonNode::item(std::size_t i) const {
    return JsonNode(&value_at(at_).get_array()[i]);
}
std::string_view JsonNode::field_name(std::size_t i) const {
    const bj::string_view name = (value_at(at_).get_object().begin() + static_cast<std::ptrdiff_t>(i))->key();
    return {name.data(), name.size()};
}
JsonNode JsonNode::field(std::size_t i) const {
    return JsonNode(&(value_at(at_).get_object().begin() + static_cast<std::ptrdiff_t>(i))->value());
}
std::optional<JsonNode> JsonNode::find(std::string_view name) const {
    const bj::value* value = value_at(at_).get_object().if_contains({name.data(), name.size()});
    if (value == nullptr) return std::nullopt;
    return JsonNode(value);
}

std::string JsonNode::json() const {
    return bj::serialize(value_at(at_));
}

std::string JsonNode::shortened() const {
    std::string text = json();
    if (text.size() <= shortened_bytes) return text;
    std::size_t size = shortened_bytes;
    while ((static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80U) --size;
    text.resize(size);
    return text + "…";
}

/// The tree lives in blocks that are freed together: half the time of a node by node tree for a 10 MB text.
struct JsonDocument::Tree {
    bj::monotonic_resource blocks;
    bj::value root;
};

JsonDocument::JsonDocument(std::unique_ptr<Tree> tree) : tree_(std::move(tree)) {}
JsonDocument::JsonDocument(JsonDocument&&) noexcept = default;
JsonDocument& JsonDocument::operator=(JsonDocument&&) noexcept = default;
JsonDocument::~JsonDocument() = default;

JsonNode JsonDocument::root() const {
    return JsonNode(&tree_->root);
}

Result<JsonDocument, JsonRefusal> JsonDocument::parse(std::string_view text) {
    if (!is_utf8(text)) return Failure{JsonRefusal{"", "", JsonFault::not_utf8, ""}};
    auto tree = std::make_unique<Tree>();
    bj::parse_options options;
    options.max_depth = greatest_depth;
    std::array<unsigned char, 4096> scratch{};
    bj::error_code error;
    bj::parser parser(bj::storage_ptr(), options, scratch.data(), scratch.size());
    parser.reset(&tree->blocks);
    try {
        const std::size_t parsed = parser.write({text.data(), text.size()}, error);
        if (error) return Failure{refusal_of(error, text, parsed)};
        // value has no assignment that changes its storage; it is built where it stays.
        std::destroy_at(&tree->root);
        std::construct_at(&tree->root, parser.release());
    } catch (const std::exception& thrown) {
        return Failure{JsonRefusal{"", thrown.what(), JsonFault::not_json, ""}};
    }
    if (const auto name = repeated_field(text, tree->root))
        return Failure{JsonRefusal{*name, "", JsonFault::repeated_field, ""}};
    return JsonDocument(std::move(tree));
}

}  // namespace gwanje
