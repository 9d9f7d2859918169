"""clang-format and bash agree with every file."""

import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

from tree import Finding

FORMATTER = "clang-format-14"
BATCH = 24
_REPORT = re.compile(r"^(?P<path>.+?):(?P<line>\d+):\d+: error: code should be clang-formatted")


def check_format(tree):
    files = [file for file in tree.cpp()]
    batches = [files[i : i + BATCH] for i in range(0, len(files), BATCH)]

    def look(batch):
        command = [FORMATTER, "--dry-run", "-Werror", "--style=file", *(file.path for file in batch)]
        return subprocess.run(command, cwd=tree.root, capture_output=True, text=True, check=False)

    try:
        with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
            results = list(pool.map(look, batches))
    except FileNotFoundError:
        yield Finding(FORMATTER, 0, "is not installed", "run tools/setup test")
        return
    for result in results:
        first_only = set()
        for line in result.stderr.splitlines():
            found = _REPORT.match(line)
            if found and found["path"] not in first_only:
                first_only.add(found["path"])
                yield Finding(found["path"], int(found["line"]), "is not formatted", f"{FORMATTER} -i {found['path']}")
        if result.returncode != 0 and not first_only:
            yield Finding(FORMATTER, 0, f"failed: {result.stderr.strip()[:300]}", "see its message")


def check_scripts(tree):
    for file in tree.text_files():
        if file.lines and re.match(r"#!.*\bbash\b", file.lines[0]):
            result = subprocess.run(["bash", "-n", file.full], capture_output=True, text=True, check=False)
            if result.returncode != 0:
                yield file.find(0, f"bash cannot read it: {result.stderr.strip()[:200]}", "correct it")
            if not os.access(file.full, os.X_OK):
                yield file.find(0, "a script that cannot be run", f"chmod +x {file.path}")
