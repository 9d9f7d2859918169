// The centre: the one writer with the centre's own kernel.
#pragma once

#include "control/writer.hpp"
#include "kernel/decide.hpp"

namespace gwanje {

struct CentreKernel {
    using World = gwanje::World;
    using Command = gwanje::Command;
    using Event = gwanje::Event;
    using Refusal = gwanje::Refusal;
    /// Raised when older snapshots can no longer be read; those are passed over and the journal is replayed.
    static constexpr std::uint32_t snapshot_format = 1;

    [[nodiscard]] static Result<std::vector<Event>, Refusal> decide(const World& world, Instant at, std::uint64_t actor,
                                                                    const Command& command);
    static void apply(World& world, const Event& event, Instant at);
    [[nodiscard]] static std::vector<Event> step(const World& world, Instant at);
    [[nodiscard]] static std::uint16_t type_of(const Event& event);
    [[nodiscard]] static std::uint16_t version_of(std::uint16_t type);
    [[nodiscard]] static std::string encode_event(const Event& event);
    [[nodiscard]] static std::optional<Event> decode_event(std::uint16_t type, std::uint16_t version,
                                                           std::string_view bytes);
    [[nodiscard]] static std::string encode_world(const World& world);
    [[nodiscard]] static std::optional<World> decode_world(std::string_view bytes);
};
static_assert(control::KernelTraits<CentreKernel>);

/// Compiled once, in centre.cpp.
using Centre = control::Writer<CentreKernel>;
using CentreRequest = control::Request<CentreKernel>;
using CentreAnswer = control::Answer<CentreKernel>;
using CentreAccepted = control::Accepted<Event>;

}  // namespace gwanje

extern template class gwanje::control::Writer<gwanje::CentreKernel>;
