/** The value of each configuration path, as it may be shown: on the instance now, and after an apply. Pure. */
import type { Choices } from './make-plan.ts';
import type { ConfigPath } from './model/config-paths.ts';
import type { InstanceFacts } from './model/instance.ts';
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

type Read = (instance: InstanceFacts) => ShownValue;
type Want = (choices: Choices, current: ShownValue) => ShownValue;

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
    ({ project }) => text(project.projectId),
  ],
  'services_connector/services_id/project_name': [
    ({ ids }) => text(ids.projectName),
    ({ project }) => text(project.projectName),
  ],
  'services_connector/services_id/environment_id': [
    ({ ids }) => text(ids.environmentId),
    ({ dataSpace }) => text(dataSpace.environmentId),
  ],
  'services_connector/services_id/environment_name': [
    ({ ids }) => text(ids.environmentName),
    ({ dataSpace }) => text(dataSpace.environmentName),
  ],
  'services_connector/services_id/environment': [
    ({ ids }) => text(ids.environmentType),
    ({ dataSpace }) => text(dataSpace.environmentType),
  ],
  // The registry does not return an organization for every data space: then the instance's own stays.
  'services_connector/services_id/ims_organization_id': [
    ({ ids }) => text(ids.imsOrganizationId),
    ({ dataSpace }, current) => (dataSpace.imsOrganizationId ? text(dataSpace.imsOrganizationId) : current),
  ],
};

export const currentValue = (path: ConfigPath, instance: InstanceFacts): ShownValue =>
  values[path][0](instance);

/** `current` is what stays where the choices say nothing about a path. */
export const nextValue = (path: ConfigPath, choices: Choices, current: ShownValue): ShownValue =>
  values[path][1](choices, current);
