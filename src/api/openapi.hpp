// The OpenAPI 3.1 document, written from the table of routes and the records they speak of.
#pragma once

#include <string>
#include <vector>

#include "api/route.hpp"

namespace gwanje {

[[nodiscard]] std::string openapi_document(const std::vector<Route>& routes);

}  // namespace gwanje
