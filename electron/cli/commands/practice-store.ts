/** `practice store`: a practice store with practice keys, for trying out everything else. */
import { z } from 'zod';
import { editionSchema } from '../../../shared/model/instance.ts';
import { pairIdentity } from '../../../shared/model/key-set.ts';
import { ProblemError } from '../../../shared/problems.ts';
import type { Action } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { findClientOrNone } from '../support/select.ts';
import { detailsOf, storeText } from '../support/store-data.ts';

const argsSchema = z.tuple([z.string()]);
const optionsSchema = z.object({ edition: editionSchema });

/** One license each: new keys of a license replace its former ones, so all practice stores share them. */
const clientNames = { commerce: 'Practice', 'open-source': 'Practice (Open Source)' } as const;

export const run: Action = async (session, given) => {
  const [name] = argsSchema.parse(given.args);
  const { edition } = optionsSchema.parse(given.options);
  const api = session.client();
  const label = clientNames[edition];
  const found = await findClientOrNone(api, label);
  if (found !== null && !found.practice) throw new ProblemError('rotation.other-kind');
  const client = found ?? (await api.credentials.create({ label, practice: true }));
  const created = await api.stores.create({
    name,
    purpose: 'production',
    connection: { kind: 'practice', edition },
  });
  const storeId = created.store.id;
  if (!pairIdentity(client.sandbox) || !pairIdentity(client.production)) {
    await api.practice.makeKeys({ keySetId: client.id, edition });
  }
  await api.credentials.check({ keySetId: client.id, storeId: null });
  await api.stores.update({ storeId, choices: { keySetId: client.id } });
  const store = detailsOf(await api.stores.inspect({ storeId }));
  const data: DataOf<'practice store'> = { store };
  return { data, text: storeText(store, session) };
};
