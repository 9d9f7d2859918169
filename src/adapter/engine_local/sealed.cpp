#include "adapter/engine_local/sealed.hpp"

namespace gwanje::local {

namespace {

constexpr std::string_view mark = "GWRUN1";
constexpr std::size_t sum_bytes = 8;

// FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv): guards against accidents, not against an attacker, who could
// not reach these files anyway.
std::uint64_t fnv1a(std::string_view bytes) {
    std::uint64_t sum = 14695981039346656037ULL;
    for (const char byte : bytes) sum = (sum ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    return sum;
}

std::string sum_of(std::string_view payload) {
    std::uint64_t sum = fnv1a(payload);
    std::string bytes;
    for (std::size_t i = 0; i < sum_bytes; ++i, sum >>= 8) bytes += static_cast<char>(sum & 0xffU);
    return bytes;
}

}  // namespace

std::string sealed_bytes(std::string_view payload) {
    return std::string(mark) + sum_of(payload) + std::string(payload);
}

std::optional<std::string_view> unsealed_bytes(std::string_view bytes) {
    if (bytes.size() < mark.size() + sum_bytes || !bytes.starts_with(mark)) return std::nullopt;
    const std::string_view payload = bytes.substr(mark.size() + sum_bytes);
    if (bytes.substr(mark.size(), sum_bytes) != sum_of(payload)) return std::nullopt;
    return payload;
}

}  // namespace gwanje::local
