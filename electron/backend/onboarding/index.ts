/** Onboarding: plan, apply, undo, follow, cancel and resolve; at most one of them at work on a store at a time. */
import type { ApplyEvent, Resolution } from '../../../shared/contract/onboarding.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import type { Store } from '../../../shared/model/store.ts';
import type { Plan } from '../../../shared/plan.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { ApplyState } from '../../../shared/steps.ts';
import type { UndoPlan } from '../../../shared/undo.ts';
import { type ApplyRequest, createApply } from './apply.ts';
import { createEventLog, type EventLog } from './events.ts';
import type { Claim } from './journal.ts';
import type { OnboardingPorts } from './ports.ts';
import { createRecords } from './records.ts';
import { createResolver } from './resolve.ts';
import { createUndo, type UndoRequest } from './undo.ts';
import { createWork, type Run } from './work.ts';

const inspectTimeout = 60_000;

interface Job {
  readonly events: EventLog;
  readonly controller: AbortController;
  cancellable: boolean;
  readonly finished: Promise<void>;
}

export function createOnboarding(ports: OnboardingPorts) {
  const { repository, journal } = ports;
  const records = createRecords(ports);
  const work = createWork(ports, records);
  const apply = createApply(ports, records, work);
  const undo = createUndo(ports, records, work);
  const resolver = createResolver(ports, records);
  const jobs = new Map<string, Job>();

  const storeOf = (storeId: string) => {
    const store = repository.stores.get(storeId);
    if (store === null) throw new ProblemError('stores.not-found');
    return store;
  };

  const stateOf = (storeId: string): ApplyState => (jobs.has(storeId) ? 'running' : journal.stateOf(storeId));

  /** Throws `apply.already-running`, `apply.elsewhere` while the store is being changed. */
  const checkIdle = (storeId: string): void => {
    if (jobs.has(storeId)) throw new ProblemError('apply.already-running');
    if (journal.stateOf(storeId) === 'running') throw new ProblemError('apply.elsewhere');
  };

  /** Looks at the instance and remembers what it holds. */
  const lookAt = async (storeId: string): Promise<readonly [Store, InstanceFacts]> => {
    const connection = await ports.connect(storeOf(storeId));
    try {
      const instance = await connection.inspect(AbortSignal.timeout(inspectTimeout));
      return [records.rememberInstance(storeId, instance), instance];
    } finally {
      await connection.close();
    }
  };

  /** Ours from here on; refused while another process is at it, or an end is not known. */
  const claimIdle = (storeId: string): Claim => {
    const claim = journal.claim(storeId);
    if (journal.get(storeId) === null) return claim;
    claim.release();
    throw new ProblemError('apply.unknown-outcome');
  };

  const start = (storeId: string, task: (run: Run) => Promise<void>): Job => {
    const claim = claimIdle(storeId);
    resolver.forget(storeId);
    const events = createEventLog();
    const controller = new AbortController();
    const leave = (): void => {
      if (jobs.get(storeId) === job) jobs.delete(storeId);
      claim.release();
    };
    const emit = (event: ApplyEvent): void => {
      if (event.type === 'phase') job.cancellable = event.cancellable;
      // It is over with its last event: facts asked for from here on must not say `running`.
      else if (event.type !== 'undoing') leave();
      events.push(event);
    };
    // It begins when the job is known: its first event comes at once.
    const run: Run = { emit, signal: controller.signal };
    const begin = Promise.resolve()
      .then(() => task(run))
      // Nobody waits for a job as such: a rejection would end the whole program.
      .catch((error: unknown) => {
        if (jobs.get(storeId) === job) emit(work.unreadFailure(run, storeId, error));
      });
    const job: Job = {
      events,
      controller,
      cancellable: true,
      finished: begin.finally(() => {
        leave();
        events.end();
        ports.ended?.(storeId);
      }),
    };
    jobs.set(storeId, job);
    return job;
  };

  /** The job under way, or a new one. */
  const jobFor = (storeId: string, task: (run: Run) => Promise<void>): Job => {
    storeOf(storeId);
    return jobs.get(storeId) ?? start(storeId, task);
  };

  return {
    stateOf,
    /** `stateOf` for many stores. */
    states: (): ((storeId: string) => ApplyState) => {
      const elsewhere = journal.states();
      return (storeId) => (jobs.has(storeId) ? 'running' : elsewhere(storeId));
    },
    checkIdle,
    /** Nobody begins to change the store before `release`. Throws as `checkIdle` does. */
    claim: journal.claim,
    plan: async (storeId: string): Promise<Plan> => apply.planFor(...(await lookAt(storeId))),
    apply: (request: ApplyRequest, signal: AbortSignal | undefined) =>
      jobFor(request.storeId, (run) => apply.run({ ...run, request })).events.follow(signal),
    undoPlan: async (storeId: string): Promise<UndoPlan> => undo.planFor(...(await lookAt(storeId))),
    undo: (request: UndoRequest, signal: AbortSignal | undefined) =>
      jobFor(request.storeId, (run) => undo.run({ ...run, request })).events.follow(signal),
    forgetExpiredUndo: undo.forgetExpired,
    follow: (storeId: string, signal: AbortSignal | undefined) => {
      const job = jobs.get(storeId);
      if (job) return job.events.follow(signal);
      const isElsewhere = journal.stateOf(storeId) === 'running';
      throw new ProblemError(isElsewhere ? 'apply.elsewhere' : 'apply.not-ready');
    },
    cancel: (storeId: string): boolean => {
      const job = jobs.get(storeId);
      if (!job?.cancellable) return false;
      job.controller.abort();
      return true;
    },
    resolve: (storeId: string): Promise<Resolution> => resolver.resolve(storeOf(storeId)),
    /** When nothing is under way in this process any more. */
    idle: async (): Promise<void> => {
      while (jobs.size > 0) await Promise.allSettled([...jobs.values()].map(({ finished }) => finished));
    },
    /** Waits for applies under way: a quit must not cut one off. */
    close: async (): Promise<void> => {
      await Promise.allSettled([...jobs.values()].map(({ finished }) => finished));
    },
  };
}
export type Onboarding = ReturnType<typeof createOnboarding>;
