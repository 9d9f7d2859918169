"""How many tests passed, failed and were skipped, read from what ctest, GoogleTest, Node and unittest print."""

import re
import xml.etree.ElementTree as xml
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Counts:
    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other):
        return Counts(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def sentence(self):
        skipped = f", {self.skipped} skipped" if self.skipped else ""
        return f"{self.passed} passed, {self.failed} failed{skipped}"


ONE_PASSED = Counts(passed=1)
ONE_FAILED = Counts(failed=1)


def of_googletest(report: Path):
    """The counts in GoogleTest's XML report."""
    suites = xml.parse(report).getroot()
    counts = Counts()
    for case in suites.iter("testcase"):
        if case.get("status") == "notrun" or case.get("result") in ("skipped", "suppressed"):
            counts += Counts(skipped=1)
        elif case.find("failure") is not None:
            counts += ONE_FAILED
        else:
            counts += ONE_PASSED
    return counts


def of_ctest(junit: Path, googletest_reports: Path):
    """Each program's own cases where it reported them, otherwise the program as one test.

    A program that fails although all its cases passed (a crash at the end, a leak, a time limit) is one failure more.
    """
    counts = Counts()
    for program in xml.parse(junit).getroot().iter("testcase"):
        status = program.get("status")
        report = googletest_reports / f"{program.get('name')}_test.xml"
        cases = of_googletest(report) if report.is_file() else Counts()
        if status in ("disabled", "notrun"):
            counts += ONE_FAILED if program.find("skipped") is None else Counts(skipped=1)
        elif status == "run":
            counts += cases if cases != Counts() else ONE_PASSED
        else:
            counts += cases if cases.failed else cases + ONE_FAILED
    return counts


_TAP = re.compile(r"^[^a-z\d]*(pass|fail|skipped|todo|cancelled) (\d+)\s*$", re.MULTILINE)
_VITEST = re.compile(r"^\s*Tests\s+(.*\(\d+\))\s*$", re.MULTILINE)
_PLAIN = re.compile(r"^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\s*$", re.MULTILINE)
_UNITTEST = re.compile(r"^Ran (\d+) tests? in .*?\n\s*\n(OK|FAILED)(?: \((.*)\))?\s*$", re.MULTILINE)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def of_text(output: str):
    """The counts that a test runner printed last, nothing when none is recognised.

    Knows node --test, vitest, unittest and the closing line of our own programs.
    """
    text = _COLOUR.sub("", output)
    if plain := _PLAIN.findall(text):
        passed, failed, skipped = plain[-1]
        return Counts(int(passed), int(failed), int(skipped or 0))
    if vitest := _VITEST.findall(text):
        number = lambda word: int((re.search(rf"(\d+) {word}", vitest[-1]) or [0, 0])[1])
        return Counts(number("passed"), number("failed"), number("skipped") + number("todo"))
    if tap := _TAP.findall(text):
        number = lambda word: sum(int(n) for name, n in tap if name == word)
        return Counts(number("pass"), number("fail") + number("cancelled"), number("skipped") + number("todo"))
    if unit := _UNITTEST.findall(text):
        ran, _, details = unit[-1]
        number = lambda word: int((re.search(rf"{word}=(\d+)", details) or [0, 0])[1])
        failed, skipped = number("failures") + number("errors"), number("skipped")
        return Counts(int(ran) - failed - skipped, failed, skipped)
    return None
