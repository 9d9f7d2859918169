#include "cli/journal_command.hpp"

#include <cstdio>

#include "adapter/journal_sqlite/journal_sqlite.hpp"
#include "base/text.hpp"
#include "cli/progress.hpp"
#include "json/json.hpp"

namespace gwanje::cli {
namespace {

struct VerifiedJournal {
    bool whole = false;
    std::int64_t checked = 0;
    std::int64_t first_bad = 0;  ///< 0: none
    std::string reason;
    std::int64_t head = 0;
    Instant head_at;
    std::string digest;
    GWANJE_RECORD(VerifiedJournal, whole, checked, first_bad, reason, head, head_at, digest)
};

std::string sentence_of(const VerifiedJournal& found, const std::string& folder, Voice say) {
    const bool korean = say.language == Language::ko;
    const std::string checked = grouped(found.checked);
    if (found.whole) {
        if (korean)
            return folder + ": 기록 " + checked + "건이 모두 온전합니다. 마지막 " + std::to_string(found.head) +
                   "번, " + found.digest;
        return folder + ": all " + checked + " entries are whole. Head " + std::to_string(found.head) + ", " +
               found.digest;
    }
    const std::string bad = std::to_string(found.first_bad);
    if (korean)
        return folder + ": 기록부가 변조되었거나 손상되었습니다. 처음 어긋나는 기록: " + bad + "번 (" + found.reason +
               "). 그 앞의 " + checked + "건은 온전합니다. 백업에서 되돌리십시오.";
    return folder + ": the journal was changed or is damaged. First entry that does not fit: " + bad + " (" +
           found.reason + "). The " + checked + " before it are whole. Restore it from a backup.";
}

}  // namespace

int run_journal_command(Arguments arguments, bool json, Voice say) {
    const std::string folder = arguments.take("data").value_or("data");
    if (arguments.words.size() != 2 || arguments.words[1] != "verify" || !arguments.options.empty())
        return complain("gwanje journal verify [--data DIR] [--json]"), exit_usage;
    const auto journal = JournalSqlite::open_read_only(folder);
    if (!journal) return complain(sentence(journal.error(), say.language)), exit_no_server;
    Result<Verification, Fault> verified = [&] {
        ProgressBar bar(std::string(say("기록부 검증", "checking")));
        return (*journal)->verify(1, [&](std::uint64_t done, std::uint64_t all) { bar.show(done, all); });
    }();
    if (!verified) return complain(sentence(verified.error(), say.language)), exit_no_server;
    VerifiedJournal found;
    found.whole = verified->ok();
    found.checked = static_cast<std::int64_t>(verified->checked);
    found.first_bad = static_cast<std::int64_t>(verified->first_bad);
    found.reason = verified->reason;
    found.head = static_cast<std::int64_t>(verified->head.index);
    found.head_at = verified->head.at;
    found.digest = to_text(verified->head.digest);
    const std::string text = json ? json_text(found) : sentence_of(found, folder, say);
    static_cast<void>(std::fprintf(stdout, "%s\n", text.c_str()));
    return found.whole ? exit_done : exit_refused;
}

}  // namespace gwanje::cli
