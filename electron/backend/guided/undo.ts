/** Taking a change by hand back: the user puts the former values into the page; here is how far they are. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { guidedPath, type UndoField, undoFields } from '../../../shared/guided-undo.ts';
import type {
  GuidedField,
  GuidedKeyField,
  GuidedMark,
  GuidedUndo,
} from '../../../shared/model/connections/guided.ts';
import { guidedFields } from '../../../shared/model/connections/guided-fields.ts';
import { environments } from '../../../shared/model/environment.ts';
import { pairIdentity } from '../../../shared/model/key-set.ts';
import type { Store, Undoable } from '../../../shared/model/store.ts';
import { ProblemError } from '../../../shared/problems.ts';
import { undoableAt } from '../../../shared/undo.ts';
import type { KeyPairSecrets } from '../credentials/types.ts';
import { askAdmin } from './ask-admin.ts';
import { checkPairs, checkRegistry, type Pairs, pairsIn } from './check-former.ts';
import type { GuidedOptions } from './index.ts';

export function createGuidedUndo(options: GuidedOptions) {
  const { ports, repository, stores, credentials, snapshots, registry } = options;

  const update = (storeId: string, change: (store: Store) => Partial<Store>): StoreFacts =>
    stores.factsOf(repository.stores.update(storeId, (store) => ({ ...store, ...change(store) })));

  const remember = (storeId: string, walk: GuidedUndo): StoreFacts =>
    update(storeId, ({ undoable }) => ({ undoable: undoable && { ...undoable, walk } }));

  /** What is being taken back now. */
  const underWay = (storeId: string): { store: Store; undoable: Undoable; walk: GuidedUndo } => {
    const store = stores.get(storeId);
    const { undoable, connection } = store;
    if (connection.kind !== 'guided' || !undoable?.walk) throw new ProblemError('apply.not-ready');
    return { store, undoable, walk: undoable.walk };
  };

  const begin = (storeId: string): StoreFacts => {
    const store = stores.get(storeId);
    if (store.connection.kind !== 'guided') throw new ProblemError('apply.not-ready');
    if (store.undoable?.walk) return stores.factsOf(store);
    if (undoableAt(store, ports.now()) === null) throw new ProblemError('apply.undo-gone');
    return remember(storeId, { done: [], left: [], verified: null });
  };

  const cancel = (storeId: string): StoreFacts => {
    const { walk } = underWay(storeId);
    if (walk.done.length + walk.left.length > 0) throw new ProblemError('apply.not-ready');
    return update(storeId, ({ undoable }) => {
      if (undoable === null) return {};
      const { walk: _over, ...left } = undoable;
      return { undoable: left };
    });
  };

  const mark = (storeId: string, field: GuidedField, as: GuidedMark): StoreFacts => {
    const { walk } = underWay(storeId);
    const withMark = (now: readonly GuidedField[], wanted: GuidedMark): GuidedField[] =>
      guidedFields.filter((each) => (each === field ? as === wanted : now.includes(each)));
    // What was checked was checked for other marks.
    return remember(storeId, {
      done: withMark(walk.done, 'done'),
      left: withMark(walk.left, 'left'),
      verified: null,
    });
  };

  const copy = async (storeId: string, field: GuidedKeyField): Promise<void> => {
    underWay(storeId);
    if (ports.clipboard === undefined) throw new ProblemError('guided.no-clipboard');
    const row = (await snapshots.read(storeId))?.find(({ path }) => path === guidedPath(field));
    if (!row?.present || row.value === null) throw new ProblemError('apply.undo-gone');
    await ports.clipboard.copy(row.value);
  };

  /** The pair that the store signs with now: put back, or never changed. null = we do not have it. */
  const signingPair = async (
    { store, undoable }: { store: Store; undoable: Undoable },
    back: Pairs,
  ): Promise<KeyPairSecrets | null> => {
    const isChanged = undoFields(undoable).some(({ field }) => field.startsWith('production-'));
    if (isChanged) return back.production;
    const { keySetId, applied } = store;
    const pair = keySetId === null ? null : repository.keySets.get(keySetId)?.production;
    if (keySetId === null || !pair || pairIdentity(pair) !== applied?.productionPair) return null;
    return credentials.readPair(keySetId, 'production');
  };

  const verify = async (storeId: string): Promise<StoreFacts> => {
    const work = underWay(storeId);
    const { store, undoable, walk } = work;
    const isBack = ({ field, action }: UndoField): boolean =>
      action === 'put-back' && walk.done.includes(field);
    const back = undoFields(undoable).filter(isBack);
    const hasPair = (environment: string): boolean =>
      back.filter(({ field }) => field.startsWith(`${environment}-`)).length === 2;
    const kept = environments.some(hasPair) ? pairsIn(await snapshots.read(storeId)) : pairsIn(null);
    const pairs: Pairs = {
      sandbox: hasPair('sandbox') ? kept.sandbox : null,
      production: hasPair('production') ? kept.production : null,
    };
    const textOf = (wanted: GuidedField): string | null => {
      const before = back.find(({ field }) => field === wanted)?.before;
      return before?.kind === 'text' ? before.text : null;
    };
    const wanted = { project: textOf('project'), dataSpace: textOf('data-space') };
    const hasChoice = wanted.project !== null || wanted.dataSpace !== null;
    const signing = hasChoice ? await signingPair(work, pairs) : null;
    const asking = { client: registry, gateways: await options.gatewaysFor(store) };
    const [keys, found] = await Promise.all([
      checkPairs(asking, pairs),
      signing === null ? ('none' as const) : checkRegistry(asking, signing, wanted),
    ]);
    const { connection } = store;
    const adminUrl = connection.kind === 'guided' ? connection.adminUrl : null;
    const admin =
      adminUrl === null ? ({ kind: 'not-known' } as const) : await askAdmin(ports.fetch, adminUrl);
    const now = underWay(storeId).walk;
    const isSame = JSON.stringify([now.done, now.left]) === JSON.stringify([walk.done, walk.left]);
    // The user has gone on in the meantime: this was asked about something else.
    if (!isSame) throw new ProblemError('apply.not-ready');
    const at = ports.now().toISOString();
    return remember(storeId, { ...now, verified: { at, keys, registry: found, admin } });
  };

  const finish = async (storeId: string): Promise<StoreFacts> => {
    const { undoable, walk } = underWay(storeId);
    const isOpen = ({ field }: UndoField): boolean =>
      !(walk.done.includes(field) || walk.left.includes(field));
    if (walk.verified === null || undoFields(undoable).some(isOpen))
      throw new ProblemError('apply.not-ready');
    const entry = { at: ports.now().toISOString(), kind: 'undone' as const, problemCode: null };
    const facts = update(storeId, ({ history }) => ({
      // With a field left as it is, the store holds neither change.
      applied: walk.left.length === 0 ? undoable.appliedBefore : null,
      undoable: null,
      check: null,
      history: [...history, entry].slice(-50),
    }));
    // What is left over goes with the next apply, or with the store.
    await snapshots.forget(storeId).catch(() => undefined);
    ports.log.info('guided.undone', { storeId, left: walk.left.length });
    return facts;
  };

  return { begin, cancel, mark, copy, verify, finish };
}
