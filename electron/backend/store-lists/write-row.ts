/** Writes one good row: a new store, or the changes to one that is there. */
import { randomUUID } from 'node:crypto';
import type { ImportedRow } from '../../../shared/contract/store-lists.ts';
import { newStore } from '../../../shared/new-store.ts';
import { type Problem, ProblemError, problemOf } from '../../../shared/problems.ts';
import type { Repository } from '../stores/repository.ts';
import type { Stores } from '../stores/service.ts';
import type { Log } from '../support/log.ts';
import { type Good, nameKey } from './judge.ts';

interface Options {
  readonly repository: Repository;
  readonly stores: Pick<Stores, 'update'>;
  readonly now: () => Date;
  readonly log: Log;
}

export type WriteRow = (good: Good, keySetId: string | null) => ImportedRow;

export const createRowWriter = ({ repository, stores, now, log }: Options): (() => WriteRow) => {
  const add = ({ listed }: Good, keySetId: string | null): void => {
    const { name, purpose = 'production', connection, tags = [], project = null, dataSpace = null } = listed;
    if (connection === undefined) throw new ProblemError('store-lists.not-written');
    const named = newStore({ id: randomUUID(), name, purpose, connection }, now().toISOString());
    repository.stores.save({ ...named, tags, keySetId, project, dataSpace });
  };

  const change = ({ listed, changes }: Good, storeId: string, keySetId: string | null): void => {
    const wants = (field: Good['changes'][number]): boolean => changes.includes(field);
    stores.update(storeId, {
      ...(wants('client') && { keySetId }),
      ...(wants('purpose') && { purpose: listed.purpose }),
      ...(wants('tags') && { tags: listed.tags }),
      ...(wants('connection') && { connection: listed.connection }),
      // Another client clears the choices below; what the list says of them stays.
      ...((wants('project') || wants('client')) && { project: listed.project }),
      ...((wants('dataSpace') || wants('project') || wants('client')) && { dataSpace: listed.dataSpace }),
    });
  };

  const problemOfFailure = (error: unknown): Problem => {
    if (error instanceof ProblemError) return error.problem;
    log.error('store-lists.not-written', { name: error instanceof Error ? error.name : typeof error });
    return problemOf('store-lists.not-written');
  };

  /** For one step that nobody comes between: the names are those of its beginning. */
  return () => {
    const names = new Set(repository.stores.list().map(({ name }) => nameKey(name)));
    return (good, keySetId) => {
      const { row, listed, store, changes } = good;
      const head = { row, name: listed.name };
      if (store !== null && changes.length === 0) return { ...head, outcome: 'same', problems: [] };
      try {
        // Somebody may have added a store of this name since the list was looked at.
        if (store === null && names.has(nameKey(listed.name))) {
          throw new ProblemError('stores.name-taken', { name: listed.name });
        }
        if (store === null) add(good, keySetId);
        else change(good, store.id, keySetId);
        names.add(nameKey(listed.name));
        return { ...head, outcome: store === null ? 'added' : 'changed', problems: [] };
      } catch (error) {
        return { ...head, outcome: 'failed', problems: [{ column: null, problem: problemOfFailure(error) }] };
      }
    };
  };
};
