#include <algorithm>

#include "kernel/check_input.hpp"
#include "kernel/decider.hpp"

namespace gwanje {
namespace {

bool is_login(std::string_view text) {
    return text.size() >= 2 && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_' || c == '-';
           });
}

/// Whoever administers one site gives out the roles of that site, and only who administers all of them the others.
Refused<void> check_reach(const World& world, const Stamp& stamp, Id<Site> site) {
    if (stamp.actor.none()) return {};
    const Person& actor = world.persons[stamp.actor];
    const bool reaches = std::any_of(world.roles.begin(), world.roles.end(), [&](const Role& role) {
        const bool theirs = role.person == stamp.actor || (role.person.none() && role.body == actor.body);
        return theirs && role.duty == Duty::administration && (role.site.none() || role.site == site) &&
               role.when.contains(stamp.at);
    });
    if (reaches) return {};
    return refuse(RefusalKind::not_permitted, "role.site", to_text(site), "administration");
}

}  // namespace

Refused<void> Decider::check_body(const Body& body, const std::string& path) const {
    GWANJE_TRY(check_text(path + ".name", body.name, name_bytes));
    GWANJE_TRY(check_optional_text(path + ".name_en", body.name_en, name_bytes));
    GWANJE_TRY(check_optional_text(path + ".registration", body.registration, 40));
    GWANJE_TRY(check_optional_text(path + ".region", body.region, name_bytes));
    if (body.kind == BodyKind::none) return refuse(RefusalKind::missing, path + ".kind");
    return {};
}

Decision Decider::operator()(const RegisterBody& c) const {
    GWANJE_TRY(check_body(c.body, "body"));
    const auto known = world_.index().body_by_registration.find(c.body.registration);
    if (known != world_.index().body_by_registration.end())
        return refuse(RefusalKind::already_exists, "body.registration", c.body.registration, to_text(known->second));
    return Events{BodyRegistered{world_.bodies.next(), c.body}};
}

Decision Decider::operator()(const RegisterPerson& c) const {
    if (!is_login(c.person.login))
        return refuse(RefusalKind::malformed, "person.login", c.person.login, "2–40 of a–z 0–9 . _ -");
    GWANJE_TRY(check_text("person.name", c.person.name, name_bytes));
    GWANJE_TRY(check_optional_text("person.email", c.person.email, name_bytes));
    GWANJE_TRY(check_known("person.body", world_.bodies, c.person.body));
    const auto known = world_.index().person_by_login.find(c.person.login);
    if (known != world_.index().person_by_login.end())
        return refuse(RefusalKind::already_exists, "person.login", c.person.login, to_text(known->second));
    return Events{PersonRegistered{world_.persons.next(), c.person}};
}

Decision Decider::operator()(const ChangePerson& c) const {
    GWANJE_TRY(check_known("person", world_.persons, c.person));
    if (world_.persons[c.person].active == c.active)
        return refuse(RefusalKind::nothing_to_do, "person", to_text(c.person));
    if (c.person == stamp_.actor && !c.active)
        return refuse(RefusalKind::wrong_state, "person", to_text(c.person), "yourself");
    return Events{PersonChanged{c.person, c.active}};
}

Decision Decider::operator()(const GrantRole& c) const {
    Role role = c.role;
    if (role.person.none() == role.body.none())
        return refuse(RefusalKind::does_not_add_up, "role", to_text(role.person) + to_text(role.body), "person | body");
    if (!role.person.none()) GWANJE_TRY(check_known("role.person", world_.persons, role.person));
    if (!role.body.none()) GWANJE_TRY(check_known("role.body", world_.bodies, role.body));
    if (!role.site.none()) GWANJE_TRY(check_known("role.site", world_.sites, role.site));
    GWANJE_TRY(check_reach(world_, stamp_, role.site));
    if (role.when.begin.unset()) role.when.begin = stamp_.at;
    if (role.when.end.unset()) role.when.end = end_of_time;
    GWANJE_TRY(check_interval("role.when", role.when));
    return Events{RoleGranted{world_.roles.next(), role}};
}

Decision Decider::operator()(const EndRole& c) const {
    GWANJE_TRY(check_known("role", world_.roles, c.role));
    const Role& role = world_.roles[c.role];
    GWANJE_TRY(check_reach(world_, stamp_, role.site));
    if (role.when.end <= stamp_.at) return refuse(RefusalKind::nothing_to_do, "role", to_text(c.role));
    // Somebody must be left who can grant roles.
    const bool last = role.duty == Duty::administration &&
                      std::none_of(world_.roles.begin(), world_.roles.end(), [&](const Role& other) {
                          return world_.roles.id_of(other) != c.role && other.duty == Duty::administration &&
                                 other.site.none() && other.when.end == end_of_time;
                      });
    if (last) return refuse(RefusalKind::wrong_state, "role", to_text(c.role), "last administration");
    return Events{RoleEnded{c.role, stamp_.at}};
}

}  // namespace gwanje
