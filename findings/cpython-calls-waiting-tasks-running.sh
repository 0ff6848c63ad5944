#!/usr/bin/env bash
# CPython 3.11 (3.11.2 of Debian 12, 3.11.7): a ProcessPoolExecutor calls tasks running that wait, and they can
# no longer be cancelled.
#
# Behaviour: beside the task in each worker one more lies in the queue to the workers, and is marked as running
# when it is put there: with one worker two futures say running() True, though the second begins when
# the first has ended. cancel() of it is False, shutdown(cancel_futures=True) runs it, and whoever stops
# the time from running() on measures the wait with it. In a ThreadPoolExecutor running is running.
# A good engineer takes running() for what its documentation says: "currently being executed".
#
# Output seen (six tasks, one worker, of which the first runs):
#   processes: running() 2, cancelled 4, executed 2
#   threads: running() 1, cancelled 5, executed 1
#
# Whom it hurts: time limits that begin with running(), and shutdowns that shall wait for what has begun
# only: with long tasks they wait twice as long, and the second task's effects happen after all.
#
# Needs python3; on Debian: python3.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

command -v python3 >/dev/null || { echo "no python3 found"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/seen.py" <<'PYTHON'
import os
import sys
import time
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor


def task(folder, number):
    open(os.path.join(folder, str(number)), "w").close()
    while not os.path.exists(os.path.join(folder, "go")):
        time.sleep(0.01)


def tried(name, executor, folder):
    os.mkdir(folder)
    with executor(1) as pool:
        futures = [pool.submit(task, folder, number) for number in range(6)]
        while not os.path.exists(os.path.join(folder, "0")):
            time.sleep(0.01)
        time.sleep(1)
        running = sum(future.running() for future in futures)
        cancelled = sum(future.cancel() for future in futures)
        open(os.path.join(folder, "go"), "w").close()
    executed = len(os.listdir(folder)) - 1
    print(f"{name}: running() {running}, cancelled {cancelled}, executed {executed}")


if __name__ == "__main__":
    tried("processes", ProcessPoolExecutor, os.path.join(sys.argv[1], "processes"))
    tried("threads", ThreadPoolExecutor, os.path.join(sys.argv[1], "threads"))
PYTHON
cat >"$work/expected" <<'TEXT'
processes: running() 2, cancelled 4, executed 2
threads: running() 1, cancelled 5, executed 1
TEXT
timeout 100 python3 "$work/seen.py" "$work" >"$work/seen"
cat "$work/seen"
cmp -s "$work/seen" "$work/expected" || { echo "the behaviour has changed"; exit 1; }
