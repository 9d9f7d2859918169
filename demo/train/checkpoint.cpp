#include "train/checkpoint.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <bit>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

#include "base/codec.hpp"

namespace gwanje::demo {

namespace {

constexpr std::string_view mark = "GWTRAIN1";

// As the bits of each number, four bytes, least first.
std::string bytes_of(const std::vector<float>& numbers) {
    std::string bytes;
    bytes.reserve(numbers.size() * 4);
    for (const float number : numbers) {
        auto bits = std::bit_cast<std::uint32_t>(number);
        for (int i = 0; i < 4; ++i, bits >>= 8) bytes += static_cast<char>(bits & 0xffU);
    }
    return bytes;
}

std::vector<float> numbers_from(std::string_view bytes) {
    std::vector<float> numbers;
    numbers.reserve(bytes.size() / 4);
    for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) {
        std::uint32_t bits = 0;
        for (std::size_t i = 4; i > 0; --i) bits = bits << 8 | static_cast<unsigned char>(bytes[at + i - 1]);
        numbers.push_back(std::bit_cast<float>(bits));
    }
    return numbers;
}

std::uint64_t sum_of(std::string_view bytes) {
    std::uint64_t sum = 0;
    for (const char byte : bytes) sum = mix(sum ^ static_cast<unsigned char>(byte));
    return sum;
}

std::string reason() {
    return std::generic_category().message(errno);
}

bool write_whole(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::write(file, bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return ::fsync(file) == 0;
}

}  // namespace

std::string checkpoint_bytes(const Checkpoint& checkpoint) {
    Encoder to;
    encode(to, checkpoint.progress);
    for (const std::vector<float>* part : {&checkpoint.parameters, &checkpoint.adam.mean, &checkpoint.adam.square})
        encode(to, bytes_of(*part));
    const std::string payload = std::move(to).bytes();
    return std::string(mark) + encoded(sum_of(payload)) + payload;
}

std::optional<Checkpoint> checkpoint_from(std::string_view bytes) {
    if (!bytes.starts_with(mark)) return std::nullopt;
    Decoder from(bytes.substr(mark.size()));
    const std::uint64_t sum = from.varint();
    if (!from.ok() || sum != sum_of(bytes.substr(bytes.size() - from.left()))) return std::nullopt;
    Checkpoint checkpoint;
    decode(from, checkpoint.progress);
    std::string part;
    for (std::vector<float>* to : {&checkpoint.parameters, &checkpoint.adam.mean, &checkpoint.adam.square}) {
        decode(from, part);
        *to = numbers_from(part);
        if (to->size() != checkpoint.progress.shape.parameters()) return std::nullopt;
    }
    checkpoint.adam.steps = checkpoint.progress.adam_steps;
    if (!from.ok() || !from.done()) return std::nullopt;
    return checkpoint;
}

Result<void, std::string> write_checkpoint(const std::string& path, const Checkpoint& checkpoint) {
    const std::string fresh = path + ".new";
    const int file = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (file < 0) return Failure{"cannot write " + fresh + ": " + reason()};
    const bool written = write_whole(file, checkpoint_bytes(checkpoint));
    const std::string why = written ? std::string() : reason();
    ::close(file);
    if (!written) return Failure{"cannot write " + fresh + ": " + why};
    if (::rename(fresh.c_str(), path.c_str()) != 0) return Failure{"cannot replace " + path + ": " + reason()};
    return {};
}

Result<std::optional<Checkpoint>, std::string> read_checkpoint(const std::string& path) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) return std::optional<Checkpoint>();
    std::ifstream file(path, std::ios::binary);
    const std::string bytes(std::istreambuf_iterator<char>(file), {});
    auto checkpoint = checkpoint_from(bytes);
    if (!checkpoint)
        return Failure{path + " is not a whole checkpoint; remove it to begin anew, or name another with --checkpoint"};
    return checkpoint;
}

}  // namespace gwanje::demo
