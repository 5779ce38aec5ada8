/** A ready store, its key set and an empty instance, to vary in the tests of plan and steps. */
import type { Environment } from '../../shared/model/environment.ts';
import type { FoundPair, InstanceFacts } from '../../shared/model/instance.ts';
import type { KeyPairView, KeySet } from '../../shared/model/key-set.ts';
import { pairIdentity } from '../../shared/model/key-set.ts';
import type { Store } from '../../shared/model/store.ts';

export const now = '2026-01-02T03:04:05.000Z';

export const pairView = (environment: Environment, name = 'a'): KeyPairView => {
  const values = {
    apiKey: { last4: `${name}111`, fingerprint: `api-${environment}-${name}` },
    privateKey: { fingerprint: `private-${environment}-${name}`, bits: 2048 },
  };
  return {
    ...values,
    check: {
      pair: pairIdentity(values) ?? '',
      checkedAt: now,
      gateway: 'https://gateway.test/',
      verdict: 'accepted',
    },
  };
};

export const notConfirmed = (pair: KeyPairView): KeyPairView => ({
  ...pair,
  check: {
    pair: pairIdentity(pair) ?? '',
    checkedAt: now,
    gateway: 'https://gateway.test/',
    verdict: 'not-confirmed',
    reason: 'timeout',
    status: null,
    message: 'no answer',
    requestId: null,
    clockOffset: null,
  },
});

export const keySet: KeySet = {
  id: 'key-set-1',
  label: 'Luma',
  practice: false,
  sandbox: pairView('sandbox'),
  production: pairView('production'),
  previous: null,
  createdAt: now,
  updatedAt: now,
};

const noKeys: FoundPair = { apiKey: null, privateKey: null };

export const emptyInstance: InstanceFacts = {
  inspectedAt: now,
  edition: 'open-source',
  version: '2.4.7-p1',
  mode: 'production',
  baseUrl: 'https://luma.test/',
  adminUrl: 'https://luma.test/admin/',
  php: '8.2.0',
  owner: 'www-data',
  cloud: false,
  modules: [],
  locks: [],
  gateways: { sandbox: null, production: null },
  activeEnvironment: 'production',
  keys: { sandbox: noKeys, production: noKeys },
  ids: {
    projectId: null,
    projectName: null,
    environmentId: null,
    environmentName: null,
    environmentType: null,
    imsOrganizationId: null,
  },
  stale: false,
  reach: null,
  clockOffset: 0,
  stateToken: 'state-1',
};

const foundPair = ({ apiKey, privateKey }: KeyPairView): FoundPair => ({ apiKey, privateKey });

export const readyStore: Store = {
  id: 'store-1',
  name: 'Luma shop',
  purpose: 'production',
  tags: [],
  connection: { kind: 'local', root: '/srv/luma', php: null },
  keySetId: keySet.id,
  hasKeyFiles: true,
  unconfirmedPairs: [],
  project: { projectId: 'project-1', projectName: 'Luma' },
  dataSpace: {
    environmentId: 'space-1',
    environmentName: 'Luma live',
    environmentType: 'Production',
    imsOrganizationId: 'ORG@AdobeOrg',
  },
  instance: emptyInstance,
  applied: null,
  undoable: null,
  check: null,
  missedKeys: null,
  guided: null,
  history: [],
  createdAt: now,
  updatedAt: now,
};

/** The instance as it is after `readyStore` was applied. */
export const connectedInstance: InstanceFacts = {
  ...emptyInstance,
  keys: { sandbox: foundPair(keySet.sandbox), production: foundPair(keySet.production) },
  ids: {
    projectId: 'project-1',
    projectName: 'Luma',
    environmentId: 'space-1',
    environmentName: 'Luma live',
    environmentType: 'Production',
    imsOrganizationId: 'ORG@AdobeOrg',
  },
};

export const appliedStore: Store = {
  ...readyStore,
  instance: connectedInstance,
  applied: {
    at: now,
    projectId: 'project-1',
    environmentId: 'space-1',
    sandboxPair: pairIdentity(keySet.sandbox) ?? '',
    productionPair: pairIdentity(keySet.production) ?? '',
    changedPaths: 10,
    baseline: null,
    serverChecks: [],
  },
};
