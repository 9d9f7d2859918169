#include "adapter/engine_local/log_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace gwanje::local {

Result<LogFile, Fault> LogFile::make(const std::string& path, Bytes limit) {
    Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600));
    if (!file.open()) return Failure{fault_of_errno(errno, "open log", path)};
    return LogFile(std::move(file), limit);
}

void LogFile::write(std::string_view bytes) {
    constexpr std::size_t beginning_size = 400;
    if (beginning_.size() < beginning_size) beginning_ += bytes.substr(0, beginning_size - beginning_.size());
    if (left_out_.amount > 0) return leave_out(bytes, {});
    const auto room = static_cast<std::size_t>(limit_.amount - written_.amount);
    const std::string_view kept = bytes.substr(0, room);
    if (!write_all(file_.number(), kept)) return leave_out(bytes, "the disk is full");
    written_.amount += static_cast<std::int64_t>(kept.size());
    if (kept.size() < bytes.size())
        leave_out(bytes.substr(kept.size()),
                  "the log has reached its limit of " + std::to_string(limit_.amount) + " bytes");
}

void LogFile::leave_out(std::string_view bytes, std::string_view why) {
    if (left_out_.amount == 0) [[maybe_unused]]
        const bool told = write_all(file_.number(), "\n[gwanje] " + std::string(why) + "; what follows is left out.\n");
    left_out_.amount += static_cast<std::int64_t>(bytes.size());
}

void LogFile::finish() {
    if (left_out_.amount > 0) [[maybe_unused]]
        const bool told =
            write_all(file_.number(), "[gwanje] " + std::to_string(left_out_.amount) + " bytes were left out.\n");
    if (file_.open()) ::fdatasync(file_.number());
}

}  // namespace gwanje::local
