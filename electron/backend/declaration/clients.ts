/** The clients of stores.yaml: which key set each one is, and what its keys should be. */
import type { Finding } from '../../../shared/contract/credentials.ts';
import type { Declaration, DeclaredClient, DeclaredKeys } from '../../../shared/declaration/index.ts';
import type { PlannedClient } from '../../../shared/declaration/plan.ts';
import { environments, keyFields } from '../../../shared/model/environment.ts';
import type { Edition } from '../../../shared/model/instance.ts';
import { type KeyPairView, type KeySet, pairIdentity } from '../../../shared/model/key-set.ts';
import { type Problem, problemOf } from '../../../shared/problems.ts';
import { type KeptValue, readValueFor } from '../credentials/index.ts';
import { readSecretText, type SecretSources } from './secrets.ts';

/** A client as it was found: its key set, and the values that the file leads to. Secret: `values`. */
export interface FoundClient {
  readonly name: string;
  readonly keySet: KeySet | null;
  readonly isPractice: boolean;
  /** Of the practice account whose keys are made. */
  readonly edition: Edition;
  readonly change: PlannedClient['change'];
  /** What was read, where the file says where the keys are; empty otherwise. */
  readonly values: readonly KeptValue[];
  readonly findings: readonly Finding[];
  readonly problem: Problem | null;
}

type SecretKeys = Exclude<DeclaredKeys, string>;
type ReadKeys = Pick<FoundClient, 'values' | 'findings' | 'problem'>;

const readKeys = async (keys: SecretKeys, sources: SecretSources): Promise<ReadKeys> => {
  const slots = environments.flatMap((environment) => keyFields.map((field) => ({ environment, field })));
  const read = await Promise.all(
    slots.map(async (slot) => {
      const text = await readSecretText(keys[slot.environment][slot.field], sources);
      return { slot, value: readValueFor(slot.field, text) };
    }),
  );
  const values = read.flatMap(({ slot, value }): KeptValue[] => ('code' in value ? [] : [{ slot, value }]));
  const findings = read.map(
    ({ slot, value }): Finding =>
      'code' in value
        ? { outcome: 'refused', ...slot, problem: value }
        : { outcome: 'accepted', slot, repairs: [...value.reading.repairs] },
  );
  const [refused] = read.flatMap(({ value }) => ('code' in value ? [value] : []));
  return { values, findings, problem: refused ?? null };
};

const shownFingerprint = (keySet: KeySet, { slot }: KeptValue): string | null =>
  keySet[slot.environment][slot.field]?.fingerprint ?? null;

/** A value that is another one than the key set has. */
export const differsFrom = (keySet: KeySet, value: KeptValue): boolean =>
  shownFingerprint(keySet, value) !== value.value.reading.view.fingerprint;

const isComplete = (keySet: KeySet): boolean =>
  environments.every((environment) => pairIdentity(keySet[environment]) !== null);

const changeOf = (keySet: KeySet | null, values: readonly KeptValue[]): PlannedClient['change'] => {
  if (keySet === null) return 'keys-entered';
  const different = values.filter((value) => differsFrom(keySet, value));
  if (different.length === 0) return 'none';
  const replaced = different.some(({ slot }) => pairIdentity(keySet[slot.environment]) !== null);
  return replaced ? 'keys-replaced' : 'keys-entered';
};

const plain = (name: string): string => name.trim().toLowerCase();

export const isNamed = (name: string, names: readonly string[]): boolean =>
  names.some((each) => plain(each) === plain(name));

/** Keys that are used with practice stores alone are keys of the practice portal. */
const onlyPractises = ({ stores }: Declaration, client: string): boolean => {
  const own = stores.filter((store) => store.client === client);
  return own.length > 0 && own.every(({ connection }) => connection.kind === 'practice');
};

/** The account that practice keys are made for: that of the client's first practice store. */
const editionOf = ({ stores }: Declaration, client: string): Edition => {
  const connections = stores.flatMap((store) => (store.client === client ? [store.connection] : []));
  const practice = connections.find(({ kind }) => kind === 'practice');
  return practice?.kind === 'practice' ? practice.edition : 'commerce';
};

/** Looks at one client; changes nothing. Throws `declaration.secret-unreadable`. */
export const findClient = async (
  client: DeclaredClient,
  declaration: Declaration,
  keySets: readonly KeySet[],
  sources: SecretSources,
): Promise<FoundClient> => {
  const { name, keys } = client;
  const found = keySets.filter(({ label }) => plain(label) === plain(name));
  const [first] = found;
  const keySet = first ?? null;
  const edition = editionOf(declaration, name);
  const nothing = { name, keySet, edition, values: [], findings: [] } as const;
  const not = (problem: Problem): FoundClient => ({
    ...nothing,
    isPractice: keySet?.practice ?? false,
    change: 'none',
    problem,
  });
  if (found.length > 1) return not(problemOf('declaration.client-ambiguous', { name }));
  if (keys === 'keychain') {
    if (keySet === null) return not(problemOf('declaration.client-missing', { name }));
    if (!isComplete(keySet)) return not(problemOf('declaration.keys-incomplete', { name }));
    return { ...nothing, isPractice: keySet.practice, change: 'none', problem: null };
  }
  if (keys === 'practice') {
    if (keySet !== null && !keySet.practice) return not(problemOf('declaration.not-practice', { name }));
    const rivals = declaration.clients.filter(
      (other) => other.keys === 'practice' && editionOf(declaration, other.name) === edition,
    );
    if (rivals.length > 1) {
      const names = rivals.map((rival) => rival.name).join(', ');
      return not(problemOf('declaration.practice-twice', { names, edition }));
    }
    const change = keySet !== null && isComplete(keySet) ? 'none' : 'keys-made';
    return { ...nothing, isPractice: true, change, problem: null };
  }
  const read = await readKeys(keys, sources);
  const isPractice = keySet?.practice ?? onlyPractises(declaration, name);
  return { ...nothing, ...read, isPractice, change: changeOf(keySet, read.values) };
};

const empty: KeyPairView = { apiKey: null, privateKey: null, check: null };

const withValue = (keySet: KeySet, { slot, value }: KeptValue): KeySet => {
  const pair = keySet[slot.environment];
  const view = value.field === 'apiKey' ? { apiKey: value.reading.view } : { privateKey: value.reading.view };
  return { ...keySet, [slot.environment]: { ...pair, ...view } };
};

/** The key set as it would be: what was read in place of what it has. `at` = now, as ISO 8601. */
export const wantedKeySet = ({ name, keySet, isPractice, values }: FoundClient, at: string): KeySet =>
  values.reduce(
    withValue,
    keySet ?? {
      id: '',
      label: name,
      practice: isPractice,
      sandbox: empty,
      production: empty,
      previous: null,
      createdAt: at,
      updatedAt: at,
    },
  );
