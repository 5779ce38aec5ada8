/** The two practice merchants, one per kind of license, and their registry rows. */
import { randomUUID } from 'node:crypto';
import type { Edition } from '../../../../shared/model/instance.ts';
import type { PracticeProject } from './state.ts';

export interface Merchant {
  readonly name: string;
  readonly mageId: string;
  readonly imsOrganizationId: string;
}

export const merchants: Readonly<Record<Edition, Merchant>> = {
  commerce: {
    name: 'Practice merchant (Adobe Commerce)',
    mageId: 'PRACTICE-COMMERCE',
    imsOrganizationId: 'PRACTICE0COMMERCE@AdobeOrg',
  },
  'open-source': {
    name: 'Practice merchant (Magento Open Source)',
    mageId: 'PRACTICE-OPEN-SOURCE',
    imsOrganizationId: 'PRACTICE0OPENSOURCE@AdobeOrg',
  },
};

/** `Testing` was seen on Adobe's service. Its word for a production data space is not documented: this one is ours. */
const testing = 'Testing';
const production = 'Production';

/** Per license: Adobe Commerce has 1 production and 2 testing data spaces, Magento Open Source 1 production. */
const spacesOfLicense: Readonly<Record<Edition, readonly { name: string; type: string }[]>> = {
  commerce: [
    { name: 'Production', type: production },
    { name: 'Testing 1', type: testing },
    { name: 'Testing 2', type: testing },
  ],
  'open-source': [{ name: 'Production', type: production }],
};

export const newProject = (edition: Edition, projectName: string, at: string): PracticeProject => ({
  projectId: randomUUID(),
  projectName,
  edition,
  dataSpaces: spacesOfLicense[edition].map(({ name, type }) => ({
    environmentId: randomUUID(),
    environmentName: name,
    environmentType: type,
    createdAt: at,
    updatedAt: at,
  })),
});

type Row = Readonly<Record<string, unknown>>;

/** One row per data space, as the registry lists them. */
export const rowsOf = (project: PracticeProject): readonly Row[] => {
  const merchant = merchants[project.edition];
  return project.dataSpaces.map(({ environmentId, environmentName, environmentType }) => ({
    environmentId,
    environmentName,
    environmentType,
    projectId: project.projectId,
    projectName: project.projectName,
    mageId: merchant.mageId,
    imsOrganizationId: merchant.imsOrganizationId,
    organizationId: merchant.mageId,
    organizationName: merchant.name,
    accountGroup: 'practice',
    entitlementAuthority: 'practice',
    accountEntitlements: [],
  }));
};

/** The bare row of the call for one data space, with the fields that only this call has; null = not in this project. */
export const bareRow = (project: PracticeProject, environmentId: string): Row | null => {
  const index = project.dataSpaces.findIndex((space) => space.environmentId === environmentId);
  const space = project.dataSpaces[index];
  if (space === undefined) return null;
  return {
    ...rowsOf(project)[index],
    featureSet: [],
    cloudId: '',
    hipaa: false,
    createdAt: space.createdAt,
    updatedAt: space.updatedAt,
    subscriptionEndDate: null,
    accountSyncStatus: { status: 'SYNCED', updatedAt: space.updatedAt },
  };
};
