#include "cli/arguments.hpp"

#include <algorithm>
#include <array>

namespace gwanje::cli {
namespace {

constexpr std::array<std::string_view, 8> flags{"json", "help",  "follow",         "all",
                                                "yes",  "quiet", "password_stdin", "newest"};

bool is_flag(std::string_view name) {
    return std::find(flags.begin(), flags.end(), name) != flags.end();
}

/// `classes[0].label` as hints name it: `classes[].label`; what a map's name is in the line stands as .NAME.
std::string without_places(std::string_view path) {
    std::string out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        out += path[i];
        if (path[i] != '[') continue;
        while (i + 1 < path.size() && path[i + 1] != ']') ++i;
    }
    return out;
}

bool means(std::string_view hint, std::string_view option) {
    if (hint == option) return true;
    if (hint.ends_with("[]") && hint.substr(0, hint.size() - 2) == option) return true;  // a list as a, b, c
    if (hint.size() <= option.size() || !hint.ends_with(option)) return false;
    const char before = hint[hint.size() - option.size() - 1];
    return before == '.' || before == '_';
}

/// The fields that an option may mean, the closest kind of likeness first.
std::vector<std::string> meant(const std::vector<scenario::FieldHint>& hints, const std::string& option) {
    std::vector<std::string> found;
    const std::string plain = without_places(option);
    for (const auto& hint : hints)
        if (hint.path == plain || hint.path == plain + "[]") return {hint.path};
    const std::size_t name = plain.rfind('.');
    for (const auto& hint : hints) {
        if (hint.path.ends_with(".NAME") && name != std::string::npos &&
            means(hint.path.substr(0, hint.path.size() - 5), plain.substr(0, name)))
            return {hint.path.substr(0, hint.path.size() - 4) + plain.substr(name + 1)};
        const std::string_view path = hint.path;
        const std::string_view list = path.ends_with("[]") ? path.substr(0, path.size() - 2) : path;
        if (means(path, plain) || means(list, plain)) found.push_back(hint.path);
    }
    // --name is order.name rather than order.file_name; and what lies less deep rather than what lies deeper.
    const auto by_dot = [&](const std::string& path) {
        const std::string list = path.ends_with("[]") ? path.substr(0, path.size() - 2) : path;
        return list.size() > plain.size() && list[list.size() - plain.size() - 1] == '_';
    };
    if (std::any_of(found.begin(), found.end(), [&](const std::string& path) { return !by_dot(path); }))
        std::erase_if(found, by_dot);
    const auto depth = [](const std::string& path) { return std::count(path.begin(), path.end(), '['); };
    if (found.empty()) return found;
    const auto least =
        std::min_element(found.begin(), found.end(), [&](const auto& a, const auto& b) { return depth(a) < depth(b); });
    const auto least_depth = depth(*least);
    std::erase_if(found, [&](const std::string& path) { return depth(path) != least_depth; });
    return found;
}

/// The places that stood in the option, put back: hint `terms.classes[].label` and `classes[2].label`.
std::string with_places(std::string hint, const std::string& option) {
    std::vector<std::string> places;
    for (std::size_t at = option.find('['); at != std::string::npos; at = option.find('[', at + 1))
        places.push_back(option.substr(at, option.find(']', at) - at + 1));
    if (hint.ends_with("[]") && !option.ends_with("]")) hint.resize(hint.size() - 2);
    std::size_t from = hint.size();
    for (auto place = places.rbegin(); place != places.rend(); ++place) {
        const std::size_t at = hint.rfind("[]", from);
        if (at == std::string::npos) break;
        hint.replace(at, 2, *place);
        from = at == 0 ? 0 : at - 1;
    }
    // A list of which no place is named: its first.
    for (std::size_t at = hint.find("[]"); at != std::string::npos; at = hint.find("[]", at))
        hint.replace(at, 2, "[0]");
    return hint;
}

}  // namespace

std::optional<std::string> Arguments::take(std::string_view name) {
    const auto found =
        std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.name == name && o.has_value; });
    if (found == options.end()) return std::nullopt;
    std::string value = std::move(found->value);
    options.erase(found);
    return value;
}

bool Arguments::take_flag(std::string_view name) {
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& o) { return o.name == name; });
    if (found == options.end()) return false;
    options.erase(found);
    return true;
}

Arguments arguments_of(const std::vector<std::string>& words) {
    Arguments out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        if (word == "--") {
            out.dashes = true;
            out.after_dashes.assign(words.begin() + static_cast<std::ptrdiff_t>(i) + 1, words.end());
            return out;
        }
        if (!word.starts_with("--") && word != "-h") {
            out.words.push_back(word);
            continue;
        }
        Option option;
        const std::size_t equals = word.find('=');
        option.name = word == "-h" ? "help" : word.substr(2, equals == std::string::npos ? equals : equals - 2);
        // Names of environment variables keep their form; fields have no dashes.
        std::replace(option.name.begin(), option.name.end(), '-', '_');
        if (equals != std::string::npos) {
            option.value = word.substr(equals + 1);
            option.has_value = true;
        } else if (!is_flag(option.name) && i + 1 < words.size() && words[i + 1] != "--" &&
                   !words[i + 1].starts_with("--")) {
            option.value = words[++i];
            option.has_value = true;
        }
        out.options.push_back(std::move(option));
    }
    return out;
}

Result<std::string, UsageFault> field_meant(const std::vector<scenario::FieldHint>& hints, const std::string& option,
                                            Voice say) {
    const std::vector<std::string> found = meant(hints, option);
    if (found.size() == 1) return with_places(found.front(), option);
    std::string names;
    for (const std::string& path : found) (names += names.empty() ? "" : ", ") += path;
    if (!found.empty())
        return Failure{
            UsageFault{"--" + option + ": " + std::string(say("여러 항목에 맞습니다: ", "this may mean ")) + names}};
    for (const auto& hint : hints) (names += names.empty() ? "" : ", ") += hint.path;
    return Failure{
        UsageFault{"--" + option + ": " +
                   std::string(say("그런 항목이 없습니다. 있는 항목: ", "there is no such field. Fields: ")) + names}};
}

Result<Command, UsageFault> command_of(std::string_view record, std::string_view path_field, const Arguments& arguments,
                                       const std::string& json, Voice say) {
    const std::vector<scenario::FieldHint> hints = scenario::command_fields(record);
    std::vector<scenario::FieldLine> fields;
    // Ids that stand without a name fill the command's own ids, that of the path first.
    std::vector<std::string> own_ids;
    if (!path_field.empty()) own_ids.emplace_back(path_field);
    for (const auto& hint : hints)
        if (hint.kind.ends_with("-N") && hint.path.find_first_of(".[") == std::string::npos && hint.path != path_field)
            own_ids.push_back(hint.path);
    for (std::size_t i = 2; i < arguments.words.size(); ++i) {
        if (i - 2 >= own_ids.size())
            return Failure{
                UsageFault{std::string(say("남는 말이 있습니다: ", "too many words: ")) + arguments.words[i]}};
        fields.push_back({own_ids[i - 2], arguments.words[i], 0});
    }
    if (!path_field.empty() && arguments.words.size() < 3)
        return Failure{
            UsageFault{std::string(say("번호가 필요합니다: ", "the number is missing: ")) + std::string(path_field)}};
    for (const Option& option : arguments.options) {
        Result<std::string, UsageFault> path = field_meant(hints, option.name, say);
        if (!path) return path.failure();
        // An option without a value switches on what is a yes or no.
        fields.push_back({std::move(*path), option.has_value ? option.value : "yes", 0});
    }
    const scenario::TextReading reading;
    Result<Command, scenario::TextFault> command = json.empty()
                                                       ? scenario::command_from_fields(record, fields, reading)
                                                       : scenario::command_from_json(record, json, fields, reading);
    if (command) return std::move(*command);
    const scenario::TextFault& fault = command.error();
    return Failure{UsageFault{fault.path + ": '" + fault.value + "' " +
                              std::string(say("값을 읽을 수 없습니다. 필요한 것: ", "cannot be read; expected ")) +
                              fault.expected}};
}

}  // namespace gwanje::cli
