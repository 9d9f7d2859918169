// A plain HTTP client over a socket, for tests: says exactly the bytes it is told and reads what comes.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "base/check.hpp"

namespace gwanje {

class SocketClient {
public:
    explicit SocketClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in to{};
        to.sin_family = AF_INET;
        to.sin_port = htons(port);
        to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const timeval patience{10, 0};
        ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        connected_ = ::connect(socket_, static_cast<const sockaddr*>(static_cast<const void*>(&to)), sizeof to) == 0;
    }
    ~SocketClient() { ::close(socket_); }
    SocketClient(const SocketClient&) = delete;
    SocketClient& operator=(const SocketClient&) = delete;

    [[nodiscard]] bool connected() const { return connected_; }
    void say(std::string_view bytes) const {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// Reads until `mark` has come; what was read up to and with it. Empty when the other end closed before.
    std::string read_to(std::string_view mark) {
        for (;;) {
            if (const std::size_t at = rest_.find(mark); at != std::string::npos) {
                std::string out = rest_.substr(0, at + mark.size());
                rest_.erase(0, at + mark.size());
                return out;
            }
            if (!more()) return {};
        }
    }
    /// Head and body of one answer with a Content-Length.
    std::pair<std::string, std::string> read_answer() {
        const std::string head = read_to("\r\n\r\n");
        const std::size_t at = head.find("Content-Length: ");
        std::size_t size = at == std::string::npos ? 0 : std::stoul(head.substr(at + 16));
        while (rest_.size() < size)
            if (!more()) break;
        std::string body = rest_.substr(0, size);
        rest_.erase(0, body.size());
        return {head, body};
    }
    /// True when the other end closes (after whatever else it says).
    bool is_closed() {
        while (more()) rest_.clear();
        return closed_;
    }

private:
    bool more() {
        char buffer[4096];
        const ssize_t size = ::recv(socket_, buffer, sizeof buffer, 0);
        if (size > 0) rest_.append(buffer, static_cast<std::size_t>(size));
        closed_ = size == 0;
        return size > 0;
    }

    int socket_;
    bool connected_ = false;
    bool closed_ = false;
    std::string rest_;
};

}  // namespace gwanje
