#include "port/journal.hpp"

namespace gwanje {

std::string to_text(const Digest& digest) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(2 * digest.size());
    for (const unsigned char byte : digest) {
        text += digits[byte >> 4U];
        text += digits[byte & 15U];
    }
    return text;
}

EntryView view_of(const Entry& e) {
    return {e.index, e.at, e.actor, e.request, e.request_content, e.type, e.version, e.payload};
}

Entry copy_of(const EntryView& v) {
    return {v.index,           v.at,   v.actor,   std::string(v.request),
            v.request_content, v.type, v.version, std::string(v.payload)};
}

void write_canonical(Encoder& to, const EntryView& e) {
    to.varint(e.index);
    to.varint(zigzag(e.at.ms));
    to.varint(e.actor);
    to.varint(e.request.size());
    to.raw(e.request);
    to.varint(e.request_content);
    to.varint(e.type);
    to.varint(e.version);
    to.varint(e.payload.size());
    to.raw(e.payload);
}

}  // namespace gwanje
