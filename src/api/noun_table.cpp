#include "api/noun_routes.hpp"

namespace gwanje {

void add_all_noun_routes(std::vector<Route>& routes, const Centre& centre) {
    const auto add = [&]<class T>(std::type_identity<T>, Gate gate, const NounWords& words) {
        add_noun_routes<T>(routes, centre, words, gate);
    };
    using enum Gate;
    // What a centre publishes about itself is read without logging in.
    add(std::type_identity<Site>(), anyone, {"sites", "센터", "sites", "site"});
    add(std::type_identity<Pool>(), anyone, {"pools", "자원 등급", "pools", "pool"});
    add(std::type_identity<Model>(), anyone, {"models", "모델", "models", "model"});
    add(std::type_identity<Stage>(), anyone, {"stages", "단계", "stages", "stage"});
    add(std::type_identity<Call>(), anyone, {"calls", "공모", "calls", "call"});
    // The rest: rows by the reader's duties and own things (sight.cpp).
    add(std::type_identity<Body>(), logged_in, {"bodies", "기관", "bodies", "body"});
    add(std::type_identity<Person>(), logged_in, {"persons", "사용자", "persons", "person"});
    add(std::type_identity<Role>(), logged_in, {"roles", "역할", "roles", "role"});
    add(std::type_identity<Hall>(), logged_in, {"halls", "전산실", "halls", "hall"});
    add(std::type_identity<Rack>(), logged_in, {"racks", "랙", "racks", "rack"});
    add(std::type_identity<Node>(), logged_in, {"nodes", "노드", "nodes", "node"});
    add(std::type_identity<Accelerator>(), logged_in, {"accelerators", "가속기", "accelerators", "accelerator"});
    add(std::type_identity<BudgetLine>(), logged_in, {"budget-lines", "예산 항목", "budget lines", "budget line"});
    add(std::type_identity<Application>(), own, {"applications", "신청", "applications", "application"});
    add(std::type_identity<Review>(), own, {"reviews", "심사", "reviews", "review"});
    add(std::type_identity<Selection>(), logged_in, {"selections", "선정", "selections", "selection"});
    add(std::type_identity<Offer>(), own, {"offers", "선정 제안", "offers", "offer"});
    add(std::type_identity<Agreement>(), own, {"agreements", "협약", "agreements", "agreement"});
    add(std::type_identity<Project>(), own, {"projects", "과제", "projects", "project"});
    add(std::type_identity<Award>(), own, {"awards", "배정", "awards", "award"});
    add(std::type_identity<Job>(), own, {"jobs", "작업", "jobs", "job"});
    add(std::type_identity<Outcome>(), logged_in, {"outcomes", "성과", "outcomes", "outcome"});
}

}  // namespace gwanje
