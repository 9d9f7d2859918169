"""./test [--quick|--full] [PART…]: runs the parts one after the other and ends with one plain line of counts."""

import sys
import time

import parts
from counts import Counts, ONE_FAILED

USAGE = """usage: ./test [--quick | --full] [PART…]

  --quick   style and the release build with its tests
  --full    everything, also every file by itself, clang-tidy, fuzzers and benchmarks
  PART      only these: """ + ", ".join(parts.FULL) + "\n"


def chosen_parts(arguments):
    if "-h" in arguments or "--help" in arguments:
        print(USAGE, end="")
        sys.exit(0)
    sizes = {"--quick": parts.QUICK, "--full": parts.FULL}
    names = [argument for argument in arguments if argument not in sizes]
    unknown = [name for name in names if name not in parts.FULL]
    if unknown:
        print(f"test: \"{unknown[0]}\" is not a part\n{USAGE}", end="", file=sys.stderr)
        sys.exit(2)
    if names:
        return {name: parts.FULL[name] for name in names}
    return next((sizes[argument] for argument in arguments if argument in sizes), parts.USUAL)


def main():
    rows = []
    total = Counts()
    for name, run in chosen_parts(sys.argv[1:]).items():
        begin = time.monotonic()
        print(f"{name}: {run.__doc__.splitlines()[0]}", flush=True)
        try:
            found = run(parts.Part(name))
        except OSError as error:
            print(f"{name}: {error}")
            found = ONE_FAILED
        seconds = time.monotonic() - begin
        print(f"{name}: {found.sentence()} in {seconds:.0f} s", flush=True)
        rows.append((name, found, seconds))
        total += found
    print(f"\n{'part':<20}{'passed':>8}{'failed':>8}{'skipped':>9}{'seconds':>9}")
    for name, found, seconds in rows:
        print(f"{name:<20}{found.passed:>8}{found.failed:>8}{found.skipped:>9}{seconds:>9.1f}")
    print(f"{'all':<20}{total.passed:>8}{total.failed:>8}{total.skipped:>9}{sum(row[2] for row in rows):>9.1f}\n")
    print(total.sentence())
    return 0 if total.failed == 0 and total.passed > 0 else 1


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
