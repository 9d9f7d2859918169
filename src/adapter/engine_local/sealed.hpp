// Sealed bytes: a mark, a version, a sum and the payload, so that a file that was cut or changed is not taken for ours.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/codec.hpp"

namespace gwanje::local {

/// "GWRUN1" + FNV-1a of the payload, eight bytes, least first + the payload.
[[nodiscard]] std::string sealed_bytes(std::string_view payload);
/// The payload of sealed bytes; nothing when they are not whole.
[[nodiscard]] std::optional<std::string_view> unsealed_bytes(std::string_view bytes);

template <class T>
[[nodiscard]] std::string sealed(const T& value) {
    return sealed_bytes(encoded(value));
}
template <class T>
[[nodiscard]] std::optional<T> unsealed(std::string_view bytes) {
    const auto payload = unsealed_bytes(bytes);
    if (!payload) return std::nullopt;
    return decoded<T>(*payload);
}

}  // namespace gwanje::local
