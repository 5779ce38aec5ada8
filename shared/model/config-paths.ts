/** The configuration paths that connect an instance, as magento/module-services-id 2.0-3.3 and
 * magento/services-connector 1.0-1.3 read them; all in scope `default`/0 of `core_config_data`. */
import type { Slot } from './environment.ts';

/** In the order in which they must be written: keys, then project, then data space. */
export const configPaths = [
  'services_connector/services_connector_integration/sandbox_api_key',
  'services_connector/services_connector_integration/sandbox_private_key',
  'services_connector/services_connector_integration/production_api_key',
  'services_connector/services_connector_integration/production_private_key',
  'services_connector/services_id/project_id',
  'services_connector/services_id/project_name',
  'services_connector/services_id/environment_id',
  'services_connector/services_id/environment_name',
  'services_connector/services_id/environment',
  'services_connector/services_id/ims_organization_id',
] as const;
export type ConfigPath = (typeof configPaths)[number];

/** Which pair the instance uses for its own registry calls; `production` where it is not set. */
export const activeEnvironmentPath = 'magento_saas/environment';

export const keyPath = ({ environment, field }: Slot): ConfigPath =>
  `services_connector/services_connector_integration/${environment}_${field === 'apiKey' ? 'api_key' : 'private_key'}`;

export const isKeyPath = (path: ConfigPath): boolean =>
  path.startsWith('services_connector/services_connector_integration/');

const knownPaths: readonly string[] = configPaths;
export const isConfigPath = (path: string): path is ConfigPath => knownPaths.includes(path);
