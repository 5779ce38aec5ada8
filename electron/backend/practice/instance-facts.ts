/** What a practice instance tells about itself, in the same terms as a real one. */
import { createHash, createPrivateKey } from 'node:crypto';
import { keyPath } from '../../../shared/model/config-paths.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import type { Edition, FoundPair, InstanceFacts } from '../../../shared/model/instance.ts';
import { viewApiKey, viewPrivateKey } from '../credentials/fingerprint.ts';
import type { ReadValue } from './instance-keys.ts';
import type { InstanceState } from './instance-state.ts';
import { isStale, tokenOf } from './instance-state.ts';
import { storeAdminPath, storePath } from './portal/store-pages.ts';

const modules = [
  { name: 'Magento_ServicesConnector', installed: true, enabled: true, version: '1.3.6' },
  { name: 'Magento_ServicesId', installed: true, enabled: true, version: '3.3.1' },
];

/** By the hash of the PEM: practice stores share their pairs, and reading an RSA key takes OpenSSL 3 milliseconds. */
const fingerprints = new Map<string, string>();
const mostFingerprints = 100;

const fingerprintOf = (pem: string): string => {
  const hash = createHash('sha256').update(pem).digest('base64');
  const known = fingerprints.get(hash);
  if (known !== undefined) return known;
  const { fingerprint } = viewPrivateKey(createPrivateKey(pem));
  if (fingerprints.size >= mostFingerprints) fingerprints.clear();
  fingerprints.set(hash, fingerprint);
  return fingerprint;
};

const foundPrivateKey = (pem: string): FoundPair['privateKey'] => {
  try {
    return { fingerprint: fingerprintOf(pem) };
  } catch {
    return { unreadable: 'not-a-private-key' };
  }
};

const foundPair = (read: ReadValue, environment: Environment): FoundPair => {
  const apiKey = read(keyPath({ environment, field: 'apiKey' }));
  const privateKey = read(keyPath({ environment, field: 'privateKey' }));
  return {
    apiKey: typeof apiKey === 'object' ? viewApiKey(apiKey.text) : null,
    privateKey:
      typeof privateKey === 'object'
        ? foundPrivateKey(privateKey.text)
        : privateKey === 'unreadable'
          ? { unreadable: 'not-decrypted' }
          : null,
  };
};

export interface Described {
  readonly storeId: string;
  readonly edition: Edition;
  readonly state: InstanceState;
  /** Reads what the running store uses. */
  readonly read: ReadValue;
  /** Origin of the practice pages. */
  readonly pages: string;
  readonly now: Date;
}

export const describeInstance = ({ storeId, edition, state, read, pages, now }: Described): InstanceFacts => {
  const text = (name: Parameters<ReadValue>[0]): string | null => {
    const value = read(name);
    return typeof value === 'object' ? value.text : null;
  };
  return {
    inspectedAt: now.toISOString(),
    edition,
    version: '2.4.7-p1',
    mode: 'production',
    baseUrl: pages + storePath(storeId),
    adminUrl: pages + storeAdminPath(storeId),
    php: null,
    owner: null,
    cloud: false,
    modules,
    locks: state.locks,
    gateways: { sandbox: null, production: null },
    activeEnvironment: 'production',
    keys: { sandbox: foundPair(read, 'sandbox'), production: foundPair(read, 'production') },
    ids: {
      projectId: text('services_connector/services_id/project_id'),
      projectName: text('services_connector/services_id/project_name'),
      environmentId: text('services_connector/services_id/environment_id'),
      environmentName: text('services_connector/services_id/environment_name'),
      environmentType: text('services_connector/services_id/environment'),
      imsOrganizationId: text('services_connector/services_id/ims_organization_id'),
    },
    stale: isStale(state),
    reach: null,
    clockOffset: 0,
    stateToken: tokenOf(state),
  };
};
