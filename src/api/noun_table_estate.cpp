#include "api/noun_form.hpp"
#include "api/noun_routes.hpp"

namespace gwanje {

// What a centre publishes about itself is read without logging in; of the rest each reader gets the rows that sight.cpp
// allows.
void add_estate_noun_routes(std::vector<Route>& routes, const FrontDesk& desk) {
    const auto add = [&](const NounForm& form, const NounRow& row) { add_noun_routes(routes, desk, form, row); };
    using enum Gate;
    add(noun_form_of<Site>(), {"sites", anyone, "센터", "sites", "site"});
    add(noun_form_of<Pool>(), {"pools", anyone, "자원 등급", "pools", "pool"});
    add(noun_form_of<Model>(), {"models", anyone, "모델", "models", "model"});
    add(noun_form_of<Stage>(), {"stages", anyone, "단계", "stages", "stage"});
    add(noun_form_of<Body>(), {"bodies", logged_in, "기관", "bodies", "body"});
    add(noun_form_of<Person>(), {"persons", logged_in, "사용자", "persons", "person"});
    add(noun_form_of<Role>(), {"roles", logged_in, "역할", "roles", "role"});
    add(noun_form_of<Hall>(), {"halls", logged_in, "전산실", "halls", "hall"});
    add(noun_form_of<Rack>(), {"racks", logged_in, "랙", "racks", "rack"});
    add(noun_form_of<Node>(), {"nodes", logged_in, "노드", "nodes", "node"});
    add(noun_form_of<Accelerator>(), {"accelerators", logged_in, "가속기", "accelerators", "accelerator"});
    add(noun_form_of<BudgetLine>(), {"budget-lines", logged_in, "예산 항목", "budget lines", "budget line"});
}

}  // namespace gwanje
