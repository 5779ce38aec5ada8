/** A client as commands print it: its key pairs by fingerprint and by the gateway's word. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { environments } from '../../../shared/model/environment.ts';
import { type KeyCheck, type KeyPairView, type KeySet, validCheck } from '../../../shared/model/key-set.ts';
import type { Session } from '../frame/session.ts';
import { table } from '../output/table.ts';
import type { MessageId } from '../words/words.ts';

const none = '–';
/** As many characters of a fingerprint as are enough to tell keys apart. */
const shortLength = 16;

const verdicts: Record<KeyCheck['verdict'] | 'none', MessageId> = {
  accepted: 'cli.verdict.accepted',
  rejected: 'cli.verdict.rejected',
  'not-confirmed': 'cli.verdict.not-confirmed',
  none: 'cli.verdict.none',
};

const pairRow = (pair: KeyPairView, session: Session): readonly string[] => [
  pair.apiKey === null ? none : `…${pair.apiKey.last4}`,
  pair.privateKey === null ? none : pair.privateKey.fingerprint.slice(0, shortLength),
  session.words.say(verdicts[validCheck(pair)?.verdict ?? 'none']),
];

const colours = { accepted: 'green', rejected: 'red', 'not-confirmed': 'yellow' } as const;

export const clientTable = (
  clients: readonly { readonly keySet: KeySet; readonly stores: readonly string[] }[],
  session: Session,
): string => {
  const { words, paint } = session;
  if (clients.length === 0) return words.say('cli.keys.none');
  const head = [
    words.say('cli.column.client'),
    words.say('cli.column.environment'),
    words.say('cli.column.api-key'),
    words.say('cli.column.private-key'),
    words.say('cli.column.verdict'),
    words.say('cli.column.stores'),
  ];
  const lines = clients.flatMap(({ keySet, stores }) =>
    environments.map((environment) => ({
      verdict: validCheck(keySet[environment])?.verdict,
      cells: [
        keySet.label,
        words.say(`cli.environment.${environment}`),
        ...pairRow(keySet[environment], session),
        String(stores.length),
      ],
    })),
  );
  return table(
    head,
    lines.map(({ cells }) => cells),
    paint,
    (row, column) => {
      const verdict = lines[row]?.verdict;
      return column === 4 && verdict !== undefined ? colours[verdict] : null;
    },
  );
};

export const storesOf = (keySet: KeySet, facts: readonly StoreFacts[]): readonly string[] =>
  facts.flatMap(({ store }) => (store.keySetId === keySet.id ? [store.name] : []));
