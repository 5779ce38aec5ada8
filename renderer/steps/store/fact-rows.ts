/** What was found on an instance, one row a fact, in plain words. Rows that this way of reaching it cannot know are left out. */
import { type Environment, environments } from '../../../shared/model/environment.ts';
import type { FoundPair, InstanceFacts } from '../../../shared/model/instance.ts';
import { useText } from '../../components/Message.tsx';
import { pathWords } from '../review/path-words.ts';
import { shortFingerprint } from '../review/view.ts';

export type FactRow = readonly [label: string, shown: string];

const optional = (label: string, shown: string | null): readonly FactRow[] => (shown ? [[label, shown]] : []);

const named = (name: string | null, id: string | null): string | null => name || id;

type Text = ReturnType<typeof useText>;

/** Enough to recognise a pair by, and nothing that is secret. */
const pairWords = (text: Text, { apiKey, privateKey }: FoundPair): string => {
  const first = apiKey
    ? text('step.store.fact.keys.api', { last4: apiKey.last4 })
    : text('step.store.fact.keys.no-api');
  if (privateKey === null) return `${first}, ${text('step.store.fact.keys.no-private')}`;
  const second =
    'unreadable' in privateKey
      ? text('step.store.fact.keys.unreadable')
      : text('step.store.fact.keys.private', { fingerprint: shortFingerprint(privateKey.fingerprint) });
  return `${first}, ${second}`;
};

const keyRows = (text: Text, keys: InstanceFacts['keys']): readonly FactRow[] => {
  const hasPair = (environment: Environment): boolean =>
    keys[environment].apiKey !== null || keys[environment].privateKey !== null;
  if (!environments.some(hasPair)) return [[text('step.store.fact.keys'), text('step.store.fact.keys.no')]];
  return environments.map((environment) => {
    const label = text('step.store.fact.keys.of', { environment: text(`common.${environment}`) });
    const pair = keys[environment];
    return [label, hasPair(environment) ? pairWords(text, pair) : text('step.store.fact.keys.no')];
  });
};

export const useFactRows = (instance: InstanceFacts): readonly FactRow[] => {
  const text = useText();
  const unknown = text('common.unknown');
  const { edition, version, keys, ids, reach, gateways } = instance;
  const name = edition === null ? '' : text(`common.edition.${edition}`);
  const modules = instance.modules
    .filter((module) => module.enabled)
    .map(
      ({ name: module, version: found }) => `${module} ${found ?? text('step.store.fact.version-unknown')}`,
    );
  const noModules = instance.modules.length > 0 ? text('step.store.fact.modules.none') : unknown;
  const locks = instance.locks.map(
    ({ path, source }) => `${pathWords(text, path)} (${text(`step.store.fact.lock.${source}`)})`,
  );
  const own = environments.flatMap((environment) => gateways[environment] ?? []);
  const reached =
    reach &&
    environments.map((environment) =>
      text(`step.store.fact.reach.${reach[environment]}`, {
        environment: text(`common.${environment}`),
      }),
    );
  return [
    [text('step.store.fact.product'), `${name} ${version ?? ''}`.trim() || unknown],
    [text('step.store.fact.mode'), instance.mode ?? unknown],
    [text('step.store.fact.admin'), instance.adminUrl ?? unknown],
    ...optional(text('step.store.fact.php'), instance.php),
    ...optional(text('step.store.fact.owner'), instance.owner),
    [text('step.store.fact.modules'), modules.length > 0 ? modules.join(', ') : noModules],
    ...keyRows(text, keys),
    ...optional(text('step.store.fact.project'), named(ids.projectName, ids.projectId)),
    ...optional(text('step.store.fact.space'), named(ids.environmentName, ids.environmentId)),
    ...optional(text('step.store.fact.locks'), locks.join(', ')),
    ...optional(text('step.store.fact.gateways'), own.join(', ')),
    ...optional(text('step.store.fact.reach'), reached?.join(', ') ?? null),
  ];
};
