/** What was found on an instance, one row a fact, in plain words. Rows that this way of reaching it cannot know are left out. */
import { environments } from '../../../shared/model/environment.ts';
import type { InstanceFacts } from '../../../shared/model/instance.ts';
import { useText } from '../../components/Message.tsx';

export type FactRow = readonly [label: string, shown: string];

const optional = (label: string, shown: string | null): readonly FactRow[] => (shown ? [[label, shown]] : []);

/** The last words of a path: the groups before it are the same for all. */
const shortPath = (path: string): string => path.split('/').at(-1) ?? path;

const named = (name: string | null, id: string | null): string | null => name || id;

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
  const hasKeys = environments.some(
    (environment) => keys[environment].apiKey ?? keys[environment].privateKey,
  );
  const locks = instance.locks.map(
    ({ path, source }) => `${shortPath(path)} (${text(`step.store.fact.lock.${source}`)})`,
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
    [text('step.store.fact.modules'), modules.length > 0 ? modules.join(', ') : unknown],
    [text('step.store.fact.keys'), text(hasKeys ? 'step.store.fact.keys.yes' : 'step.store.fact.keys.no')],
    ...optional(text('step.store.fact.project'), named(ids.projectName, ids.projectId)),
    ...optional(text('step.store.fact.space'), named(ids.environmentName, ids.environmentId)),
    ...optional(text('step.store.fact.locks'), locks.join(', ')),
    ...optional(text('step.store.fact.gateways'), own.join(', ')),
    ...optional(text('step.store.fact.reach'), reached?.join(', ') ?? null),
  ];
};
