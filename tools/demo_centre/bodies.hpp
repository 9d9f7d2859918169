// Invented bodies: companies of several sizes, universities, institutes, public institutions. None of them exists.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/random.hpp"

namespace gwanje::demo {

/// A body as it would write itself into the application form; the texts are the form's own words.
struct FormBody {
    std::string name;
    std::string registration;  ///< 123-00-12345 with a right check digit; the group "00" is given to nobody
    std::string kind;          ///< 기업, 대학, 연구기관, 공공기관, 지방자치단체
    std::string size;          ///< 중소, 벤처, 중견, 대기업; empty for others than companies
    std::string region;
    std::string sector;
    std::string contact;
    std::string email;  ///< under .example, which is nobody's
};

/// Gives bodies that differ in name and registration number.
class BodyMaker {
public:
    explicit BodyMaker(std::uint64_t seed) : random_(seed) {}

    /// One that the Gwangju call admits.
    [[nodiscard]] FormBody eligible();
    /// A large company or a local government: the call is not for them.
    [[nodiscard]] FormBody ineligible();
    /// A university; reviewers come from these.
    [[nodiscard]] FormBody university();

private:
    [[nodiscard]] FormBody company(std::string size);
    [[nodiscard]] FormBody named(std::string_view kind, std::string_view ending, std::string_view ending_en);
    void complete(FormBody& body, std::string_view name_en);
    [[nodiscard]] bool claim(const std::string& name) { return names_.insert(name).second; }

    Random random_;
    std::set<std::string> names_;
    std::uint64_t serial_ = 0;
};

/// A person's name, in Korean and as the first part of an address.
struct PersonName {
    std::string korean;
    std::string ascii;
};
[[nodiscard]] PersonName draw_person(Random& random);

/// The ten digits with their check digit as 123-45-67890. `serial` below 10,000,000; the middle group is always 00.
[[nodiscard]] std::string registration_number(std::uint64_t serial);

/// The same company as its other papers write it: "(주)무등데이터" for "무등데이터 주식회사", and back.
[[nodiscard]] std::string other_spelling(const std::string& name);

}  // namespace gwanje::demo
