/** Onboarding: plan, apply, follow, cancel and resolve; at most one apply per store at a time. */
import type { ApplyEvent, Resolution } from '../../../shared/contract/onboarding.ts';
import type { Plan } from '../../../shared/plan.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { ApplyState } from '../../../shared/steps.ts';
import { type ApplyRequest, createApply } from './apply.ts';
import { createEventLog, type EventLog } from './events.ts';
import type { OnboardingPorts } from './ports.ts';
import { createResolver } from './resolve.ts';

const inspectTimeout = 60_000;

interface Job {
  readonly events: EventLog;
  readonly controller: AbortController;
  cancellable: boolean;
  readonly finished: Promise<void>;
}

export function createOnboarding(ports: OnboardingPorts) {
  const { repository, journal } = ports;
  const apply = createApply(ports);
  const resolver = createResolver(ports, apply.records);
  const jobs = new Map<string, Job>();

  const storeOf = (storeId: string) => {
    const store = repository.stores.get(storeId);
    if (store === null) throw new ProblemError('stores.not-found');
    return store;
  };

  const stateOf = (storeId: string): ApplyState => {
    if (jobs.has(storeId)) return 'running';
    return journal.get(storeId) === null ? 'none' : 'interrupted';
  };

  const plan = async (storeId: string): Promise<Plan> => {
    const store = storeOf(storeId);
    const connection = await ports.connect(store);
    try {
      const instance = await connection.inspect(AbortSignal.timeout(inspectTimeout));
      return apply.planFor(apply.records.rememberInstance(storeId, instance), instance);
    } finally {
      await connection.close();
    }
  };

  const start = (request: ApplyRequest): Job => {
    resolver.forget(request.storeId);
    const events = createEventLog();
    const controller = new AbortController();
    const emit = (event: ApplyEvent): void => {
      if (event.type === 'phase') job.cancellable = event.cancellable;
      // The apply is over with its last event: facts asked for from here on must not say `running`.
      else jobs.delete(request.storeId);
      events.push(event);
    };
    const job: Job = {
      events,
      controller,
      cancellable: true,
      finished: apply.run({ request, emit, signal: controller.signal }).finally(() => {
        jobs.delete(request.storeId);
        events.end();
      }),
    };
    jobs.set(request.storeId, job);
    return job;
  };

  return {
    stateOf,
    plan,
    apply: (request: ApplyRequest, signal: AbortSignal | undefined) => {
      storeOf(request.storeId);
      if (stateOf(request.storeId) === 'interrupted') throw new ProblemError('apply.unknown-outcome');
      return (jobs.get(request.storeId) ?? start(request)).events.follow(signal);
    },
    follow: (storeId: string, signal: AbortSignal | undefined) => {
      const job = jobs.get(storeId);
      if (!job) throw new ProblemError('apply.not-ready');
      return job.events.follow(signal);
    },
    cancel: (storeId: string): boolean => {
      const job = jobs.get(storeId);
      if (!job?.cancellable) return false;
      job.controller.abort();
      return true;
    },
    resolve: (storeId: string): Promise<Resolution> => resolver.resolve(storeOf(storeId)),
    /** Waits for applies under way: a quit must not cut one off. */
    close: async (): Promise<void> => {
      await Promise.allSettled([...jobs.values()].map(({ finished }) => finished));
    },
  };
}
export type Onboarding = ReturnType<typeof createOnboarding>;
