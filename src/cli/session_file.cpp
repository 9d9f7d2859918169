#include "cli/session_file.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "json/json.hpp"

namespace gwanje::cli {

std::string session_path() {
    if (const char* const home = std::getenv("XDG_CONFIG_HOME"); home != nullptr && *home != '\0')
        return std::string(home) + "/gwanje/session.json";
    const char* const home = std::getenv("HOME");
    return std::string(home == nullptr ? "." : home) + "/.config/gwanje/session.json";
}

std::optional<Session> load_session(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return std::nullopt;
    const std::string text(std::istreambuf_iterator<char>(in), {});
    Result<Session, JsonRefusal> session = read_json<Session>(text, Strictness::sparse);
    if (!session) return std::nullopt;
    return std::move(*session);
}

Result<void, std::string> save_session(const std::string& path, const Session& session) {
    const std::filesystem::path folder = std::filesystem::path(path).parent_path();
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return Failure{folder.string() + ": " + error.message()};
    static_cast<void>(::chmod(folder.c_str(), S_IRWXU));
    const std::string fresh = path + ".new";
    static_cast<void>(::unlink(fresh.c_str()));
    const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) return Failure{fresh + ": " + std::strerror(errno)};
    const std::string text = json_text(session) + "\n";
    const bool written = ::write(file, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    const bool closed = ::close(file) == 0;
    if (!written || !closed || ::rename(fresh.c_str(), path.c_str()) != 0)
        return Failure{path + ": " + std::strerror(errno)};
    return {};
}

void forget_session(const std::string& path) {
    static_cast<void>(::unlink(path.c_str()));
}

}  // namespace gwanje::cli
