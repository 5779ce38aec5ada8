/** The backend: plain Node, the same in every host. Composes the services and answers the router. */
import { join } from 'node:path';
import type { AppInfo } from '../../shared/contract/settings.ts';
import type { Environment } from '../../shared/model/environment.ts';
import type { Store } from '../../shared/model/store.ts';
import { createAdopt } from './adopt.ts';
import { createBatch } from './batch/index.ts';
import { holdPairs } from './batch/pairs.ts';
import { createChecks } from './checks/index.ts';
import { createSchedule } from './checks/schedule.ts';
import { createCredentials } from './credentials/index.ts';
import type { GatewaysFor } from './credentials/types.ts';
import { createDeclaration } from './declaration/index.ts';
import { createDeliver } from './deliver.ts';
import { createGuided } from './guided/index.ts';
import { createHandOff } from './hand-off/index.ts';
import { createAdminSessions } from './instance/admin/index.ts';
import { createConnect } from './instance/connect.ts';
import { createSsh } from './instance/ssh/index.ts';
import { createOnboarding } from './onboarding/index.ts';
import { openJournal } from './onboarding/journal.ts';
import { createSnapshots } from './onboarding/snapshots.ts';
import type { Ports } from './ports.ts';
import { createPractice } from './practice/index.ts';
import { createMakeKeys } from './practice/make-keys.ts';
import { createRegistryClient } from './registry/index.ts';
import { createProjectService } from './registry/projects.ts';
import { createRotation } from './rotation/index.ts';
import { createRouter, type Router } from './router/index.ts';
import { createStoreLists } from './store-lists/index.ts';
import { followChanges } from './stores/changes.ts';
import { createManyStores } from './stores/many.ts';
import { openRepository } from './stores/repository.ts';
import { createStores } from './stores/service.ts';
import { openSettings } from './stores/settings.ts';
import { openSharedData } from './stores/shared-data.ts';
import { createUnforeseen } from './support/unforeseen.ts';

export type { Ports } from './ports.ts';
export type { Router } from './router/index.ts';

/** Adobe's gateways, as magento/services-connector has them built in. */
const adobeGateways: Readonly<Record<Environment, string>> = {
  sandbox: 'https://commerce-beta.adobe.io/',
  production: 'https://commerce.adobe.io/',
};

export interface Backend {
  readonly router: Router;
  /** For hosts that stay: checks stores as often as the settings say. */
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

  const gatewaysOf = async (
    practising: boolean,
    store: Store | null,
  ): Promise<Record<Environment, string>> => {
    if (practising) return practice.gateways();
    const chosen = settings.get().gateways;
    const address = (environment: Environment): string =>
      store?.instance?.gateways[environment] ?? chosen[environment] ?? adobeGateways[environment];
    return { sandbox: address('sandbox'), production: address('production') };
  };
  const gatewaysFor = (store: Store) => gatewaysOf(store.connection.kind === 'practice', store);

  const gatewaysForKeys: GatewaysFor = (keySetId, storeId) => {
    const store = storeId === null ? null : repository.stores.get(storeId);
    return gatewaysOf(repository.keySets.get(keySetId)?.practice ?? false, store);
  };

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
  void credentials.settleLeftovers();
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
    clearUp: async (store) => {
      await snapshots.forget(store.id);
      const { connection } = store;
      if (connection.kind === 'ssh') {
        const others = repository.stores
          .list()
          .flatMap((other) =>
            other.id !== store.id && other.connection.kind === 'ssh' ? [other.connection] : [],
          );
        // Without a keychain nothing was kept, and the store has to go all the same.
        await ssh.forget(connection, others).catch(() => log.warn('ssh.secret-left', { storeId: store.id }));
      }
      // The store may have been a guided one before.
      await guided.forget(store.id);
      if (connection.kind === 'admin') await admin.forget(connection.adminUrl);
      if (connection.kind !== 'practice') return;
      const isLast = !repository.stores
        .list()
        .some((other) => other.id !== store.id && other.connection.kind === 'practice');
      await practice.forget(store.id, { isLast });
      // Practice keys are good for nothing else, so they go with the last store that used them.
      const { keySetId } = store;
      const shared = repository.stores
        .list()
        .some((other) => other.id !== store.id && other.keySetId === keySetId);
      if (keySetId === null || shared) return;
      repository.stores.update(store.id, (current) => ({ ...current, keySetId: null }));
      await credentials.remove({ keySetId });
    },
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
    gatewaysFor,
    renamed: (storeId, change) => {
      repository.stores.update(storeId, (store) => ({ ...store, ...change }));
    },
  });

  /** The practice store that is there, or a new one with a key set of its own. Answers the store's id. */
  const startPractice = async (name: string, edition: 'commerce' | 'open-source'): Promise<string> => {
    await practice.ensureStarted();
    const existing = stores.list().find(({ store }) => store.connection.kind === 'practice');
    if (existing) return existing.store.id;
    const keySet = await credentials.create({ label: name, practice: true });
    const { store } = stores.create({
      name,
      purpose: 'production',
      connection: { kind: 'practice', edition },
      keySetId: keySet.id,
    });
    await stores.inspect(store.id);
    return store.id;
  };

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

  const deliver = createDeliver(ports.chooseSaveFile);
  const handOff = createHandOff({
    secrets,
    inTurn: (work) => data.inTurn('hand-off-identity', work),
    credentials,
    deliver,
    now,
    log,
  });

  const unforeseen = createUnforeseen(ports);
  const batch = createBatch({ stores, onboarding, pairs, deliver, explain: unforeseen, now });
  const makePracticeKeys = createMakeKeys({ practice, credentials });
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

  const storeLists = createStoreLists({ repository, stores, credentials, deliver, now, log });

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
    followChanges: (signal) => followChanges(data, log, signal),
    credentials,
    projects,
    onboarding,
    guided,
    handOff,
    storeLists,
    practice,
    ssh,
    startPractice,
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
    close: async (): Promise<void> => {
      await schedule.close();
      await ports.clipboard?.clear().catch(() => log.warn('host.clipboard-not-cleared'));
      await onboarding.close();
      await admin.close();
      await practice.close();
      await secrets.close();
    },
  };
}
