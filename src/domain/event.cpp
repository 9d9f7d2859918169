#include "domain/event.hpp"

#include <array>

#include "base/codec.hpp"

namespace gwanje {
namespace {

using Reader = bool (*)(Decoder&, Event&);

template <std::size_t... Type>
constexpr std::array<Reader, sizeof...(Type)> make_readers(std::index_sequence<Type...>) {
    return {+[](Decoder& from, Event& event) {
        decode(from, event.emplace<Type>());
        return from.ok() && from.done();
    }...};
}

constexpr auto event_readers = make_readers(std::make_index_sequence<std::variant_size_v<Event>>());

}  // namespace

std::string_view event_name(const Event& event) {
    return std::visit([](const auto& e) { return std::remove_cvref_t<decltype(e)>::record_name; }, event);
}

std::string encode_event(const Event& event) {
    return std::visit([](const auto& e) { return encoded(e); }, event);
}

std::optional<Event> decode_event(std::size_t type, std::uint16_t version, std::string_view bytes) {
    if (type >= event_readers.size() || version == 0 || version > event_version(type)) return std::nullopt;
    Decoder from(bytes);
    std::optional<Event> event(std::in_place);
    if (!event_readers[type](from, *event)) return std::nullopt;
    return event;
}

std::uint16_t event_version(std::size_t) {
    return 1;
}

}  // namespace gwanje
