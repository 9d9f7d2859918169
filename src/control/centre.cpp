#include "control/centre.hpp"

namespace gwanje {

Result<std::vector<Event>, Refusal> CentreKernel::decide(const World& world, Instant at, std::uint64_t actor,
                                                         const Command& command) {
    return gwanje::decide(world, Stamp{at, Id<Person>{actor}}, command);
}

void CentreKernel::apply(World& world, const Event& event, Instant at) {
    gwanje::apply(world, event, at);
}

std::vector<Event> CentreKernel::step(const World& world, Instant at) {
    return gwanje::step(world, at);
}

std::uint16_t CentreKernel::type_of(const Event& event) {
    return static_cast<std::uint16_t>(event.index());
}

std::uint16_t CentreKernel::version_of(std::uint16_t type) {
    return type < std::variant_size_v<Event> ? event_version(type) : std::uint16_t{0};
}

std::string CentreKernel::encode_event(const Event& event) {
    return gwanje::encode_event(event);
}

std::optional<Event> CentreKernel::decode_event(std::uint16_t type, std::uint16_t version, std::string_view bytes) {
    return gwanje::decode_event(type, version, bytes);
}

std::string CentreKernel::encode_world(const World& world) {
    return encoded(world.facts());
}

std::optional<World> CentreKernel::decode_world(std::string_view bytes) {
    auto facts = decoded<Facts>(bytes);
    if (!facts) return std::nullopt;
    return World::of(std::move(*facts));
}

}  // namespace gwanje

template class gwanje::control::Writer<gwanje::CentreKernel>;
