// StaticSite: the console's files, read once into memory and sent with the headers that keep a browser safe.
#pragma once

#include <map>
#include <memory>
#include <string>

#include "api/http.hpp"

namespace gwanje {

class StaticSite {
public:
    /// All files below `folder`; an empty site (with a page that says so) when there is no index.html.
    [[nodiscard]] static StaticSite load(const std::string& folder);

    /// A file, or the index for a path without a file name's ending (the console routes those itself).
    [[nodiscard]] Answer answer(const Ask& ask) const;
    [[nodiscard]] std::size_t size() const { return files_.size(); }

private:
    struct File {
        std::string type;
        std::string tag;
        bool lasting = false;  ///< its name changes when its content does
        std::shared_ptr<const std::string> plain;
        std::shared_ptr<const std::string> zipped;  ///< null when that saves nothing
    };
    std::map<std::string, File, std::less<>> files_;
};

/// What every page of the console is allowed to load: its own files and nothing else.
/// Styles may also be inline: the console's components write their responsive rules into the page. Scripts may not.
inline constexpr std::string_view content_policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
    "connect-src "
    "'self'; "
    "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

}  // namespace gwanje
