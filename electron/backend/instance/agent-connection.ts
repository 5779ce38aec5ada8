/** An instance behind the PHP agent, however its process is started. */
import type { ApplyPhase } from '../../../shared/model/apply-phase.ts';
import { environments } from '../../../shared/model/environment.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import { neededParams, type Problem, ProblemError } from '../../../shared/problems.ts';
import {
  type AgentAnswer,
  type AgentCommand,
  type AgentProgress,
  failureOfAnswer,
  type InstanceState,
  type ServerFacts,
} from './agent/index.ts';
import { toInstanceFacts, toReach } from './agent-facts.ts';
import { failureProblem, refusalProblem } from './agent-problems.ts';
import { type AgentRunOptions, runAgent, type StartAgentProcess } from './agent-run.ts';
import { toServerCheck } from './agent-server-check.ts';
import type { ApplyResult, ExportedKeys, InstanceConnection } from './connection.ts';
import type { ProcessIdentity } from './process-identity.ts';

/** The step that the agent has just finished, and the phase that begins with it. */
const phaseAfter: Partial<Record<AgentProgress['step'], ApplyPhase>> = {
  bootstrapped: 'check',
  writing: 'write',
  committing: 'commit',
  committed: 'clean',
  cleaned: 'verify',
};

/** A bootstrap takes up to a second on a slow store; a minute is far more than a busy one needs. */
const runTimeout = 60_000;

interface AgentConnectionOptions {
  readonly start: StartAgentProcess;
  readonly now: () => Date;
  readonly userAgent: string;
  /** Names the place in problems, for instance the Magento root. */
  readonly root: string;
  /** Milliseconds for one run; nothing = a minute. */
  readonly runTimeout?: number;
}

type Answered = Extract<AgentAnswer, { state: InstanceState }>;

/** Tells the phases of a write, and the process that writes before it is given anything to do. */
const watching = (
  onPhase: ((phase: ApplyPhase) => void) | undefined,
  onWriter: ((writer: ProcessIdentity) => Promise<void>) | undefined,
): Pick<AgentRunOptions, 'onProgress' | 'onStart'> => ({
  onProgress: (step) => {
    const phase = phaseAfter[step];
    if (phase) onPhase?.(phase);
  },
  onStart: async (writer) => onWriter?.(writer),
});

export interface AgentConnection extends InstanceConnection {
  exportKeys(signal: AbortSignal): Promise<ExportedKeys>;
}

export function createAgentConnection(options: AgentConnectionOptions): AgentConnection {
  const facts = (server: ServerFacts, state: InstanceState): InstanceFacts =>
    toInstanceFacts(server, state, options.now());

  /** The problem's values, with the place where its text names it. */
  const placed = ({ code, params }: Problem): Problem['params'] => ({
    ...params,
    ...neededParams(code, { root: options.root }),
  });

  const run = async (
    command: AgentCommand,
    signal: AbortSignal,
    watch: Pick<AgentRunOptions, 'onProgress' | 'onStart'> = {},
  ): Promise<AgentAnswer> => {
    const answer = await runAgent({
      start: options.start,
      command,
      signal,
      timeout: options.runTimeout ?? runTimeout,
      ...watch,
    }).catch((error: unknown) => {
      throw error instanceof ProblemError
        ? new ProblemError(error.problem.code, placed(error.problem))
        : error;
    });
    if (answer.kind === 'failed') {
      const { problem } = failureProblem(failureOfAnswer(answer));
      throw new ProblemError(problem.code, placed(problem));
    }
    return answer;
  };

  const unexpected = (): ProblemError => new ProblemError('instance.garbled-answer');

  const stateOf = (answer: AgentAnswer, kind: 'inspected' | 'finished'): InstanceFacts => {
    if (answer.kind === 'refused' && answer.refusal.reason !== 'changed') {
      throw refusalProblem(answer.refusal, answer.server);
    }
    if (answer.kind !== kind) throw unexpected();
    return facts(answer.server, answer.state);
  };

  const written = (answer: AgentAnswer): ApplyResult => {
    if (answer.kind === 'refused') {
      if (answer.refusal.reason !== 'changed') throw refusalProblem(answer.refusal, answer.server);
      return { kind: 'changed-meanwhile', facts: facts(answer.server, answer.refusal.state) };
    }
    if (answer.kind === 'mismatch')
      throw new ProblemError('apply.conflict', { paths: answer.paths.join(', ') });
    if (answer.kind !== 'applied') throw unexpected();
    const done: Extract<Answered, { kind: 'applied' }> = answer;
    return { kind: 'applied', facts: facts(done.server, done.state), snapshot: done.snapshot };
  };

  return {
    inspect: async (signal, { onRows, probe } = {}) => {
      const command: AgentCommand = { kind: 'inspect', rows: onRows !== undefined, probe: probe ?? null };
      const answer = await run(command, signal);
      const found = stateOf(answer, 'inspected');
      if (answer.kind !== 'inspected') return found;
      if (answer.rows) onRows?.(answer.rows);
      return { ...found, reach: answer.reach && toReach(answer.reach) };
    },
    finish: async (signal) => stateOf(await run({ kind: 'finish' }, signal), 'finished'),
    apply: async (changes, expectedToken, onPhase, signal, onWriter) => {
      const command: AgentCommand = { kind: 'apply', changes: [...changes], expectedToken };
      return written(await run(command, signal, watching(onPhase, onWriter)));
    },
    restore: async (snapshot, expectedToken, signal, onPhase, onWriter) => {
      const command: AgentCommand = { kind: 'restore', rows: [...snapshot], expectedToken };
      return written(await run(command, signal, watching(onPhase, onWriter)));
    },
    exportKeys: async (signal) => {
      const answer = await run({ kind: 'export-keys' }, signal);
      if (answer.kind === 'refused' && answer.refusal.reason !== 'changed') {
        throw refusalProblem(answer.refusal, answer.server);
      }
      if (answer.kind !== 'keys') throw unexpected();
      return { sandbox: answer.sandbox, production: answer.production };
    },
    validateKeys: async (gateways, signal) => {
      const answer = await run({ kind: 'validate', gateways, product: options.userAgent }, signal);
      if (answer.kind === 'refused' && answer.refusal.reason !== 'changed') {
        throw refusalProblem(answer.refusal, answer.server);
      }
      if (answer.kind !== 'validated') throw unexpected();
      return environments.map((environment) =>
        toServerCheck(environment, answer[environment], options.now()),
      );
    },
    close: async () => undefined,
  };
}
