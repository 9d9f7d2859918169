"""Enough of C++ to tell code from comments and literals, line by line."""

import re

_TOKEN = re.compile(
    r"""//[^\n]*"""
    r"""|/\*.*?\*/"""
    r'''|R"(?P<mark>[^(\s]*)\(.*?\)(?P=mark)"'''
    r'''|"(?:\\.|[^"\\\n])*"'''
    r"""|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'""",
    re.DOTALL | re.VERBOSE,
)

INCLUDE = re.compile(r'^\s*#\s*include\s*(?P<sign>["<])(?P<name>[^">]+)[">]')


def _blank(text):
    return re.sub(r"[^\n]", " ", text)


def code_lines(text, keep_literals=False):
    """The lines with comments (and literals) blanked out; their number stays the same."""

    def replace(match):
        token = match.group(0)
        return token if keep_literals and not token.startswith("/") else _blank(token)

    return _TOKEN.sub(replace, text).splitlines()


def includes(file):
    """(line, sign, name) of each include; sign is '"' or '<'."""
    for number, line in enumerate(file.lines, 1):
        if found := INCLUDE.match(line):
            yield number, found["sign"], found["name"]
