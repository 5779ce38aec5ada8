// Starting other programs: captured (for answers) or in the foreground (for the user to see).
import { spawn } from 'node:child_process';
import { constants } from 'node:os';

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

/**
 * Runs a program to its end and returns what it said. Never throws: a missing program is code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<Captured>}
 */
export function capture(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      stderr += text;
    });
    const timer = endAfter(child, options.timeoutMs);
    child.on('error', (error) => resolve({ code: NOT_FOUND, stdout, stderr: error.message }));
    child.on('close', (code, signal) => {
      resolve({ code: timer.expired() ? TIMED_OUT : exitCode(code, signal), stdout, stderr });
    });
  });
}

/**
 * Runs a program that shares our terminal, hands signals on to it and returns its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>}
 */
export function foreground(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: 'inherit',
    });
    const timer = endAfter(child, options.timeoutMs);
    const release = forwardSignals(child);
    child.on('error', () => {
      release();
      resolve(NOT_FOUND);
    });
    child.on('exit', (code, signal) => {
      release();
      resolve(timer.expired() ? TIMED_OUT : exitCode(code, signal));
    });
  });
}

/**
 * Ctrl-C reaches the child by the terminal, `kill` only us: we stay alive until the child has ended.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {() => void} stops forwarding
 */
export function forwardSignals(child) {
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  /** @param {NodeJS.Signals} signal */
  const forward = (signal) => {
    child.kill(signal);
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  };
  for (const signal of signals) process.on(signal, forward);
  return () => {
    for (const signal of signals) process.off(signal, forward);
  };
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
  if (timeoutMs === undefined) return { expired: () => expired };
  const timer = setTimeout(() => {
    expired = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), GRACE_MS).unref();
  }, timeoutMs);
  child.on('close', () => clearTimeout(timer));
  child.on('error', () => clearTimeout(timer));
  return { expired: () => expired };
}
