#include "cli/help.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "cli/api_table.hpp"
#include "scenario/command_text.hpp"

namespace gwanje::cli {
namespace {

/// Commands beside the nouns of the API.
struct OwnRow {
    std::string_view words;
    std::string_view ko;
    std::string_view en;
};
constexpr std::array own_table{
    OwnRow{"login [LOGIN]", "로그인하고 토큰을 저장", "Log in and keep a token"},
    OwnRow{"logout", "토큰을 폐기하고 로그아웃", "Revoke the token and forget it"},
    OwnRow{"me", "내 계정", "Who is logged in"},
    OwnRow{"password [PERSON]", "비밀번호 변경 (관리자는 다른 사람 것도)",
           "Change the own password; an administrator: anybody's"},
    OwnRow{"token list|issue|revoke", "토큰", "Tokens for programs"},
    OwnRow{"report state-bar|overview|ladder|ratio", "보고", "Reports"},
    OwnRow{"live", "실시간 소식", "Follow what happens"},
    OwnRow{"journal verify [--data DIR]", "기록부 검증 (서버 없이)", "Check the journal's chain (no server needed)"},
    OwnRow{"scenario run FILE… [--server URL]", "사례 실행 (기본: 서버 없이 커널에서)",
           "Play scenarios, on the bare kernel or on a server"},
    OwnRow{"select solve|make|program", "선정 계산 (서버 없이)", "Selections from file to file (no server needed)"},
    OwnRow{"twin …", "디지털 트윈 (서버 없이)", "The digital twin (no server needed)"},
    OwnRow{"completion bash", "bash 자동완성", "Completion for bash"},
};

std::string line_of(std::string_view left, std::string_view right, std::size_t width) {
    std::string out = "  " + std::string(left);
    const std::size_t used = display_width(left);
    out += used < width ? std::string(width - used, ' ') : "  ";
    return out + std::string(right) + "\n";
}

std::vector<std::string> verbs_of(const NounRow& noun) {
    std::vector<std::string> verbs{"list", "show"};
    if (noun.plural == "jobs") verbs.insert(verbs.end(), {"log", "why"});
    for (const CommandRow& row : command_rows())
        if (noun_of(row) == singular(noun.plural)) verbs.push_back(verb_of(row));
    return verbs;
}

/// "gwanje call open CALL" and its fields.
std::string command_help(const CommandRow& row, Voice say) {
    std::string ids;
    std::string fields;
    for (const auto& hint : scenario::command_fields(row.record)) {
        const bool id = hint.kind.ends_with("-N") && hint.path.find_first_of(".[") == std::string::npos;
        if (id) ids += hint.path == path_field(row) ? " " + hint.kind : " [" + hint.kind + "]";
        if (hint.path != path_field(row)) fields += line_of("--" + hint.path, hint.kind, 44);
    }
    std::string out =
        "gwanje " + noun_of(row) + " " + verb_of(row) + ids + "\n  " + std::string(say(row.ko, row.en)) + "\n";
    if (!fields.empty())
        out += "\n" +
               std::string(say("항목 (뜻이 하나면 끝 이름만 적어도 됩니다: --limit)",
                               "Fields (the end of a name is enough where it means one: --limit)")) +
               "\n" + fields;
    out += "\n" + line_of("--from FILE|-", say("JSON으로 된 항목들", "fields as JSON"), 44);
    if (row.record.starts_with("Import"))
        out += line_of("--csv FILE|-", say("CSV 표 (UTF-8)", "a table as CSV (UTF-8)"), 44);
    if (row.record == "SubmitJob")
        out += "\ngwanje job submit --project prj-1 --accelerators 2 --limit 1h -- python train.py\n";
    return out;
}

}  // namespace

std::string general_help(Voice say) {
    std::string out(say("gwanje – AI 컴퓨팅 센터 관제\n\n  gwanje 명사 동사 [번호…] [--항목 값…]\n\n",
                        "gwanje – runs a shared AI computing centre\n\n  gwanje NOUN VERB [ID…] [--FIELD VALUE…]\n\n"));
    for (const NounRow& noun : noun_rows()) {
        std::string verbs;
        for (const std::string& verb : verbs_of(noun)) (verbs += verbs.empty() ? "" : " ") += verb;
        const std::string name = singular(noun.plural);
        out += line_of(say.language == Language::ko ? name + " " + std::string(noun.ko) : name, verbs, 26);
    }
    out += "\n";
    for (const OwnRow& row : own_table) out += line_of(row.words, say(row.ko, row.en), 44);
    out += "\n" + std::string(say("공통 선택 사항", "Options of all")) + "\n";
    out += line_of("--json", say("JSON으로 출력", "print JSON"), 44);
    out += line_of("--lang ko|en", say("언어 (기본: 로캘)", "language (default: by locale)"), 44);
    out += line_of(
        "--server URL",
        say("서버 (기본: 로그인한 곳, GWANJE_SERVER)", "server (default: where you logged in, GWANJE_SERVER)"), 44);
    out += line_of("--help", say("도움말; `gwanje 명사 동사 --help`", "help; also gwanje NOUN VERB --help"), 44);
    out += "\n" + std::string(say(
                      "종료 상태: 0 완료, 1 거절됨, 2 사용법, 3 서버 없음·장애, 4 로그인 필요, 5 권한 없음, 6 없음\n",
                      "Exit status: 0 done, 1 refused, 2 usage, 3 no server or fault, 4 not logged in, "
                      "5 not permitted, 6 not found\n"));
    return out;
}

std::string help_for(const std::string& noun_name, const std::string& verb, Voice say) {
    const NounRow* noun = find_noun(noun_name);
    if (noun == nullptr) return {};
    if (const CommandRow* row = verb.empty() ? nullptr : find_command(noun_name, verb)) return command_help(*row, say);
    if (verb == "list")
        return "gwanje " + noun_name + " list [--FIELD VALUE…] [--limit N | --all] [--newest] [--columns a,b.c]\n";
    if (!verb.empty() && verb != "show" && verb != "log" && verb != "why") return {};
    if (verb == "log") return "gwanje job log job-N [--follow] [--offset N]\n";
    if (!verb.empty()) return "gwanje " + noun_name + " " + verb + " ID\n";
    std::string out = "gwanje " + noun_name + " …  " + std::string(noun->ko) + "\n\n";
    out += line_of("list", say("목록", "list them"), 26) + line_of("show ID", say("하나 보기", "show one"), 26);
    if (noun->plural == "jobs")
        out += line_of("log ID [--follow]", say("출력", "its output"), 26) +
               line_of("why ID", say("대기 이유", "why it waits"), 26);
    for (const CommandRow& row : command_rows())
        if (noun_of(row) == noun_name) out += line_of(verb_of(row), say(row.ko, row.en), 26);
    return out;
}

std::string bash_completion() {
    return R"(_gwanje() {
    local IFS=$'\n'
    COMPREPLY=($(gwanje __complete "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
    if [[ ${#COMPREPLY[@]} -eq 0 ]]; then
        COMPREPLY=($(compgen -f -- "${COMP_WORDS[COMP_CWORD]}"))
    elif [[ ${COMPREPLY[0]} == *= ]]; then
        compopt -o nospace
    fi
}
complete -F _gwanje gwanje
)";
}

std::vector<std::string> completions(const std::vector<std::string>& words) {
    const std::string last = words.empty() ? "" : words.back();
    std::vector<std::string> known;
    if (words.size() <= 1) {
        for (const NounRow& noun : noun_rows()) known.push_back(singular(noun.plural));
        for (const OwnRow& row : own_table) known.emplace_back(row.words.substr(0, row.words.find(' ')));
    } else if (words.size() == 2) {
        if (const NounRow* noun = find_noun(words[0])) known = verbs_of(*noun);
        if (words[0] == "report")
            for (const ReportRow& row : report_rows()) known.emplace_back(row.verb);
        if (words[0] == "token") known = {"list", "issue", "revoke"};
        if (words[0] == "journal") known = {"verify"};
        if (words[0] == "scenario") known = {"run"};
        if (words[0] == "completion") known = {"bash"};
        if (words[0] == "select") known = {"solve", "make", "program"};
        if (words[0] == "twin") known = {"replay", "run"};
    } else if (const CommandRow* row = find_command(words[0], words[1])) {
        const std::string& before = words[words.size() - 2];
        for (const auto& hint : scenario::command_fields(row->record)) {
            if (hint.path == path_field(*row)) continue;
            known.push_back("--" + hint.path);
            // Behind --kind stand the names that it may have.
            if (before == "--" + hint.path && hint.kind.find('|') != std::string::npos) {
                known.clear();
                for (const std::string_view name : split(hint.kind, '|')) known.emplace_back(name);
                break;
            }
        }
        if (before == "--from" || before == "--csv") known.clear();
    }
    std::erase_if(known, [&](const std::string& word) { return !word.starts_with(last); });
    return known;
}

}  // namespace gwanje::cli
