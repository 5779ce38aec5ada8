/** An instance behind the PHP agent, however its process is started. */
import type { ApplyPhase } from '../../../shared/contract/onboarding.ts';
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
import { toInstanceFacts } from './agent-facts.ts';
import { CommittedError, failureProblem, refusalProblem } from './agent-problems.ts';
import { type AgentRunOptions, runAgent, type StartAgentProcess } from './agent-run.ts';
import { toServerCheck } from './agent-server-check.ts';
import type { ApplyResult, InstanceConnection, Snapshot } from './connection.ts';
import { identifyProcess } from './process-identity.ts';

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
}

type Answered = Extract<AgentAnswer, { state: InstanceState }>;

export function createAgentConnection(options: AgentConnectionOptions): InstanceConnection {
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
      timeout: runTimeout,
      ...watch,
    }).catch((error: unknown) => {
      throw error instanceof ProblemError
        ? new ProblemError(error.problem.code, placed(error.problem))
        : error;
    });
    if (answer.kind === 'failed') {
      const { problem } = failureProblem(failureOfAnswer(answer));
      const Kind = answer.committed ? CommittedError : ProblemError;
      throw new Kind(problem.code, placed(problem));
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
      throw new CommittedError('apply.conflict', { paths: answer.paths.join(', ') });
    if (answer.kind !== 'applied') throw unexpected();
    const done: Extract<Answered, { kind: 'applied' }> = answer;
    return { kind: 'applied', facts: facts(done.server, done.state), snapshot: done.snapshot };
  };

  return {
    inspect: async (signal) => stateOf(await run({ kind: 'inspect' }, signal), 'inspected'),
    finish: async (signal) => stateOf(await run({ kind: 'finish' }, signal), 'finished'),
    apply: async (changes, expectedToken, onPhase, signal, onWriter) => {
      const onProgress = (step: AgentProgress['step']): void => {
        const phase = phaseAfter[step];
        if (phase) onPhase(phase);
      };
      const onStart = async (pid: number): Promise<void> => {
        const writer = await identifyProcess(pid);
        if (writer !== null) await onWriter?.(writer);
      };
      const command: AgentCommand = { kind: 'apply', changes: [...changes], expectedToken };
      return written(await run(command, signal, { onProgress, onStart }));
    },
    restore: async (snapshot: Snapshot, expectedToken, signal) =>
      written(await run({ kind: 'restore', rows: [...snapshot], expectedToken }, signal)),
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
