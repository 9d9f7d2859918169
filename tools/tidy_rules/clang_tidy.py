"""clang-tidy over as many files as fit into a time, what changed last first. The checks stand in .clang-tidy."""

import json
import os
import re
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tree import Finding

TIDY = "clang-tidy-14"
_REPORT = re.compile(r"^(?P<path>/.+?):(?P<line>\d+):\d+: (?:warning|error): (?P<what>.*) \[(?P<check>[\w.,-]+)\]$")


def look_at(root: Path, build: Path, seconds: int):
    """(findings, files looked at, files left out for want of time)"""
    entries = json.loads((build / "compile_commands.json").read_text())
    files = {Path(entry["file"]) for entry in entries}
    files = [file for file in files if file.is_relative_to(root / "src") or file.is_relative_to(root / "tools")]
    files.sort(key=lambda file: (-int(file.stat().st_mtime), str(file)))
    end = time.monotonic() + seconds

    def look(file):
        left = end - time.monotonic()
        if left <= 0:
            return None
        try:
            return subprocess.run([TIDY, "-p", build, "--quiet", file], capture_output=True, text=True, check=False, timeout=left).stdout
        except subprocess.TimeoutExpired:
            return None

    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        outputs = list(pool.map(look, files))
    findings = set()
    for output in outputs:
        for line in (output or "").splitlines():
            if (found := _REPORT.match(line)) and Path(found["path"]).is_relative_to(root):
                path = Path(found["path"]).relative_to(root).as_posix()
                findings.add(Finding(path, int(found["line"]), f"{found['what']} ({found['check']})", "correct it, or say NOLINT(check) with the reason"))
    return sorted(findings), sum(output is not None for output in outputs), sum(output is None for output in outputs)
