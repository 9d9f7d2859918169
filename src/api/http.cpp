#include "api/http.hpp"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/random.hpp"
#include "base/text.hpp"

namespace gwanje {
namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// The q of "en-US;q=0.7" in thousandths.
std::int64_t quality(std::string_view part) {
    const std::size_t at = part.find("q=");
    if (at == std::string_view::npos) return 1000;
    return decimal_from_text(trimmed(part.substr(at + 2)), 1000).value_or(0);
}

}  // namespace

std::string_view method_word(Method method) {
    switch (method) {
        case Method::get:
            return "GET";
        case Method::head:
            return "HEAD";
        case Method::post:
            return "POST";
        case Method::put:
            return "PUT";
        case Method::patch:
            return "PATCH";
        case Method::remove:
            return "DELETE";
        case Method::other:
            return "";
    }
    return "";
}

std::optional<std::string> Ask::parameter(std::string_view name) const {
    if (query.empty()) return std::nullopt;
    for (auto& [key, value] : query_parameters(query))
        if (key == name) return std::move(value);
    return std::nullopt;
}

Language Ask::language() const {
    Language best = Language::ko;
    std::int64_t best_quality = 0;
    for (const std::string_view raw : split(headers.accept_language, ',')) {
        const std::string_view part = trimmed(raw);
        const bool ko = part.starts_with("ko");
        if (!ko && !part.starts_with("en")) continue;
        if (const std::int64_t q = quality(part); q > best_quality) {
            best_quality = q;
            best = ko ? Language::ko : Language::en;
        }
    }
    return best;
}

bool Ask::wants_event_stream() const {
    return headers.accept.find("text/event-stream") != std::string::npos;
}

Answer json_answer(std::string json, int status) {
    Answer answer;
    answer.status = status;
    answer.type = "application/json";
    answer.body = std::move(json);
    return answer;
}

std::optional<std::string> decoded_url(std::string_view text, bool plus_is_space) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plus_is_space) {
            out += ' ';
        } else if (text[i] != '%') {
            out += text[i];
        } else {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_digit(text[i + 1]);
            const int low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            out += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    if (!is_utf8(out)) return std::nullopt;
    return out;
}

std::vector<std::pair<std::string, std::string>> query_parameters(std::string_view query) {
    std::vector<std::pair<std::string, std::string>> out;
    for (const std::string_view part : split(query, '&')) {
        if (part.empty()) continue;
        const std::size_t equals = part.find('=');
        auto key = decoded_url(part.substr(0, equals), true);
        auto value = decoded_url(equals == std::string_view::npos ? std::string_view() : part.substr(equals + 1), true);
        if (key && value) out.emplace_back(std::move(*key), std::move(*value));
    }
    return out;
}

std::string_view cookie_value(std::string_view cookies, std::string_view name) {
    for (const std::string_view raw : split(cookies, ';')) {
        const std::string_view part = trimmed(raw);
        if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=')
            return part.substr(name.size() + 1);
    }
    return {};
}

std::string_view status_phrase(int status) {
    switch (status) {
        case 200:
            return "OK";
        case 201:
            return "Created";
        case 202:
            return "Accepted";
        case 204:
            return "No Content";
        case 304:
            return "Not Modified";
        case 400:
            return "Bad Request";
        case 401:
            return "Unauthorized";
        case 403:
            return "Forbidden";
        case 404:
            return "Not Found";
        case 405:
            return "Method Not Allowed";
        case 406:
            return "Not Acceptable";
        case 408:
            return "Request Timeout";
        case 409:
            return "Conflict";
        case 410:
            return "Gone";
        case 411:
            return "Length Required";
        case 413:
            return "Content Too Large";
        case 414:
            return "URI Too Long";
        case 415:
            return "Unsupported Media Type";
        case 422:
            return "Unprocessable Content";
        case 429:
            return "Too Many Requests";
        case 431:
            return "Request Header Fields Too Large";
        case 500:
            return "Internal Server Error";
        case 501:
            return "Not Implemented";
        case 503:
            return "Service Unavailable";
        default:
            return "Status";
    }
}

std::string content_tag(std::string_view text) {
    std::uint64_t hash = mix(text.size());
    while (text.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, text.data(), 8);
        hash = mix(hash ^ word);
        text.remove_prefix(8);
    }
    std::uint64_t word = 0;
    std::memcpy(&word, text.data(), text.size());
    hash = mix(hash ^ word);
    std::string out(16, '0');
    for (std::size_t i = 0; i < 16; ++i, hash >>= 4U) out[i] = "0123456789abcdef"[hash & 0xfU];
    return out;
}

bool matches_tag(std::string_view if_none_match, std::string_view tag) {
    for (const std::string_view raw : split(if_none_match, ',')) {
        std::string_view part = trimmed(raw);
        if (part.starts_with("W/")) part.remove_prefix(2);
        if (part == "*" || part == tag) return true;
    }
    return false;
}

}  // namespace gwanje
