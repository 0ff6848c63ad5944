// Measures Heddle's workloads in Node.js: what the program and this file say to each other is in RUNNERS.md.
//
// It reads one line, does what that asks, and writes a line for each iteration. It needs no package. It
// ends, with all that it started, when its standard input does. Workers, threads and processes alike, run
// this same file.

import { fork } from 'node:child_process';
import { writeSync } from 'node:fs';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { MessageChannel, Worker, isMainThread, parentPort } from 'node:worker_threads';

const FILE = fileURLToPath(import.meta.url);
const MODULUS = 2 ** 32;
const OLDEST = 18;
const LIMIT = 60_000; // milliseconds that anything here waits for another at most
const now = () => Number(process.hrtime.bigint()) / 1e9;

// The tasks: the same plain functions under every model.

/** Modulo 2^32, in which a product is exact. */
function squares(first, end) {
  let total = 0;
  for (let k = first; k < end; k++) total = (total + Math.imul(k, k)) | 0;
  return total >>> 0;
}

function squaresOf(numbers) {
  let total = 0;
  for (const k of numbers) total = (total + Math.imul(k, k)) | 0;
  return total >>> 0;
}

const nap = (number, seconds) =>
  new Promise((done) => setTimeout(() => done(2 * number), seconds * 1e3));

const parcel = (number, payload) => 3 * number + payload.length;

const agent = new http.Agent({ keepAlive: true });

function fetchPage(url) {
  return new Promise((done, failed) => {
    const request = http.get(url, { agent, timeout: 60_000 }, (answer) => {
      let length = 0;
      answer.on('data', (part) => (length += part.length));
      answer.on('error', failed);
      answer.on('end', () =>
        answer.statusCode === 200 ? done(length) : failed(new Error(`${url}: status ${answer.statusCode}`)));
    });
    request.on('error', failed);
    request.on('timeout', () => request.destroy(new Error(`${url}: no answer`)));
  });
}

// What threads share: a counter in shared memory that is waited for, and ways for numbers made of it.

/** Takes one of what is at a place, and waits until there is one. */
function acquire(words, at) {
  for (;;) {
    const there = Atomics.load(words, at);
    if (there === 0) {
      if (Atomics.wait(words, at, 0, LIMIT) === 'timed-out') throw new Error('waited too long for others');
    } else if (Atomics.compareExchange(words, at, there, there - 1) === there) {
      return;
    }
  }
}

function release(words, at) {
  Atomics.add(words, at, 1);
  Atomics.notify(words, at, 1);
}

/** The end of what a sender sends. */
const END = -1;

const FREE = 0;
const FILLED = 1;
const LOCK = 2;
const FIRST = 3;
const LAST = 4;
const ENDED = 5;

/** A queue in shared memory: as many ends of it as there are threads, all the same. */
class Ring {
  constructor({ words, items, senders, receivers }) {
    Object.assign(this, { words, items, senders, receivers });
  }

  static between(capacity, senders, receivers) {
    const words = new Int32Array(new SharedArrayBuffer(6 * 4));
    words[FREE] = capacity;
    words[LOCK] = 1;
    const items = new Float64Array(new SharedArrayBuffer(8 * capacity));
    const end = { words, items, senders, receivers };
    return { into: new Array(senders).fill(end), from: new Array(receivers).fill(end) };
  }

  put(number) {
    const { words, items } = this;
    acquire(words, FREE);
    acquire(words, LOCK);
    items[words[LAST]] = number;
    words[LAST] = (words[LAST] + 1) % items.length;
    release(words, LOCK);
    release(words, FILLED);
  }

  take() {
    const { words, items } = this;
    acquire(words, FILLED);
    acquire(words, LOCK);
    const number = items[words[FIRST]];
    words[FIRST] = (words[FIRST] + 1) % items.length;
    release(words, LOCK);
    release(words, FREE);
    return number;
  }

  /** Called by each sender at its end; the last of them tells all receivers. */
  finish() {
    if (Atomics.add(this.words, ENDED, 1) + 1 < this.senders) return;
    for (let i = 0; i < this.receivers; i++) this.put(END);
  }

  /** Tells numbers until the end comes. */
  each(act) {
    for (let number = this.take(); number !== END; number = this.take()) act(number);
  }
}

/** Messages: each sender has a channel to each receiver, and takes turns; all share the room. */
class Ports {
  constructor({ room, ports }) {
    Object.assign(this, { room, ports, next: 0 });
  }

  static between(capacity, senders, receivers) {
    const room = new Int32Array(new SharedArrayBuffer(4));
    room[0] = capacity;
    const ends = (count) => Array.from({ length: count }, () => ({ room, ports: [] }));
    const [into, from] = [ends(senders), ends(receivers)];
    for (const sender of into) {
      for (const receiver of from) {
        const { port1, port2 } = new MessageChannel();
        sender.ports.push(port1);
        receiver.ports.push(port2);
      }
    }
    return { into, from };
  }

  put(number) {
    acquire(this.room, 0);
    this.ports[this.next].postMessage(number);
    this.next = (this.next + 1) % this.ports.length;
  }

  finish() {
    for (let i = 0; i < this.ports.length; i++) this.put(END);
  }

  each(act) {
    return new Promise((done) => {
      let open = this.ports.length;
      const came = (number) => {
        release(this.room, 0);
        if (number !== END) act(number);
        else if (--open === 0) done(this.ports.forEach((port) => port.close()));
      };
      for (const port of this.ports) port.on('message', came);
    });
  }
}

/** A queue between functions of one thread: who waits gives a promise, and the others go on. */
class Held {
  constructor(capacity, senders, receivers) {
    Object.assign(this, { capacity, senders, receivers, items: [], full: [], empty: [] });
  }

  static between(capacity, senders, receivers) {
    const end = new Held(capacity, senders, receivers);
    return { into: new Array(senders).fill(end), from: new Array(receivers).fill(end) };
  }

  put(number) {
    if (this.items.length >= this.capacity) {
      return new Promise((go) => this.full.push(go)).then(() => this.put(number));
    }
    this.items.push(number);
    this.empty.shift()?.();
    return undefined;
  }

  async finish() {
    if (--this.senders > 0) return;
    for (let i = 0; i < this.receivers; i++) await this.put(END);
  }

  async each(act) {
    for (;;) {
      while (this.items.length === 0) await new Promise((go) => this.empty.push(go));
      const number = this.items.shift();
      this.full.shift()?.();
      if (number === END) return;
      const waits = act(number);
      if (waits) await waits;
    }
  }
}

const WAYS = { MessageChannel: Ports, SharedArrayBuffer: Ring, 'event-loop': Held };

const opens = (end) => (end instanceof Held ? end : end.ports ? new Ports(end) : new Ring(end));

// The tasks that need each other. Those that send and receive tell how many numbers came, their sum, and
// whether they came right and in order.

const NOTHING = [0, 0, 1];

const STEPS = {
  'times-2': (number) => number * 2,
  'plus-3': (number) => number + 3,
  square: (number) => number * number,
};

async function produce(first, end, into) {
  const way = opens(into);
  for (let number = first; number < end; number++) {
    const waits = way.put(number);
    if (waits) await waits;
  }
  await way.finish();
  return NOTHING;
}

async function change(step, from, into) {
  const way = opens(into);
  const apply = STEPS[step];
  await opens(from).each((number) => way.put(apply(number)));
  await way.finish();
  return NOTHING;
}

async function collect(steps, from) {
  const applies = steps.map((step) => STEPS[step]);
  let [count, sum, right] = NOTHING;
  await opens(from).each((number) => {
    let expected = count++;
    for (const apply of applies) expected = apply(expected);
    if (number !== expected) right = 0;
    sum = (sum + number) % MODULUS;
  });
  return [count, sum, right];
}

/** Takes numbers until the end; `starts` are the first numbers of each sender. */
async function consume(starts, from) {
  const last = starts.map(() => -1);
  let [count, sum, right] = NOTHING;
  await opens(from).each((number) => {
    count++;
    sum = (sum + number) % MODULUS;
    let sender = starts.length - 1;
    while (starts[sender] > number) sender--;
    if (number <= last[sender]) right = 0;
    last[sender] = number;
  });
  return [count, sum, right];
}

const BALANCE = 1;

/** Carries orders out; one that the account has not enough for is refused. */
function serve(orders, account) {
  let changed = 0;
  for (const amount of orders) {
    acquire(account, 0);
    const balance = account[BALANCE] + amount;
    if (balance >= 0) {
      account[BALANCE] = balance;
      changed += amount;
    }
    release(account, 0);
  }
  return [orders.length, changed];
}

/** Does a task when all others are there too; tells when it began, when it ended, and the answer. */
async function timed(gate, others, name, ...given) {
  let there = Atomics.add(gate, 0, 1) + 1;
  if (there === others) Atomics.notify(gate, 0);
  for (; there < others; there = Atomics.load(gate, 0)) {
    if (Atomics.wait(gate, 0, there, LIMIT) === 'timed-out') throw new Error('waited too long for others');
  }
  const begin = now();
  const answer = await TASKS[name](...given);
  return [begin, now(), answer];
}

const TASKS = {
  squares,
  squaresOf,
  nap,
  parcel,
  fetchPage,
  produce,
  change,
  collect,
  consume,
  serve,
  timed,
};

// The models: each runs [name, arguments, what is handed over] tasks, so many at once, and gives their
// answers in order.

class Sequential {
  async run(tasks) {
    const answers = [];
    for (const [name, given] of tasks) answers.push(await TASKS[name](...given));
    return answers;
  }

  async close() {
    agent.destroy();
  }
}

/** So many tasks of this one thread wait at once. */
class EventLoop extends Sequential {
  constructor(workers) {
    super();
    this.workers = workers;
  }

  run(tasks) {
    return bounded(this.workers, tasks, (_, [name, given]) => TASKS[name](...given));
  }
}

/** Gives each of so many slots the next task as soon as it is free. */
async function bounded(slots, tasks, act) {
  const answers = new Array(tasks.length);
  let next = 0;
  const work = async (slot) => {
    while (next < tasks.length) {
      const place = next++;
      answers[place] = await act(slot, tasks[place]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(slots, tasks.length) }, (_, slot) => work(slot)));
  return answers;
}

/** Workers that stay, each with one task at a time. */
class Crew extends Sequential {
  constructor(workers, start) {
    super();
    this.workers = Array.from({ length: workers }, start);
  }

  async run(tasks) {
    return bounded(this.workers.length, tasks, (slot, task) => this.workers[slot].call(task));
  }

  async close() {
    await Promise.all(this.workers.map((worker) => worker.end()));
  }
}

/** One of them: what it is sent, it answers, one at a time. */
class Member {
  constructor(worker, send, end) {
    this.send = send;
    this.waiting = null;
    this.ended = new Promise((done) => worker.once('exit', done));
    this.end = () => {
      this.waiting = null;
      end();
      return this.ended;
    };
    worker.on('message', ({ answer, error }) => {
      const { done, failed } = this.waiting;
      this.waiting = null;
      if (error === undefined) done(answer);
      else failed(new Error(error));
    });
    worker.once('exit', (code) => this.waiting?.failed(new Error(`a worker ended with ${code}`)));
    worker.once('error', (error) => this.waiting?.failed(error));
  }

  call(task) {
    return new Promise((done, failed) => {
      this.waiting = { done, failed };
      this.send(task);
    });
  }
}

function newThread() {
  const worker = new Worker(FILE);
  const send = ([name, given, over]) => worker.postMessage([name, given], over);
  return new Member(worker, send, () => worker.terminate());
}

function newProcess() {
  const child = fork(FILE, ['worker'], { serialization: 'advanced', stdio: ['ignore', 2, 2, 'ipc'] });
  return new Member(child, (task) => child.send(task), () => child.disconnect());
}

const MODELS = {
  sequential: () => new Sequential(),
  'event-loop': (workers) => new EventLoop(workers),
  worker_threads: (workers) => new Crew(workers, newThread),
  child_process: (workers) => new Crew(workers, newProcess),
};

const STARTS = { worker_threads: newThread, child_process: newProcess };

async function answer(task, reply) {
  try {
    reply({ answer: await TASKS[task[0]](...task[1]) });
  } catch (failure) {
    reply({ error: String(failure) });
  }
}

// The workloads: what opens one gives what closes it, and one invocation, which gives how long it took
// and what it came to.

function opened(model, workers, tasks, combine) {
  const crew = MODELS[model](workers);
  const invocation = async () => {
    const begin = now();
    const answers = await crew.run(tasks);
    const taken = now() - begin;
    return [taken, combine(answers)];
  };
  return { close: () => crew.close(), invocation, warm: () => crew.run(tasks.slice(0, workers)) };
}

const total = (answers) => [answers.reduce((sum, each) => (sum + each) % MODULUS, 0)];

/** How many of `count` come before part `index`: parts differ by one at most. */
const split = (count, parts, index) =>
  Math.floor(count / parts) * index + Math.min(index, count % parts);

const ranges = (count, parts) =>
  Array.from({ length: parts }, (_, i) => [split(count, parts, i), split(count, parts, i + 1)]);

const numbers = (first, end) => Float64Array.from({ length: end - first }, (_, i) => first + i);

const parcels = ({ tasks, payload }) =>
  Array.from({ length: tasks }, (_, number) => ['parcel', [number, new Uint8Array(payload)]]);

const ofSquares = (model, workers, { n, tasks }) =>
  opened(
    model,
    workers,
    ranges(n, tasks).map(([first, end]) => ['squares', [1 + first, 1 + end]]),
    total,
  );

const ofSquaresList = (model, workers, sizes) =>
  opened(
    model,
    workers,
    ranges(sizes.numbers, sizes.tasks).map(([first, end]) => ['squaresOf', [numbers(1 + first, 1 + end)]]),
    total,
  );

const ofFetch = (model, workers, { urls }) =>
  opened(model, workers, urls.map((url) => ['fetchPage', [url]]), total);

const ofPool = (model, workers, { tasks, sleep }) =>
  opened(
    model,
    workers,
    Array.from({ length: tasks }, (_, number) => ['nap', [number, sleep]]),
    (answers) => answers,
  );

const ofDispatch = (model, workers, sizes) => opened(model, workers, parcels(sizes), total);

/** One task at a time, for one worker. */
function ofRoundTrips(model, workers, sizes) {
  const crew = MODELS[model](1);
  const tasks = parcels(sizes);
  const invocation = async () => {
    const answers = [];
    const begin = now();
    for (const task of tasks) answers.push((await crew.run([task]))[0]);
    const taken = now() - begin;
    return [taken, total(answers)];
  };
  return { close: () => crew.close(), invocation, warm: invocation };
}

// The workloads whose tasks need each other: all run at once, each on a worker of its own.

function atOnce(model, count) {
  const crew = model === 'event-loop' ? new EventLoop(count) : new Crew(count, newThread);
  const run = async (tasks) => {
    let late;
    const limit = new Promise((_, failed) => {
      late = setTimeout(() => failed(new Error(`took longer than ${LIMIT / 1e3} s`)), LIMIT);
    });
    try {
      return await Promise.race([crew.run(tasks), limit]);
    } finally {
      clearTimeout(late);
    }
  };
  return { close: () => crew.close(), run };
}

/** A task that is handed ends of ways, with what of them can only be handed over. */
const task = (name, ...given) => [name, given, given.flatMap((each) => each.ports ?? [])];

const receipt = (answers) =>
  answers.reduce(
    ([count, sum, right], each) => [count + each[0], (sum + each[1]) % MODULUS, right & each[2]],
    NOTHING,
  );

function ofPipeline(model, workers, { items, capacity, steps: names }) {
  const steps = names.split(':');
  const { close, run } = atOnce(model, steps.length + 2);
  const invocation = async () => {
    const ways = Array.from({ length: steps.length + 1 }, () => WAYS[model].between(capacity, 1, 1));
    const from = (i) => ways[i].from[0];
    const into = (i) => ways[i].into[0];
    const tasks = [
      task('collect', steps, from(steps.length)),
      ...steps.map((step, i) => task('change', step, from(i), into(i + 1))),
      task('produce', 0, items, into(0)),
    ];
    const begin = now();
    const answers = await run(tasks);
    return [now() - begin, receipt(answers)];
  };
  return { close, invocation, warm: invocation };
}

/** The tasks of some that send numbers to some that receive them. */
function relay(model, { items, capacity, shape }) {
  const [senders, receivers] = shape.split('x').map(Number);
  const parts = ranges(items, senders);
  const starts = parts.map(([first]) => first);
  const tasks = () => {
    const { into, from } = WAYS[model].between(capacity, senders, receivers);
    return [
      ...from.map((end) => task('consume', starts, end)),
      ...parts.map(([first, end], i) => task('produce', first, end, into[i])),
    ];
  };
  return [senders + receivers, tasks];
}

function ofProducers(model, workers, sizes) {
  const [count, tasks] = relay(model, sizes);
  const { close, run } = atOnce(model, count);
  const invocation = async () => {
    const made = tasks();
    const begin = now();
    const answers = await run(made);
    return [now() - begin, receipt(answers)];
  };
  return { close, invocation, warm: invocation };
}

/** Runs tasks that begin together; gives the time from the first to the last, and the answers. */
async function between(run, tasks) {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const answers = await run(
    tasks.map(([name, given, over]) => ['timed', [gate, tasks.length, name, ...given], over]),
  );
  const taken =
    Math.max(...answers.map(([, end]) => end)) - Math.min(...answers.map(([begin]) => begin));
  return [taken, answers.map(([, , answer]) => answer)];
}

function ofQueue(model, workers, sizes) {
  const [count, tasks] = relay(model, sizes);
  const { close, run } = atOnce(model, count);
  const invocation = async () => {
    const [taken, answers] = await between(run, tasks());
    return [taken, receipt(answers)];
  };
  return { close, invocation, warm: invocation };
}

/** Deposits and withdrawals of 50 to 500 that look random and are the same each time. */
function amounts(worker, count) {
  let seed = worker + 1;
  return Int32Array.from({ length: count }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    const amount = 50 + ((seed >> 8) % 451);
    return seed & (1 << 20) ? amount : -amount;
  });
}

function ofBank(model, workers, { operations }) {
  const { close, run } = atOnce(model, workers);
  const orders = ranges(operations, workers).map(([first, end], worker) => amounts(worker, end - first));
  const invocation = async () => {
    const account = new Int32Array(new SharedArrayBuffer(8));
    account[0] = 1; // who may change it
    const [taken, answers] = await between(run, orders.map((own) => task('serve', own, account)));
    const done = answers.reduce((sum, [count]) => sum + count, 0);
    const changed = answers.reduce((sum, [, change]) => sum + change, 0);
    return [taken, [done, changed - account[BALANCE]]];
  };
  return { close, invocation, warm: invocation };
}

/** A fresh worker until it has answered; it ends outside of the measured time. */
const ofStart = (task, combine) => (model, workers, sizes) => ({
  close: async () => {},
  warm: async () => {},
  invocation: async () => {
    const begin = now();
    const worker = STARTS[model]();
    const result = await worker.call(task(sizes));
    const taken = now() - begin;
    await worker.end();
    return [taken, combine(result)];
  },
});

const CREWS = Object.keys(MODELS);
const WORKERS = ['worker_threads', 'child_process'];
const COMPUTING = CREWS.filter((model) => model !== 'event-loop');

const WORKLOADS = {
  squares: [ofSquares, COMPUTING],
  'squares-list': [ofSquaresList, COMPUTING],
  fetch: [ofFetch, CREWS],
  pool: [ofPool, CREWS],
  pipeline: [ofPipeline, Object.keys(WAYS)],
  'producers-consumers': [ofProducers, Object.keys(WAYS)],
  'queue.threads': [ofQueue, ['MessageChannel', 'SharedArrayBuffer']],
  'bank.threads': [ofBank, ['Atomics']],
  'start.ready': [ofStart(() => ['parcel', [0, [0]]], (result) => [result]), WORKERS],
  'start.firstResult': [ofStart(({ numbers: end }) => ['squares', [1, end]], (sum) => [sum]), WORKERS],
  'dispatch.roundTrip': [ofRoundTrips, WORKERS],
  'dispatch.few': [ofDispatch, WORKERS],
  'dispatch.invokeAll': [ofDispatch, WORKERS],
};

const describe = () => ({
  runtime: 'Node.js',
  version: process.versions.node,
  program: process.execPath,
  marks: { V8: process.versions.v8 },
  rows: Object.fromEntries(Object.entries(WORKLOADS).map(([name, [, models]]) => [name, { models }])),
});

/** Each begins when Heddle has read what processes have taken so far, and lets it. */
async function iterations({ iterations: count, seconds }, invocation) {
  for (let i = 0; i < count; i++) {
    const times = [];
    let first;
    const end = now() + seconds;
    do {
      const [taken, came] = await invocation();
      times.push(taken);
      first ??= came;
      if (String(came) !== String(first)) throw new Error(`answered ${came}, and before ${first}`);
      // lets the end of the input be seen
      await new Promise(setImmediate);
    } while (now() < end);
    say({ times, answer: first });
    await waitForLine();
  }
}

async function measure(request) {
  const [begin] = WORKLOADS[request.workload];
  const { close, invocation, warm } = begin(request.model, request.workers, request.sizes);
  await warm();
  say({ ready: true });
  await waitForLine();
  await iterations(request.warmup, invocation);
  await iterations(request.measured, invocation);
  await close();
  say({ end: true });
}

function say(reply) {
  let line = Buffer.from(`${JSON.stringify(reply)}\n`);
  while (line.length > 0) {
    try {
      line = line.subarray(writeSync(1, line));
    } catch (failure) {
      if (failure.code !== 'EAGAIN') throw failure;
    }
  }
}

// The lines of its input that nobody has waited for yet, and what goes on with the next.
let lines = 0;
let goesOn = null;

function linesCame(count) {
  lines += count;
  if (lines > 0) goesOn?.();
}

async function waitForLine() {
  if (lines === 0) {
    await new Promise((done, failed) => {
      const late = setTimeout(
        () => failed(new Error(`nobody let it go on within ${LIMIT / 1e3} s`)),
        LIMIT,
      );
      goesOn = () => done(clearTimeout(late));
    });
    goesOn = null;
  }
  lines--;
}

async function main() {
  let input = '';
  let asked = false;
  process.stdin.on('end', () => process.exit(125));
  process.stdin.on('error', () => process.exit(125));
  process.stdin.on('data', async (part) => {
    if (asked) {
      linesCame(String(part).split('\n').length - 1);
      return;
    }
    input += part;
    if (!input.includes('\n')) return;
    asked = true;
    const [first, ...more] = input.split('\n');
    linesCame(more.length - 1);
    try {
      if (parseInt(process.versions.node, 10) < OLDEST) {
        throw new Error(`Node.js ${process.versions.node} is too old, it takes ${OLDEST} or later`);
      }
      const request = JSON.parse(first);
      if (request.ask === 'describe') say(describe());
      else await measure(request);
      process.exit(0);
    } catch (failure) {
      say({ error: failure.message ?? String(failure) });
      process.exit(0);
    }
  });
}

if (!isMainThread) {
  parentPort.on('message', (task) => answer(task, (reply) => parentPort.postMessage(reply)));
} else if (process.argv[2] === 'worker') {
  process.on('message', (task) => answer(task, (reply) => process.send(reply)));
  // whoever started it is gone
  process.on('disconnect', () => process.exit(0));
} else {
  main();
}
