/** `keys receive`: opens a hand-off file that was made for this computer. */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { HandOffTarget } from '../../../shared/contract/hand-off.ts';
import { CliError } from '../frame/cli-error.ts';
import type { Action, Session } from '../frame/session.ts';
import type { DataOf } from '../output/data.ts';
import { clientTable, storesOf } from '../support/client-data.ts';
import { findClient } from '../support/select.ts';

const argsSchema = z.tuple([z.string()]);
const optionsSchema = z.object({ name: z.string().optional(), replace: z.string().optional() });
type Options = z.infer<typeof optionsSchema>;

/** Replacing keys that stores use is a rotation, and is asked about here only for what it is: other keys for a client. */
const targetOf = async (session: Session, { name, replace }: Options): Promise<HandOffTarget> => {
  if (replace === undefined) return { kind: 'new', label: name ?? null };
  const client = await findClient(session.client(), replace);
  await session.confirm('cli.confirm.replace-keys', { name: client.label });
  return { kind: 'replace', keySetId: client.id };
};

export const run: Action = async (session, given) => {
  const [file] = argsSchema.parse(given.args);
  const options = optionsSchema.parse(given.options);
  const api = session.client();
  const target = await targetOf(session, options);
  const received = await api.handOff.read({ source: { kind: 'path', path: resolve(file) }, target });
  if (received.outcome === 'name-taken') throw new CliError('cli.client-exists', { name: received.label });
  const { keySet, outcome } = received;
  const data: DataOf<'keys receive'> = { client: keySet, outcome };
  const text = clientTable([{ keySet, stores: storesOf(keySet, await api.stores.list()) }], session);
  return { data, text };
};
