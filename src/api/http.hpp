// One request and its answer, free of any network library: what handlers see.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/language.hpp"

namespace gwanje {

GWANJE_ENUM(Method, get, head, post, put, patch, remove, other)

/// The word on the wire, "DELETE" for remove.
[[nodiscard]] std::string_view method_word(Method method);

/// A request. `headers` holds the few that anything here looks at.
struct Ask {
    struct Headers {
        std::string cookie;
        std::string authorization;
        std::string accept;
        std::string accept_language;
        std::string accept_encoding;
        std::string content_type;
        std::string if_none_match;
        std::string idempotency_key;
        std::string last_event_id;
        std::string csrf;
    };
    Method method = Method::get;
    std::string path;   ///< decoded, without the query
    std::string query;  ///< as sent, without '?'
    std::string body;
    std::string address;  ///< of the other end
    Headers headers;
    std::vector<std::string> captured;  ///< what the route's {…} matched, in their order

    /// The value of a query parameter, decoded; the first of several.
    [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
    /// By Accept-Language; Korean when it names neither.
    [[nodiscard]] Language language() const;
    [[nodiscard]] bool wants_event_stream() const;
};

class ByteStream;

struct Answer {
    int status = 200;
    std::string type;  ///< media type; empty: no body
    std::string body;
    std::shared_ptr<const std::string> shared_body;  ///< instead of `body`, when many answers share it
    std::vector<std::pair<std::string_view, std::string>> headers;
    std::shared_ptr<ByteStream> stream;  ///< sent piece by piece until it ends, instead of a body
    /// When set: the answer proper, made on the connection's own thread for whoever must not spend time on it.
    std::function<Answer()> finish;

    [[nodiscard]] std::string_view content() const { return shared_body ? std::string_view(*shared_body) : body; }
};

/// Gives the answer, once, from any thread.
using Reply = std::function<void(Answer)>;
/// Answers every request; called on an I/O thread, must not block.
using Handler = std::function<void(Ask&&, Reply)>;

[[nodiscard]] Answer json_answer(std::string json, int status = 200);

/// "%EA%B0%80+b" → "가 b" ('+' only in queries). Nothing when a % is not followed by two hexadecimal digits or the
/// bytes are not UTF-8.
[[nodiscard]] std::optional<std::string> decoded_url(std::string_view text, bool plus_is_space);
/// The parameters of a query, decoded, in their order; undecodable ones are left out.
[[nodiscard]] std::vector<std::pair<std::string, std::string>> query_parameters(std::string_view query);
/// The value of a cookie, or empty.
[[nodiscard]] std::string_view cookie_value(std::string_view cookies, std::string_view name);
[[nodiscard]] std::string_view status_phrase(int status);
/// 16 hexadecimal digits that change when the text does (not for secrets).
[[nodiscard]] std::string content_tag(std::string_view text);
/// True when If-None-Match names the tag (with quotes) or is "*".
[[nodiscard]] bool matches_tag(std::string_view if_none_match, std::string_view tag);

}  // namespace gwanje
