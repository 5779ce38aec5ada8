/** What the Admin tells about an instance, as the facts that the wizard may see. Keys become fingerprints here. */
import { createHash, createPrivateKey } from 'node:crypto';
import type { Environment } from '../../../../shared/model/environment.ts';
import type { FoundPair, InstanceFacts } from '../../../../shared/model/instance.ts';
import { viewApiKey, viewPrivateKey } from '../../credentials/fingerprint.ts';
import { clockOffset } from '../../registry/classify.ts';
import { foreignWords } from '../../support/foreign-words.ts';
import { lockedPaths, servicesFields } from './fields.ts';
import type { ServicesConfig } from './graphql.ts';

/** Characters: names and ids have fewer, and the facts are kept with the store. */
const longestName = 1_000;

type FoundKey = FoundPair['privateKey'];

/** Reads the key as the instance's PHP does: OpenSSL's reading of PEM, nothing repaired. */
const viewKey = (value: string): FoundKey => {
  if (value === '') return null;
  try {
    const key = createPrivateKey(value);
    if (key.asymmetricKeyType !== 'rsa') return { unreadable: 'not-rsa' };
    return { fingerprint: viewPrivateKey(key).fingerprint };
  } catch {
    return { unreadable: 'not-a-private-key' };
  }
};

const pairOf = ({ values }: ServicesConfig, environment: Environment): FoundPair => {
  const apiKey = values[`${environment}ApiKey`];
  return {
    apiKey: apiKey === '' ? null : viewApiKey(apiKey),
    privateKey: viewKey(values[`${environment}PrivateKey`]),
  };
};

/** Over everything that was read, so that any other writer is noticed. */
const tokenOf = ({ values, disabledFields }: ServicesConfig): string => {
  const read = [...servicesFields.map((field) => values[field]), ...[...disabledFields].sort()];
  return createHash('sha256').update(JSON.stringify(read)).digest('hex');
};

const orNull = (text: string): string | null => (text === '' ? null : text.slice(0, longestName));

/** What the Admin does not tell is null or empty. The active pair is the module's default, which it rarely is not. */
export const toFacts = (config: ServicesConfig, adminUrl: string, now: Date): InstanceFacts => {
  const { values, version, date } = config;
  return {
    inspectedAt: now.toISOString(),
    edition: null,
    version: version === null ? null : foreignWords(version, longestName),
    mode: null,
    baseUrl: null,
    adminUrl,
    php: null,
    owner: null,
    cloud: false,
    modules: [],
    locks: lockedPaths(config.disabledFields).map((path) => ({ path, source: 'unknown' })),
    gateways: { sandbox: null, production: null },
    activeEnvironment: 'production',
    keys: { sandbox: pairOf(config, 'sandbox'), production: pairOf(config, 'production') },
    ids: {
      projectId: orNull(values.projectId),
      projectName: orNull(values.projectName),
      environmentId: orNull(values.environmentId),
      environmentName: orNull(values.environmentName),
      environmentType: orNull(values.environmentType),
      imsOrganizationId: orNull(values.imsOrganizationId),
    },
    stale: false,
    reach: null,
    clockOffset: clockOffset({ date, receivedAt: now }),
    stateToken: tokenOf(config),
  };
};
