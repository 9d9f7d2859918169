// The two languages in which the product speaks to people. Korean is the first; English is complete as well.
#pragma once

#include "base/record.hpp"

namespace gwanje {

GWANJE_ENUM(Language, ko, en)

}  // namespace gwanje
