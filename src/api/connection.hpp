// One connection of the HTTP server. Everything here happens on the connection's own I/O thread. For server.cpp only.
#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <unordered_set>
#include <vector>

#include "api/server.hpp"

namespace gwanje {

class Connection;

/// One I/O thread's event loop and the connections that live on it.
struct Lane {
    boost::asio::io_context io{1};
    std::unordered_set<std::shared_ptr<Connection>> connections;  ///< touched on this lane's thread only
    bool stopping = false;
};

/// What all connections share. An answer that comes late keeps it alive, so that it still finds an event loop to go to.
struct Exchange : std::enable_shared_from_this<Exchange> {
    ServerSettings settings;
    Handler handler;
    std::atomic<std::size_t> connections{0};
    std::vector<std::unique_ptr<Lane>> lanes;
};

/// Serves the socket until either side closes it. Call on the lane's thread.
void serve_connection(boost::asio::ip::tcp::socket socket, Lane& lane, Exchange& exchange);
/// Closes those that wait for a request, lets the others end. Call on the lane's thread.
void close_idle_connections(Lane& lane);
/// Drops them all. Call after the lane's thread has ended.
void drop_connections(Lane& lane);

}  // namespace gwanje
