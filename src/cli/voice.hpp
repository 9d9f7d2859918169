// What every command of the client shares: the language it speaks, where it writes, and what its exit status says.
#pragma once

#include <string>
#include <string_view>

#include "base/language.hpp"

namespace gwanje::cli {

// Exit status. 130 is Ctrl-C.
constexpr int exit_done = 0;
constexpr int exit_refused = 1;    ///< the centre, or what was checked, says no
constexpr int exit_usage = 2;      ///< the command line cannot be understood
constexpr int exit_no_server = 3;  ///< no server answers, or it has a fault
constexpr int exit_not_logged_in = 4;
constexpr int exit_not_permitted = 5;
constexpr int exit_not_found = 6;

struct Voice {
    Language language = Language::ko;

    [[nodiscard]] std::string_view operator()(std::string_view ko, std::string_view en) const {
        return language == Language::ko ? ko : en;
    }
};

/// By LC_ALL, LC_MESSAGES or LANG, the first that is set: Korean when it begins with "ko", or when none is set.
[[nodiscard]] Language language_of_locale();

/// One line on standard error: "gwanje: …".
void complain(std::string_view sentence);

}  // namespace gwanje::cli
