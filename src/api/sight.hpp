// Sight: which rows of a noun a reader may see. One rule per noun; lists, single reads and the live view all ask here.
#pragma once

#include "api/reader.hpp"

namespace gwanje {

/// every: all rows of this noun. one: this row (asked only when not every).
template <class T>
struct Sight {
    static bool every(const Reader& reader);
    static bool one(const World& world, const Reader& reader, Id<T> id, const T& row);
};

#define GWANJE_SIGHT(Noun)                         \
    template <>                                    \
    bool Sight<Noun>::every(const Reader& reader); \
    template <>                                    \
    bool Sight<Noun>::one(const World& world, const Reader& reader, Id<Noun> id, const Noun& row);
GWANJE_SIGHT(Site)
GWANJE_SIGHT(Hall)
GWANJE_SIGHT(Rack)
GWANJE_SIGHT(Model)
GWANJE_SIGHT(Node)
GWANJE_SIGHT(Pool)
GWANJE_SIGHT(Accelerator)
GWANJE_SIGHT(Stage)
GWANJE_SIGHT(BudgetLine)
GWANJE_SIGHT(Body)
GWANJE_SIGHT(Person)
GWANJE_SIGHT(Role)
GWANJE_SIGHT(Call)
GWANJE_SIGHT(Application)
GWANJE_SIGHT(Review)
GWANJE_SIGHT(Selection)
GWANJE_SIGHT(Offer)
GWANJE_SIGHT(Agreement)
GWANJE_SIGHT(Project)
GWANJE_SIGHT(Award)
GWANJE_SIGHT(Job)
GWANJE_SIGHT(Outcome)
#undef GWANJE_SIGHT

template <class T>
[[nodiscard]] bool may_see(const World& world, const Reader& reader, Id<T> id, const T& row) {
    return Sight<T>::every(reader) || Sight<T>::one(world, reader, id, row);
}

/// The table of a noun.
template <class T>
[[nodiscard]] const Table<T>& table_of(const World& world) {
    const Table<T>* found = nullptr;
    for_each_field(world.facts(), [&](std::string_view, const auto& field) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(field)>, Table<T>>) found = &field;
    });
    return *found;
}

/// Whether the event is about a noun that the reader may see.
[[nodiscard]] bool may_see(const World& world, const Reader& reader, const Event& event);

}  // namespace gwanje
