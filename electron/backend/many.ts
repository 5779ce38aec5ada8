/** Work on many stores: batches, stores.yaml, rotation and checks, composed. */

import type { Problem } from '../../shared/problems.ts';
import { createBatch } from './batch/index.ts';
import type { HeldPairs } from './batch/pairs.ts';
import { createChecks } from './checks/index.ts';
import { createSchedule } from './checks/schedule.ts';
import type { Credentials } from './credentials/index.ts';
import { createDeclaration } from './declaration/index.ts';
import type { Deliver } from './deliver.ts';
import type { createGateways } from './gateways.ts';
import type { Connect } from './instance/connect.ts';
import type { Onboarding } from './onboarding/index.ts';
import type { createMakeKeys } from './practice/make-keys.ts';
import type { RegistryClient } from './registry/types.ts';
import { createRotation } from './rotation/index.ts';
import type { Unasked } from './stores/changes.ts';
import type { Repository } from './stores/repository.ts';
import type { Stores } from './stores/service.ts';
import type { SettingsRepository } from './stores/settings.ts';
import type { SharedData } from './stores/shared-data.ts';
import type { Log } from './support/log.ts';

interface ManyPorts {
  readonly repository: Repository;
  readonly data: Pick<SharedData, 'inTurn'>;
  readonly settings: Pick<SettingsRepository, 'get'>;
  readonly stores: Stores;
  readonly onboarding: Onboarding;
  readonly credentials: Credentials;
  readonly pairs: HeldPairs;
  readonly registry: RegistryClient;
  readonly connect: Connect;
  readonly gateways: ReturnType<typeof createGateways>;
  readonly makePracticeKeys: ReturnType<typeof createMakeKeys>;
  readonly deliver: Deliver;
  readonly unasked: Unasked;
  readonly unforeseen: (error: unknown) => Problem;
  readonly now: () => Date;
  readonly log: Log;
}

export const createManyServices = (ports: ManyPorts) => {
  const { repository, data, settings, stores, onboarding, credentials, pairs, registry, connect } = ports;
  const { makePracticeKeys, deliver, unforeseen, now, log } = ports;
  const { gatewaysOf, gatewaysFor, gatewaysForKeys } = ports.gateways;

  const batch = createBatch({ stores, onboarding, pairs, deliver, explain: unforeseen, now });
  const declaration = createDeclaration({
    repository,
    stores,
    onboarding,
    credentials,
    registry,
    connect,
    pairs,
    gatewaysFor,
    gatewaysOf: (isPractice) => gatewaysOf(isPractice, null),
    makeKeys: makePracticeKeys,
    inTurn: data.inTurn,
    env: process.env,
    explain: unforeseen,
    now,
  });

  const rotation = createRotation({
    repository,
    credentials,
    registry,
    gatewaysFor: gatewaysForKeys,
    onboarding,
    pairs,
    explain: unforeseen,
    now,
    log,
  });

  const checks = createChecks({
    repository,
    onboarding,
    connect,
    gatewaysFor,
    readPair: pairs.read,
    readPreviousPair: credentials.readPreviousPair,
    checkPair: registry.checkPair,
    pairs,
    explain: unforeseen,
    now,
  });
  const schedule = createSchedule({
    repository,
    every: () => settings.get().checkEvery,
    run: checks.run,
    idle: onboarding.idle,
    changed: () => void ports.unasked.emit('changed'),
    now,
    log,
  });

  /** A store holds other values now: a rotation may be complete, and another moment is the next one for a check. */
  const afterChange = (storeId: string): void => {
    try {
      const keySetId = repository.stores.get(storeId)?.keySetId ?? null;
      if (keySetId !== null) void rotation.settle(keySetId);
      schedule.refresh();
    } catch {
      // Another process keeps the folder busy; the next change, or the next start, does it.
      log.warn('stores.after-change-missed', { storeId });
    }
  };
  void rotation.settleAll().catch(() => log.warn('rotation.not-settled'));

  return { batch, declaration, rotation, checks, schedule, afterChange };
};
