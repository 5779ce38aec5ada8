/** What a check found, and what the user may do about it. Pure. */
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { environments } from '../../../shared/model/environment.ts';
import type { ProjectChoice, SpaceChoice, Store } from '../../../shared/model/store.ts';
import type { Drift, StoreCheck } from '../../../shared/model/store-check.ts';
import { foundIdentity } from '../../../shared/rotation.ts';

export type CheckAction = 'replace-keys' | 'apply-again' | 'keep-found' | 'take-over' | 'open-store';

/** Each drift once; the id tells those of the two environments apart. */
export const driftId = (drift: Drift): string =>
  [drift.kind, 'environment' in drift ? drift.environment : '', 'path' in drift ? drift.path : ''].join('.');

/** What the user knows a project or a data space by; null = only its id is known. */
export const nameOfId = (
  { project, dataSpace, instance }: Pick<Store, 'project' | 'dataSpace' | 'instance'>,
  kind: 'project-changed' | 'data-space-changed',
  id: string,
): string | null => {
  const ids = instance?.ids;
  const known =
    kind === 'project-changed'
      ? [
          { id: project?.projectId, name: project?.projectName },
          { id: ids?.projectId, name: ids?.projectName },
        ]
      : [
          { id: dataSpace?.environmentId, name: dataSpace?.environmentName },
          { id: ids?.environmentId, name: ids?.environmentName },
        ];
  return known.find((each) => each.id === id)?.name || null;
};

interface Found {
  readonly project: ProjectChoice;
  readonly dataSpace: SpaceChoice;
}

/** Project and data space as the instance has them; null while one of them is not whole. */
export const foundChoices = ({ instance }: Pick<Store, 'instance'>): Found | null => {
  if (instance === null) return null;
  const { projectId, projectName, environmentId, environmentName, environmentType, imsOrganizationId } =
    instance.ids;
  if (!projectId || !environmentId) return null;
  return {
    project: { projectId, projectName: projectName ?? '' },
    dataSpace: {
      environmentId,
      environmentName: environmentName ?? '',
      environmentType: environmentType ?? '',
      imsOrganizationId: imsOrganizationId || null,
    },
  };
};

/** Half a set of keys is better made anew. */
const hasWholeKeys = ({ instance }: Pick<Store, 'instance'>): boolean =>
  instance !== null &&
  environments.every((environment) => foundIdentity(instance.keys[environment]) !== null);

/** Refused keys that are somebody else's need no others: then ours are written again. */
const needsOthers = (drifts: readonly Drift[]): boolean => {
  const changed = drifts.flatMap((drift) => (drift.kind === 'keys-changed' ? [drift.environment] : []));
  return drifts.some((drift) => drift.kind === 'keys-rejected' && !changed.includes(drift.environment));
};

/** The first one is what is most likely wanted. */
export const actionsFor = (
  store: Pick<Store, 'instance' | 'connection'>,
  { result, drifts }: Pick<StoreCheck, 'result' | 'drifts'>,
): readonly CheckAction[] => {
  if (result === 'unreachable') return ['open-store'];
  const kinds = new Set(drifts.map(({ kind }) => kind));
  const isReplaced = drifts.some((drift) => drift.kind === 'keys-changed' && drift.replaced === true);
  const canTakeOver = kinds.has('keys-changed') && !kinds.has('keys-rejected') && hasWholeKeys(store);
  // Ours are good for nothing any more: somebody made others, and this store has them already.
  if (isReplaced) return canTakeOver ? ['take-over', 'replace-keys'] : ['replace-keys'];
  const actions: CheckAction[] = [];
  if (needsOthers(drifts)) actions.push('replace-keys');
  if (result === 'drifted' || kinds.has('keys-changed')) actions.push('apply-again');
  const idsChanged = kinds.has('project-changed') || kinds.has('data-space-changed');
  if (idsChanged && foundChoices(store) !== null) actions.push('keep-found');
  if (canTakeOver) actions.push('take-over');
  return actions;
};

/** The page's own words where a check found something; null = it is as it should be. */
export const troubleOf = ({
  store,
}: Pick<StoreFacts, 'store'>): 'drifted' | 'keys-rejected' | 'unreachable' | null => {
  const result = store.check?.result ?? 'as-applied';
  return result === 'as-applied' ? null : result;
};
