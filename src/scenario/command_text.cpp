#include "scenario/command_text.hpp"

#include <algorithm>
#include <array>

#include "json/json.hpp"

namespace gwanje::scenario {
namespace {

/// Calls use(std::type_identity<C>) for the command with this name; false when there is none.
template <class Use, class... C>
bool with_command(std::string_view name, Use&& use, std::type_identity<std::variant<C...>>) {
    return ((C::record_name == name ? (use(std::type_identity<C>{}), true) : false) || ...);
}
template <class Use>
bool with_command(std::string_view name, Use&& use) {
    return with_command(name, std::forward<Use>(use), std::type_identity<Command>{});
}

template <class... C>
constexpr std::array<std::string_view, sizeof...(C)> names_of(std::type_identity<std::variant<C...>>) {
    return {C::record_name...};
}
constexpr auto all_names = names_of(std::type_identity<Command>{});

TextFault unknown_command(std::string_view name) {
    return {"", std::string(name), "the name of a command, such as OpenCall"};
}

template <class C>
Result<Command, TextFault> filled(C command, std::span<const FieldLine> fields, const TextReading& reading) {
    for (const FieldLine& field : fields) GWANJE_TRY(set_field(command, field.path, field.value, reading));
    return Command(std::move(command));
}

/// Walks the fields of a type down to the plain ones.
class HintWalk {
public:
    explicit HintWalk(std::vector<FieldHint>& out) : out_(out) {}

    template <class T>
    void visit(const std::string& path, const T& sample) {
        if constexpr (std::is_same_v<T, Interval>) {
            add(path, "time .. time");
        } else if constexpr (std::is_same_v<T, Pflops>) {
            add(path, "PF format");
        } else if constexpr (IsRecord<T>) {
            for_each_field(sample, [&](std::string_view name, const auto& field) {
                visit(path.empty() ? std::string(name) : path + "." + std::string(name), field);
            });
        } else {
            plain(path, sample);
        }
    }

private:
    void add(const std::string& path, std::string kind) { out_.push_back({path, std::move(kind)}); }
    template <class V>
    void plain(const std::string& path, const std::vector<V>&) {
        visit(path + "[]", V{});
    }
    template <class V>
    void plain(const std::string& path, const std::map<std::string, V>&) {
        visit(path + ".NAME", V{});
    }
    template <class Tag>
    void plain(const std::string& path, Id<Tag>) {
        add(path, std::string(Tag::prefix) + "-N");
    }
    template <class Unit>
    void plain(const std::string& path, Quantity<Unit>) {
        add(path, std::is_same_v<Unit, AcceleratorMillisUnit> ? "hours" : "number");
    }
    void plain(const std::string& path, const std::string&) { add(path, "text"); }
    void plain(const std::string& path, Instant) { add(path, "time"); }
    void plain(const std::string& path, Duration) { add(path, "duration"); }
    void plain(const std::string& path, bool) { add(path, "yes|no"); }
    template <IsEnum E>
    void plain(const std::string& path, E) {
        std::string names;
        for (const std::string_view name : enum_names(E{})) (names += names.empty() ? "" : "|") += name;
        add(path, names);
    }
    template <std::integral N>
    requires(!std::is_same_v<N, bool>) void plain(const std::string& path, N) { add(path, "number"); }

    std::vector<FieldHint>& out_;
};

}  // namespace

std::span<const std::string_view> command_names() {
    return all_names;
}
bool is_command(std::string_view name) {
    return std::find(all_names.begin(), all_names.end(), name) != all_names.end();
}

std::vector<FieldHint> command_fields(std::string_view name) {
    std::vector<FieldHint> hints;
    with_command(name, [&]<class C>(std::type_identity<C>) { HintWalk(hints).visit("", C{}); });
    return hints;
}

Result<Command, TextFault> command_from_fields(std::string_view name, std::span<const FieldLine> fields,
                                               const TextReading& reading) {
    Result<Command, TextFault> command = Failure{unknown_command(name)};
    with_command(name, [&]<class C>(std::type_identity<C>) { command = filled(C{}, fields, reading); });
    return command;
}

Result<Command, TextFault> command_from_json(std::string_view name, std::string_view json,
                                             std::span<const FieldLine> fields, const TextReading& reading) {
    Result<Command, TextFault> command = Failure{unknown_command(name)};
    with_command(name, [&]<class C>(std::type_identity<C>) {
        Result<C, JsonRefusal> read = read_json<C>(json, Strictness::sparse);
        if (read) {
            command = filled(std::move(*read), fields, reading);
        } else {
            command = Failure{TextFault{read.error().path, read.error().value, read.error().reason()}};
        }
    });
    return command;
}

std::string command_json(const Command& command, std::span<const std::string> without) {
    std::string out = "{";
    std::visit(
        [&](const auto& c) {
            for_each_field(c, [&](std::string_view name, const auto& field) {
                if (std::find(without.begin(), without.end(), name) != without.end()) return;
                if (out.size() > 1) out += ',';
                emit_text(out, name);
                out += ':';
                write_json(out, field);
            });
        },
        command);
    return out + '}';
}

std::string command_id(const Command& command, std::string_view field_name) {
    std::string text;
    std::visit(
        [&](const auto& c) {
            for_each_field(c, [&](std::string_view name, const auto& field) {
                if constexpr (requires { field.number; }) {
                    if (name == field_name) text = to_text(field);
                }
            });
        },
        command);
    return text;
}

}  // namespace gwanje::scenario
