/** A project or data space gets another name: every store that has chosen it knows, whoever asked for it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { reportOf, startProgram, yamlFor } from '../fixtures/declaration/world.ts';

it('reaches the choices of all stores', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'renamed-'));
  const { client, backend } = startProgram(folder);
  try {
    const path = join(folder, 'stores.yaml');
    await writeFile(path, yamlFor(3));
    await reportOf(await client.declaration.apply({ path }));
    const [keySet] = await client.credentials.list();
    const asks = { keySetId: keySet?.id ?? '', environment: 'production' as const };
    const [project] = await client.registry.projects(asks);
    const { projectId = '', dataSpaces = [] } = project ?? {};
    await client.registry.renameProject({ ...asks, projectId, projectName: 'Renamed' });
    const { environmentId = '' } = dataSpaces[0] ?? {};
    await client.registry.renameDataSpace({ ...asks, environmentId, environmentName: 'Other' });
    const facts = await client.stores.list();
    expect(facts.map(({ store }) => store.project?.projectName)).toEqual(['Renamed', 'Renamed', 'Renamed']);
    const chosen = facts.find(({ store }) => store.dataSpace?.environmentId === environmentId);
    expect(chosen?.store.dataSpace?.environmentName).toBe('Other');
  } finally {
    await backend.close();
    await rm(folder, { recursive: true, force: true });
  }
});
