// Bodies, persons and roles. What a body or a person may do at a site follows from roles, each for a time; it is never
// a property of the body itself.
#pragma once

#include <string>
#include <vector>

#include "base/id.hpp"
#include "base/interval.hpp"

namespace gwanje {

struct Site;

GWANJE_ENUM(BodyKind, none, ministry, city, agency, centre_operator, supplier, security, standards_body, university,
            institute, public_institution, company)
/// Size class of a company, as programmes distinguish them; `none` for other bodies.
GWANJE_ENUM(BodySize, none, small, middle, venture, large)

/// An organisation with a duty.
struct Body {
    static constexpr std::string_view prefix = "bdy";
    std::string name;     ///< as registered, usually Korean
    std::string name_en;  ///< may be empty
    BodyKind kind = BodyKind::none;
    BodySize size = BodySize::none;
    std::string registration;  ///< business registration number, unique when given
    std::string region;        ///< first-level region, such as "광주"
    GWANJE_RECORD(Body, name, name_en, kind, size, registration, region)
};

/// An account of a human being. Secrets (password, tokens) are kept outside the journal.
struct Person {
    static constexpr std::string_view prefix = "psn";
    std::string login;  ///< 2–40 of a–z 0–9 . _ -, unique
    std::string name;
    Id<Body> body;
    std::string email;
    bool active = true;
    GWANJE_RECORD(Person, login, name, body, email, active)
};

/// What a role entitles to. Applying and using need no role: they follow from a person's body and projects.
GWANJE_ENUM(Duty, administration, call_management, review, selection, operation, verification, network_security,
            finance, planning, authority, compute_support)

/// (who, duty, where, when). `person` or `body` is set: a body's role holds for its persons.
struct Role {
    static constexpr std::string_view prefix = "rol";
    Id<Person> person;
    Id<Body> body;
    Duty duty = Duty::administration;
    Id<Site> site;  ///< none: at every site
    Interval when;  ///< half-open; an end of `end_of_time` has no end
    GWANJE_RECORD(Role, person, body, duty, site, when)
};

}  // namespace gwanje
