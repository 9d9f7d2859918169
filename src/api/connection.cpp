#include "api/connection.hpp"

#include <array>
#include <boost/asio/dispatch.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <optional>

#include "api/byte_stream.hpp"
#include "api/problem.hpp"
#include "api/response_text.hpp"

namespace gwanje {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";
constexpr std::size_t read_step = 16 * 1024;

using Parser = http::request_parser<http::string_body>;

std::string field_text(const Parser::value_type& message, http::field name) {
    const auto found = message.find(name);
    return found == message.end() ? std::string() : std::string(found->value());
}

Method method_of(http::verb verb) {
    if (verb == http::verb::get) return Method::get;
    if (verb == http::verb::head) return Method::head;
    if (verb == http::verb::post) return Method::post;
    if (verb == http::verb::put) return Method::put;
    if (verb == http::verb::patch) return Method::patch;
    if (verb == http::verb::delete_) return Method::remove;
    return Method::other;
}

std::optional<Ask> ask_of(Parser::value_type& message, const std::string& address) {
    const std::string_view target(message.target().data(), message.target().size());
    if (!target.starts_with('/')) return std::nullopt;
    const std::size_t mark = target.find('?');
    std::optional<std::string> path = decoded_url(target.substr(0, mark), false);
    if (!path || path->find('\0') != std::string::npos) return std::nullopt;
    Ask ask;
    ask.method = method_of(message.method());
    ask.path = std::move(*path);
    if (mark != std::string_view::npos) ask.query = target.substr(mark + 1);
    ask.address = address;
    ask.headers.cookie = field_text(message, http::field::cookie);
    ask.headers.authorization = field_text(message, http::field::authorization);
    ask.headers.accept = field_text(message, http::field::accept);
    ask.headers.accept_language = field_text(message, http::field::accept_language);
    ask.headers.accept_encoding = field_text(message, http::field::accept_encoding);
    ask.headers.content_type = field_text(message, http::field::content_type);
    ask.headers.if_none_match = field_text(message, http::field::if_none_match);
    const auto own = [&](std::string_view name) {
        const auto found = message.find(beast::string_view(name.data(), name.size()));
        return found == message.end() ? std::string() : std::string(found->value());
    };
    ask.headers.idempotency_key = own("Idempotency-Key");
    ask.headers.last_event_id = own("Last-Event-ID");
    ask.headers.csrf = own("X-Gwanje-CSRF");
    ask.body = std::move(message.body());
    return ask;
}

/// Why the parser gave up, as the answer that the other end gets; nothing when it is no HTTP at all.
std::optional<ProblemKind> problem_of(const error_code& error) {
    if (error == http::error::body_limit) return ProblemKind::body_too_large;
    if (error == http::error::header_limit) return ProblemKind::header_too_large;
    if (error.category() == make_error_code(http::error::bad_method).category()) return ProblemKind::not_http;
    return std::nullopt;
}

}  // namespace

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(asio::ip::tcp::socket socket, Lane& lane, Exchange& exchange)
        : stream_(std::move(socket)), lane_(lane), exchange_(exchange) {
        error_code error;
        const auto other_end = stream_.socket().remote_endpoint(error);
        if (!error) address_ = other_end.address().to_string();
    }
    ~Connection() {
        if (out_stream_) out_stream_->abandon();
        --exchange_.connections;
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void begin_request() {
        parser_.emplace();
        parser_->header_limit(static_cast<std::uint32_t>(exchange_.settings.header_bytes));
        parser_->body_limit(exchange_.settings.body_bytes);
        parser_->eager(true);
        continued_ = false;
        busy_ = false;
        parse();
    }

    void shut_when_idle() {
        closing_ = true;
        if (out_stream_) return end_stream();
        if (!busy_) leave();
    }

    void drop() {
        if (out_stream_) out_stream_->abandon();
        error_code ignored;
        stream_.socket().close(ignored);
    }

private:
    void parse() {
        error_code error;
        while (buffer_.size() > 0 && !parser_->is_done()) {
            const std::size_t used = parser_->put(buffer_.data(), error);
            buffer_.consume(used);
            if (error == http::error::need_more) break;
            if (error) return refuse(error);
        }
        if (parser_->is_done()) return answer();
        if (parser_->is_header_done() && !continued_ &&
            field_text(parser_->get(), http::field::expect) == "100-continue")
            return send_continue();
        read_more();
    }

    void read_more() {
        const bool begun = buffer_.size() > 0 || parser_->got_some();
        if (closing_ && !begun) return leave();
        // A request in progress keeps its first deadline; only waiting for a new one starts a clock.
        if (!begun) {
            stream_.expires_after(exchange_.settings.idle_time);
            deadline_set_ = false;
        } else if (!deadline_set_) {
            stream_.expires_after(exchange_.settings.request_time);
            deadline_set_ = true;
        }
        stream_.async_read_some(buffer_.prepare(read_step),
                                [self = shared_from_this()](const error_code& error, std::size_t size) {
                                    if (error) return self->leave();
                                    self->buffer_.commit(size);
                                    self->parse();
                                });
    }

    void send_continue() {
        continued_ = true;
        asio::async_write(stream_, asio::buffer(continue_line),
                          [self = shared_from_this()](const error_code& error, std::size_t) {
                              if (error) return self->leave();
                              self->parse();
                          });
    }

    void refuse(const error_code& error) {
        const std::optional<ProblemKind> kind = problem_of(error);
        if (!kind) return leave();
        keep_ = false;
        drain_ = true;
        send(problem_answer(problem(*kind, Language::en)));
    }

    /// The other end may still be sending what was refused; closing at once would destroy the answer on its way.
    void drain() {
        error_code ignored;
        stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
        stream_.expires_after(exchange_.settings.drain_time);
        discard();
    }
    void discard() {
        buffer_.clear();
        stream_.async_read_some(buffer_.prepare(read_step),
                                [self = shared_from_this()](const error_code& error, std::size_t) {
                                    if (error) return self->leave();
                                    self->discard();
                                });
    }

    void answer() {
        busy_ = true;
        deadline_set_ = false;
        Parser::value_type message = parser_->release();
        keep_ = message.keep_alive() && !closing_;
        head_only_ = message.method() == http::verb::head;
        std::optional<Ask> ask = ask_of(message, address_);
        if (!ask) {
            keep_ = false;
            return send(problem_answer(problem(ProblemKind::not_http, Language::en)));
        }
        // The answer may come from any thread and after this server has stopped.
        exchange_.handler(std::move(*ask),
                          [weak = weak_from_this(), lane = &lane_, home = exchange_.shared_from_this()](Answer given) {
                              asio::dispatch(lane->io, [weak, moved = std::move(given)]() mutable {
                                  if (const std::shared_ptr<Connection> self = weak.lock())
                                      self->send(std::move(moved));
                              });
                          });
    }

    void send(Answer answer) {
        answer_ = answer.finish ? answer.finish() : std::move(answer);
        keep_ = keep_ && !closing_;
        head_ = response_head(answer_, keep_);
        const std::string_view body = head_only_ || answer_.stream ? std::string_view() : answer_.content();
        const std::array<asio::const_buffer, 2> pieces{asio::buffer(head_), asio::buffer(body.data(), body.size())};
        stream_.expires_after(exchange_.settings.request_time);
        asio::async_write(stream_, pieces,
                          [self = shared_from_this()](const error_code& error, std::size_t) { self->sent(error); });
    }

    void sent(const error_code& error) {
        if (error) return leave();
        if (answer_.stream && !head_only_) return begin_stream();
        if (answer_.stream) answer_.stream->abandon();
        answer_ = Answer();
        if (drain_) return drain();
        if (!keep_) return leave();
        begin_request();
    }

    // ---- an event stream: pieces as they come, a heartbeat when none do ----

    void begin_stream() {
        out_stream_ = std::move(answer_.stream);
        answer_ = Answer();
        out_stream_->on_change([weak = weak_from_this(), lane = &lane_, home = exchange_.shared_from_this()] {
            asio::post(lane->io, [weak] {
                if (const std::shared_ptr<Connection> self = weak.lock()) self->stream_changed();
            });
        });
        if (closing_) out_stream_->end();
        watch_for_leaving();
        beat_.emplace(lane_.io);
        stream_changed();
    }

    /// A listener says nothing more; reading tells when it goes.
    void watch_for_leaving() {
        buffer_.clear();
        stream_.expires_never();  // of the reading side; the writing side sets its own for each piece
        stream_.async_read_some(buffer_.prepare(read_step),
                                [self = shared_from_this()](const error_code& error, std::size_t) {
                                    if (error) return self->end_stream_now();
                                    self->watch_for_leaving();
                                });
    }

    void stream_changed() {
        if (sending_ || !out_stream_) return;
        piece_ = out_stream_->take();
        if (!piece_ && out_stream_->ended()) {
            piece_ = std::make_shared<const std::string>();
            return send_piece(true);
        }
        if (!piece_) return wait_for_beat();
        send_piece(false);
    }

    void wait_for_beat() {
        beat_->expires_after(exchange_.settings.heartbeat);
        beat_->async_wait([weak = weak_from_this()](const error_code& error) {
            const std::shared_ptr<Connection> self = weak.lock();
            if (error || !self || self->sending_ || !self->out_stream_) return;
            self->piece_ = std::make_shared<const std::string>(": beat\n\n");
            self->send_piece(false);
        });
    }

    void send_piece(bool last) {
        sending_ = true;
        if (beat_) beat_->cancel();
        head_ = chunk_head(piece_->size());
        static constexpr std::string_view line_end = "\r\n";
        const std::array<asio::const_buffer, 3> pieces{asio::buffer(head_), asio::buffer(*piece_),
                                                       asio::buffer(line_end)};
        stream_.expires_after(exchange_.settings.request_time);
        asio::async_write(stream_, pieces, [self = shared_from_this(), last](const error_code& error, std::size_t) {
            self->sending_ = false;
            if (error || last) return self->end_stream_now();
            self->stream_changed();
        });
    }

    void end_stream() { out_stream_->end(); }

    void end_stream_now() {
        if (out_stream_) out_stream_->abandon();
        out_stream_.reset();
        if (beat_) beat_->cancel();
        leave();
    }

    void leave() {
        if (answer_.stream) answer_.stream->abandon();
        error_code ignored;
        stream_.socket().shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
        stream_.close();
        lane_.connections.erase(shared_from_this());
    }

    beast::tcp_stream stream_;
    Lane& lane_;
    Exchange& exchange_;
    std::string address_;
    beast::flat_buffer buffer_;
    std::optional<Parser> parser_;
    Answer answer_;
    std::string head_;
    std::shared_ptr<ByteStream> out_stream_;
    ByteStream::Piece piece_;
    std::optional<asio::steady_timer> beat_;
    bool continued_ = false;
    bool drain_ = false;
    bool deadline_set_ = false;
    bool busy_ = false;
    bool keep_ = true;
    bool head_only_ = false;
    bool closing_ = false;
    bool sending_ = false;
};

void serve_connection(asio::ip::tcp::socket socket, Lane& lane, Exchange& exchange) {
    auto connection = std::make_shared<Connection>(std::move(socket), lane, exchange);
    if (lane.stopping) return;
    lane.connections.insert(connection);
    connection->begin_request();
}

void close_idle_connections(Lane& lane) {
    lane.stopping = true;
    const auto all = lane.connections;  // leaving takes them out of the set
    for (const std::shared_ptr<Connection>& connection : all) connection->shut_when_idle();
}

void drop_connections(Lane& lane) {
    for (const std::shared_ptr<Connection>& connection : lane.connections) connection->drop();
    lane.connections.clear();
}

}  // namespace gwanje
