// The configuration paths that the agent reads and writes (scope default/0 of table core_config_data).

export const KEY_PATHS = [
  'services_connector/services_connector_integration/production_api_key',
  'services_connector/services_connector_integration/production_private_key',
  'services_connector/services_connector_integration/sandbox_api_key',
  'services_connector/services_connector_integration/sandbox_private_key',
] as const;

export const PROJECT_PATHS = [
  'services_connector/services_id/project_id',
  'services_connector/services_id/project_name',
] as const;

export const DATA_SPACE_PATHS = [
  'services_connector/services_id/environment_id',
  'services_connector/services_id/environment_name',
  'services_connector/services_id/environment',
  'services_connector/services_id/ims_organization_id',
] as const;

/** In the order in which they are written: on Adobe Commerce Cloud a new data space id is used at once. */
export const WRITABLE_PATHS = [...KEY_PATHS, ...PROJECT_PATHS, ...DATA_SPACE_PATHS] as const;

/** Names the pair that the instance uses for registry calls. Read, never written. */
export const ACTIVE_ENVIRONMENT_PATH = 'magento_saas/environment';

export const READ_PATHS = [...WRITABLE_PATHS, ACTIVE_ENVIRONMENT_PATH] as const;

export type WritablePath = (typeof WRITABLE_PATHS)[number];
export type ReadPath = (typeof READ_PATHS)[number];
