/** This computer's identity: made once, kept in the keychain, and seen by nobody. Others get its recipient code. */
import type { SecretName, SecretStore } from '../keychain/secret-store.ts';

const name: SecretName = { kind: 'hand-off-identity' };

export interface Identities {
  /** The identity, made now where there is none. Secret. Throws `keychain.*`. */
  own(): Promise<string>;
  /** The identity's recipient code; null = there is no identity yet, and none is made. Throws `keychain.*`. */
  knownCode(): Promise<string | null>;
}

export const codeOf = async (identity: string): Promise<string> => {
  const { identityToRecipient } = await import('age-encryption');
  return identityToRecipient(identity);
};

const read = async (secrets: SecretStore): Promise<string | null> => {
  const kept = await secrets.read(name);
  return kept === null ? null : Buffer.from(kept).toString('utf8');
};

export interface IdentityPorts {
  readonly secrets: SecretStore;
  /** One at a time, in all processes: two identities made at once would leave one code that nobody can use. */
  readonly inTurn: <Result>(work: () => Promise<Result>) => Promise<Result>;
}

export const createIdentities = ({ secrets, inTurn }: IdentityPorts): Identities => {
  let making: Promise<string> | null = null;

  // X25519 and not the post-quantum kind: Debian's age 1.1 could not open or make files for that one.
  const make = async (): Promise<string> => {
    const known = await read(secrets);
    if (known !== null) return known;
    const { generateX25519Identity } = await import('age-encryption');
    await secrets.write(name, Buffer.from(await generateX25519Identity(), 'utf8'));
    return (await read(secrets)) ?? make();
  };

  return {
    // Two windows that ask at once must get the same one.
    own: () => {
      making ??= inTurn(make).finally(() => {
        making = null;
      });
      return making;
    },
    knownCode: async () => {
      const known = await read(secrets);
      return known === null ? null : codeOf(known);
    },
  };
};
