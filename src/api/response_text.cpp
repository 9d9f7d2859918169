#include "api/response_text.hpp"

#include <array>
#include <charconv>
#include <ctime>

namespace gwanje {
namespace {

/// "Date: …" of this second; a thread formats it once a second.
std::string_view date_line() {
    thread_local std::time_t last = 0;
    thread_local std::array<char, 64> text{};
    thread_local std::size_t size = 0;
    const std::time_t now = std::time(nullptr);
    if (now != last) {
        std::tm parts{};
        gmtime_r(&now, &parts);
        size = std::strftime(text.data(), text.size(), "Date: %a, %d %b %Y %H:%M:%S GMT\r\n", &parts);
        last = now;
    }
    return {text.data(), size};
}

}  // namespace

std::string response_head(const Answer& answer, bool keep_alive) {
    std::string out;
    out.reserve(512);
    out += "HTTP/1.1 ";
    out += std::to_string(answer.status);
    out += ' ';
    out += status_phrase(answer.status);
    out += "\r\n";
    out += date_line();
    if (!answer.type.empty()) {
        out += "Content-Type: ";
        out += answer.type;
        out += "\r\n";
    }
    if (answer.stream) {
        out += "Transfer-Encoding: chunked\r\n";
    } else if (answer.status != 304 && answer.status != 204) {
        out += "Content-Length: ";
        out += std::to_string(answer.content().size());
        out += "\r\n";
    }
    out += "X-Content-Type-Options: nosniff\r\n";
    for (const auto& [name, value] : answer.headers) {
        out += name;
        out += ": ";
        for (const char c : value)
            if (static_cast<unsigned char>(c) >= 0x20) out += c;
        out += "\r\n";
    }
    if (!keep_alive) out += "Connection: close\r\n";
    out += "\r\n";
    return out;
}

std::string chunk_head(std::size_t size) {
    std::array<char, 24> text{};
    const auto [end, error] = std::to_chars(text.data(), text.data() + text.size(), size, 16);
    static_cast<void>(error);
    return std::string(text.data(), end) + "\r\n";
}

}  // namespace gwanje
