import tempfile
import unittest
from pathlib import Path

import counts
from counts import Counts

GOOGLETEST = """<testsuites><testsuite name="Csv">
<testcase name="A" status="run" result="completed"/>
<testcase name="B" status="run" result="completed"><failure message="x"/></testcase>
<testcase name="C" status="run" result="skipped"/>
<testcase name="D" status="notrun" result="suppressed"/>
</testsuite></testsuites>"""
GOOD = '<testsuites><testsuite name="S"><testcase name="A" status="run" result="completed"/></testsuite></testsuites>'


class OfCtest(unittest.TestCase):
    def read(self, junit, **reports):
        with tempfile.TemporaryDirectory() as folder:
            home = Path(folder)
            (home / "ctest.xml").write_text(f"<testsuite>{junit}</testsuite>")
            for name, text in reports.items():
                (home / f"{name}_test.xml").write_text(text)
            return counts.of_ctest(home / "ctest.xml", home)

    def test_a_program_that_reports_counts_by_its_cases(self):
        self.assertEqual(self.read('<testcase name="base" status="fail"/>', base=GOOGLETEST), Counts(1, 1, 2))

    def test_a_program_without_report_counts_as_one(self):
        self.assertEqual(self.read('<testcase name="x" status="run"/><testcase name="y" status="fail"/>'), Counts(1, 1))

    def test_a_crash_after_good_cases_is_a_failure(self):
        self.assertEqual(self.read('<testcase name="base" status="fail"/>', base=GOOD), Counts(1, 1))

    def test_a_program_that_was_not_built_is_a_failure(self):
        self.assertEqual(self.read('<testcase name="base" status="notrun"/>'), Counts(0, 1))


class OfText(unittest.TestCase):
    def test_node(self):
        self.assertEqual(counts.of_text("ℹ tests 14\nℹ pass 12\nℹ fail 1\nℹ cancelled 0\nℹ skipped 1\nℹ todo 0\n"), Counts(12, 1, 1))
        self.assertEqual(counts.of_text("# pass 3\n# fail 0\n# skipped 0\n"), Counts(3))

    def test_vitest_with_colours(self):
        text = " Test Files  1 passed (1)\n\x1b[2m      Tests \x1b[22m \x1b[31m1 failed\x1b[39m | 12 passed | 2 skipped (15)\n"
        self.assertEqual(counts.of_text(text), Counts(12, 1, 2))

    def test_unittest(self):
        self.assertEqual(counts.of_text("Ran 5 tests in 0.1s\n\nFAILED (failures=1, errors=1, skipped=1)\n"), Counts(2, 2, 1))
        self.assertEqual(counts.of_text("Ran 1 test in 0.1s\n\nOK\n"), Counts(1))

    def test_own_closing_line(self):
        self.assertEqual(counts.of_text("9 passed, 9 failed\n7 passed, 0 failed, 2 skipped\n"), Counts(7, 0, 2))

    def test_nothing_recognised(self):
        self.assertIsNone(counts.of_text("all is well"))


if __name__ == "__main__":
    unittest.main()
