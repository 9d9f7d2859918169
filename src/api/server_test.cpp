#include "api/server.hpp"

#include <gtest/gtest.h>

namespace gwanje {
namespace {
TEST(Server, Starts) {
    auto server = HttpServer::start(
        {}, [](Ask&& ask, const Reply& reply) { reply(json_answer("{\"path\":\"" + ask.path + "\"}")); });
    ASSERT_TRUE(server.ok());
    EXPECT_GT((*server)->port(), 0);
}
}  // namespace
}  // namespace gwanje
