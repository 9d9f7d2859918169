"""The files that the rules look at, and what a rule says about them."""

import subprocess
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath


@dataclass(frozen=True, order=True)
class Finding:
    path: str
    line: int  # 0: the file as a whole
    what: str  # what is wrong and why
    todo: str  # what to do about it

    def __str__(self):
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.what}; {self.todo}"


class File:
    def __init__(self, root: Path, path: str):
        self.path = path
        self.full = root / path

    @cached_property
    def content(self) -> bytes:
        return self.full.read_bytes()

    @cached_property
    def binary(self):
        return b"\0" in self.content[:8192]

    @cached_property
    def text(self):
        return self.content.decode("utf-8", errors="replace")

    @cached_property
    def lines(self):
        return self.text.splitlines()

    @property
    def name(self):
        return PurePosixPath(self.path).name

    @property
    def ending(self):
        return PurePosixPath(self.path).suffix

    @property
    def is_test(self):
        stem = PurePosixPath(self.path).stem
        return stem.endswith(("_test", ".test", ".spec")) or "/test/" in self.path or "/e2e/" in self.path

    @property
    def is_cpp(self):
        return self.ending in (".cpp", ".hpp")

    def under(self, *folders):
        """Whether the file lies in one of these folders (paths from the root)."""
        return any(self.path == folder or self.path.startswith(folder.rstrip("/") + "/") for folder in folders)

    def find(self, line, what, todo):
        return Finding(self.path, line, what, todo)


class Tree:
    """Everything that belongs to the project: what git tracks or would track."""

    def __init__(self, root: Path):
        self.root = root
        self.files = [File(root, path) for path in sorted(_paths(root)) if (root / path).is_file()]

    def text_files(self):
        return [file for file in self.files if not file.binary]

    def cpp(self):
        return [file for file in self.files if file.is_cpp]


def _paths(root):
    listing = subprocess.run(
        ["git", "-c", "core.quotePath=false", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        capture_output=True, text=True, check=False)
    if listing.returncode == 0 and listing.stdout:
        return {path for path in listing.stdout.split("\0") if path}
    left_out = {".git", "build", "node_modules", "dist", "data", "data.old", "__pycache__"}
    paths = set()
    for path in root.rglob("*"):
        inner = path.relative_to(root)
        if not left_out & set(inner.parts) and path.is_file():
            paths.add(inner.as_posix())
    return paths
