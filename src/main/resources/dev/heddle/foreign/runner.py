"""Measures Heddle's workloads in CPython: what the program and this file say to each other is in RUNNERS.md.

It reads one line, does what that asks, and writes a line for each iteration. The standard library is all
it needs. It ends, with all that it started, when its standard input does.
"""
import json
import os
import sys

if sys.version_info < (3, 8):
    error = "Python %d.%d.%d is too old, it takes 3.8 or later" % tuple(sys.version_info[:3])
    sys.stdout.write(json.dumps({"error": error}) + "\n")
    sys.exit(0)

import concurrent.futures
import http.client
import multiprocessing
import multiprocessing.connection
import queue
import signal
import threading
import time
import urllib.parse

MODULUS = 1 << 32
LIMIT = 60  # seconds that anything here waits for another at most
clock = time.perf_counter  # the same in all processes of a machine


# The tasks: the same plain functions under every model.


def squares(first, end):
    total = 0
    for k in range(first, end):
        total += k * k
    return total % MODULUS


def squares_of(numbers):
    total = 0
    for k in numbers:
        total += k * k
    return total % MODULUS


def nap(number, seconds):
    time.sleep(seconds)
    return 2 * number


def parcel(number, payload):
    return 3 * number + len(payload)


class Connections:
    """Idle connections of this process, which the next fetch takes."""

    process = None
    idle = []


def fetch(url):
    if Connections.process != os.getpid():
        Connections.process, Connections.idle = os.getpid(), []
    parts = urllib.parse.urlsplit(url)
    try:
        connection = Connections.idle.pop()
    except IndexError:
        connection = http.client.HTTPConnection(parts.hostname, parts.port, timeout=LIMIT)
    connection.request("GET", parts.path + ("?" + parts.query if parts.query else ""))
    answer = connection.getresponse()
    length = len(answer.read())
    if answer.status != 200:
        raise RuntimeError("%s: status %d" % (url, answer.status))
    Connections.idle.append(connection)
    return length


# The models: each runs (function, arguments) tasks, so many at once, and gives their answers in order.


class Sequential:
    def __init__(self, workers):
        pass

    def warm(self, workers):
        """Lets workers that stay start before anything is timed."""

    def run(self, tasks):
        return [function(*arguments) for function, arguments in tasks]

    def close(self):
        pass


class NewThreads(Sequential):
    """A new thread for every task, as many at once as there are workers."""

    def __init__(self, workers):
        self.room = threading.BoundedSemaphore(workers)

    def run(self, tasks):
        answers = [None] * len(tasks)

        def work(place, function, arguments):
            try:
                answers[place] = function(*arguments)
            except Exception as failure:
                answers[place] = failure
            finally:
                self.room.release()

        threads = []
        for place, (function, arguments) in enumerate(tasks):
            self.room.acquire()
            threads.append(threading.Thread(target=work, args=(place, function, arguments)))
            threads[-1].start()
        for thread in threads:
            thread.join()
        return checked(answers)


class NewProcesses(Sequential):
    """A new process for every task, as many at once as there are workers."""

    def __init__(self, workers):
        self.workers = workers

    def run(self, tasks):
        answers = [None] * len(tasks)
        running = {}
        place = 0
        while place < len(tasks) or running:
            while place < len(tasks) and len(running) < self.workers:
                here, there = multiprocessing.Pipe(False)
                process = multiprocessing.Process(target=send, args=(there,) + tuple(tasks[place]))
                process.start()
                there.close()
                running[here] = (place, process)
                place += 1
            for ready in multiprocessing.connection.wait(list(running), LIMIT):
                done, process = running.pop(ready)
                answers[done] = ready.recv()
                ready.close()
                process.join()
        return checked(answers)


def send(there, function, arguments):
    try:
        there.send(function(*arguments))
    except Exception as failure:
        there.send(failure)


def checked(answers):
    for answer in answers:
        if isinstance(answer, Exception):
            raise answer
    return answers


class Staying(Sequential):
    """Workers that stay."""

    def warm(self, workers):
        self.run([(nap, (0, 0.002))] * (2 * workers))


class Executor(Staying):
    """One of concurrent.futures."""

    def __init__(self, executor):
        self.executor = executor

    def run(self, tasks):
        futures = [self.executor.submit(function, *arguments) for function, arguments in tasks]
        return [future.result() for future in futures]

    def map(self, function, items, chunk):
        return list(self.executor.map(function, *zip(*items), chunksize=chunk))

    def close(self):
        self.executor.shutdown()


class Pool(Staying):
    """multiprocessing.Pool: a task at a time for each worker."""

    def __init__(self, workers):
        self.pool = multiprocessing.Pool(workers, watch_runner, (os.getpid(),))

    def run(self, tasks):
        return self.pool.starmap(call, tasks, chunksize=1)

    def map(self, function, items, chunk):
        return self.pool.starmap(function, items, chunksize=chunk)

    def close(self):
        self.pool.close()
        self.pool.join()


def call(function, arguments):
    return function(*arguments)


def thread_pool(workers):
    return Executor(concurrent.futures.ThreadPoolExecutor(workers))


def process_pool(workers):
    watched = {"initializer": watch_runner, "initargs": (os.getpid(),)}
    return Executor(concurrent.futures.ProcessPoolExecutor(workers, **watched))


def interpreter_pool(workers):
    return Executor(concurrent.futures.InterpreterPoolExecutor(workers))


MODELS = {
    "sequential": Sequential,
    "threading": NewThreads,
    "ThreadPoolExecutor": thread_pool,
    "Process": NewProcesses,
    "Pool": Pool,
    "ProcessPoolExecutor": process_pool,
    "InterpreterPoolExecutor": interpreter_pool,
}
if not hasattr(concurrent.futures, "InterpreterPoolExecutor"):
    del MODELS["InterpreterPoolExecutor"]


# The workloads whose tasks do not need each other: what opens one gives what closes it, and one
# invocation, which gives how long it took and what it came to.


def opened(model, workers, tasks, combine):
    """Times each run of the tasks."""
    crew = MODELS[model](workers)
    crew.warm(workers)

    def invocation():
        begin = clock()
        answers = crew.run(tasks)
        taken = clock() - begin
        return taken, combine(answers)

    return crew.close, invocation


def total(answers):
    return [sum(answers) % MODULUS]


def split(count, parts, index):
    """How many of `count` come before part `index`: parts differ by one at most."""
    return count // parts * index + min(index, count % parts)


def ranges(count, parts):
    return [(split(count, parts, i), split(count, parts, i + 1)) for i in range(parts)]


def of_squares(model, workers, sizes):
    parts = ranges(sizes["n"], sizes["tasks"])
    tasks = [(squares, (1 + first, 1 + end)) for first, end in parts]
    return opened(model, workers, tasks, total)


def of_squares_list(model, workers, sizes):
    parts = ranges(sizes["numbers"], sizes["tasks"])
    tasks = [(squares_of, (list(range(1 + first, 1 + end)),)) for first, end in parts]
    return opened(model, workers, tasks, total)


def of_fetch(model, workers, sizes):
    return opened(model, workers, [(fetch, (url,)) for url in sizes["urls"]], total)


def of_pool(model, workers, sizes):
    tasks = [(nap, (number, sizes["sleep"])) for number in range(sizes["tasks"])]
    return opened(model, workers, tasks, lambda answers: answers)


def parcels(sizes):
    payload = bytes(sizes["payload"])
    return [(parcel, (number, payload)) for number in range(sizes["tasks"])]


def of_dispatch(model, workers, sizes):
    return opened(model, workers, parcels(sizes), total)


def of_round_trips(model, workers, sizes):
    """One task at a time, for one worker."""
    crew = MODELS[model](1)
    crew.warm(1)
    tasks = parcels(sizes)

    def invocation():
        begin = clock()
        answers = [crew.run([task])[0] for task in tasks]
        taken = clock() - begin
        return taken, total(answers)

    return crew.close, invocation


def of_map(model, workers, sizes):
    crew = MODELS[model](workers)
    crew.warm(workers)
    items = [arguments for _, arguments in parcels(sizes)]

    def invocation():
        begin = clock()
        answers = crew.map(parcel, items, sizes["chunk"])
        taken = clock() - begin
        return taken, total(answers)

    return crew.close, invocation


# The workloads whose tasks need each other: the tasks run at once, as threads or processes, and tell
# what they did through a queue of their own.


class Threads:
    """What threads share."""

    Barrier = threading.Barrier
    Lock = threading.Lock
    Queue = queue.Queue
    SimpleQueue = queue.SimpleQueue

    def __init__(self, executor=None):
        self.executor = executor

    def start(self, function, arguments):
        if self.executor:
            return self.executor.submit(function, *arguments).result
        thread = threading.Thread(target=function, args=arguments)
        thread.start()
        return thread.join

    def value(self):
        return Box()

    def close(self):
        if self.executor:
            self.executor.shutdown()


class Box:
    value = 0


class Processes(Threads):
    """What processes share."""

    Barrier = staticmethod(multiprocessing.Barrier)
    Lock = staticmethod(multiprocessing.Lock)
    Queue = staticmethod(multiprocessing.Queue)
    SimpleQueue = staticmethod(multiprocessing.SimpleQueue)

    def start(self, function, arguments):
        process = multiprocessing.Process(target=function, args=arguments)
        process.start()
        return process.join

    def value(self):
        return multiprocessing.Value("q", 0, lock=False)


def sharing(model, workers):
    if model == "ThreadPoolExecutor":
        return Threads(concurrent.futures.ThreadPoolExecutor(workers))
    return Processes() if model == "Process" else Threads()


class Receipt:
    """How many numbers came, their sum, and whether they came in order."""

    def __init__(self, count=0, total=0, ordered=1):
        self.count, self.total, self.ordered = count, total, ordered

    def plus(self, other):
        return Receipt(self.count + other[0], self.total + other[1], self.ordered & other[2])

    def parts(self):
        return [self.count, self.total % MODULUS, self.ordered]


def gather(told, count):
    """What so many told; what one failed by is raised here."""
    answers = [told.get() for _ in range(count)]
    for answer in answers:
        if isinstance(answer, str):
            raise RuntimeError(answer)
    return answers


def telling(told, function, *arguments):
    """Runs a task, and tells its answer or its failure."""
    try:
        told.put(function(*arguments))
    except Exception as failure:
        told.put("%s: %s" % (type(failure).__name__, failure))


def at_once(share, tasks):
    """Runs tasks at once; gives how long that took, and the answers of those that have one."""
    told = share.SimpleQueue()
    begin = clock()
    joins = [share.start(telling, (told,) + task) for task in tasks]
    answers = gather(told, len(tasks))
    for join in joins:
        join()
    return clock() - begin, [answer for answer in answers if answer]


STEPS = {
    "times-2": lambda number: number * 2,
    "plus-3": lambda number: number + 3,
    "square": lambda number: number * number,
}


def generate(items, out):
    for number in range(items):
        out.put(number)
    out.put(None)


def change(step, into, out):
    apply = STEPS[step]
    while True:
        number = into.get()
        if number is None:
            break
        out.put(apply(number))
    out.put(None)


def collect(steps, into):
    numbers = []
    while True:
        number = into.get()
        if number is None:
            break
        numbers.append(number)
    right = list(range(len(numbers)))
    for step in steps:
        right = [STEPS[step](number) for number in right]
    return [len(numbers), sum(numbers), int(numbers == right)]


def of_pipeline(model, workers, sizes):
    steps = sizes["steps"].split(":")
    share = sharing(model, len(steps) + 2)

    def invocation():
        ways = [share.Queue(sizes["capacity"]) for _ in range(len(steps) + 1)]
        tasks = [(collect, steps, ways[-1])]
        tasks += [(change, step, ways[i], ways[i + 1]) for i, step in enumerate(steps)]
        tasks += [(generate, sizes["items"], ways[0])]
        taken, answers = at_once(share, tasks)
        return taken, Receipt().plus(answers[0]).parts()

    return share.close, invocation


def produce(first, end, out):
    for number in range(first, end):
        out.put(number)


def consume(starts, into, ended, lock, consumers):
    """
    Takes numbers until every sender has ended; `starts` are the first numbers of each.

    An end that one sender puts for all may overtake what others have put before: a queue between
    processes keeps the order of each sender alone. So each sender puts an end of its own, and
    whoever takes the last of them puts one for each of the other consumers.
    """
    count, total, ordered = 0, 0, 1
    last = [-1] * len(starts)
    while True:
        number = into.get()
        if number is None:
            with lock:
                ended.value += 1
                ends = ended.value
            if ends < len(starts):
                continue
            if ends == len(starts):
                for _ in range(consumers - 1):
                    into.put(None)
            return [count, total, ordered]
        count += 1
        total += number
        sender = len(starts) - 1
        while starts[sender] > number:
            sender -= 1
        if number <= last[sender]:
            ordered = 0
        last[sender] = number


def produce_all(first, end, out):
    """As produce, and then an end."""
    produce(first, end, out)
    out.put(None)


def of_producers(model, workers, sizes):
    senders, receivers = [int(number) for number in sizes["shape"].split("x")]
    share = sharing(model, senders + receivers)
    parts = ranges(sizes["items"], senders)
    starts = [first for first, _ in parts]

    def invocation():
        way, ended, lock = share.Queue(sizes["capacity"]), share.value(), share.Lock()
        tasks = [(consume, starts, way, ended, lock, receivers)] * receivers
        tasks += [(produce_all, first, end, way) for first, end in parts]
        taken, answers = at_once(share, tasks)
        receipt = Receipt()
        for answer in answers:
            receipt = receipt.plus(answer)
        return taken, receipt.parts()

    return share.close, invocation


def timed(start, function, *arguments):
    """Waits for the others; gives when it began, when it ended, and its answer."""
    start.wait(LIMIT)
    begin = clock()
    answer = function(*arguments)
    return [begin, clock(), answer]


QUEUES = {
    "queue.Queue": lambda capacity: queue.Queue(capacity),
    "queue.SimpleQueue": lambda capacity: queue.SimpleQueue(),
    "multiprocessing.Queue": lambda capacity: multiprocessing.Queue(capacity),
    "multiprocessing.SimpleQueue": lambda capacity: multiprocessing.SimpleQueue(),
}


def between(share, tasks):
    """Runs tasks that begin together; gives the time from the first to the last, and the answers."""
    start = share.Barrier(len(tasks))
    told = share.SimpleQueue()
    joins = [share.start(telling, (told, timed, start) + task) for task in tasks]
    answers = gather(told, len(tasks))
    for join in joins:
        join()
    taken = max(end for _, end, _ in answers) - min(begin for begin, _, _ in answers)
    return taken, [answer for _, _, answer in answers]


def of_queue(model, workers, sizes):
    share = Processes() if model.startswith("multiprocessing.") else Threads()
    senders, receivers = [int(number) for number in sizes["shape"].split("x")]
    parts = ranges(sizes["items"], senders)
    starts = [first for first, _ in parts]

    def invocation():
        way, ended, lock = QUEUES[model](sizes["capacity"]), share.value(), share.Lock()
        tasks = [(consume, starts, way, ended, lock, receivers)] * receivers
        tasks += [(produce_all, first, end, way) for first, end in parts]
        taken, answers = between(share, tasks)
        receipt = Receipt()
        for answer in answers:
            if answer:
                receipt = receipt.plus(answer)
        return taken, receipt.parts()

    return share.close, invocation


def amounts(worker, count):
    """Deposits and withdrawals of 50 to 500 that look random and are the same each time."""
    seed = worker + 1
    orders = []
    for _ in range(count):
        seed = (seed * 1103515245 + 12345) % (1 << 31)
        amount = 50 + (seed >> 8) % 451
        orders.append(amount if seed & (1 << 20) else -amount)
    return orders


def serve(orders, account, lock):
    """Carries orders out; one that the account has not enough for is refused."""
    changed = 0
    for amount in orders:
        with lock:
            balance = account.value + amount
            if balance >= 0:
                account.value = balance
                changed += amount
    return [len(orders), changed]


def of_bank(model, workers, sizes):
    share = Processes() if model.startswith("multiprocessing.") else Threads()
    orders = [
        amounts(worker, end - first)
        for worker, (first, end) in enumerate(ranges(sizes["operations"], workers))
    ]

    def invocation():
        account, lock = share.value(), share.Lock()
        taken, answers = between(share, [(serve, own, account, lock) for own in orders])
        done = sum(count for count, _ in answers)
        lost = sum(changed for _, changed in answers) - account.value
        return taken, [done, lost]

    return share.close, invocation


# The start of a worker, which ends outside of the measured time.


def be_ready(told):
    told.put(1)


def of_start_ready(model, workers, sizes):
    share = Processes() if model == "Process" else Threads()

    def invocation():
        told = share.SimpleQueue()
        begin = clock()
        join = share.start(be_ready, (told,))
        answer = told.get()
        taken = clock() - begin
        join()
        return taken, [answer]

    return share.close, invocation


def of_first_result(model, workers, sizes):
    share = Processes() if model == "Process" else Threads()

    def of_pool():
        begin = clock()
        crew = MODELS[model](1)
        answers = crew.run([(squares, (1, sizes["numbers"]))])
        taken = clock() - begin
        crew.close()
        return taken, total(answers)

    def of_worker():
        told = share.SimpleQueue()
        begin = clock()
        join = share.start(telling, (told, squares, 1, sizes["numbers"]))
        answer = told.get()
        taken = clock() - begin
        join()
        return taken, [answer]

    return share.close, of_worker if model in ("Thread", "Process") else of_pool


# What there is, by the names of benchmarks: what opens it, who does the work, and the most of a size that
# fits into the time of a fork.

CREWS = list(MODELS)
EXECUTORS = [name for name in MODELS if name.endswith("Executor") or name == "Pool"]
RELAYS = ["threading", "ThreadPoolExecutor", "Process"]

WORKLOADS = {
    "squares": (of_squares, CREWS, {"n": 1000000}),
    "squares-list": (of_squares_list, CREWS, {}),
    "fetch": (of_fetch, CREWS, {}),
    "pool": (of_pool, CREWS, {}),
    "pipeline": (of_pipeline, RELAYS, {"items": 10000}),
    "producers-consumers": (of_producers, RELAYS, {"items": 10000}),
    "queue.threads": (of_queue, ["queue.Queue", "queue.SimpleQueue"], {}),
    "queue.processes": (of_queue, ["multiprocessing.Queue", "multiprocessing.SimpleQueue"], {}),
    "bank.threads": (of_bank, ["threading.Lock"], {}),
    "bank.processes": (of_bank, ["multiprocessing.Lock+Value"], {}),
    "start.ready": (of_start_ready, ["Thread", "Process"], {}),
    "start.firstResult": (of_first_result, ["Thread", "Process"] + EXECUTORS, {}),
    "dispatch.roundTrip": (of_round_trips, ["threading", "Process"] + EXECUTORS, {}),
    "dispatch.few": (of_dispatch, ["threading", "Process"] + EXECUTORS, {}),
    "dispatch.invokeAll": (of_dispatch, ["threading"] + EXECUTORS, {}),
    "dispatch.map": (of_map, EXECUTORS, {}),
}


def gil():
    """Whether one thread at a time runs Python."""
    return getattr(sys, "_is_gil_enabled", lambda: True)()


def describe():
    marks = {
        "GIL": "on" if gil() else "off",
        "processes by": multiprocessing.get_start_method(),
    }
    return {
        "runtime": {"cpython": "CPython"}.get(sys.implementation.name, sys.implementation.name),
        "version": "%d.%d.%d" % tuple(sys.version_info[:3]),
        "program": sys.executable,
        "variant": "" if gil() else "nogil",
        "marks": marks,
        "rows": {
            name: {"models": models, "sizes": most}
            for name, (_, models, most) in WORKLOADS.items()
        },
    }


def iterations(asked, invocation, say):
    """Each begins when Heddle has read what processes have taken so far, and lets it."""
    for _ in range(asked["iterations"]):
        times, first = [], None
        end = clock() + asked["seconds"]
        while True:
            taken, answer = invocation()
            times.append(taken)
            if first is None:
                first = answer
            elif answer != first:
                raise RuntimeError("answered %s, and before %s" % (answer, first))
            if clock() >= end:
                break
        say({"times": times, "answer": first})
        wait_for_line()


def measure(request, say):
    begin, models, _ = WORKLOADS[request["workload"]]
    close, invocation = begin(request["model"], request["workers"], request["sizes"])
    say({"ready": True})
    wait_for_line()
    iterations(request["warmup"], invocation, say)
    iterations(request["measured"], invocation, say)
    close()
    say({"end": True})


# How it lives and ends.


def watch_runner(runner):
    """Ends a worker whose runner is gone: nobody else would."""

    def watch():
        try:
            while True:
                os.kill(runner, 0)
                time.sleep(0.5)
        except OSError:
            os._exit(125)

    threading.Thread(target=watch, daemon=True).start()


lines = threading.Semaphore(0)  # those of its input that nobody has waited for yet


def end_with_input():
    """Ends this process and its group when nobody holds the other end of its input any more."""
    part = os.read(0, 4096)
    while part:
        for _ in range(part.count(b"\n")):
            lines.release()
        part = os.read(0, 4096)
    os.killpg(0, signal.SIGKILL)


def wait_for_line():
    if not lines.acquire(timeout=LIMIT):
        raise RuntimeError("nobody let it go on within %d s" % LIMIT)


def read_line():
    text = b""
    while b"\n" not in text:
        more = os.read(0, 1 << 16)
        if not more:
            break
        text += more
    line, _, more = text.partition(b"\n")
    for _ in range(more.count(b"\n")):
        lines.release()
    return line.decode()


def main():
    # what tasks print must not stand between the lines of the answer
    answer = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)

    def say(reply):
        answer.write(json.dumps(reply) + "\n")
        answer.flush()

    try:
        os.setsid()
    except OSError:
        pass  # it leads a group already
    line = read_line()
    if not line:
        return
    threading.Thread(target=end_with_input, daemon=True).start()
    request = json.loads(line)
    try:
        if request["ask"] == "describe":
            say(describe())
        else:
            measure(request, say)
    except Exception as failure:
        say({"error": "%s: %s" % (type(failure).__name__, failure)})
        # what was begun may never end by itself
        os.killpg(0, signal.SIGKILL)
    answer.close()


if __name__ == "__main__":
    # as a module, so that workers find the tasks by its name, however they are started
    import runner

    runner.main()
