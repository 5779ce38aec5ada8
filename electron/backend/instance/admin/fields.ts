/** The module's GraphQL names of the configuration paths. */
import { type ConfigPath, configPaths } from '../../../../shared/model/config-paths.ts';

export const servicesFields = [
  'sandboxApiKey',
  'sandboxPrivateKey',
  'productionApiKey',
  'productionPrivateKey',
  'projectId',
  'projectName',
  'environmentId',
  'environmentName',
  'environmentType',
  'imsOrganizationId',
] as const;
export type ServicesField = (typeof servicesFields)[number];

const keys = 'services_connector/services_connector_integration';
const ids = 'services_connector/services_id';

export const fieldOf: Readonly<Record<ConfigPath, ServicesField>> = {
  [`${keys}/sandbox_api_key`]: 'sandboxApiKey',
  [`${keys}/sandbox_private_key`]: 'sandboxPrivateKey',
  [`${keys}/production_api_key`]: 'productionApiKey',
  [`${keys}/production_private_key`]: 'productionPrivateKey',
  [`${ids}/project_id`]: 'projectId',
  [`${ids}/project_name`]: 'projectName',
  [`${ids}/environment_id`]: 'environmentId',
  [`${ids}/environment_name`]: 'environmentName',
  [`${ids}/environment`]: 'environmentType',
  [`${ids}/ims_organization_id`]: 'imsOrganizationId',
};

/** A locked field may be named as a field or by its path. */
export const lockedPaths = (disabledFields: readonly string[]): readonly ConfigPath[] =>
  configPaths.filter((path) => disabledFields.includes(fieldOf[path]) || disabledFields.includes(path));
