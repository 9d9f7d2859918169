// Files by descriptor: what the standard streams cannot do — sync to the disk, lock, write in place.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "port/fault.hpp"

namespace gwanje {

class File {
public:
    File() = default;
    File(File&& other) noexcept : descriptor_(other.descriptor_), path_(std::move(other.path_)) {
        other.descriptor_ = -1;
    }
    File& operator=(File&& other) noexcept;
    File(const File&) = delete;
    File& operator=(const File&) = delete;
    ~File() { close(); }

    /// `flags` as for open(2); close-on-exec is added, so a child process never holds our files or their locks.
    [[nodiscard]] static Result<File, Fault> open(const std::string& path, int flags);

    [[nodiscard]] Result<void, Fault> write_at(std::int64_t offset, std::string_view bytes);
    [[nodiscard]] Result<std::string, Fault> read_all() const;
    [[nodiscard]] Result<void, Fault> truncate(std::int64_t size);
    /// Returns when the contents are on the disk.
    [[nodiscard]] Result<void, Fault> sync();
    /// An exclusive lock that ends with the process; false when somebody else holds it.
    [[nodiscard]] Result<bool, Fault> try_lock();
    [[nodiscard]] const std::string& path() const { return path_; }

private:
    File(int descriptor, std::string path) : descriptor_(descriptor), path_(std::move(path)) {}
    void close() noexcept;

    int descriptor_ = -1;
    std::string path_;
};

/// Writes a file so that after a power cut there is either the old one, or none, or all of the new one.
[[nodiscard]] Result<void, Fault> write_atomically(const std::string& path, std::string_view bytes);

/// Makes the folder (readable for its owner only) and those above it.
[[nodiscard]] Result<void, Fault> make_folder(const std::string& path);

}  // namespace gwanje
