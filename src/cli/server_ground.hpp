// Cases through a running server: everybody in a case logs in and acts with an own session; the centre's own steps are
// given by whoever runs the cases, who has to be an administrator.
#pragma once

#include "cli/api_client.hpp"
#include "scenario/ground.hpp"

namespace gwanje::cli {

class ServerGround final : public scenario::Ground {
public:
    explicit ServerGround(ApiClient& administrator) : administrator_(administrator) {}

    Result<Instant, scenario::Broken> begin() override;
    std::string run_name() const override { return run_name_; }
    scenario::Reply give(const std::string& actor, const Command& command) override;
    scenario::Reply wait_until(Instant at) override;
    std::optional<std::string> noun(const std::string& id) override;
    std::optional<std::string> why_waiting(const std::string& job) override;
    std::optional<std::string> ratio(const std::string& call, const std::string& label) override;
    std::optional<std::string> finish() override { return std::nullopt; }

private:
    /// The session of a person of this case; logs in at the first time, with a password set by the administrator.
    [[nodiscard]] Result<ApiClient*, scenario::Broken> acting(const std::string& person);
    /// The first answer that one of those who act in this case is given.
    [[nodiscard]] std::optional<std::string> seen(const std::string& path);

    ApiClient& administrator_;
    std::string run_name_;
    std::string last_actor_;
    std::map<std::string, std::string> logins_;  ///< by person
    std::map<std::string, std::unique_ptr<ApiClient>> sessions_;
};

}  // namespace gwanje::cli
