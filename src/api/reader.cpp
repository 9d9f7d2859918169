#include "api/reader.hpp"

namespace gwanje {

bool look_up_duties(const World& world, Reader& reader) {
    const Person* person = world.persons.find(reader.person);
    if (person == nullptr || !person->active) return false;
    reader.body = person->body;
    reader.duties = 0;
    for (const Role& role : world.roles) {
        const bool theirs =
            role.person == reader.person || (role.person.none() && !role.body.none() && role.body == person->body);
        if (theirs && role.when.contains(reader.now)) reader.duties |= 1U << static_cast<unsigned>(role.duty);
    }
    return true;
}

}  // namespace gwanje
