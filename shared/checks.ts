/** A check: a connected store as it is now against what was applied to it. Pure. */
import type { CheckInterval } from './check-intervals.ts';
import { isConfigPath } from './model/config-paths.ts';
import { environments } from './model/environment.ts';
import type { InstanceFacts } from './model/instance.ts';
import type { Applied, Store } from './model/store.ts';
import type { CheckResult, Drift } from './model/store-check.ts';
import { appliedPair, foundIdentity } from './rotation.ts';

const keysChanged = (applied: Applied, { keys }: InstanceFacts): Drift[] =>
  environments
    .filter((environment) => foundIdentity(keys[environment]) !== appliedPair(applied, environment))
    .map((environment) => ({ kind: 'keys-changed', environment }));

const idsChanged = (applied: Applied, { ids }: InstanceFacts): Drift[] => [
  ...(ids.projectId === applied.projectId
    ? []
    : [{ kind: 'project-changed' as const, applied: applied.projectId, now: ids.projectId || null }]),
  ...(ids.environmentId === applied.environmentId
    ? []
    : [
        {
          kind: 'data-space-changed' as const,
          applied: applied.environmentId,
          now: ids.environmentId || null,
        },
      ]),
];

/** Only what we write: a lock elsewhere is not our concern. */
const locksAdded = ({ baseline }: Applied, { locks }: InstanceFacts): Drift[] =>
  baseline === null
    ? []
    : locks
        .filter(({ path }) => isConfigPath(path) && !baseline.lockedPaths.includes(path))
        .map(({ path, source }) => ({ kind: 'lock-added', path, source }));

const gatewaysChanged = ({ baseline }: Applied, { gateways }: InstanceFacts): Drift[] =>
  environments
    .filter((environment) => baseline !== null && gateways[environment] !== baseline.gateways[environment])
    .map((environment) => ({ kind: 'gateway-changed', environment, address: gateways[environment] }));

/** What is otherwise than it was applied. The gateway is not asked here. */
export const driftsOf = (applied: Applied, instance: InstanceFacts): readonly Drift[] => [
  ...keysChanged(applied, instance),
  ...idsChanged(applied, instance),
  ...locksAdded(applied, instance),
  ...gatewaysChanged(applied, instance),
  ...(instance.stale ? [{ kind: 'stale' as const }] : []),
];

/** Refused keys stop every service, so they come before everything else that was found. */
export const resultOf = (drifts: readonly Drift[]): CheckResult => {
  if (drifts.some(({ kind }) => kind === 'keys-rejected')) return 'keys-rejected';
  return drifts.length > 0 ? 'drifted' : 'as-applied';
};

const days = { day: 1, week: 7 } as const;

/** Milliseconds since the epoch at which the store is to be checked again; null = not by itself. */
export const nextCheckOf = (
  { applied, check }: Pick<Store, 'applied' | 'check'>,
  every: CheckInterval,
): number | null =>
  applied === null || every === 'never'
    ? null
    : Date.parse(check?.at ?? applied.at) + days[every] * 24 * 60 * 60 * 1000;
