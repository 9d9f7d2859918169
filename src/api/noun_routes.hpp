// GET /{plural} and GET /{plural}/{id}: one row of the table per noun.
#pragma once

#include <string>
#include <vector>

#include "api/front_desk.hpp"
#include "api/route.hpp"

namespace gwanje {

struct NounForm;

/// How a noun is called in paths and in people's languages, and who may ask for it at all.
struct NounRow {
    std::string plural;  ///< in the path
    Gate gate = Gate::unset;
    std::string ko;
    std::string en_plural;
    std::string en;
};

void add_noun_routes(std::vector<Route>& routes, const FrontDesk& desk, const NounForm& form, const NounRow& row);

/// The read routes of every noun: of the estate and bodies, and of calls and work.
void add_estate_noun_routes(std::vector<Route>& routes, const FrontDesk& desk);
void add_work_noun_routes(std::vector<Route>& routes, const FrontDesk& desk);

}  // namespace gwanje
