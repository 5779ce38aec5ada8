/** The backend: plain Node, the same in every host. Composes the services and answers the router. */
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { AppInfo } from '../../shared/contract/settings.ts';
import { createAdopt } from './adopt.ts';
import { holdPairs } from './batch/pairs.ts';
import { createClearUp } from './clear-up.ts';
import { createCredentials } from './credentials/index.ts';
import { createDeliver } from './deliver.ts';
import { endBackend } from './end.ts';
import { createGateways } from './gateways.ts';
import { createGuided } from './guided/index.ts';
import { createHandOff } from './hand-off/index.ts';
import { createAdminSessions } from './instance/admin/index.ts';
import { createConnect } from './instance/connect.ts';
import { createSsh } from './instance/ssh/index.ts';
import { createManyServices } from './many.ts';
import { createOnboarding } from './onboarding/index.ts';
import { openJournal } from './onboarding/journal.ts';
import { createSnapshots } from './onboarding/snapshots.ts';
import type { Ports } from './ports.ts';
import { createPractice } from './practice/index.ts';
import { createMakeKeys } from './practice/make-keys.ts';
import { createStartPractice } from './practice/start.ts';
import { createRegistryClient } from './registry/index.ts';
import { createProjectService } from './registry/projects.ts';
import { createRouter, type Router } from './router/index.ts';
import { createStoreLists } from './store-lists/index.ts';
import { followChanges, type Unasked } from './stores/changes.ts';
import { createManyStores } from './stores/many.ts';
import { openRepository } from './stores/repository.ts';
import { createStores } from './stores/service.ts';
import { openSettings } from './stores/settings.ts';
import { openSharedData } from './stores/shared-data.ts';
import { createUnforeseen } from './support/unforeseen.ts';

export type { Ports } from './ports.ts';
export type { Router } from './router/index.ts';

export interface Backend {
  readonly router: Router;
  /** For hosts that stay, and once more after the computer slept: checks stores as often as the settings say. */
  startSchedule(): void;
  close(): Promise<void>;
}

export function createBackend(ports: Ports): Backend {
  const { now, log, secrets, dataFolder, version } = ports;
  const data = openSharedData(dataFolder);
  const repository = openRepository({ dataFolder, data, openDocument: ports.openDocument, now });
  const settings = openSettings(ports.openDocument('settings'), data, now);
  const journal = openJournal(join(dataFolder, 'journal'), data);
  const registry = createRegistryClient({ fetch: ports.fetch, now, version, log });
  const practice = createPractice({ ports, registry, phaseDelay: ports.practicePhaseDelay });
  const ssh = createSsh({ secrets, dataFolder, now, userAgent: `Commerce Connect/${version}` });

  const gateways = createGateways({ repository, settings, practice });
  const { gatewaysFor, gatewaysForKeys } = gateways;
  const admin = createAdminSessions({ fetch: ports.fetch, openAdmin: ports.openAdmin, version, now });
  const connect = createConnect({ ports, practice, ssh, admin });

  const credentials = createCredentials({
    secrets,
    documents: repository.keySets,
    data,
    checkPair: registry.checkPair,
    gatewaysFor: gatewaysForKeys,
    usedBy: (keySetId) =>
      repository.stores.list().flatMap((store) => (store.keySetId === keySetId ? [store.name] : [])),
    chooseFiles: ports.chooseFiles,
    now,
    log,
  });
  void credentials
    .settleLeftovers()
    // Another process keeps the folder busy: the next use of the key set does it.
    .catch(() => log.warn('credentials.leftovers-not-settled'));
  const pairs = holdPairs(credentials.readPair, repository.keySets);

  const snapshots = createSnapshots({
    secrets,
    folder: join(dataFolder, 'snapshots'),
    mayBeOld: (storeId) => {
      const store = repository.stores.get(storeId);
      return store === null || store.history.length > 0 || store.guided !== null;
    },
  });
  const stores = createStores({
    repository,
    connect,
    applies: {
      stateOf: (storeId) => onboarding.stateOf(storeId),
      states: () => onboarding.states(),
      checkIdle: (storeId) => onboarding.checkIdle(storeId),
      claim: (storeId) => onboarding.claim(storeId),
    },
    forgetUndo: (storeId) => void snapshots.forget(storeId).catch(() => undefined),
    clearUp: (store) => clearUp(store),
    gatewaysFor,
    now,
  });

  const onboarding = createOnboarding({
    repository,
    journal,
    readPair: pairs.read,
    connect,
    gatewaysFor,
    snapshots,
    factsOf: stores.factsOf,
    ended: (storeId) => afterChange(storeId),
    now,
    log,
  });

  void onboarding.forgetExpiredUndo();

  const projects = createProjectService({
    client: registry,
    readPair: pairs.read,
    storeOf: stores.get,
    repository,
    gatewaysFor,
    gatewaysForKeys,
  });

  const guided = createGuided({
    ports,
    repository,
    stores,
    credentials,
    projects,
    snapshots,
    registry,
    gatewaysFor,
  });

  const clearUp = createClearUp({
    repository,
    snapshots,
    ssh,
    guided,
    admin,
    practice,
    credentials,
    log,
  });

  const deliver = createDeliver(ports.chooseSaveFile);
  const handOff = createHandOff({
    secrets,
    inTurn: (work) => data.inTurn('hand-off-identity', work),
    credentials,
    deliver,
    now,
    log,
  });

  const unasked: Unasked = new EventEmitter();
  const unforeseen = createUnforeseen(ports);
  const makePracticeKeys = createMakeKeys({ practice, credentials });
  const { batch, declaration, rotation, checks, schedule, afterChange } = createManyServices({
    repository,
    data,
    settings,
    stores,
    onboarding,
    credentials,
    pairs,
    registry,
    connect,
    gateways,
    makePracticeKeys,
    deliver,
    unasked,
    unforeseen,
    now,
    log,
  });

  const storeLists = createStoreLists({ repository, stores, credentials, deliver, now, log });

  const adopt = createAdopt({ stores, credentials, connect, log });

  const info = (): AppInfo => ({
    version,
    host: ports.host,
    platform: process.platform,
    systemLanguage: ports.systemLanguage,
    notices: [...repository.notices(), ...(settings.notice === null ? [] : [settings.notice])],
  });

  const router = createRouter({
    ports,
    admin,
    info,
    settings,
    stores,
    manyStores: createManyStores({ repository, stores, unforeseen }),
    followChanges: (signal) => followChanges(data, unasked, log, signal),
    credentials,
    projects,
    onboarding,
    guided,
    handOff,
    storeLists,
    practice,
    ssh,
    startPractice: createStartPractice({ practice, stores, credentials }),
    makePracticeKeys,
    adopt,
    batch,
    declaration,
    rotation,
    checks,
    schedule,
    afterChange,
    unforeseen,
  });

  return {
    router,
    startSchedule: schedule.start,
    close: () =>
      endBackend({
        clipboard: ports.clipboard,
        working: [schedule, onboarding],
        needed: [admin, practice, secrets],
        log,
      }),
  };
}
