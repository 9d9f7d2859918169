"""Runs a program, keeps all it prints in a file, and shows on the terminal that it moves."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

SILENCE_S = 60  # without a terminal: a line at least this often, so that nobody takes the run for dead


class Progress:
    """The latest line of output: on a terminal in place, elsewhere now and then."""

    def __init__(self, name):
        self.name = name
        self.live = sys.stdout.isatty() and not os.environ.get("CI")
        self.shown_at = time.monotonic()

    def show(self, line):
        now = time.monotonic()
        if self.live:
            width = shutil.get_terminal_size().columns - 1
            print(f"\r\x1b[2K{self.name}: {line}"[: width + 5], end="", flush=True)
        elif now - self.shown_at > SILENCE_S:
            print(f"{self.name}: … {line}", flush=True)
            self.shown_at = now

    def clear(self):
        if self.live:
            print("\r\x1b[2K", end="", flush=True)


def run(name, command, log: Path, cwd=None, environment=None, seconds=None):
    """Returns (exit status, output). Past `seconds` the program and its children are ended and the status is 124."""
    log.parent.mkdir(parents=True, exist_ok=True)
    progress = Progress(name)
    lines = []
    with log.open("a", encoding="utf-8", errors="replace") as file:
        file.write(f"$ {' '.join(map(str, command))}\n")
        child = subprocess.Popen(
            [str(part) for part in command],
            cwd=cwd,
            env={**os.environ, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        ended_by_us = False

        def end_group(*_):
            nonlocal ended_by_us
            ended_by_us = True
            os.killpg(child.pid, signal.SIGKILL)

        before = signal.signal(signal.SIGALRM, end_group)
        if seconds:
            signal.alarm(seconds)
        try:
            for line in child.stdout:
                file.write(line)
                lines.append(line)
                if line.strip():
                    progress.show(line.strip())
            status = child.wait()
        except KeyboardInterrupt:
            end_group()
            raise
        finally:
            signal.alarm(0)
            signal.signal(signal.SIGALRM, before)
            progress.clear()
    return (124 if ended_by_us else status), "".join(lines)
