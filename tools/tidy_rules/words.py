"""One language: the words that docs/GLOSSARY.md refuses, and the id prefixes that it lists."""

import re

from tree import Finding

GLOSSARY = "docs/GLOSSARY.md"
SEEN = ("src", "web", "scenarios", "bench", "fuzz", "tools", "demo")
ENDINGS = (".cpp", ".hpp", ".ts", ".tsx", ".css", ".html", ".json", ".toml", ".md", ".py", ".txt", ".scn", "")
OURSELVES = "tools/tidy_rules"

# Addresses: of pages, of mail, of machines.
_URL = re.compile(r"\w+://\S+|@?(?:[\w-]+\.)+(?:org|com|net|kr|example)\b")
_INCLUDE_LINE = re.compile(r"^\s*(#\s*include|import\b.*\bfrom\b)")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_PART = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_KEPT = re.compile(r"word-ok\(([^)]+)\): *\S")
_PREFIX = re.compile(r'string_view prefix = "(\w+)"')


def table(text, heading):
    """The rows of the table under this heading, each as a list of trimmed cells."""
    section = re.split(rf"^## {re.escape(heading)}\s*$", text, flags=re.MULTILINE)
    if len(section) < 2:
        return []
    body = re.split(r"^## ", section[1], flags=re.MULTILINE)[0]
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in body.splitlines() if line.startswith("|")]
    return rows[2:]


class Refused:
    def __init__(self, row):
        word, self.say, folders, self.why = row
        self.alone = word.endswith(" alone")
        self.word = word.removesuffix(" alone")
        self.parts = [singular(part) for part in self.word.lower().split()]
        self.folders = folders.split()


def singular(part):
    return part[:-1] if part.endswith("s") and not part.endswith("ss") else part


def parts_of(name):
    """HttpServer, http_server and HTTP_SERVERS are all [http, server]."""
    return [singular(part.lower()) for part in _PART.findall(name)]


def names_in(line):
    """The names of a line, each as its parts; words in a row count as one more, so that "audit log" is found."""
    names = [parts_of(name) for name in _NAME.findall(_URL.sub(" ", line))]
    return names, [part for name in names for part in name]


def uses(refused, line):
    names, in_a_row = names_in(line)
    if refused.alone:
        return refused.parts in names
    if len(refused.parts) > 1:
        size = len(refused.parts)
        return any(in_a_row[i : i + size] == refused.parts for i in range(len(in_a_row)))
    return any(refused.parts[0] in name for name in names)


def check_words(tree):
    glossary = (tree.root / GLOSSARY).read_text(encoding="utf-8")
    refused = [Refused(row) for row in table(glossary, "Refused words")]
    if not refused:
        yield Finding(GLOSSARY, 0, 'the table "Refused words" is missing', "restore it: the check reads it")
    for file in tree.text_files():
        if not file.under(*SEEN) or file.under(OURSELVES) or file.ending not in ENDINGS or file.name == "package-lock.json":
            continue
        here = [word for word in refused if not file.under(*word.folders)]
        anything = re.compile("|".join(word.parts[0] for word in here), re.IGNORECASE)
        if not anything.search(file.text):
            continue
        for number, line in enumerate(file.lines, 1):
            if not anything.search(line) or _INCLUDE_LINE.match(line):
                continue
            kept = {word for mark in _KEPT.findall(line) for word in mark.split(", ")}
            for word in here:
                if word.word not in kept and uses(word, line):
                    yield file.find(number, f'"{word.word}" is not our word ({word.why})', f"say {word.say} (docs/GLOSSARY.md)")


def check_prefixes(tree):
    """An id prefix in the code that nobody can look up, or that numbers two things."""
    glossary = (tree.root / GLOSSARY).read_text(encoding="utf-8")
    listed = {row[3].strip("`") for row in table(glossary, "Nouns") if len(row) > 3 and row[3]}
    seen = {}
    for file in tree.cpp():
        if file.is_test or not file.under("src"):
            continue
        for number, line in enumerate(file.lines, 1):
            for prefix in _PREFIX.findall(line):
                if prefix not in listed:
                    yield file.find(number, f'the id prefix "{prefix}" is not in the glossary', f"add its noun to {GLOSSARY}")
                if prefix in seen:
                    yield file.find(number, f'the id prefix "{prefix}" is taken by {seen[prefix]}', "choose another")
                seen[prefix] = f"{file.path}:{number}"
