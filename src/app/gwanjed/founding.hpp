// The first start: an empty journal is filled, with a whole centre from a file or with just enough that an
// administrator can log in, and every account that shall be used at once gets a password drawn now.
#pragma once

#include <string>
#include <vector>

#include "adapter/centre_file/centre_file.hpp"
#include "control/history.hpp"
#include "port/telemetry.hpp"

namespace gwanje::app {

/// This computer as a node of the centre.
struct Machine {
    std::string name;
    std::int64_t cores = 0;
    Bytes memory;
    std::vector<FoundAccelerator> accelerators;
};

struct Account {
    Id<Person> person;
    std::string login;
    std::string password;
    std::string duties;
};

struct Founded {
    std::vector<Account> accounts;  ///< without passwords
    std::string summary;            ///< what the centre has, in one line
};

/// A body, an administrator and this machine's site: what a centre without a file begins with.
[[nodiscard]] Result<Founded, std::string> found_empty(control::History& history, Instant now);

/// Everything that the file describes, its calls run through to awards by the kernel.
[[nodiscard]] Result<Founded, std::string> found_centre(control::History& history, const centre_file::CentreFile& file,
                                                        const Machine& machine, Instant now);

}  // namespace gwanje::app
