// Reports, why a job waits, logs and the live view: reads that are not lists of nouns.
#pragma once

#include <vector>

#include "api/front_desk.hpp"
#include "api/live_hub.hpp"
#include "api/log_feed.hpp"
#include "api/route.hpp"

namespace gwanje {

void add_report_routes(std::vector<Route>& routes, const FrontDesk& desk);
void add_job_routes(std::vector<Route>& routes, const FrontDesk& desk, LogFeed& logs);
void add_live_route(std::vector<Route>& routes, LiveHub& hub);

}  // namespace gwanje
