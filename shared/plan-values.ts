/** The value of each configuration path, as it may be shown: on the instance now, and after an apply. Pure. */
import type { ConfigPath } from './model/config-paths.ts';
import type { InstanceFacts } from './model/instance.ts';
import type { KeySet } from './model/key-set.ts';
import type { ProjectChoice, SpaceChoice } from './model/store.ts';
import type { ShownValue } from './plan.ts';

const text = (value: string | null): ShownValue =>
  value ? { kind: 'text', text: value } : { kind: 'empty' };

type FoundPair = InstanceFacts['keys']['sandbox'];

const apiKey = ({ apiKey: key }: Pick<FoundPair, 'apiKey'>): ShownValue =>
  key ? { kind: 'api-key', last4: key.last4, fingerprint: key.fingerprint } : { kind: 'empty' };

const privateKey = ({ privateKey: key }: Pick<FoundPair, 'privateKey'>): ShownValue => {
  if (key === null) return { kind: 'empty' };
  return 'unreadable' in key
    ? { kind: 'unreadable', reason: key.unreadable }
    : { kind: 'private-key', fingerprint: key.fingerprint };
};

/** What the instance shall hold. null = what it has stays. */
export interface Wanted {
  readonly keySet: KeySet;
  readonly project: ProjectChoice | null;
  readonly dataSpace: SpaceChoice | null;
}

type Read = (instance: InstanceFacts) => ShownValue;
type Want = (wanted: Wanted, current: ShownValue) => ShownValue;

const values: Record<ConfigPath, readonly [Read, Want]> = {
  'services_connector/services_connector_integration/sandbox_api_key': [
    ({ keys }) => apiKey(keys.sandbox),
    ({ keySet }) => apiKey(keySet.sandbox),
  ],
  'services_connector/services_connector_integration/sandbox_private_key': [
    ({ keys }) => privateKey(keys.sandbox),
    ({ keySet }) => privateKey(keySet.sandbox),
  ],
  'services_connector/services_connector_integration/production_api_key': [
    ({ keys }) => apiKey(keys.production),
    ({ keySet }) => apiKey(keySet.production),
  ],
  'services_connector/services_connector_integration/production_private_key': [
    ({ keys }) => privateKey(keys.production),
    ({ keySet }) => privateKey(keySet.production),
  ],
  'services_connector/services_id/project_id': [
    ({ ids }) => text(ids.projectId),
    ({ project }, current) => (project ? text(project.projectId) : current),
  ],
  'services_connector/services_id/project_name': [
    ({ ids }) => text(ids.projectName),
    ({ project }, current) => (project ? text(project.projectName) : current),
  ],
  'services_connector/services_id/environment_id': [
    ({ ids }) => text(ids.environmentId),
    ({ dataSpace }, current) => (dataSpace ? text(dataSpace.environmentId) : current),
  ],
  'services_connector/services_id/environment_name': [
    ({ ids }) => text(ids.environmentName),
    ({ dataSpace }, current) => (dataSpace ? text(dataSpace.environmentName) : current),
  ],
  'services_connector/services_id/environment': [
    ({ ids }) => text(ids.environmentType),
    ({ dataSpace }, current) => (dataSpace ? text(dataSpace.environmentType) : current),
  ],
  // The registry does not return an organization for every data space: then the instance's own stays.
  'services_connector/services_id/ims_organization_id': [
    ({ ids }) => text(ids.imsOrganizationId),
    ({ dataSpace }, current) => (dataSpace?.imsOrganizationId ? text(dataSpace.imsOrganizationId) : current),
  ],
};

export const currentValue = (path: ConfigPath, instance: InstanceFacts): ShownValue =>
  values[path][0](instance);

/** `current` is what stays where nothing is wanted for a path. */
export const nextValue = (path: ConfigPath, wanted: Wanted, current: ShownValue): ShownValue =>
  values[path][1](wanted, current);
