// The first start of a data folder, before the writer opens: the journal is filled and accounts get their passwords.
#pragma once

#include <string>

#include "app/gwanjed/machine.hpp"
#include "app/gwanjed/options.hpp"
#include "port/clock.hpp"
#include "port/credentials.hpp"
#include "port/journal.hpp"

namespace gwanje::app {

/// Nothing when the journal has entries. Prints the accounts, once, to standard output. The error is a sentence for the
/// operator; after it the journal is as empty as before.
[[nodiscard]] Result<void, std::string> first_start(const Options& options, Journal& journal, Credentials& credentials,
                                                    Clock& clock, const Machine& machine);

}  // namespace gwanje::app
