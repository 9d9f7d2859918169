#include "cli/http_client.hpp"

#include <array>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <chrono>

#include "base/text.hpp"

namespace gwanje::cli {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;

namespace {

/// Imports of tens of thousands of rows take seconds; nothing takes longer.
constexpr std::chrono::seconds longest_wait{120};
constexpr std::chrono::seconds longest_connect{10};
constexpr std::uint64_t largest_answer = 256ULL << 20U;
constexpr int http_1_1 = 11;

HttpSaid said_of(const http::response_header<>& header, std::string body) {
    HttpSaid said;
    said.status = static_cast<int>(header.result_int());
    said.body = std::move(body);
    for (const auto& field : header) {
        said.headers.emplace_back(std::string(field.name_string()), std::string(field.value()));
        if (field.name() == http::field::content_type) said.type = std::string(field.value());
    }
    return said;
}

}  // namespace

struct HttpClient::Line {
    std::string host;
    std::string port;
    asio::io_context io;
    std::optional<beast::tcp_stream> stream;
    beast::flat_buffer buffer;

    /// Runs one operation to its end, at most for `at_most`: only what is begun asynchronously can be given up.
    template <class Begin>
    boost::system::error_code run(std::chrono::seconds at_most, Begin begin) {
        boost::system::error_code result = asio::error::timed_out;
        stream->expires_after(at_most);
        begin([&](const boost::system::error_code& error, const auto&) { result = error; });
        io.restart();
        io.run();
        return result;
    }

    boost::system::error_code connect() {
        boost::system::error_code error;
        asio::ip::tcp::resolver resolver(io);
        const auto places = resolver.resolve(host, port, error);
        if (error) return error;
        buffer.clear();
        stream.emplace(io);
        error = run(longest_connect, [&](auto done) { stream->async_connect(places, done); });
        if (error) {
            stream.reset();
            return error;
        }
        stream->socket().set_option(asio::ip::tcp::no_delay(true), error);
        return {};
    }

    http::request<http::string_body> request_of(const HttpAsk& ask) const {
        http::request<http::string_body> request(http::string_to_verb(ask.method), ask.target, http_1_1);
        request.set(http::field::host, host + ":" + port);
        request.set(http::field::user_agent, "gwanje");
        if (!ask.body.empty()) request.set(http::field::content_type, "application/json");
        for (const auto& [name, value] : ask.headers) request.set(name, value);
        request.body() = ask.body;
        request.prepare_payload();
        return request;
    }

    Result<void, NoAnswer> open() {
        if (stream) return {};
        if (const auto error = connect()) return Failure{NoAnswer{host + ":" + port + ": " + error.message()}};
        return {};
    }
};

HttpClient::HttpClient(std::unique_ptr<Line> line) : line_(std::move(line)) {}
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;
HttpClient::~HttpClient() = default;

std::optional<HttpClient> HttpClient::to(const std::string& server) {
    std::string_view rest = server;
    if (rest.find("://") != std::string_view::npos) {
        if (!rest.starts_with("http://")) return std::nullopt;
        rest.remove_prefix(7);
    }
    rest = rest.substr(0, rest.find('/'));
    auto line = std::make_unique<Line>();
    std::size_t colon = rest.rfind(':');
    if (rest.starts_with('[')) {  // an IPv6 address
        const std::size_t close = rest.find(']');
        if (close == std::string_view::npos) return std::nullopt;
        line->host = rest.substr(1, close - 1);
        colon = close + 1 < rest.size() ? close + 1 : std::string_view::npos;
    } else {
        line->host = rest.substr(0, colon);
    }
    line->port = colon == std::string_view::npos ? "80" : std::string(rest.substr(colon + 1));
    const std::optional<std::int64_t> port = integer_from_text(line->port);
    if (line->host.empty() || !port || *port < 1 || *port > 65535) return std::nullopt;
    return HttpClient(std::move(line));
}

Result<HttpSaid, NoAnswer> HttpClient::ask(const HttpAsk& ask) {
    try {
        for (const bool last_try : {false, true}) {
            const bool kept = line_->stream.has_value();
            GWANJE_TRY(line_->open());
            const http::request<http::string_body> request = line_->request_of(ask);
            boost::system::error_code error =
                line_->run(longest_wait, [&](auto done) { http::async_write(*line_->stream, request, done); });
            http::response_parser<http::string_body> parser;
            parser.body_limit(largest_answer);
            if (!error)
                error = line_->run(longest_wait,
                                   [&](auto done) { http::async_read(*line_->stream, line_->buffer, parser, done); });
            if (error) {
                line_->stream.reset();
                if (kept && !last_try) continue;
                return Failure{NoAnswer{line_->host + ":" + line_->port + ": " + error.message()}};
            }
            if (!parser.get().keep_alive()) line_->stream.reset();
            return said_of(parser.get().base(), std::move(parser.get().body()));
        }
    } catch (const std::exception& thrown) {
        return Failure{NoAnswer{thrown.what()}};
    }
    return Failure{NoAnswer{"no connection"}};
}

Result<HttpSaid, NoAnswer> HttpClient::follow(const HttpAsk& ask,
                                              const std::function<bool(const ServerEvent&)>& visit) {
    try {
        line_->stream.reset();  // a stream ends its connection: it gets one of its own
        GWANJE_TRY(line_->open());
        line_->stream->expires_never();
        boost::system::error_code error;
        http::write(*line_->stream, line_->request_of(ask), error);
        http::response_parser<http::buffer_body> parser;
        parser.body_limit(boost::none);
        if (!error) http::read_header(*line_->stream, line_->buffer, parser, error);
        if (error) return Failure{NoAnswer{line_->host + ":" + line_->port + ": " + error.message()}};
        const bool events = std::string_view(parser.get()[http::field::content_type]).starts_with("text/event-stream");
        EventReader reader;
        std::string whole;
        bool go_on = true;
        while (go_on && !parser.is_done()) {
            std::array<char, 16384> piece{};
            parser.get().body().data = piece.data();
            parser.get().body().size = piece.size();
            http::read_some(*line_->stream, line_->buffer, parser, error);
            if (error == http::error::need_buffer) error = {};
            const std::string_view text(piece.data(), piece.size() - parser.get().body().size);
            if (!events) {
                whole += text;
            } else {
                for (const ServerEvent& event : reader.add(text)) go_on = go_on && visit(event);
            }
            if (error == http::error::end_of_stream || error == http::error::partial_message) break;
            if (error) return Failure{NoAnswer{line_->host + ":" + line_->port + ": " + error.message()}};
        }
        HttpSaid said = said_of(parser.get().base(), std::move(whole));
        line_->stream.reset();
        return said;
    } catch (const std::exception& thrown) {
        return Failure{NoAnswer{thrown.what()}};
    }
}

std::optional<std::string> HttpSaid::header(std::string_view name) const {
    for (const auto& [known, value] : headers)
        if (ascii_lower(known) == ascii_lower(name)) return value;
    return std::nullopt;
}

std::string url_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    constexpr std::string_view plain = "-._~";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            plain.find(c) != std::string_view::npos) {
            out += c;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 0xfU];
        }
    }
    return out;
}

std::vector<ServerEvent> EventReader::add(std::string_view piece) {
    std::vector<ServerEvent> done;
    for (const char c : piece) {
        if (c != '\n') {
            if (c != '\r') line_ += c;
            continue;
        }
        if (line_.empty()) {
            if (!event_.data.empty() || !event_.type.empty()) done.push_back(std::move(event_));
            event_ = {};
            continue;
        }
        const std::size_t colon = line_.find(':');
        const std::string_view name = std::string_view(line_).substr(0, colon);
        std::string_view value = colon == std::string::npos ? "" : std::string_view(line_).substr(colon + 1);
        if (value.starts_with(' ')) value.remove_prefix(1);
        if (name == "id") event_.id = value;
        if (name == "event") event_.type = value;
        if (name == "data") (event_.data += event_.data.empty() ? "" : "\n") += value;
        line_.clear();
    }
    return done;
}

}  // namespace gwanje::cli
