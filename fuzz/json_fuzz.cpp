// Any text is read as a record or refused; what was read is written and read back the same.
#include "json/json.hpp"

namespace gwanje {
namespace {

GWANJE_ENUM(FuzzShade, red, green)
struct FuzzTag {
    static constexpr std::string_view prefix = "pol";
};
struct FuzzInner {
    std::string name;
    std::int32_t places = 3;
    double share = 0;
    GWANJE_RECORD(FuzzInner, name, places, share)
};
struct FuzzStop {
    std::int64_t code = 0;
    GWANJE_RECORD(FuzzStop, code)
};
struct FuzzOuter {
    Id<FuzzTag> pool;
    FuzzShade shade = FuzzShade::red;
    Instant at;
    Duration length;
    Watts power;
    Pflops peak;
    std::optional<FuzzInner> inner;
    std::vector<FuzzInner> inners;
    std::map<FuzzShade, std::string> words;
    StepFunction capacity;
    std::variant<FuzzInner, FuzzStop> either;
    std::uint8_t small = 0;
    bool on = false;
    GWANJE_RECORD(FuzzOuter, pool, shade, at, length, power, peak, inner, inners, words, capacity, either, small, on)
};

void fuzz_json(std::string_view text) {
    for (const Strictness strictness : {Strictness::complete, Strictness::sparse}) {
        const auto read = read_json<FuzzOuter>(text, strictness);
        if (!read) {
            GWANJE_CHECK(!read.error().reason().empty() && !read.error().reason_ko().empty());
            continue;
        }
        const std::string written = json_text(*read);
        const auto again = read_json<FuzzOuter>(written);
        GWANJE_CHECK(again.ok());
        GWANJE_CHECK(json_text(*again) == written);
    }
}

}  // namespace
}  // namespace gwanje

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* bytes, std::size_t size) {
    gwanje::fuzz_json({static_cast<const char*>(static_cast<const void*>(bytes)), size});
    return 0;
}
