// Files as the engine needs them: descriptors that close themselves, writes that survive a power cut, faults that name
// the path.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.hpp"
#include "port/fault.hpp"

namespace gwanje::local {

/// An open descriptor, closed at the end.
class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        if (this != &other) close(), number_ = std::exchange(other.number_, -1);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() { close(); }

    [[nodiscard]] bool open() const { return number_ >= 0; }
    [[nodiscard]] int number() const { return number_; }
    void close();

private:
    int number_ = -1;
};

/// A reading end and a writing end; both close on exec.
struct Pipe {
    Descriptor read;
    Descriptor write;
};
[[nodiscard]] Result<Pipe, Fault> make_pipe();

/// The whole file; at most `limit` bytes, more is a fault (corrupted).
[[nodiscard]] Result<std::string, Fault> read_file(const std::string& path, std::size_t limit = 16 << 20);
/// Replaces the file as a whole: afterwards it is on the disk, and at no time it is there in part.
[[nodiscard]] Result<void, Fault> replace_file(const std::string& path, std::string_view bytes);
/// The same without waiting for the disk: after a power cut it may be the old one, or damaged.
[[nodiscard]] Result<void, Fault> replace_file_soon(const std::string& path, std::string_view bytes);
/// Writes into a file that exists, in one piece, as the kernel's control files want it.
[[nodiscard]] Result<void, Fault> write_control(const std::string& path, std::string_view text);
/// Waits until the folder's list of names is on the disk.
[[nodiscard]] Result<void, Fault> sync_folder(const std::string& path);
/// Makes the folder; one that exists is no fault. Its parent must exist.
[[nodiscard]] Result<void, Fault> make_folder(const std::string& path, unsigned mode);
/// Makes the folder and all above it.
[[nodiscard]] Result<void, Fault> make_folders(const std::string& path, unsigned mode);
[[nodiscard]] bool exists(const std::string& path);
/// Names in a folder, sorted, without "." and "..".
[[nodiscard]] Result<std::vector<std::string>, Fault> names_in(const std::string& path);
/// Writes all of it, however often the kernel interrupts; false with errno set when it cannot.
[[nodiscard]] bool write_all(int descriptor, std::string_view bytes);

}  // namespace gwanje::local
