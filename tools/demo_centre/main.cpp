// gwanje-demo-centre --from FOLDER --to FOLDER: copies the hand-kept files of the demonstration centre and writes the
// generated ones beside them, so that the second folder is what `gwanjed --demo` reads.
#include <filesystem>
#include <fstream>
#include <iostream>
#include <string_view>

#include "base/text.hpp"
#include "centre.hpp"

namespace {

int refuse(std::string_view sentence) {
    std::cerr << "gwanje-demo-centre: " << sentence << '\n';
    return 2;
}

bool write_file(const std::filesystem::path& path, const std::string& content) {
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file << content;
    return file.flush().good();
}

/// The .toml and .csv files that are kept by hand; false when one cannot be copied.
bool copy_kept_files(const std::filesystem::path& from, const std::filesystem::path& to, std::error_code& error) {
    for (const auto& entry : std::filesystem::directory_iterator(from, error)) {
        if (entry.path().extension() != ".toml" && entry.path().extension() != ".csv") continue;
        std::filesystem::copy_file(entry.path(), to / entry.path().filename(),
                                   std::filesystem::copy_options::overwrite_existing, error);
        if (error) return false;
    }
    return !error;
}

}  // namespace

int main(int count, char** values) {
    std::filesystem::path from;
    std::filesystem::path to;
    std::uint64_t seed = gwanje::demo::shipped_seed;
    for (int i = 1; i < count; i += 2) {
        const std::string_view option = values[i];
        if (option == "--help") {
            std::cout << "usage: gwanje-demo-centre [--from FOLDER] --to FOLDER [--seed NUMBER]\n";
            return 0;
        }
        if (i + 1 == count) return refuse("the option " + std::string(option) + " needs a value");
        const std::string_view value = values[i + 1];
        const auto number = gwanje::integer_from_text(value);
        if (option == "--from") {
            from = value;
        } else if (option == "--to") {
            to = value;
        } else if (option == "--seed" && number && *number >= 0) {
            seed = static_cast<std::uint64_t>(*number);
        } else {
            return refuse("\"" + std::string(option) + ' ' + std::string(value) + "\" is not understood; see --help");
        }
    }
    if (to.empty()) return refuse("--to FOLDER is missing: where to write the files");
    std::error_code error;
    std::filesystem::create_directories(to, error);
    if (error) return refuse("the folder " + to.string() + " cannot be made: " + error.message());
    if (!from.empty() && !copy_kept_files(from, to, error))
        return refuse("the files of " + from.string() + " cannot be copied: " + error.message());
    for (const auto& [name, content] : gwanje::demo::centre_files(seed))
        if (!write_file(to / name, content)) return refuse("the file " + (to / name).string() + " cannot be written");
    return 0;
}
