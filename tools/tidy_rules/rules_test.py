import tempfile
import unittest
from pathlib import Path

import cpp
import formatting
import layers
import phrases
import shape
import words
from tree import Tree

GLOSSARY = """# One language

## Nouns

| word | 한국어 | meaning | id | do not say |
|---|---|---|---|---|
| award | 배정 | hours | `awd` | |

## Refused words

| word | say | except in | because |
|---|---|---|---|
| resource alone | pool | | vague |
| host | node | src/api | HTTP's |
| audit log | journal | | one word |
| org | body | | half a word |
"""
CMAKE = """
gwanje_layer(base)
gwanje_layer(domain DEPENDS base)
gwanje_layer(kernel DEPENDS domain LIBRARIES Boost::json)
gwanje_layer(adapter/journal_sqlite DEPENDS domain LIBRARIES PkgConfig::SQLITE)
gwanje_layer(api DEPENDS kernel)
"""


class RulesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        self.write("docs/GLOSSARY.md", GLOSSARY)
        self.write("src/CMakeLists.txt", CMAKE)

    def write(self, path, text):
        full = self.root / path
        full.parent.mkdir(parents=True, exist_ok=True)
        full.write_bytes(text if isinstance(text, bytes) else text.encode())

    def found(self, check):
        """path:line of every finding outside the two files that each test has."""
        return [f"{finding.path}:{finding.line}" for finding in sorted(set(check(Tree(self.root))))]

    def lines(self, check, path, text):
        """The lines of `path`, written with `text`, that the rule refuses."""
        self.write(path, text)
        findings = sorted({finding.line for finding in check(Tree(self.root)) if finding.path == path})
        (self.root / path).unlink()
        return findings


class Words(RulesTest):
    def test_every_spelling_of_a_word(self):
        text = "int host;\nHostName a;\nauto HOSTS = 1;\n// hosts of old\nint ghost_host_count;\n\"host\"\nint ghost; // hostile\n"
        self.assertEqual(self.lines(words.check_words, "src/domain/a.cpp", text), [1, 2, 3, 4, 5, 6])

    def test_a_word_that_is_refused_alone(self):
        text = "int resource;\nmonotonic_resource m;\n// a resource, bare\nint resource_kind;\n"
        self.assertEqual(self.lines(words.check_words, "src/domain/a.cpp", text), [1, 3])

    def test_two_words_in_a_row(self):
        text = "// the audit log\nclass AuditLog;\nint audit_log;\n// audit the log\n"
        self.assertEqual(self.lines(words.check_words, "src/domain/a.cpp", text), [1, 2, 3])

    def test_folders_urls_includes_and_marked_lines_are_left_alone(self):
        self.assertEqual(self.lines(words.check_words, "src/api/a.cpp", "int host;\n"), [])
        text = "// https://www.example.org/host and a@example.org\n#include <host.h>\nint host; // word-ok(host): the header's name\nint org; // word-ok(host): no\n"
        self.assertEqual(self.lines(words.check_words, "src/domain/a.cpp", text), [4])

    def test_a_glossary_without_its_table_is_a_finding(self):
        self.write("docs/GLOSSARY.md", "# empty\n")
        self.assertEqual(self.found(words.check_words), ["docs/GLOSSARY.md:0"])

    def test_id_prefixes_are_listed_and_unique(self):
        line = 'static constexpr std::string_view prefix = "%s";\n'
        text = line % "awd" + line % "xyz" + line % "awd"
        self.assertEqual(self.lines(words.check_prefixes, "src/domain/a.hpp", text), [2, 3])


class Layers(RulesTest):
    def test_layers_reach_what_they_depend_on(self):
        below = layers.reachable_layers(CMAKE)
        self.assertEqual(below["api"], {"api", "kernel", "domain", "base"})
        self.assertEqual(below["adapter/journal_sqlite"], {"adapter/journal_sqlite", "domain", "base"})

    def test_includes_upwards_sideways_and_relative(self):
        text = '#include "base/id.hpp"\n#include "kernel/x.hpp"\n#include "../base/id.hpp"\n#include "x.hpp"\n#include "domain/y.hpp"\n'
        self.assertEqual(self.lines(layers.check_includes, "src/domain/a.cpp", text), [2, 3, 4])

    def test_tests_of_outer_layers_may_bring_adapters(self):
        line = '#include "adapter/journal_sqlite/a.hpp"\n'
        self.assertEqual(self.lines(layers.check_includes, "src/api/a_test.cpp", line), [])
        self.assertEqual(self.lines(layers.check_includes, "src/api/a.cpp", line), [1])
        self.assertEqual(self.lines(layers.check_includes, "src/kernel/a_test.cpp", line), [1])

    def test_the_core_includes_nothing_impure(self):
        text = "#include <vector>\n#include <thread>\n#include <sqlite3.h>\n#include <fmt/core.h>\n#include <fstream>\n#include <cstdlib>\n"
        self.assertEqual(self.lines(layers.check_includes, "src/kernel/a.cpp", text), [2, 3, 4, 5])
        self.assertEqual(self.lines(layers.check_includes, "src/kernel/a_test.cpp", "#include <fstream>\n#include <gtest/gtest.h>\n"), [])

    def test_third_party_headers_have_homes(self):
        self.assertEqual(self.lines(layers.check_includes, "src/adapter/journal_sqlite/a.cpp", "#include <sqlite3.h>\n"), [])
        self.assertEqual(self.lines(layers.check_includes, "src/api/a.cpp", "#include <sqlite3.h>\n#include <boost/beast.hpp>\n"), [1])

    def test_neighbours_words_count_in_names_but_not_in_comments_or_texts(self):
        text = 'int sqlite_handle;\n// SQLite keeps it\nauto t = "sqlite";\n#include "x/slurm.hpp"\nSlurmJob j;\n'
        self.assertEqual(self.lines(layers.check_neighbours, "src/domain/a.cpp", text), [1, 5])

    def test_clock_chance_and_output(self):
        text = "auto a = std::chrono::system_clock::now();\nstd::random_device d;\nstd::printf(x);\nworld.time(3);\nint runtime(4);\n"
        self.assertEqual(self.lines(layers.check_neighbours, "src/kernel/a.cpp", text), [1, 2, 3])
        self.assertEqual(self.lines(layers.check_neighbours, "src/adapter/a.cpp", text), [])


class Shape(RulesTest):
    def test_sizes(self):
        self.write("src/base/long.cpp", "\n" * 401)
        self.write("src/base/right.cpp", "\n" * 400)
        self.write("web/src/generated.ts", "// Generated by the types tool\n" + "\n" * 500)
        self.write("tools/picture.bin", b"\0\1")
        self.write("docs/picture.png", b"\0\1")
        self.write("demo/large.csv", "x" * 1_000_001)
        self.assertEqual(self.found(shape.check_sizes), ["demo/large.csv:0", "src/base/long.cpp:0", "tools/picture.bin:0"])

    def test_each_source_folder_says_what_it_is_for(self):
        self.write("src/base/a.cpp", "")
        self.write("src/domain/a.cpp", "")
        self.write("src/domain/README.md", "\n" * 10)
        self.assertEqual(self.found(shape.check_readmes), ["src/base/README.md:0"])


    def test_package_and_lock_agree(self):
        self.write("web/package.json", '{"dependencies": {"a": "^1"}, "devDependencies": {"b": "^2"}}')
        self.write("web/package-lock.json", '{"packages": {"": {"dependencies": {"a": "^1"}, "devDependencies": {"b": "^3"}}}}')
        self.assertEqual(self.found(shape.check_lock), ["web/package-lock.json:0"])


class Phrases(RulesTest):
    def test_unfinished(self):
        text = "// TODO x\n// for now\n// a stub\n// Placeholder\nint todo;\n// stubborn\n"
        self.assertEqual(self.lines(phrases.check_finished, "src/a.cpp", text), [1, 2, 3, 4])
        self.assertEqual(self.lines(phrases.check_finished, "web/a.tsx", '<input placeholder="x"/>\n// placeholder\n'), [2])

    def test_places(self):
        workplace, registry = "/" + "work/x", "registry." + "npmjs.org"
        text = f"{workplace}\n/home/kim/x\n/home/user\n/usr/bin\nbuild{workplace}\nhttps://{registry}/x\n$X{workplace}\n/root/.x\n"
        self.assertEqual(self.lines(phrases.check_places, "docs/a.md", text), [1, 2, 6, 8])

    def test_trackers(self):
        text = "// see issue #12\n// GCC bug 105329\n// the issue is\n// issue 3\n"
        self.assertEqual(self.lines(phrases.check_tracker, "src/a.cpp", text), [1, 4])


class Formatting(RulesTest):
    def test_format_and_scripts(self):
        self.write(".clang-format", "BasedOnStyle: Google\n")
        self.write("src/base/bad.cpp", "int  a ;\n")
        self.write("src/base/good.cpp", "int a;\n")
        self.write("bad", "#!/usr/bin/env bash\nif\n")
        self.assertEqual(self.found(formatting.check_format), ["src/base/bad.cpp:1"])
        self.assertEqual(self.found(formatting.check_scripts), ["bad:0", "bad:0"])  # cannot be read, cannot be run


class Cpp(unittest.TestCase):
    def test_comments_and_literals_are_blanked_and_lines_kept(self):
        text = 'int a; // b\n/* c\nd */ int e;\nauto f = "g // h" + R"(i\nj)" + \'k\' + 1\'000;\nint l;\n'
        code = cpp.code_lines(text)
        self.assertEqual(len(code), 6)
        self.assertEqual([line.split() for line in code][:3], [["int", "a;"], [], ["int", "e;"]])
        self.assertNotIn("h", code[3])
        self.assertIn("1'000", code[4])
        self.assertEqual(code[5], "int l;")


if __name__ == "__main__":
    unittest.main()
