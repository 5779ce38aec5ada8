/** The project step's state and its three actions: choose, create, rename. */
import { useState } from 'react';
import type { StoreFacts } from '../../../shared/contract/stores.ts';
import type { SaasProject } from '../../../shared/model/registry.ts';
import { useTask } from '../../components/useTask.ts';
import { client } from '../../state/client.ts';
import { rememberFacts } from '../../state/facts.ts';
import { rememberProjects, useProjects } from '../parts/projects.ts';
import { useAdvance } from '../parts/useAdvance.ts';
import { preselectedProject } from './view.ts';

const choiceOf = ({ projectId, projectName }: SaasProject) => ({ project: { projectId, projectName } });

const replaced = (projects: SaasProject[], renamed: SaasProject): SaasProject[] =>
  projects.map((project) =>
    project.projectId === renamed.projectId ? { ...project, projectName: renamed.projectName } : project,
  );

export const useProjectStep = (facts: StoreFacts) => {
  const storeId = facts.store.id;
  const list = useProjects(facts);
  const advance = useAdvance();
  const task = useTask();
  const [picked, pick] = useState<string | null>(null);
  const [createdName, setCreatedName] = useState<string | null>(null);
  const projects = list.data ?? [];
  const preselected = preselectedProject(facts, projects);
  const selected = picked ?? preselected?.projectId ?? null;
  const project = projects.find(({ projectId }) => projectId === selected);

  const save = (chosen: SaasProject) =>
    task.run(async () => {
      advance(await client.stores.update({ storeId, choices: choiceOf(chosen) }), 'data-space');
    });

  const create = async (projectName: string): Promise<void> => {
    const created = await client.registry.createProject({ storeId, projectName });
    await rememberProjects(facts, (known) => [...known, created]);
    pick(created.projectId);
    setCreatedName(created.projectName);
  };

  const rename = async (projectId: string, projectName: string): Promise<void> => {
    const renamed = await client.registry.renameProject({ storeId, projectId, projectName });
    await rememberProjects(facts, (known) => replaced(known, renamed));
    if (facts.store.project?.projectId !== projectId) return;
    rememberFacts(await client.stores.update({ storeId, choices: choiceOf(renamed) }));
  };

  return {
    list,
    projects,
    preselected,
    picked,
    pick,
    selected,
    project,
    createdName,
    task,
    save,
    create,
    rename,
  };
};
