// Starting other programs: captured (for answers) or in the foreground (for the user to see).
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { Interrupted } from './say.mjs';

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env] the whole environment of the child
 * @property {number} [timeoutMs] after this the child is ended and the code is 124
 */

/** @typedef {{code: number, stdout: string, stderr: string}} Captured */

const GRACE_MS = 5_000;
/** What a shell answers when a program does not exist. */
const NOT_FOUND = 127;
/** What coreutils' `timeout` answers. */
const TIMED_OUT = 124;

/** @type {NodeJS.Signals[]} */
const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
let stopAsked = false;
/**
 * One listener per signal for all of them: many run at once when libraries are looked for.
 * @type {Set<import('node:child_process').ChildProcess>}
 */
const running = new Set();

/**
 * Runs a program to its end and returns what it said. A missing program is code 127.
 * Throws Interrupted when we were asked to stop meanwhile.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Captured>}
 */
export async function capture(command, args, options = {}) {
  let stdout = '';
  let stderr = '';
  const child = spawn(command, args, { ...placeOf(options), stdio: ['ignore', 'pipe', 'pipe'] });
  child.stdout.setEncoding('utf8').on('data', (text) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    stderr += text;
  });
  const code = await endOf(child, 'close', options.timeoutMs);
  return { code, stdout, stderr };
}

/**
 * Runs a program that shares our terminal and returns its exit code.
 * Throws Interrupted when we were asked to stop meanwhile.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function foreground(command, args, options = {}) {
  const child = spawn(command, args, { ...placeOf(options), stdio: 'inherit' });
  return endOf(child, 'exit', options.timeoutMs);
}

/**
 * While `work` runs, a request to stop does not end us at once: the next program we start, or the one that
 * runs, throws Interrupted, so that everything begun is cleaned up.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function stoppingCleanly(work) {
  const note = () => {
    stopAsked = true;
  };
  for (const signal of STOP_SIGNALS) process.on(signal, note);
  try {
    return await work();
  } finally {
    for (const signal of STOP_SIGNALS) process.off(signal, note);
  }
}

/** @param {RunOptions} options */
function placeOf(options) {
  return { env: options.env ?? process.env, ...(options.cwd === undefined ? {} : { cwd: options.cwd }) };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {'close' | 'exit'} event
 * @param {number | undefined} timeoutMs
 * @returns {Promise<number>}
 */
async function endOf(child, event, timeoutMs) {
  const timer = endAfter(child, timeoutMs);
  const release = forwardSignals(child);
  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.on('error', () => resolve(NOT_FOUND));
    child.on(event, (code, signal) => resolve(exitCode(code, signal)));
  });
  if (stopAsked) child.kill();
  const code = await ended;
  release();
  timer.stop();
  if (stopAsked) throw new Interrupted();
  return timer.expired() ? TIMED_OUT : code;
}

/**
 * `kill` reaches only us, so we hand it on; Ctrl-C reaches the child through the terminal already, and a second
 * one would make many programs skip their cleaning up.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} stops forwarding
 */
function forwardSignals(child) {
  if (running.size === 0) for (const signal of STOP_SIGNALS) process.on(signal, stopRunning);
  running.add(child);
  return () => {
    running.delete(child);
    if (running.size === 0) for (const signal of STOP_SIGNALS) process.off(signal, stopRunning);
  };
}

/** @param {NodeJS.Signals} signal */
function stopRunning(signal) {
  stopAsked = true;
  for (const child of running) {
    if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  }
}

/**
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 * @returns {number} the code a shell would show
 */
export function exitCode(code, signal) {
  if (code !== null) return code;
  return signal === null ? 1 : 128 + constants.signals[signal];
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {number | undefined} timeoutMs
 */
function endAfter(child, timeoutMs) {
  let expired = false;
  const end = () => {
    expired = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  };
  const timer = timeoutMs === undefined ? undefined : setTimeout(end, timeoutMs);
  return { expired: () => expired, stop: () => clearTimeout(timer) };
}
