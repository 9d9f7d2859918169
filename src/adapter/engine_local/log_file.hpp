// A run's log: its output up to a limit, then one line that says that the rest is left out. Reading goes on after the
// limit, so that the program is not stopped by its own talk.
#pragma once

#include <string>
#include <string_view>

#include "adapter/engine_local/files.hpp"
#include "base/units.hpp"

namespace gwanje::local {

class LogFile {
public:
    LogFile() = default;
    [[nodiscard]] static Result<LogFile, Fault> make(const std::string& path, Bytes limit);

    void write(std::string_view bytes);
    /// Afterwards what was written is on the disk.
    void finish();
    /// The first bytes of the log, for the reason why a run was not started.
    [[nodiscard]] const std::string& beginning() const { return beginning_; }
    [[nodiscard]] Bytes left_out() const { return left_out_; }

private:
    LogFile(Descriptor file, Bytes limit) : file_(std::move(file)), limit_(limit) {}
    void leave_out(std::string_view bytes, std::string_view why);

    Descriptor file_;
    Bytes limit_;
    Bytes written_;
    Bytes left_out_;
    std::string beginning_;
};

}  // namespace gwanje::local
