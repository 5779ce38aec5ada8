/** An instance behind its Admin: reads and writes through the connector page's GraphQL. */
import { type ConfigPath, configPaths, isKeyPath, keyPath } from '../../../../shared/model/config-paths.ts';
import type { Environment, Slot } from '../../../../shared/model/environment.ts';
import { ProblemError } from '../../../../shared/problems.ts';
import { foreignWords } from '../../support/foreign-words.ts';
import type { ApplyResult, ConfigChange, InstanceConnection, Snapshot } from '../connection.ts';
import { toFacts } from './facts.ts';
import { fieldOf, lockedPaths } from './fields.ts';
import type { AdminGraphQl, ServicesConfig, ServicesInput } from './graphql.ts';
import { checkOnServer } from './server-checks.ts';

interface AdminConnectionOptions {
  readonly graphQl: AdminGraphQl;
  readonly adminUrl: string;
  readonly now: () => Date;
  /** The work is done: the session is not needed any more. */
  readonly finished: () => Promise<void>;
}

/** Milliseconds for a write and for reading it back; a write that was sent is not cut off by the user. */
const writeTimeout = 60_000;

const valueAt = ({ values }: ServicesConfig, path: ConfigPath): string => values[fieldOf[path]].trim();

const holds = (config: ServicesConfig, { path, value }: ConfigChange): boolean =>
  valueAt(config, path) === (value ?? '').trim();

/** Values in clear, keys too: they go to the keychain and nowhere else. */
const rowsOf = (config: ServicesConfig): Snapshot =>
  configPaths.map((path) => {
    const value = config.values[fieldOf[path]];
    return value === '' ? { path, present: false } : { path, present: true, value };
  });

const inputOf = (changes: readonly ConfigChange[]): ServicesInput =>
  Object.fromEntries(changes.map(({ path, value }) => [fieldOf[path], value ?? '']));

const pathsOf = (changes: readonly ConfigChange[]): string => changes.map(({ path }) => path).join(', ');

export function createAdminConnection(options: AdminConnectionOptions): InstanceConnection {
  const { graphQl, adminUrl, now } = options;
  let isDone = false;
  const facts = (config: ServicesConfig) => toFacts(config, adminUrl, now());

  const save = async (changes: readonly ConfigChange[], signal: AbortSignal): Promise<ServicesConfig> => {
    const answer = await graphQl.save(inputOf(changes), signal);
    if (answer !== 'OK' && answer !== 'NOT_CHANGED') {
      throw new ProblemError('admin.save-failed', { answer: foreignWords(answer, 100) });
    }
    return graphQl.read(signal);
  };

  const write: InstanceConnection['apply'] = async (given, expectedToken, onPhase, signal) => {
    onPhase('check');
    const before = await graphQl.read(signal);
    if (facts(before).stateToken !== expectedToken)
      return { kind: 'changed-meanwhile', facts: facts(before) };
    const changes = given.filter((change) => !holds(before, change));
    const locks = lockedPaths(before.disabledFields);
    const locked = changes.filter(({ path }) => locks.includes(path));
    if (locked.length > 0) throw new ProblemError('apply.locked-path', { paths: pathsOf(locked) });
    onPhase('write');
    signal.throwIfAborted();
    onPhase('commit');
    const sent = AbortSignal.timeout(writeTimeout);
    let after = changes.length === 0 ? before : await save(changes, sent);
    onPhase('verify');
    let missing = changes.filter((change) => !holds(after, change));
    // On Adobe Commerce Cloud the instance asks the registry about a data space with the keys it had before: once
    // the new keys are in use, what did not take is sent a second time. Another writer's values are left alone.
    const untouched = missing.every(
      ({ path }) => !isKeyPath(path) && valueAt(after, path) === valueAt(before, path),
    );
    if (missing.length > 0 && missing.length < changes.length && untouched) {
      after = await save(missing, sent);
      missing = changes.filter((change) => !holds(after, change));
    }
    if (missing.length > 0) throw new ProblemError('apply.conflict', { paths: pathsOf(missing) });
    return { kind: 'applied', facts: facts(after), snapshot: rowsOf(before) } satisfies ApplyResult;
  };

  const inspect: InstanceConnection['inspect'] = async (signal, { onRows } = {}) => {
    const config = await graphQl.read(signal);
    onRows?.(rowsOf(config));
    return facts(config);
  };

  return {
    inspect,
    exportKeys: async (signal) => {
      const config = await graphQl.read(signal);
      const textOf = (slot: Slot): string | null => valueAt(config, keyPath(slot)) || null;
      const pairOf = (environment: Environment) => ({
        apiKey: textOf({ environment, field: 'apiKey' }),
        privateKey: textOf({ environment, field: 'privateKey' }),
      });
      return { sandbox: pairOf('sandbox'), production: pairOf('production') };
    },
    /** The module cleans the config cache itself, in the same request. */
    finish: (signal) => inspect(signal),
    apply: write,
    restore: (snapshot, expectedToken, signal, onPhase) => {
      const changes = snapshot.map((row) => ({ path: row.path, value: row.present ? row.value : null }));
      return write(changes, expectedToken, onPhase ?? (() => undefined), signal);
    },
    validateKeys: async (_gateways, signal) => {
      isDone = true;
      return checkOnServer(graphQl, signal);
    },
    close: async () => {
      if (isDone) await options.finished();
    },
  };
}
