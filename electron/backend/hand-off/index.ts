/** Hand-off of keys to another computer: an .age file for one recipient code, and its way back into a key set. */
import type { Delivered } from '../../../shared/contract/delivered.ts';
import type { HandOffSource, HandOffTarget, Received } from '../../../shared/contract/hand-off.ts';
import { type HandOffPayload, tidyCode } from '../../../shared/hand-off.ts';
import { environments } from '../../../shared/model/environment.ts';
import { type KeySet, pairIdentity } from '../../../shared/model/key-set.ts';
import { type ProblemCode, ProblemError } from '../../../shared/problems.ts';
import type { Credentials } from '../credentials/index.ts';
import { type Deliver, fileNameOf } from '../deliver.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { Log } from '../support/log.ts';
import { checkCode, seal, unseal } from './age-file.ts';
import { codeOf, createIdentities, type IdentityPorts } from './identity.ts';
import { type ReadPayload, readPayload } from './payload.ts';
import { bytesOf } from './source.ts';

interface Options {
  readonly secrets: SecretStore;
  readonly inTurn: IdentityPorts['inTurn'];
  readonly credentials: Pick<Credentials, 'list' | 'create' | 'remove' | 'readPair' | 'keepAll' | 'check'>;
  readonly deliver: Deliver;
  readonly now: () => Date;
  readonly log: Log;
}

/** Practice keys are good on this computer only, and half a key set is of no use to anybody. */
const checkComplete = (keySet: KeySet): void => {
  if (keySet.practice) throw new ProblemError('hand-off.practice-keys');
  const missing = environments.filter((environment) => pairIdentity(keySet[environment]) === null);
  if (missing.length === 0) return;
  const environment = missing.length > 1 ? 'both' : (missing[0] ?? 'both');
  throw new ProblemError('hand-off.incomplete', { name: keySet.label, environment });
};

const holds = (keySet: KeySet, { values }: ReadPayload): boolean =>
  values.every(
    ({ slot, value }) => keySet[slot.environment][slot.field]?.fingerprint === value.reading.view.fingerprint,
  );

const lost: readonly ProblemCode[] = ['keychain.secret-missing', 'keychain.secret-damaged'];

const sameName = (a: string, b: string): boolean =>
  a.trim().toLocaleLowerCase() === b.trim().toLocaleLowerCase();

export const createHandOff = ({ secrets, inTurn, credentials, deliver, now, log }: Options) => {
  const identities = createIdentities({ secrets, inTurn });

  const recipient = async (): Promise<{ code: string; isLasting: boolean }> => {
    const code = await codeOf(await identities.own());
    return { code, isLasting: (await secrets.status()).state !== 'session-only' };
  };

  const write = async (keySetId: string, given: string): Promise<Delivered> => {
    await checkCode(given);
    const keySet = (await credentials.list()).find(({ id }) => id === keySetId);
    if (keySet === undefined) throw new ProblemError('stores.not-found');
    checkComplete(keySet);
    if (tidyCode(given) === (await identities.knownCode())) throw new ProblemError('hand-off.own-code');
    const pairOf = async (environment: 'sandbox' | 'production') => {
      const { apiKey, privateKeyPem } = await credentials.readPair(keySetId, environment);
      return { apiKey, privateKey: privateKeyPem };
    };
    const payload: HandOffPayload = {
      format: 'commerce-connect-keys',
      version: 1,
      label: keySet.label,
      madeAt: now().toISOString(),
      sandbox: await pairOf('sandbox'),
      production: await pairOf('production'),
    };
    const name = `keys-${fileNameOf(keySet.label) || 'client'}.age`;
    const delivered = await deliver(name, await seal(JSON.stringify(payload), given));
    log.info('hand-off.written', { keySetId, how: delivered.kind });
    return delivered;
  };

  /** All four values or none: a new client whose values could not be kept goes again. */
  const keepNew = async (label: string, { values }: ReadPayload): Promise<KeySet> => {
    const keySet = await credentials.create({ label, practice: false });
    try {
      return await credentials.keepAll(keySet.id, values);
    } catch (error) {
      await credentials.remove({ keySetId: keySet.id }).catch(() => log.warn('hand-off.left-over'));
      throw error;
    }
  };

  const checked = async ({ id }: KeySet): Promise<Received> => {
    const { keySet } = await credentials.check({ keySetId: id, storeId: null });
    return { outcome: 'kept', keySet };
  };

  /** Shown as there does not mean that the keychain still has it: what was lost comes back from the file. */
  const restored = async (known: KeySet, { values }: ReadPayload): Promise<Received> => {
    try {
      for (const environment of environments) await credentials.readPair(known.id, environment);
      return { outcome: 'known', keySet: known };
    } catch (error) {
      if (!(error instanceof ProblemError) || !lost.includes(error.problem.code)) throw error;
      return checked(await credentials.keepAll(known.id, values));
    }
  };

  const read = async (source: HandOffSource, target: HandOffTarget): Promise<Received> => {
    const bytes = await bytesOf(source);
    const payload = readPayload(await unseal(bytes, await identities.own()));
    const keySets = (await credentials.list()).filter(({ practice }) => !practice);
    const known = keySets.find((keySet) => holds(keySet, payload));
    if (known !== undefined) return restored(known, payload);
    const label = (target.kind === 'new' ? target.label : null) ?? payload.label;
    if (target.kind === 'new') {
      const taken = keySets.find((keySet) => sameName(keySet.label, label));
      if (taken !== undefined) return { outcome: 'name-taken', label, keySet: taken };
    } else if (!keySets.some(({ id }) => id === target.keySetId)) throw new ProblemError('stores.not-found');
    const kept =
      target.kind === 'new'
        ? await keepNew(label, payload)
        : await credentials.keepAll(target.keySetId, payload.values);
    log.info('hand-off.read', { keySetId: kept.id, into: target.kind });
    return checked(kept);
  };

  return { recipient, write, read };
};
export type HandOff = ReturnType<typeof createHandOff>;
