"""The parts of ./test: what each builds and runs. Each returns its Counts."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import child
import counts
from counts import Counts, ONE_FAILED, ONE_PASSED

ROOT = Path(__file__).resolve().parents[2]
LOGS = ROOT / "build" / "parts"
CCACHE = {"CMAKE_CXX_COMPILER_LAUNCHER": "ccache"}

# Layers that start threads: the thread sanitizer has something to say about these.
THREADED = re.compile(r"^(control|api|app|adapter_engine_local|adapter_journal_sqlite)$")
FUZZ_SECONDS = 20
BENCH_SECONDS = 120
TIDY_SECONDS = 420


class Part:
    def __init__(self, name):
        self.name = name
        self.log = LOGS / f"{name}.log"
        self.log.unlink(missing_ok=True)

    def run(self, *command, **options):
        status, output = child.run(self.name, command, self.log, **{"cwd": ROOT, **options})
        if status != 0:
            self.complain(command, status, output)
        return status == 0, output

    def complain(self, command, status, output):
        """Prints the lines that tell what went wrong; everything is in the log."""
        telling = [line for line in output.splitlines() if re.search(r"\berror\b|FAIL|Failure|not ok|✖|Sanitizer:|; .+ \[\w+\]$", line)]
        lines = telling[:60] or output.splitlines()[-30:]
        print(f"--- {self.name}: {' '.join(map(str, command))[:160]} ended with {status}; all of it in {self.log.relative_to(ROOT)}")
        print("\n".join(line[:400] for line in lines), flush=True)


def style(part):
    """The style guide as a program, and the tests of the programs under tools/."""
    total = Counts()
    for folder in ("tools/tidy_rules", "tools/parts"):
        fine, output = part.run("python3", "-m", "unittest", "discover", "-s", folder, "-p", "*_test.py")
        total += counts.of_text(output) or ONE_FAILED
    fine, output = part.run("tools/tidy")
    return total + (counts.of_text(output) or ONE_FAILED)


def build(part, preset, *cache, targets=()):
    folder = ROOT / "build" / preset
    if not (folder / "build.ninja").exists() or not cache_says(folder, cache):
        fine, _ = part.run("cmake", "--preset", preset, *cache, environment=CCACHE)
        if not fine:
            return False
    fine, _ = part.run("ninja", "-C", folder, "-k", 0, *targets)
    return fine


def cache_says(folder, cache):
    text = (folder / "CMakeCache.txt").read_text()
    return all(re.search(rf"^{re.escape(name)}:\w+={re.escape(value)}$", text, re.MULTILINE)
               for name, value in (entry[2:].split("=", 1) for entry in cache))


def test_names(preset):
    listing = subprocess.run(["ctest", "--test-dir", ROOT / "build" / preset, "--show-only=json-v1"],
                             capture_output=True, text=True, check=False)
    return [test["name"] for test in json.loads(listing.stdout or "{}").get("tests", [])]


def run_ctest(part, preset, only=None, before=(), environment=None):
    reports = LOGS / f"{preset}-reports"
    shutil.rmtree(reports, ignore_errors=True)
    reports.mkdir(parents=True)
    junit = reports / "ctest.xml"
    chosen = ["-R", "^(" + "|".join(map(re.escape, only)) + ")$"] if only is not None else []
    part.run(*before, "ctest", "--test-dir", ROOT / "build" / preset, "-j", os.cpu_count() or 2, "--output-on-failure",
             "--no-tests=error", "--output-junit", junit, *chosen,
             environment={"GTEST_OUTPUT": f"xml:{reports}/", **(environment or {})})
    return counts.of_ctest(junit, reports) if junit.is_file() else ONE_FAILED


def release(part):
    """What ./run starts, optimised, with all its tests."""
    if not build(part, "release", "-DGWANJE_TESTS=ON"):
        return ONE_FAILED
    return run_ctest(part, "release")


def address(part):
    """All tests again under the address and undefined-behaviour sanitizers, with debug checks on."""
    if not build(part, "asan"):
        return ONE_FAILED
    return run_ctest(part, "asan", environment={"ASAN_OPTIONS": "detect_stack_use_after_return=1"})


def threads(part):
    """The layers with threads under the thread sanitizer."""
    if not build(part, "tsan", targets=["help"]):
        return ONE_FAILED
    chosen = [name for name in test_names("tsan") if THREADED.match(name)]
    if not chosen:
        return Counts()
    if not build(part, "tsan", targets=[f"{name}_test" for name in chosen]):
        return ONE_FAILED
    # g++ 12's runtime does not know the address layout of kernels that randomise more bits; without randomising it does.
    fixed = ["setarch", "-R"]
    if subprocess.run([*fixed, "true"], capture_output=True, check=False).returncode != 0:
        fixed = []
    return run_ctest(part, "tsan", only=chosen, before=fixed, environment={"TSAN_OPTIONS": "halt_on_error=1"})


def other_compiler(part):
    """clang builds everything without a warning."""
    return ONE_PASSED if build(part, "clang") else ONE_FAILED


def console(part):
    """The console: types, unit tests, and its pages in a browser against the running server."""
    web = ROOT / "web"
    if not (web / "package.json").is_file():
        return Counts()
    scripts = json.loads((web / "package.json").read_text()).get("scripts", {})
    total = Counts()
    wanted = [script for script in ("build", "check", "test", "e2e") if script in scripts]
    if "run check" in scripts.get("build", ""):
        wanted.remove("check")
    for script in wanted:
        fine, output = part.run("npm", "run", script, cwd=web, environment={"CI": "true", "NO_COLOR": "1"}, seconds=900)
        found = counts.of_text(output) if script in ("test", "e2e") else None
        if found is None or (not fine and not found.failed):
            found = (found or Counts()) + (ONE_PASSED if fine else ONE_FAILED)
        total += found
    return total


def alone(part):
    """Every file by itself, without unity: each header stands alone."""
    return ONE_PASSED if build(part, "debug") else ONE_FAILED


def deep_tidy(part):
    """clang-tidy over as much as fits into its time, what changed last first."""
    # Its own folder, configured and never built: clang's flags, each file by itself.
    fine, _ = part.run("cmake", "--preset", "clang", "-B", "build/tidy", "-DCMAKE_UNITY_BUILD=OFF")
    if not fine:
        return ONE_FAILED
    fine, output = part.run("tools/tidy", "--clang-tidy", "build/tidy", "--seconds", TIDY_SECONDS)
    return counts.of_text(output) or ONE_FAILED


def fuzz(part):
    """Each fuzzer for a while, from the kept inputs on."""
    if not build(part, "fuzz"):
        return ONE_FAILED
    total = Counts()
    for program in sorted((ROOT / "build/fuzz/fuzz").glob("*_fuzz")):
        found = LOGS / "fuzz" / program.name
        kept = ROOT / "fuzz/corpus" / program.name.removesuffix("_fuzz")
        found.mkdir(parents=True, exist_ok=True)
        fine, _ = part.run(program, f"-max_total_time={FUZZ_SECONDS}", f"-artifact_prefix={found}/", "-verbosity=0",
                           found, *([kept] if kept.is_dir() else []), seconds=FUZZ_SECONDS * 4)
        total += ONE_PASSED if fine else ONE_FAILED
    return total


def bench(part):
    """Benchmarks still build and run; their figures are in the log and judge nothing here."""
    if not build(part, "bench"):
        return ONE_FAILED
    total = Counts()
    for program in sorted((ROOT / "build/bench/bench").glob("*_bench")):
        fine, _ = part.run(program, "--benchmark_min_time=0.01", seconds=BENCH_SECONDS)
        total += ONE_PASSED if fine else ONE_FAILED
    return total


QUICK = {"style": style, "release": release}
USUAL = {**QUICK, "console": console, "clang": other_compiler, "address": address, "threads": threads}
FULL = {**USUAL, "alone": alone, "clang-tidy": deep_tidy, "fuzz": fuzz, "bench": bench}
