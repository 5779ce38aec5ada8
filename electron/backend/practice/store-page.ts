/** What a practice store's own pages show of its state. */

import { keyPath } from '../../../shared/model/config-paths.ts';
import { environments, keyFields } from '../../../shared/model/environment.ts';
import type { InstanceState } from './instance-state.ts';
import type { PracticeStorePage } from './portal/store-pages.ts';

export const describeStorePage = ({ cached }: InstanceState): PracticeStorePage => ({
  projectName: cached['services_connector/services_id/project_name'] ?? null,
  dataSpaceName: cached['services_connector/services_id/environment_name'] ?? null,
  dataSpaceType: cached['services_connector/services_id/environment'] ?? null,
  hasKeys: environments.every((environment) =>
    keyFields.every((field) => cached[keyPath({ environment, field })] !== undefined),
  ),
});
