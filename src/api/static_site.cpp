#include "api/static_site.hpp"

#include <zlib.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "api/problem.hpp"

namespace gwanje {
namespace {

namespace fs = std::filesystem;

std::string media_type(std::string_view path) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> types{{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".txt", "text/plain; charset=utf-8"},
        {".map", "application/json"},
        {".wasm", "application/wasm"},
    }};
    for (const auto& [ending, type] : types)
        if (path.ends_with(ending)) return std::string(type);
    return "application/octet-stream";
}

/// gzip, or nothing when it saves less than a tenth.
std::shared_ptr<const std::string> zipped(const std::string& text) {
    z_stream stream{};
    constexpr int gzip_window = 15 + 16;
    if (deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        return nullptr;
    std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
    std::string in = text;
    stream.next_in = static_cast<Bytef*>(static_cast<void*>(in.data()));
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = static_cast<Bytef*>(static_cast<void*>(out.data()));
    stream.avail_out = static_cast<uInt>(out.size());
    const int ended = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (ended != Z_STREAM_END || out.size() > text.size() / 10 * 9) return nullptr;
    return std::make_shared<const std::string>(std::move(out));
}

bool has_ending(std::string_view path) {
    return path.find('.', path.rfind('/')) != std::string_view::npos;
}

constexpr std::string_view no_console =
    "<!doctype html><html lang=\"ko\"><meta charset=\"utf-8\"><title>관제</title>"
    "<h1>화면이 아직 만들어지지 않았습니다</h1><p>./run을 실행하면 화면이 만들어집니다. API는 /api/v1 아래에 "
    "있습니다.</p>"
    "<p lang=\"en\">The console has not been built; ./run builds it. The API is under /api/v1.</p></html>";

}  // namespace

StaticSite StaticSite::load(const std::string& folder) {
    StaticSite site;
    std::error_code error;
    const fs::path root(folder);
    for (auto it = fs::recursive_directory_iterator(root, error); !error && it != fs::recursive_directory_iterator();
         it.increment(error)) {
        if (!it->is_regular_file(error)) continue;
        std::ifstream in(it->path(), std::ios::binary);
        auto text =
            std::make_shared<std::string>((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
        const std::string path = "/" + fs::relative(it->path(), root, error).generic_string();
        File file;
        file.type = media_type(path);
        file.tag = '"' + content_tag(*text) + '"';
        file.lasting = path.starts_with("/assets/");
        file.zipped = zipped(*text);
        file.plain = std::move(text);
        site.files_[path] = std::move(file);
    }
    if (!site.files_.contains("/index.html")) {
        File file;
        file.type = "text/html; charset=utf-8";
        file.plain = std::make_shared<const std::string>(no_console);
        file.tag = '"' + content_tag(*file.plain) + '"';
        site.files_["/index.html"] = std::move(file);
    }
    return site;
}

Answer StaticSite::answer(const Ask& ask) const {
    auto found = files_.find(ask.path);
    if (found == files_.end() && !has_ending(ask.path)) found = files_.find("/index.html");
    if (found == files_.end())
        return problem_answer(problem(ProblemKind::no_such_path, ask.language(), "path", ask.path));
    if (ask.method != Method::get && ask.method != Method::head) {
        Answer refused = problem_answer(problem(ProblemKind::method_not_allowed, ask.language(), "method"));
        refused.headers.emplace_back("Allow", "GET, HEAD");
        return refused;
    }
    const File& file = found->second;
    Answer answer;
    answer.headers.emplace_back("ETag", file.tag);
    answer.headers.emplace_back("Cache-Control", file.lasting ? "public, max-age=31536000, immutable" : "no-cache");
    answer.headers.emplace_back("Content-Security-Policy", std::string(content_policy));
    answer.headers.emplace_back("Referrer-Policy", "same-origin");
    answer.headers.emplace_back("X-Frame-Options", "DENY");
    answer.headers.emplace_back("Cross-Origin-Opener-Policy", "same-origin");
    answer.headers.emplace_back("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
    answer.headers.emplace_back("Vary", "Accept-Encoding");
    if (matches_tag(ask.headers.if_none_match, file.tag)) {
        answer.status = 304;
        return answer;
    }
    answer.type = file.type;
    const bool zip = file.zipped != nullptr && ask.headers.accept_encoding.find("gzip") != std::string::npos;
    if (zip) answer.headers.emplace_back("Content-Encoding", "gzip");
    answer.shared_body = zip ? file.zipped : file.plain;
    return answer;
}

}  // namespace gwanje
