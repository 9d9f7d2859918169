// What `gwanje --help` says, in both languages, and the completion that a shell asks for; both from the tables.
#pragma once

#include <string>
#include <vector>

#include "cli/voice.hpp"

namespace gwanje::cli {

/// All nouns and the commands beside them.
[[nodiscard]] std::string general_help(Voice say);
/// The verbs of a noun; with a verb its ids and fields. Empty when there is no such noun or verb.
[[nodiscard]] std::string help_for(const std::string& noun, const std::string& verb, Voice say);
/// A script for bash: `source <(gwanje completion bash)`.
[[nodiscard]] std::string bash_completion();
/// What may stand next behind these words: the script asks `gwanje __complete …`.
[[nodiscard]] std::vector<std::string> completions(const std::vector<std::string>& words);

}  // namespace gwanje::cli
