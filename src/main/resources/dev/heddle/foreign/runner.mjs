// Measures Heddle's workloads in Node.js: what the program and this file say to each other is in RUNNERS.md.
//
// It reads one line, does what that asks, and writes a line for each iteration. It needs no package. It
// ends, with all that it started, when its standard input does. Workers, threads and processes alike, run
// this same file.

import { fork } from 'node:child_process';
import { writeSync } from 'node:fs';
import http from 'node:http';
import { fileURLToPath } from 'node:url';
import { Worker, isMainThread, parentPort } from 'node:worker_threads';

const FILE = fileURLToPath(import.meta.url);
const MODULUS = 2 ** 32;
const OLDEST = 18;
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

const TASKS = { squares, squaresOf, nap, parcel, fetchPage };

// The models: each runs [name, arguments] tasks, so many at once, and gives their answers in order.

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
  return new Member(worker, (task) => worker.postMessage(task), () => worker.terminate());
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
  }
}

async function measure(request) {
  const [begin] = WORKLOADS[request.workload];
  const { close, invocation, warm } = begin(request.model, request.workers, request.sizes);
  await warm();
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

async function main() {
  let input = '';
  let asked = false;
  process.stdin.on('end', () => process.exit(125));
  process.stdin.on('error', () => process.exit(125));
  process.stdin.on('data', async (part) => {
    input += part;
    if (asked || !input.includes('\n')) return;
    asked = true;
    try {
      if (parseInt(process.versions.node, 10) < OLDEST) {
        throw new Error(`Node.js ${process.versions.node} is too old, it takes ${OLDEST} or later`);
      }
      const request = JSON.parse(input);
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
