#include "cli/voice.hpp"

#include <cstdio>
#include <cstdlib>

namespace gwanje::cli {

Language language_of_locale() {
    for (const char* const name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* const value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        return std::string_view(value).starts_with("ko") ? Language::ko : Language::en;
    }
    return Language::ko;
}

void complain(std::string_view sentence) {
    static_cast<void>(std::fprintf(stderr, "gwanje: %.*s\n", static_cast<int>(sentence.size()), sentence.data()));
}

}  // namespace gwanje::cli
