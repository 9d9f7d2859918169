// View: a noun as it is read from outside: its id, its own fields, and what follows from the rest of the world.
#pragma once

#include <type_traits>

#include "api/reader.hpp"
#include "json/json.hpp"

namespace gwanje {

struct NothingMore {};

/// What a view adds to a noun's own fields; specialised in views.hpp with `of(world, reader, id, row)`.
template <class T>
struct ViewExtra : NothingMore {};

template <class T>
constexpr bool has_extra = IsRecord<ViewExtra<T>>;

/// Removes from a copy of the row what this reader may not see of it. Nouns without such a function are shown whole.
template <class T>
concept HasRedaction = requires(const World& world, const Reader& reader, T& row) {
    redact(world, reader, row);
};

template <class T>
void write_view(std::string& out, const World& world, const Reader& reader, Id<T> id, const T& row) {
    out += R"({"id":)";
    Json<Id<T>>::write(out, id);
    if constexpr (HasRedaction<T>) {
        T copy = row;
        redact(world, reader, copy);
        Json<T>::write_fields(out, copy, false);
    } else {
        Json<T>::write_fields(out, row, false);
    }
    if constexpr (has_extra<T>) Json<ViewExtra<T>>::write_fields(out, ViewExtra<T>::of(world, reader, id, row), false);
    out += '}';
}

template <class T>
[[nodiscard]] std::string view_schema(JsonSchemas& schemas) {
    static constexpr char identity = 0;
    const auto [name, is_new] = schemas.name_of_record(&identity, std::string(T::record_name) + "View");
    if (is_new) {
        ObjectSchema object;
        object.field("id", Json<Id<T>>::schema(schemas), true);
        describe_record(schemas, object, json_fields<T>());
        if constexpr (has_extra<T>) describe_record(schemas, object, json_fields<ViewExtra<T>>());
        schemas.put(name, object.json());
    }
    return JsonSchemas::reference(name);
}

/// {"items":[…],"next":"cal-7" or null,"total":12}
template <class T>
[[nodiscard]] std::string list_schema(JsonSchemas& schemas) {
    static constexpr char identity = 0;
    const auto [name, is_new] = schemas.name_of_record(&identity, std::string(T::record_name) + "List");
    if (is_new) {
        ObjectSchema object;
        object.field("items", R"({"type":"array","items":)" + view_schema<T>(schemas) + '}', true);
        object.field("next", Json<Id<T>>::schema(schemas), true);
        object.field("total", R"({"type":"integer","minimum":0})", true);
        schemas.put(name, object.json());
    }
    return JsonSchemas::reference(name);
}

}  // namespace gwanje
