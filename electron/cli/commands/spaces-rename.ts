/** `spaces rename`. */
import { z } from 'zod';
import { projectNameSchema } from '../../../shared/model/registry.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { findNamed, findStore } from '../support/select.ts';

const argsSchema = z.tuple([z.string(), z.string(), projectNameSchema]);

export const run: Action = async (session, { args }) => {
  const [name, wanted, environmentName] = argsSchema.parse(args);
  const api = session.client();
  const { store } = await findStore(api, name);
  const projects = await api.registry.projects({ storeId: store.id });
  const found = findNamed(
    projects.flatMap(({ dataSpaces }) => dataSpaces),
    wanted,
    (space) => space.environmentId,
    (space) => space.environmentName,
    'cli.space-not-found',
  );
  await session.confirm('cli.confirm.rename', { from: found.environmentName, to: environmentName });
  const space = await api.registry.renameDataSpace({
    storeId: store.id,
    environmentId: found.environmentId,
    environmentName,
  });
  const data: DataOf<'spaces rename'> = { space };
  return {
    data,
    text: session.words.say('cli.done.renamed', { from: found.environmentName, to: environmentName }),
  };
};
