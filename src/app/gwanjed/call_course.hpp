// Takes one call of a centre file through its whole course: opened, applied to, reviewed, selected, published,
// answered, signed. Every step is a command that the people of a centre would give, by the person who would give it.
#pragma once

#include "adapter/centre_file/centre_file.hpp"
#include "app/gwanjed/teller.hpp"

namespace gwanje::app {

struct CallPeople {
    Id<Person> call_manager;
    std::vector<Id<Person>> committee;
    std::vector<Id<Person>> reviewers;
};

void run_call(Teller& teller, const centre_file::FileCall& call, const CallPeople& people);

}  // namespace gwanje::app
