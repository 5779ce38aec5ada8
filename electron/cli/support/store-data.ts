/** A store as commands print it: one row, or everything that is known. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { Connection } from '../../../shared/model/instance.ts';
import { storeState } from '../../../shared/steps.ts';
import { undoableAt } from '../../../shared/undo.ts';
import type { Session } from '../frame/session.ts';
import type { StoreDetails, StoreRow } from '../output/data.ts';
import { pairs, table } from '../output/table.ts';

export const rowOf = (facts: StoreFacts): StoreRow => {
  const { store, keySet } = facts;
  const { id, name, purpose, tags, connection, project, dataSpace, check, applied } = store;
  return {
    id,
    name,
    client: keySet?.label ?? null,
    purpose,
    tags,
    connection,
    state: storeState(facts),
    project,
    dataSpace,
    appliedAt: applied?.at ?? null,
    undoableUntil: undoableAt(store, new Date())?.until ?? null,
    check,
  };
};

export const detailsOf = (facts: StoreFacts): StoreDetails => ({
  ...rowOf(facts),
  instance: facts.store.instance,
  check: facts.store.check,
  history: facts.store.history,
});

/** How the store is reached, in one line. */
export const placeOf = (connection: Connection): string => {
  switch (connection.kind) {
    case 'practice':
      return 'practice';
    case 'local':
      return connection.root;
    case 'ssh': {
      const user = connection.user === null ? '' : `${connection.user}@`;
      return `ssh ${user}${connection.host}:${connection.root}`;
    }
    case 'docker': {
      const { target, root } = connection;
      return `docker ${target.tool === 'docker' ? target.container : target.service}:${root}`;
    }
    case 'admin':
      return connection.adminUrl;
    case 'guided':
      return 'guided';
  }
};

const colours = {
  connected: 'green',
  'in-progress': 'cyan',
  'not-connected': 'dim',
  drifted: 'yellow',
  'keys-rejected': 'red',
  unreachable: 'red',
  attention: 'red',
} as const satisfies Record<StoreRow['state'], string>;

const none = '–';

export const storeTable = (rows: readonly StoreRow[], { words, paint }: Session): string => {
  if (rows.length === 0) return words.say('cli.stores.none');
  const head = [
    words.say('cli.column.name'),
    words.say('cli.column.state'),
    words.say('cli.column.client'),
    words.say('cli.column.data-space'),
    words.say('cli.column.tags'),
    words.say('cli.column.place'),
  ];
  const cells = rows.map((row) => [
    row.name,
    words.say(`home.state.${row.state}`),
    row.client ?? none,
    row.dataSpace?.environmentName ?? none,
    row.tags.join(', ') || none,
    placeOf(row.connection),
  ]);
  return table(head, cells, paint, (row, column) => {
    const state = rows[row]?.state;
    return column === 1 && state !== undefined ? colours[state] : null;
  });
};

export const storeText = (details: StoreDetails, { words, paint }: Session): string => {
  const { instance, project, dataSpace } = details;
  const named = (name: string, id: string): string => `${name} (${id})`;
  const rows: (readonly [string, string])[] = [
    [words.say('cli.column.name'), details.name],
    [words.say('cli.column.id'), details.id],
    [words.say('cli.column.state'), words.say(`home.state.${details.state}`)],
    [words.say('cli.column.client'), details.client ?? none],
    [words.say('cli.column.purpose'), words.say(`cli.purpose.${details.purpose}`)],
    [words.say('cli.column.tags'), details.tags.join(', ') || none],
    [words.say('cli.column.place'), placeOf(details.connection)],
    [words.say('cli.column.project'), project ? named(project.projectName, project.projectId) : none],
    [
      words.say('cli.column.data-space'),
      dataSpace ? named(dataSpace.environmentName, dataSpace.environmentId) : none,
    ],
    [words.say('cli.column.applied'), details.appliedAt ?? none],
    [words.say('cli.column.undoable'), details.undoableUntil ?? none],
  ];
  if (instance !== null) {
    const what = [instance.edition, instance.version, instance.mode].filter((part) => part !== null);
    rows.push(
      [words.say('cli.column.instance'), what.join(' ') || none],
      [words.say('cli.column.address'), instance.baseUrl ?? none],
      [words.say('cli.column.locks'), instance.locks.map(({ path }) => path).join(', ') || none],
      [words.say('cli.column.seen'), instance.inspectedAt],
    );
  }
  return pairs(rows, paint);
};
