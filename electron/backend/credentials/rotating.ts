/** Replacing a key set's pairs, one key set at a time and only with a keychain; who may do it is decided elsewhere. */
import { type Environment, environments } from '../../../shared/model/environment.ts';
import { type KeySet, type PreviousPairs, pairIdentity } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Log } from '../support/log.ts';
import type { Offers } from './offers.ts';
import { pemOf } from './private-key.ts';
import { readPrevious, removePrevious, requireReadable, returningId, rotate, withoutLost } from './rotate.ts';
import { settled, settledForSwap } from './settle.ts';
import type { InTurn } from './turns.ts';
import type { ReadPair } from './types.ts';
import { keySetOf, type VaultPorts } from './vault.ts';

export interface RotatingPorts extends VaultPorts {
  readonly offers: Offers;
  readonly inTurn: InTurn;
  readonly log: Log;
}

export interface Replacement {
  readonly keySetId: string;
  /** The key set whose pairs move; it goes. */
  readonly fromKeySetId: string;
  readonly environments: readonly Environment[];
  /** Throws where they may not be replaced; asked under the key set's turn, which others may have had before. */
  readonly allow: (keySet: KeySet) => void;
}

export const createRotating = (ports: RotatingPorts) => {
  const { offers, inTurn, log, secrets } = ports;

  /** In memory the pair of before would be lost with the program. */
  const requireKeychain = async (): Promise<void> => {
    const { state } = await secrets.status();
    if (state === 'session-only') throw new ProblemError('rotation.needs-keychain');
    if (state !== 'ready') throw new ProblemError(`keychain.${state}`);
  };

  /** All chosen pairs of `fromKeySetId` are complete. Throws `rotation.needs-keychain` or `keychain.*`. */
  const replacePairs = async ({
    keySetId,
    fromKeySetId,
    environments: among,
    allow,
  }: Replacement): Promise<KeySet> => {
    await requireKeychain();
    return inTurn(keySetId, () =>
      inTurn(fromKeySetId, async () => {
        const found = await settledForSwap(ports, keySetId);
        allow(keySetOf(found));
        const source = await settledForSwap(ports, fromKeySetId);
        const missing = among.find((environment) => pairIdentity(source[environment]) === null);
        if (missing) throw new ProblemError('rotation.no-pair', { environment: missing });
        await requireReadable(ports, source, among);
        const document = await withoutLost(ports, found, among);
        offers.forget(keySetId);
        offers.forget(fromKeySetId);
        const done = await rotate(ports, document, {
          kind: 'rotate',
          from: fromKeySetId,
          givenUp: false,
          environments: [...among],
          phase: 'keeping',
        });
        log.info('credentials.replaced', { keySetId, environments: among.join(' ') });
        return keySetOf(done);
      }),
    );
  };

  /**
   * The pairs of before and the current ones change places. `seen` are the pairs which are to return: where there are
   * others by now, another process has done it, and nothing happens. Throws `rotation.not-open`.
   */
  const returnPairs = async (
    keySetId: string,
    seen: Pick<PreviousPairs, 'since' | 'givenUp'>,
  ): Promise<KeySet> => {
    await requireKeychain();
    return inTurn(keySetId, async () => {
      const found = await settledForSwap(ports, keySetId);
      const { previous } = found;
      if (previous === null) throw new ProblemError('rotation.not-open');
      if (previous.since !== seen.since || previous.givenUp !== seen.givenUp) return keySetOf(found);
      const among = environments.filter((environment) => previous[environment] !== null);
      for (const environment of among) await readPrevious(ports, keySetId, environment);
      const document = await withoutLost(ports, found, among);
      offers.forget(keySetId);
      const done = await rotate(ports, document, {
        kind: 'rotate',
        from: returningId(keySetId),
        givenUp: !previous.givenUp,
        environments: among,
        phase: 'staging',
      });
      log.info('credentials.returned', { keySetId, givenUp: !previous.givenUp });
      return keySetOf(done);
    });
  };

  /** No store needs the pairs of before any more, which `isOver` says under the key set's turn. */
  const forgetPrevious = async (keySetId: string, isOver: (keySet: KeySet) => boolean): Promise<KeySet> => {
    await requireKeychain();
    return inTurn(keySetId, async () => {
      const document = await settledForSwap(ports, keySetId);
      if (document.previous === null || !isOver(document)) return keySetOf(document);
      const done = await removePrevious(ports, document);
      log.info('credentials.previous-removed', { keySetId });
      return keySetOf(done);
    });
  };

  const readPreviousPair: ReadPair = (keySetId, environment) =>
    inTurn(keySetId, async () => {
      await settled(ports, keySetId);
      const { apiKey, privateKey } = await readPrevious(ports, keySetId, environment);
      return { apiKey: Buffer.from(apiKey).toString('utf8'), privateKeyPem: pemOf(privateKey) };
    });

  return { replacePairs, returnPairs, forgetPrevious, readPreviousPair };
};
