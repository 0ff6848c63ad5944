#!/usr/bin/env bash
# CPython 3.11 (3.11.2 of Debian 12, 3.11.7): an exception that one task raises, with a constructor of its own,
# ends a whole ProcessPoolExecutor: all other tasks fail with BrokenProcessPool.
#
# Behaviour: an exception is sent as its class and its args. A class whose __init__ takes (code, text) and
# hands text alone to Exception.__init__, which is how one is written, has one entry in args: it goes out of
# the worker and cannot be made in the parent. The thread that reads answers takes that for a broken
# pool, kills the workers and fails whatever is queued, and submit is refused from then on. The message
# speaks of a process that was terminated. Nothing is wrong with a task that raises ValueError.
# A good engineer expects a task's exception to fail that task.
#
# Output seen:
#   tasks that succeed: before 2, after the exception 0 of 4
#   the task that raised: BrokenProcessPool; those behind it: BrokenProcessPool
#   submit: refused
#   the same with ValueError: after the exception 4 of 4
#
# Whom it hurts: programs that run many tasks for long: one of them raises an error class of its own that
# takes two arguments, and hours of other work are lost under a message that speaks of a killed process.
#
# Needs python3; on Debian: python3.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

command -v python3 >/dev/null || { echo "no python3 found"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/seen.py" <<'PYTHON'
import time
from concurrent.futures import ProcessPoolExecutor


class Failed(Exception):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code


def task(kind):
    if kind == "own":
        raise Failed(28, "disk full")
    if kind == "common":
        raise ValueError("disk full")
    return kind


def name(future):
    return type(future.exception()).__name__


def tried(kind):
    with ProcessPoolExecutor(1) as pool:
        before = [pool.submit(task, i).result() for i in range(2)]
        pool.submit(time.sleep, 0.5)  # until the others are queued too
        raised = pool.submit(task, kind)
        behind = [pool.submit(task, i) for i in range(4)]
        good = sum(1 for future in behind if future.exception() is None)
        try:
            pool.submit(task, 0)
            refused = "taken"
        except RuntimeError:
            refused = "refused"
        return len(before), good, name(raised), sorted({name(future) for future in behind}), refused


if __name__ == "__main__":
    before, good, raised, behind, refused = tried("own")
    print(f"tasks that succeed: before {before}, after the exception {good} of 4")
    print(f"the task that raised: {raised}; those behind it: {', '.join(behind)}")
    print(f"submit: {refused}")
    _, good, _, _, _ = tried("common")
    print(f"the same with ValueError: after the exception {good} of 4")
PYTHON
cat >"$work/expected" <<'TEXT'
tasks that succeed: before 2, after the exception 0 of 4
the task that raised: BrokenProcessPool; those behind it: BrokenProcessPool
submit: refused
the same with ValueError: after the exception 4 of 4
TEXT
timeout 100 python3 "$work/seen.py" >"$work/seen"
cat "$work/seen"
cmp -s "$work/seen" "$work/expected" || { echo "the behaviour has changed"; exit 1; }
