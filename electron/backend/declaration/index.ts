/** Declaration: stores.yaml read, planned and applied. Stores that are not in the file stay as they are. */
import type { Allowances, Pace } from '../../../shared/contract/batch.ts';
import type { Declaration, DeclaredClient } from '../../../shared/declaration/index.ts';
import type { DeclarationPlan, PlannedClient, PlannedStore } from '../../../shared/declaration/plan.ts';
import type { BatchEvent } from '../../../shared/model/batch.ts';
import type { KeySet } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { inParallel } from '../batch/in-parallel.ts';
import { runBatch } from '../batch/run.ts';
import { createStoreApply } from './apply.ts';
import { type FoundClient, findClient } from './clients.ts';
import { refuseDoubles } from './doubles.ts';
import { createKeys } from './keys.ts';
import { type LookedClient, lookAtClient } from './look-clients.ts';
import { createLookAtStore } from './look-store.ts';
import { createNamedSecrets } from './named-secrets.ts';
import { onlyThese } from './only.ts';
import { createPlaces } from './places.ts';
import { createStorePlan } from './plan.ts';
import type { DeclarationPorts } from './ports.ts';
import type { ReadDeclaration } from './read.ts';
import { findByName } from './wanted.ts';

export interface DeclaredWork extends Pace, Allowances {
  readonly path: string;
  readonly only: readonly string[];
  /** Clients whose keys may be used although a gateway could not be asked about them. */
  readonly unconfirmedKeys: readonly string[];
}

/** Loaded with the first file: the reader of YAML is the largest part of all. */
const loadReader = async () => (await import('./read.ts')).createDeclarationReader();

/** The same answer for everybody who asks for the same name. */
const once = <Value>(ask: (name: string) => Promise<Value>): ((name: string) => Promise<Value>) => {
  const asked = new Map<string, Promise<Value>>();
  return (name) => {
    const known = asked.get(name);
    if (known !== undefined) return known;
    const answer = ask(name);
    asked.set(name, answer);
    // Whoever waits for it is told; nobody else has to be.
    answer.catch(() => undefined);
    return answer;
  };
};

export const createDeclaration = (ports: DeclarationPorts) => {
  const { repository, pairs, env, explain, now } = ports;
  const planStore = createStorePlan(ports);
  const applyStore = createStoreApply(ports);
  const bringKeys = createKeys(ports);
  const lookAtStore = createLookAtStore(ports);
  const namedSecrets = createNamedSecrets(env);
  let reader: ReturnType<typeof loadReader> | null = null;
  const readFrom = async (path: string): Promise<ReadDeclaration> => {
    reader ??= loadReader();
    return (await reader)(path);
  };

  const find = (declaration: Declaration, folder: string, signal: AbortSignal | undefined) => {
    const keySets = repository.keySets.list();
    const variables = namedSecrets.take(declaration);
    return (name: string): Promise<FoundClient> => {
      const client = declaration.clients.find((each) => each.name === name);
      if (client === undefined) throw new ProblemError('declaration.unknown-client', { name });
      return findClient(client, declaration, keySets, { folder, variables, env, signal });
    };
  };

  /** A client whose keys could not be read has a problem; the others go on. */
  const lookSafely = async (
    client: Pick<DeclaredClient, 'name'>,
    look: () => Promise<LookedClient>,
  ): Promise<LookedClient> => {
    try {
      return await look();
    } catch (error) {
      const problem = error instanceof ProblemError ? error.problem : explain(error);
      const { name } = client;
      const planned: PlannedClient = { name, keySetId: null, change: 'none', findings: [], problem };
      return {
        planned,
        keySet: null,
        readPair: () => Promise.reject(new ProblemError(problem.code, problem.params)),
      };
    }
  };

  const plan = async (input: DeclaredWork, signal?: AbortSignal): Promise<DeclarationPlan> => {
    const { declaration, folder, issues } = await readFrom(input.path);
    if (declaration === null) return { issues: [...issues], clients: [], stores: [], notInFile: [] };
    const release = pairs.hold();
    try {
      const findOne = find(declaration, folder, signal);
      const looked = once((name) =>
        lookSafely({ name }, async () => lookAtClient(await findOne(name), ports, input.unconfirmedKeys)),
      );
      const others = repository.stores.list();
      const round = { looked, places: createPlaces(ports), allowed: input, others };
      const wanted = onlyThese(declaration.stores, input.only);
      const stores = await inParallel(wanted, input.concurrency, (store): Promise<PlannedStore> => {
        const limit = AbortSignal.timeout(input.timeout);
        return planStore(store, round, AbortSignal.any([limit, ...(signal ? [signal] : [])]));
      });
      const used = new Set(wanted.map(({ client }) => client));
      const clients = declaration.clients.filter(({ name }) => used.has(name) || input.only.length === 0);
      return {
        issues: [],
        clients: await Promise.all(clients.map(async ({ name }) => (await looked(name)).planned)),
        stores: refuseDoubles(stores, input),
        notInFile: others
          .filter((store) => !declaration.stores.some(({ name }) => findByName([store], name) !== null))
          .map(({ name }) => name),
      };
    } finally {
      release();
    }
  };

  async function* run(
    declaration: Declaration,
    folder: string,
    input: DeclaredWork,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<BatchEvent, void, void> {
    const { path: _path, only, concurrency, timeout, unconfirmedKeys, ...allowed } = input;
    const release = pairs.hold();
    try {
      const findOne = find(declaration, folder, signal);
      const keySetOf = once<KeySet>(async (name) => bringKeys(await findOne(name), unconfirmedKeys));
      const round = { keySetOf, places: createPlaces(ports), allowed };
      const listed = repository.stores.list();
      yield* runBatch({
        work: 'apply',
        items: onlyThese(declaration.stores, only).map((declared) => ({
          name: declared.name,
          storeId: findByName(listed, declared.name)?.id ?? null,
          declared,
        })),
        concurrency,
        timeout,
        signal,
        now,
        explain,
        run: ({ declared }, context) => applyStore(declared, round, context),
      });
    } finally {
      release();
    }
  }

  /** Throws `declaration.file-unreadable` and `declaration.invalid` before anything is begun. */
  const apply = async (
    input: DeclaredWork,
    signal?: AbortSignal,
  ): Promise<AsyncGenerator<BatchEvent, void, void>> => {
    const { declaration, folder, issues } = await readFrom(input.path);
    if (declaration !== null) return run(declaration, folder, input, signal);
    const [first] = issues;
    const place = { line: first?.line ?? 1, column: first?.column ?? 1 };
    throw new ProblemError('declaration.invalid', { file: input.path, count: issues.length, ...place });
  };

  const stores = async ({ path }: Pick<DeclaredWork, 'path'>) => {
    const declared = (await readFrom(path)).declaration?.stores ?? [];
    return declared.map(({ name, client, tags, connection }) => ({ name, client, tags, connection }));
  };

  /** Throws `stores.not-found`, and the problems of the way to the store. */
  const look = async (
    { path, name }: { readonly path: string; readonly name: string },
    signal: AbortSignal = new AbortController().signal,
  ): Promise<void> => {
    const { declaration } = await readFrom(path);
    const declared = declaration?.stores.find((store) => store.name === name);
    if (!declaration || !declared) throw new ProblemError('stores.not-found');
    namedSecrets.take(declaration);
    await lookAtStore(declared, repository.stores.list(), signal);
  };

  return { stores, look, plan, apply };
};
export type DeclarationService = ReturnType<typeof createDeclaration>;
