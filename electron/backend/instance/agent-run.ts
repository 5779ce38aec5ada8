/** One run of the agent: starts a process somewhere, pipes the script in, streams progress, reads the answer. */
import {
  type AgentAnswer,
  type AgentCommand,
  type AgentProcessResult,
  type AgentProgress,
  buildAgentScript,
  classifyAgentFailure,
  createAgentOutputReader,
} from './agent/index.ts';
import { failureProblem } from './agent-problems.ts';
import { identifyProcess, type ProcessIdentity } from './process-identity.ts';

/** A process that runs PHP in the Magento root; local, SSH and Docker differ only in how they start it. */
export interface AgentProcess {
  /** Writes all of standard input, then closes it. */
  feed(script: Uint8Array): void;
  onOutput(listener: (chunk: string) => void): void;
  kill(): void;
  /** Its number on this computer; undefined where it runs elsewhere or did not start. */
  readonly pid: number | undefined;
  /** For a process that runs elsewhere: its number and start there; null = it did not start. */
  identify?(): Promise<ProcessIdentity | null>;
  /** Resolves once, never rejects. `stdout` and `stderr` are the first part only, for naming a failure. */
  readonly ended: Promise<AgentProcessResult>;
}

export type StartAgentProcess = () => AgentProcess;

export interface AgentRunOptions {
  readonly start: StartAgentProcess;
  readonly command: AgentCommand;
  /** Milliseconds after which the process is killed. */
  readonly timeout: number;
  readonly signal: AbortSignal;
  readonly onProgress?: (step: AgentProgress['step']) => void;
  /** Awaited before the process is given anything to do. */
  readonly onStart?: (process: ProcessIdentity) => Promise<void>;
}

/** More than any answer with a lot of noise from modules; what comes after is not read. */
const longestOutput = 64 * 1024 * 1024;

const identify = async (process: AgentProcess): Promise<ProcessIdentity | null> => {
  if (process.identify !== undefined) return process.identify();
  return process.pid === undefined ? null : identifyProcess(process.pid);
};

/** Throws `ProblemError` `instance.*` when there is no readable answer. Aborting kills the process. */
export async function runAgent(options: AgentRunOptions): Promise<AgentAnswer> {
  options.signal.throwIfAborted();
  const { script, marker } = buildAgentScript(options.command);
  const process = options.start();
  const reader = createAgentOutputReader(marker, ({ step }) => options.onProgress?.(step));
  let length = 0;
  let timedOut = false;
  process.onOutput((chunk) => {
    length += chunk.length;
    if (length > longestOutput) process.kill();
    else reader.push(chunk);
  });
  const kill = (): void => process.kill();
  const timer = setTimeout(() => {
    timedOut = true;
    kill();
  }, options.timeout);
  options.signal.addEventListener('abort', kill, { once: true });
  try {
    const identity = options.onStart === undefined ? null : await identify(process);
    if (identity !== null) await options.onStart?.(identity);
    process.feed(script);
    const result = await process.ended;
    const output = reader.end();
    if (output.ok) return output.answer;
    options.signal.throwIfAborted();
    const failure = classifyAgentFailure(result, output.kind === 'garbled-answer' || length > longestOutput);
    throw failureProblem(timedOut ? { ...failure, kind: 'no-answer' } : failure);
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', kill);
    // It has ended, unless we failed before it was given its work: then it would wait for ever.
    kill();
  }
}
