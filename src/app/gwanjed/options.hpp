// What gwanjed is started with.
#pragma once

#include <cstdint>
#include <string>

namespace gwanje::app {

struct Options {
    std::string data = "data";
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string console;   ///< folder of the built console; empty: none
    std::string demo;      ///< folder of a centre to begin with; empty: an empty centre
    std::string shepherd;  ///< program that watches a run; empty: beside this one
    bool secure_cookie = false;
    bool openapi = false;  ///< write the OpenAPI document and end
};

}  // namespace gwanje::app
