#include "adapter/journal_sqlite/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace gwanje {

File& File::operator=(File&& other) noexcept {
    if (this != &other) {
        close();
        descriptor_ = other.descriptor_;
        path_ = std::move(other.path_);
        other.descriptor_ = -1;
    }
    return *this;
}

void File::close() noexcept {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
}

Result<File, Fault> File::open(const std::string& path, int flags) {
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0) return Failure{fault_of_errno(errno, "open", path)};
    return File(descriptor, path);
}

Result<void, Fault> File::write_at(std::int64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::pwrite(descriptor_, bytes.data(), bytes.size(), offset);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return Failure{fault_of_errno(errno, "write", path_)};
        bytes.remove_prefix(static_cast<std::size_t>(written));
        offset += written;
    }
    return {};
}

Result<std::string, Fault> File::read_all() const {
    struct stat status {};
    if (::fstat(descriptor_, &status) != 0) return Failure{fault_of_errno(errno, "stat", path_)};
    std::string bytes(static_cast<std::size_t>(status.st_size), '\0');
    std::size_t done = 0;
    while (done < bytes.size()) {
        const ssize_t got = ::pread(descriptor_, bytes.data() + done, bytes.size() - done, static_cast<off_t>(done));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return Failure{fault_of_errno(errno, "read", path_)};
        if (got == 0) break;  // somebody cut the file meanwhile
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

Result<void, Fault> File::truncate(std::int64_t size) {
    if (::ftruncate(descriptor_, size) != 0) return Failure{fault_of_errno(errno, "truncate", path_)};
    return {};
}

Result<void, Fault> File::sync() {
    if (::fsync(descriptor_) != 0) return Failure{fault_of_errno(errno, "fsync", path_)};
    return {};
}

Result<bool, Fault> File::try_lock() {
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno == EWOULDBLOCK) return false;
    return Failure{fault_of_errno(errno, "lock", path_)};
}

Result<void, Fault> write_atomically(const std::string& path, std::string_view bytes) {
    const std::string draft = path + ".new";
    {
        auto file = File::open(draft, O_WRONLY | O_CREAT | O_TRUNC);
        GWANJE_TRY(file);
        auto written = file->write_at(0, bytes);
        if (written.ok()) written = file->sync();
        if (!written.ok()) {
            ::unlink(draft.c_str());  // gives the space back where the disk was full
            return written;
        }
    }
    if (::rename(draft.c_str(), path.c_str()) != 0) return Failure{fault_of_errno(errno, "rename", path)};
    auto folder = File::open(std::filesystem::path(path).parent_path().string(), O_RDONLY | O_DIRECTORY);
    GWANJE_TRY(folder);
    return folder->sync();
}

Result<void, Fault> make_folder(const std::string& path) {
    std::error_code error;
    const std::filesystem::path folder = std::filesystem::absolute(path, error).lexically_normal();
    if (std::filesystem::is_directory(folder, error)) return {};
    const std::filesystem::path above =
        folder.has_filename() ? folder.parent_path() : folder.parent_path().parent_path();
    GWANJE_TRY(make_folder(above.string()));
    if (!std::filesystem::create_directory(folder, error) && error)
        return Failure{fault_of_errno(error.value(), "create folder", path)};
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    if (error) return Failure{fault_of_errno(error.value(), "set permissions", path)};
    // A new name in a folder is on the disk only when that folder is.
    auto parent = File::open(above.string(), O_RDONLY | O_DIRECTORY);
    GWANJE_TRY(parent);
    return parent->sync();
}

}  // namespace gwanje
