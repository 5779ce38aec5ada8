/** Practice keys without the portal's pages: what its Add New does, and the values go straight into the keychain. */
import { environments } from '../../../shared/model/environment.ts';
import type { Edition } from '../../../shared/model/instance.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import type { Credentials } from '../credentials/index.ts';
import type { Practice } from './index.ts';

interface Ports {
  readonly practice: Pick<Practice, 'ensureStarted'>;
  readonly credentials: Pick<Credentials, 'enter'>;
}

/** As on the real portal, the new pairs replace those of the same license at once. Throws `practice.unavailable`, `keychain.*`. */
export const createMakeKeys =
  ({ practice, credentials }: Ports) =>
  async (keySetId: string, edition: Edition): Promise<KeySet> => {
    const gateway = await practice.ensureStarted();
    let keySet: KeySet | null = null;
    for (const environment of environments) {
      const pair = await gateway.issuePair({ edition, environment }, 'Commerce Connect');
      const values = { apiKey: pair.apiKey, privateKey: pair.privateKeyPem };
      for (const field of ['apiKey', 'privateKey'] as const) {
        const input = { kind: 'field', slot: { environment, field }, text: values[field] } as const;
        keySet = (await credentials.enter({ keySetId, input })).keySet;
      }
    }
    if (keySet === null) throw new TypeError('There is at least one environment.');
    return keySet;
  };
