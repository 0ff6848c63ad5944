#!/usr/bin/env bash
# CPython 3.11 (3.11.2 of Debian 12, 3.11.7): Pool.imap with a chunksize above 1 loses the results around a task
# that fails: those of its chunk, and all that come after.
#
# Behaviour: with chunksize=1, the default, next() raises the exception of a failed task, and the one after
# it goes on with the next result: nine of ten come. With chunksize=2 the whole chunk is the exception's,
# and the iterator is a generator, which is over once it has raised: the loop ends like one that is done, though all
# tasks have run. The documentation says of chunksize that it can make a long map much faster.
# A good engineer takes it for a matter of speed.
#
# Output seen (ten tasks, of which the one with 3 raises ValueError):
#   chunksize=1: results [0, 1, 2, 4, 5, 6, 7, 8, 9], exceptions 1
#   chunksize=2: results [0, 1], exceptions 1
#   chunksize=5: results [], exceptions 1
#
# Whom it hurts: whoever speeds a long run up by a chunksize, and catches what single tasks raise: most of
# the results are missing, and nothing says so.
#
# Needs python3; on Debian: python3.
# Exits 0 if the behaviour is as described, 1 if it has changed, 2 if it cannot be tried.
set -euo pipefail

command -v python3 >/dev/null || { echo "no python3 found"; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cat >"$work/seen.py" <<'PYTHON'
from multiprocessing import Pool


def task(n):
    if n == 3:
        raise ValueError("three")
    return n


def results(pool, chunksize):
    got, exceptions = [], 0
    answers = pool.imap(task, range(10), chunksize=chunksize)
    while True:
        try:
            got.append(next(answers))
        except StopIteration:
            return got, exceptions
        except ValueError:
            exceptions += 1


if __name__ == "__main__":
    with Pool(2) as pool:
        for chunksize in (1, 2, 5):
            got, exceptions = results(pool, chunksize)
            print(f"chunksize={chunksize}: results {got}, exceptions {exceptions}")
PYTHON
cat >"$work/expected" <<'TEXT'
chunksize=1: results [0, 1, 2, 4, 5, 6, 7, 8, 9], exceptions 1
chunksize=2: results [0, 1], exceptions 1
chunksize=5: results [], exceptions 1
TEXT
timeout 100 python3 "$work/seen.py" >"$work/seen"
cat "$work/seen"
cmp -s "$work/seen" "$work/expected" || { echo "the behaviour has changed"; exit 1; }
