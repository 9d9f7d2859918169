// From words to commands.
#include <gtest/gtest.h>

#include <sys/stat.h>

#include <cstdlib>
#include <filesystem>

#include "cli/api_table.hpp"
#include "cli/arguments.hpp"
#include "cli/session_file.hpp"

namespace gwanje::cli {
namespace {

constexpr Voice in_english{Language::en};

Result<Command, UsageFault> command(const std::vector<std::string>& words, const std::string& json = {}) {
    const Arguments arguments = arguments_of(words);
    const CommandRow* row = find_command(arguments.words.at(0), arguments.words.at(1));
    GWANJE_CHECK(row != nullptr);
    return command_of(row->record, path_field(*row), arguments, json, in_english);
}

TEST(Arguments, WordsOptionsAndWhatIsBehindTheDashes) {
    Arguments arguments =
        arguments_of({"job", "submit", "--project", "prj-1", "--limit=1h", "--json", "--", "python", "--x", "y"});
    EXPECT_EQ(arguments.words, (std::vector<std::string>{"job", "submit"}));
    EXPECT_EQ(arguments.after_dashes, (std::vector<std::string>{"python", "--x", "y"}));
    EXPECT_TRUE(arguments.take_flag("json"));
    EXPECT_EQ(arguments.take("limit"), "1h");
    EXPECT_EQ(arguments.take("project"), "prj-1");
    EXPECT_TRUE(arguments.options.empty());
}

TEST(Arguments, IdsAndTheEndsOfFieldNames) {
    const auto submit = command({"job", "submit", "prj-1", "--accelerators", "2", "--limit", "90m", "--name", "train",
                                 "--order.command[0]", "python", "--environment.SEED", "7", "--network"});
    ASSERT_TRUE(submit.ok()) << submit.error().sentence;
    const SubmitJob& job = std::get<SubmitJob>(*submit);
    EXPECT_EQ(job.project, Id<Project>{1});
    EXPECT_EQ(job.order.accelerators, Count{2});
    EXPECT_EQ(job.order.time_limit, minutes(90));
    EXPECT_EQ(job.order.name, "train");
    EXPECT_EQ(job.order.command, std::vector<std::string>{"python"});
    EXPECT_EQ(job.order.environment.at("SEED"), "7");
    EXPECT_TRUE(job.order.network);
}

TEST(Arguments, NestedRecordsByPlace) {
    const auto draft = command({"call", "draft", "--site", "sit-1", "--terms.title", "2026 공모", "--classes[0].label",
                                "GPU", "--classes[0].places=100", "--classes[1].label", "HPC", "--rubric[0].weight",
                                "100", "--window", "2026-03-01 .. 2026-04-01", "--partial"});
    ASSERT_TRUE(draft.ok()) << draft.error().sentence;
    const DraftCall& call = std::get<DraftCall>(*draft);
    EXPECT_EQ(call.terms.classes.at(0).places, 100);
    EXPECT_EQ(call.terms.classes.at(1).label, "HPC");
    EXPECT_EQ(call.terms.rules.rubric.at(0).weight, 100);
    EXPECT_EQ(call.terms.window.length(), days(31));
    EXPECT_TRUE(call.terms.rules.partial);
}

TEST(Arguments, JsonWithFieldsOnTop) {
    const auto fail = command({"call", "fail", "cal-3", "--reason", "유찰"}, R"({"reason":"다른 사유"})");
    ASSERT_TRUE(fail.ok()) << fail.error().sentence;
    EXPECT_EQ(std::get<FailCall>(*fail).call, Id<Call>{3});
    EXPECT_EQ(std::get<FailCall>(*fail).reason, "유찰");
}

TEST(Arguments, MistakesAreNamed) {
    EXPECT_EQ(command({"call", "open"}).error().sentence, "the number is missing: call");
    EXPECT_EQ(command({"call", "open", "cal-1", "cal-2"}).error().sentence, "too many words: cal-2");
    EXPECT_EQ(command({"call", "open", "awd-1"}).error().sentence, "call: 'awd-1' cannot be read; expected cal-N");
    EXPECT_EQ(command({"call", "fail", "cal-1", "--why", "x"}).error().sentence,
              "--why: there is no such field. Fields: call, reason");
    EXPECT_EQ(command({"call", "draft", "--label", "x"}).ok(), true);  // one list has a label
    EXPECT_NE(command({"role", "grant", "--n", "x"}).error().sentence.find("no such field"), std::string::npos);
}

TEST(SessionFile, IsReadableByItsOwnerOnly) {
    const std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "gwanje-session-test";
    std::filesystem::remove_all(folder);
    const std::string path = (folder / "a" / "session.json").string();
    EXPECT_FALSE(load_session(path).has_value());
    const Session session{"http://127.0.0.1:8080", "hana", "secret", 3};
    ASSERT_TRUE(save_session(path, session).ok());
    ASSERT_TRUE(save_session(path, session).ok());
    struct stat found {};
    ASSERT_EQ(::stat(path.c_str(), &found), 0);
    EXPECT_EQ(found.st_mode & 0777U, 0600U);
    EXPECT_EQ(load_session(path), session);
    forget_session(path);
    EXPECT_FALSE(load_session(path).has_value());
    std::filesystem::remove_all(folder);
}

TEST(Voice, FollowsTheLocale) {
    ::setenv("LC_ALL", "en_US.UTF-8", 1);
    EXPECT_EQ(language_of_locale(), Language::en);
    ::setenv("LC_ALL", "ko_KR.UTF-8", 1);
    EXPECT_EQ(language_of_locale(), Language::ko);
    ::unsetenv("LC_ALL");
}

}  // namespace
}  // namespace gwanje::cli
