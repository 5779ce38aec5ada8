/** How far a rotation is, store by store. */
import type { Rotation } from '../../../shared/rotation.ts';
import type { Session } from '../frame/session.ts';
import { table } from '../output/table.ts';

const colours = {
  'has-keys': 'green',
  'to-do': 'yellow',
  unreachable: 'red',
  'by-hand': 'yellow',
  refused: 'red',
  'not-connected': 'dim',
} as const;

export const rotationText = ({ open, stores }: Rotation, session: Session): string => {
  const { words, paint } = session;
  const state = words.say(open === null ? 'cli.rotation.closed' : 'cli.rotation.open');
  if (stores.length === 0) return state;
  const head = [words.say('cli.column.name'), words.say('cli.column.state'), words.say('cli.column.reason')];
  const rows = stores.map((store) => [
    store.name,
    words.say(`cli.rotation.${store.state}`),
    store.missed === null ? '' : words.explain(store.missed.problem).title,
  ]);
  const shown = table(head, rows, paint, (row, column) => {
    const word = stores[row]?.state;
    return column === 1 && word !== undefined ? colours[word] : null;
  });
  return `${state}\n\n${shown}`;
};
