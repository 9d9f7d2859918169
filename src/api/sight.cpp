#include "api/sight.hpp"

#include <algorithm>

#include "api/front_desk.hpp"

namespace gwanje {
namespace {

/// Never asks the world about nobody: there, no person means the centre itself.
bool is_of_body(const World& world, const Reader& reader, Id<Body> body) {
    return reader.logged_in && !body.none() && world.belongs(reader.person, body);
}
bool works_on(const World& world, const Reader& reader, Id<Project> project) {
    return reader.logged_in && !project.none() && world.works_on(reader.person, project);
}
bool owns_application(const World& world, const Reader& reader, Id<Application> id) {
    const Application* application = world.applications.find(id);
    return application != nullptr && is_of_body(world, reader, application->body);
}
bool sees_call(const Reader& reader, const Call& call) {
    return call.state != CallState::draft ||
           reader.holds({Duty::call_management, Duty::selection, Duty::authority, Duty::planning});
}
bool keeps_the_estate(const Reader& reader) {
    return reader.holds({Duty::operation, Duty::planning, Duty::verification, Duty::administration,
                         Duty::compute_support, Duty::network_security, Duty::authority, Duty::finance});
}

}  // namespace

// What a centre publishes about itself is for everybody, logged in or not.
#define GWANJE_SEEN_BY_ALL(Noun)                                                \
    template <>                                                                 \
    bool Sight<Noun>::every(const Reader&) {                                    \
        return true;                                                            \
    }                                                                           \
    template <>                                                                 \
    bool Sight<Noun>::one(const World&, const Reader&, Id<Noun>, const Noun&) { \
        return true;                                                            \
    }
GWANJE_SEEN_BY_ALL(Site)
GWANJE_SEEN_BY_ALL(Model)
GWANJE_SEEN_BY_ALL(Pool)
GWANJE_SEEN_BY_ALL(Stage)
#undef GWANJE_SEEN_BY_ALL

// Names of bodies and outcomes: everybody who is logged in.
#define GWANJE_SEEN_LOGGED_IN(Noun)                                             \
    template <>                                                                 \
    bool Sight<Noun>::every(const Reader& reader) {                             \
        return reader.logged_in;                                                \
    }                                                                           \
    template <>                                                                 \
    bool Sight<Noun>::one(const World&, const Reader&, Id<Noun>, const Noun&) { \
        return false;                                                           \
    }
GWANJE_SEEN_LOGGED_IN(Body)
GWANJE_SEEN_LOGGED_IN(Outcome)
#undef GWANJE_SEEN_LOGGED_IN

// The machines: those who keep them.
#define GWANJE_SEEN_BY_KEEPERS(Noun)                                            \
    template <>                                                                 \
    bool Sight<Noun>::every(const Reader& reader) {                             \
        return keeps_the_estate(reader);                                        \
    }                                                                           \
    template <>                                                                 \
    bool Sight<Noun>::one(const World&, const Reader&, Id<Noun>, const Noun&) { \
        return false;                                                           \
    }
GWANJE_SEEN_BY_KEEPERS(Hall)
GWANJE_SEEN_BY_KEEPERS(Rack)
GWANJE_SEEN_BY_KEEPERS(Node)
GWANJE_SEEN_BY_KEEPERS(Accelerator)
GWANJE_SEEN_BY_KEEPERS(BudgetLine)
#undef GWANJE_SEEN_BY_KEEPERS

template <>
bool Sight<Person>::every(const Reader& reader) {
    return reader.holds(
        {Duty::administration, Duty::call_management, Duty::selection, Duty::operation, Duty::compute_support});
}
template <>
bool Sight<Person>::one(const World& world, const Reader& reader, Id<Person> id, const Person& person) {
    return reader.logged_in && (id == reader.person || is_of_body(world, reader, person.body));
}

template <>
bool Sight<Role>::every(const Reader& reader) {
    return reader.holds_any();
}
template <>
bool Sight<Role>::one(const World& world, const Reader& reader, Id<Role>, const Role& role) {
    return reader.logged_in && (role.person == reader.person || is_of_body(world, reader, role.body));
}

template <>
bool Sight<Call>::every(const Reader& reader) {
    return reader.holds({Duty::call_management, Duty::selection, Duty::authority, Duty::planning});
}
template <>
bool Sight<Call>::one(const World&, const Reader& reader, Id<Call>, const Call& call) {
    return sees_call(reader, call);
}

template <>
bool Sight<Application>::every(const Reader&) {
    return false;  // a draft is its author's alone
}
template <>
bool Sight<Application>::one(const World& world, const Reader& reader, Id<Application>,
                             const Application& application) {
    if (is_of_body(world, reader, application.body)) return true;
    return application.state != ApplicationState::draft &&
           reader.holds({Duty::call_management, Duty::selection, Duty::authority});
}

template <>
bool Sight<Review>::every(const Reader& reader) {
    return reader.holds({Duty::call_management, Duty::selection});
}
template <>
bool Sight<Review>::one(const World&, const Reader& reader, Id<Review>, const Review& review) {
    return reader.logged_in && review.reviewer == reader.person;
}

template <>
bool Sight<Selection>::every(const Reader& reader) {
    return reader.holds({Duty::call_management, Duty::selection, Duty::authority});
}
template <>
bool Sight<Selection>::one(const World&, const Reader&, Id<Selection>, const Selection&) {
    return false;
}

template <>
bool Sight<Offer>::every(const Reader& reader) {
    return reader.holds({Duty::call_management, Duty::selection, Duty::authority});
}
template <>
bool Sight<Offer>::one(const World& world, const Reader& reader, Id<Offer>, const Offer& offer) {
    return owns_application(world, reader, offer.application);
}

template <>
bool Sight<Agreement>::every(const Reader& reader) {
    return reader.holds({Duty::call_management, Duty::selection, Duty::authority, Duty::finance});
}
template <>
bool Sight<Agreement>::one(const World& world, const Reader& reader, Id<Agreement>, const Agreement& agreement) {
    return is_of_body(world, reader, agreement.body);
}

template <>
bool Sight<Project>::every(const Reader& reader) {
    return reader.holds({Duty::call_management, Duty::operation, Duty::compute_support, Duty::finance, Duty::planning,
                         Duty::authority});
}
template <>
bool Sight<Project>::one(const World& world, const Reader& reader, Id<Project> id, const Project& project) {
    return works_on(world, reader, id) || is_of_body(world, reader, project.body);
}

template <>
bool Sight<Award>::every(const Reader& reader) {
    return Sight<Project>::every(reader);
}
template <>
bool Sight<Award>::one(const World& world, const Reader& reader, Id<Award>, const Award& award) {
    const Project* project = world.projects.find(award.project);
    return project != nullptr && Sight<Project>::one(world, reader, award.project, *project);
}

template <>
bool Sight<Job>::every(const Reader& reader) {
    return reader.holds({Duty::operation, Duty::compute_support});
}
template <>
bool Sight<Job>::one(const World& world, const Reader& reader, Id<Job>, const Job& job) {
    return works_on(world, reader, job.project);
}

bool may_see(const World& world, const Reader& reader, const Event& event) {
    return std::visit(
        [&](const auto& what) {
            if constexpr (requires { what.id; }) {
                const auto* row = [&]<class T>(Id<T> id) { return table_of<T>(world).find(id); }(what.id);
                return row != nullptr && may_see(world, reader, what.id, *row);
            } else {
                return false;
            }
        },
        event);
}

EventNote note_of(std::uint64_t index, Instant at, const Event& event) {
    EventNote note{index, at, std::string(event_name(event)), {}};
    std::visit(
        [&](const auto& what) {
            if constexpr (requires { what.id; }) note.id = to_text(what.id);
        },
        event);
    return note;
}

}  // namespace gwanje
