/** The data space step's state and its two actions: choose and rename. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import { spaceWarnings } from '../../../shared/data-spaces.ts';
import type { DataSpace } from '../../../shared/model/registry.ts';
import { useTask } from '../../components/useTask.ts';
import { client, orpc } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';
import { rememberProjects, useProjects } from '../parts/projects.ts';
import { useAdvance } from '../parts/useAdvance.ts';
import { preselectedSpace, spaceRows } from './view.ts';

export const useDataSpaceStep = (facts: StoreFacts) => {
  const { store } = facts;
  const list = useProjects(facts);
  const stores = useQuery(orpc.stores.list.queryOptions()).data?.map((known) => known.store) ?? [];
  const advance = useAdvance();
  const task = useTask();
  const [picked, pick] = useState<string | null>(null);
  const project = list.data?.find(({ projectId }) => projectId === store.project?.projectId);
  const rows = spaceRows(facts, project?.dataSpaces ?? [], stores);
  const preselected = preselectedSpace(facts, rows);
  const selected = picked ?? preselected?.environmentId ?? null;
  const row = rows.find(({ space }) => space.environmentId === selected);
  const warnings = row ? spaceWarnings(store, row.space, stores) : [];

  const save = (dataSpace: DataSpace) =>
    task.run(async () => {
      advance(await client.stores.update({ storeId: store.id, choices: { dataSpace } }), 'review');
    });

  const rename = async (environmentId: string, environmentName: string): Promise<void> => {
    const renamed = await client.registry.renameDataSpace({
      storeId: store.id,
      environmentId,
      environmentName,
    });
    const change = (space: DataSpace): DataSpace =>
      space.environmentId === environmentId ? { ...space, environmentName: renamed.environmentName } : space;
    await rememberProjects(facts, (projects) =>
      projects.map((known) => ({ ...known, dataSpaces: known.dataSpaces.map(change) })),
    );
    if (store.dataSpace?.environmentId !== environmentId) return;
    const dataSpace = { ...store.dataSpace, environmentName: renamed.environmentName };
    rememberFacts(await client.stores.update({ storeId: store.id, choices: { dataSpace } }));
  };

  return { list, project, rows, row, preselected, picked, pick, selected, warnings, task, save, rename };
};
