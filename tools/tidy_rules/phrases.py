"""Phrases that do not belong into anything that is finished: unfinished work, one machine's paths, package hosts."""

import re

_SELF = "tools/tidy_rules"
_LEGAL = ("LICENSE",)

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|(?i:\b(for now|stubbed|stubs?|not yet implemented|place-?holders?)\b)")
# The attribute of an input field, and the pseudo-element of style sheets, are HTML's word.
_HTML_FIELD = re.compile(r"""(?:::placeholder|\bplaceholder\s*[=:?]|\bplaceholder["'`]|\.placeholder\b)""", re.IGNORECASE)
MACHINE_PATH = re.compile(r"(?<![\w.~$}>-])(/work|/root|/home/(?!user\b|gwanje\b|project\b)\w+|/Users/\w+)(?=[/\s\"'`),;:]|$)")
HOST = re.compile(
    r"registry\.npmjs\.org|registry\.yarnpkg\.com|registry\.npmmirror|npm\.pkg\.github|deb\.debian\.org|security\.debian\.org|snapshot\.debian\.org"
    r"|archive\.ubuntu\.com|pypi\.org|pythonhosted\.org|proxy\.golang\.org|crates\.io|registry-1?\.?docker\.io|ghcr\.io"
    r"|\b(?:registry|index-url|extra-index-url)\s*[=:]\s*['\"]?https?://", re.IGNORECASE)
TRACKER = re.compile(r"\b(?:issue|ticket|pull request|PR)\s*#\s*\d+|\bissues? \d+\b|^\s*(?://|#|\*)\s*#\d+\b", re.IGNORECASE)
_FOREIGN_TRACKER = re.compile(r"\b(GCC|clang|LLVM|Boost|SQLite|Slurm|Node|Chromium|CMake|libsodium|CLI11)\b.*(?:bug|issue|#)", re.IGNORECASE)


def _seen(tree):
    return [file for file in tree.text_files() if not file.under(_SELF) and file.path not in _LEGAL]


def _search(file, pattern, what, todo, drop=None, keep=None):
    if not pattern.search(file.text):
        return
    for number, line in enumerate(file.lines, 1):
        looked_at = drop.sub(" ", line) if drop else line
        found = pattern.search(looked_at)
        if found and not (keep and keep.search(line)):
            yield file.find(number, what.format(found.group(0).strip()), todo)


def check_finished(tree):
    for file in _seen(tree):
        if file.name == "package-lock.json":
            continue
        drop = _HTML_FIELD if file.under("web") else None
        yield from _search(file, UNFINISHED, '"{}" says that something is unfinished', "finish it, or say in plain words how it is", drop)


def check_places(tree):
    for file in _seen(tree):
        # A test of the sandbox looks for folders that it must not see.
        drop = re.compile(r"/root\b") if file.is_test else None
        yield from _search(file, MACHINE_PATH, '"{}" exists on one machine only', "use a path from the project's root, an option or a temporary folder", drop)
        yield from _search(file, HOST, '"{}" names a package host', "leave it to the machine's own settings (npm: omit-lockfile-registry-resolved=true in web/.npmrc)")


def check_tracker(tree):
    for file in _seen(tree):
        if file.name != "package-lock.json":
            yield from _search(file, TRACKER, '"{}" cannot be looked up by a reader of the code', "say the reason itself", keep=_FOREIGN_TRACKER)
