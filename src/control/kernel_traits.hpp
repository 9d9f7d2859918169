// What the one writer needs of a kernel. The centre's own kernel is named in centre.hpp; tests bring a small one.
#pragma once

#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.hpp"
#include "base/time.hpp"

namespace gwanje::control {

/// A type K with World (a value; the empty one is what a journal starts from), Command, Event and Refusal, and
///   decide(world, at, actor, command)    events or one refusal; changes nothing
///   apply(world, event, at)              makes an event so
///   step(world, at)                      what time alone makes so; asked again until it is empty
///   type_of(event), version_of(type)     what the journal writes beside an event's bytes; version 0: unknown type
///   encode_event, decode_event           its bytes; older versions are brought up to today's while reading
///   encode_world, decode_world           a snapshot's bytes, in the form `snapshot_format`
template <class K>
concept KernelTraits = std::copyable<typename K::World> && std::default_initializable<typename K::World> &&
    requires(typename K::World& world, const typename K::World& now, const typename K::Command& command,
             const typename K::Event& event, Instant at, std::uint64_t actor, std::uint16_t number,
             std::string_view bytes) {
    { K::decide(now, at, actor, command) } -> std::same_as<Result<std::vector<typename K::Event>, typename K::Refusal>>;
    { K::apply(world, event, at) } -> std::same_as<void>;
    { K::step(now, at) } -> std::same_as<std::vector<typename K::Event>>;
    { K::type_of(event) } -> std::same_as<std::uint16_t>;
    { K::version_of(number) } -> std::same_as<std::uint16_t>;
    { K::encode_event(event) } -> std::same_as<std::string>;
    { K::decode_event(number, number, bytes) } -> std::same_as<std::optional<typename K::Event>>;
    { K::snapshot_format } -> std::convertible_to<std::uint32_t>;
    { K::encode_world(now) } -> std::same_as<std::string>;
    { K::decode_world(bytes) } -> std::same_as<std::optional<typename K::World>>;
};

}  // namespace gwanje::control
