/** How a plan is laid out on the review. Pure. */
import type { ConfigPath } from '../../../shared/model/config-paths.ts';
import { isConfigPath } from '../../../shared/model/config-paths.ts';
import type { Plan, PlanItem } from '../../../shared/plan.ts';
import { changesOf, lockedChanges } from '../../../shared/plan.ts';

/** The last part of the path, by which the texts name it. */
export type PathName =
  | 'sandbox_api_key'
  | 'sandbox_private_key'
  | 'production_api_key'
  | 'production_private_key'
  | 'project_id'
  | 'project_name'
  | 'environment_id'
  | 'environment_name'
  | 'environment'
  | 'ims_organization_id';

const names: Record<ConfigPath, PathName> = {
  'services_connector/services_connector_integration/sandbox_api_key': 'sandbox_api_key',
  'services_connector/services_connector_integration/sandbox_private_key': 'sandbox_private_key',
  'services_connector/services_connector_integration/production_api_key': 'production_api_key',
  'services_connector/services_connector_integration/production_private_key': 'production_private_key',
  'services_connector/services_id/project_id': 'project_id',
  'services_connector/services_id/project_name': 'project_name',
  'services_connector/services_id/environment_id': 'environment_id',
  'services_connector/services_id/environment_name': 'environment_name',
  'services_connector/services_id/environment': 'environment',
  'services_connector/services_id/ims_organization_id': 'ims_organization_id',
};
/** null = a path that we have no plain name for; then the path itself is shown. */
export const pathName = (path: string): PathName | null => (isConfigPath(path) ? names[path] : null);

/** The environment variable by which Magento locks a path of scope `default`. */
export const variableOf = (path: string): string =>
  `CONFIG__DEFAULT__${path.toUpperCase().replaceAll('/', '__')}`;

/** Enough of a fingerprint to compare by eye: twelve digits in groups of four. */
export const shortFingerprint = (fingerprint: string): string =>
  (fingerprint.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ');

export interface Layout {
  readonly changes: readonly PlanItem[];
  readonly unchanged: readonly PlanItem[];
  readonly locked: readonly PlanItem[];
  /** Nothing to write: the apply only verifies, and finishes what an earlier one left. */
  readonly isConnected: boolean;
  readonly canApply: boolean;
}

/** What the user agreed to on the review. */
export interface Agreed {
  /** What was typed to confirm. */
  readonly typed: string;
  /** Use the data space although another store uses it. */
  readonly isShared: boolean;
}

export const layOut = (plan: Plan, { typed, isShared }: Agreed): Layout => {
  const locked = lockedChanges(plan);
  // What stands in the way comes first.
  const changes = [...locked, ...changesOf(plan).filter((item) => item.lock === null)];
  const confirmed = plan.confirmation === null || typed.trim() === plan.confirmation.trim();
  return {
    changes,
    unchanged: plan.items.filter((item) => item.change === 'same'),
    locked,
    isConnected: changes.length === 0,
    canApply: locked.length === 0 && confirmed && (plan.sharedWith.length === 0 || isShared),
  };
};
