/** The procedures of `credentialsContract` as plain functions, and `readPair` for the rest of the backend. */
import type { EnterResult, KeychainStatus } from '../../../shared/contract/credentials.ts';
import type { Environment } from '../../../shared/model/environment.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { SecretStore } from '../keychain/secret-store.ts';
import type { RegistryClient } from '../registry/types.ts';
import type { SharedData } from '../stores/shared-data.ts';
import type { Log } from '../support/log.ts';
import { createChecking } from './checking.ts';
import { createEntering } from './entering.ts';
import { createKeySets } from './key-sets.ts';
import { createOffers } from './offers.ts';
import { createRotating } from './rotating.ts';
import { createTurns } from './turns.ts';
import type { GatewaysFor, KeySetDocuments } from './types.ts';

export interface CredentialsPorts {
  readonly secrets: SecretStore;
  readonly documents: KeySetDocuments;
  /** What other processes do with the same key sets. */
  readonly data: Pick<SharedData, 'inTurn'>;
  readonly checkPair: RegistryClient['checkPair'];
  readonly gatewaysFor: GatewaysFor;
  /** Names of the stores that use the key set. */
  readonly usedBy: (keySetId: string) => readonly string[];
  /** The system's file dialog; null = cancelled, undefined = this host has none. */
  readonly chooseFiles: () => Promise<readonly string[] | null | undefined>;
  readonly now: () => Date;
  readonly log: Log;
}

interface AcceptInput {
  readonly keySetId: string;
  readonly offerId: string;
  readonly environment: Environment | null;
}

export const createCredentials = (given: CredentialsPorts) => {
  const ports = { ...given, offers: createOffers(), inTurn: createTurns(given.data) };
  const keySets = createKeySets(ports);
  const { enter, enterFromDialog, acceptValue, keepAll } = createEntering(ports);
  const { check, swap } = createChecking({ ...ports, readPair: keySets.readPair });

  const acceptOffer = async ({ keySetId, offerId, environment }: AcceptInput): Promise<EnterResult> => {
    const waiting = ports.offers.take(keySetId, offerId);
    if ('pairs' in waiting) return swap(keySetId, waiting);
    try {
      const { offer, value } = waiting;
      if (offer.kind === 'move') return await acceptValue(keySetId, waiting, offer.to);
      if (!environment) throw new ProblemError('key.offer-expired');
      return await acceptValue(keySetId, waiting, { environment, field: value.field });
    } catch (error) {
      // The value is still good: after "keychain locked" the user presses the same button again.
      ports.offers.putBack(keySetId, offerId, waiting);
      throw error;
    }
  };

  const { secrets } = ports;
  return {
    ...keySets,
    ...createRotating(ports),
    enter,
    enterFromDialog,
    keepAll,
    acceptOffer,
    check,
    keychain: (): Promise<KeychainStatus> => secrets.status(),
    unlockKeychain: (): Promise<KeychainStatus> => secrets.status({ patient: true }),
    useSessionKeychain: (): Promise<KeychainStatus> => secrets.useSession(),
  };
};

export type Credentials = ReturnType<typeof createCredentials>;
