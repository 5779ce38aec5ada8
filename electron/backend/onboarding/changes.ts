/** From a plan to the values to write: keys out of the keychain, ids out of the choices. Secret: never log one. */
import { configPaths, keyPath } from '../../../shared/model/config-paths.ts';
import { type Environment, environments } from '../../../shared/model/environment.ts';
import { changesOf, type Plan, type PlanItem } from '../../../shared/plan.ts';
import type { KeyPairSecrets, ReadPair } from '../credentials/types.ts';
import type { ConfigChange } from '../instance/connection.ts';

const keyValues = (environment: Environment, pair: KeyPairSecrets): [string, string][] => [
  [keyPath({ environment, field: 'apiKey' }), pair.apiKey],
  [keyPath({ environment, field: 'privateKey' }), pair.privateKeyPem],
];

const textOf = ({ next }: PlanItem): string | null => (next.kind === 'text' ? next.text : null);

/** Only what changes, in writing order. Throws `keychain.*` when a key cannot be read. */
export async function changesToWrite(
  plan: Plan,
  keySetId: string,
  readPair: ReadPair,
): Promise<ConfigChange[]> {
  const pairs = await Promise.all(
    environments.map(async (environment) => keyValues(environment, await readPair(keySetId, environment))),
  );
  const keys = new Map(pairs.flat());
  const changed = new Map(changesOf(plan).map((item) => [item.path, item]));
  return configPaths.flatMap((path) => {
    const item = changed.get(path);
    return item ? [{ path, value: keys.get(path) ?? textOf(item) }] : [];
  });
}
