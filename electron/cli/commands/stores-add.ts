/** `stores add`: a new store in the list, looked at right away so that a wrong way in shows at once. */
import { z } from 'zod';
import { tagsSchema } from '../../../shared/model/store.ts';
import { usageError } from '../frame/cli-error.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { connectionOf, connectionOptionsSchema } from '../support/connection.ts';
import { checkReach } from '../support/named-secrets.ts';
import { reaching, reachOptionsIn, reachSchema } from '../support/reach.ts';
import { createRound } from '../support/round.ts';
import { findClient } from '../support/select.ts';
import { detailsOf, storeText } from '../support/store-data.ts';

const argsSchema = z.tuple([z.string()]);
const optionsSchema = connectionOptionsSchema.extend({
  ...reachSchema.shape,
  client: z.string().optional(),
  testing: z.boolean().default(false),
  tag: z.array(z.string()),
  inspect: z.boolean(),
});

export const run: Action = async (session, given) => {
  const [name] = argsSchema.parse(given.args);
  const options = optionsSchema.parse(given.options);
  const connection = connectionOf(options);
  checkReach(session, options);
  const [unused] = options.inspect ? [] : reachOptionsIn(options);
  if (unused !== undefined) throw usageError('cli.usage.conflict', { name: unused, other: '--no-inspect' });
  const tags = tagsSchema.safeParse(options.tag);
  if (!tags.success) throw usageError('cli.usage.tag');
  const api = session.client();
  // Whose keys, before the store is there: a wrong name must leave nothing behind.
  const client = options.client === undefined ? null : await findClient(api, options.client);
  const purpose = options.testing ? 'testing' : 'production';
  const created = await api.stores.create({ name, purpose, connection });
  const storeId = created.store.id;
  const choices = { ...(client && { keySetId: client.id }), tags: tags.data };
  let facts = await api.stores.update({ storeId, choices });
  if (options.inspect) {
    const look = () => api.stores.inspect({ storeId });
    facts = await reaching(session, options, connection, look, createRound(session)).catch(
      async (error: unknown) => {
        // A store that cannot be reached is most likely a mistake in what was typed.
        await api.stores.remove({ storeId });
        throw error;
      },
    );
  }
  const store = detailsOf(facts);
  const data: DataOf<'stores add'> = { store };
  return { data, text: storeText(store, session) };
};
