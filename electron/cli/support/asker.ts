/** Whose keys ask the merchant registry: those of the store that comes first, or those of `--client`. */
import { z } from 'zod';
import type { Client } from '../../../shared/contract/index.ts';
import type { Asks } from '../../../shared/contract/registry.ts';
import { environmentSchema } from '../../../shared/model/environment-schema.ts';
import type { Store } from '../../../shared/model/store.ts';
import { usageError } from '../frame/cli-error.ts';
import { findClient, findStore } from './select.ts';

const argsSchema = z.array(z.string().optional());
const optionsSchema = z.object({ client: z.string().optional(), environment: environmentSchema.optional() });

export interface Asker {
  readonly asks: Asks;
  /** null = a client asks. */
  readonly store: Store | null;
  /** The words behind the store, or behind nothing; as many as were wanted. */
  readonly words: readonly string[];
}

/** `wanted` = what the words behind the store are, for the message where one is missing. */
export const askerOf = async (
  api: Client,
  given: { readonly args: unknown; readonly options: unknown },
  wanted: readonly string[] = [],
): Promise<Asker> => {
  const words = argsSchema.parse(given.args).filter((word) => word !== undefined);
  const { client, environment } = optionsSchema.parse(given.options);
  if (client === undefined && environment !== undefined) throw usageError('cli.usage.environment-of-client');
  const [name, ...behind] = words;
  const rest = client === undefined ? behind : words;
  if (client === undefined && name === undefined) throw usageError('cli.usage.store-or-client');
  const missing = wanted[rest.length];
  if (missing !== undefined) throw usageError('cli.usage.missing-argument', { name: missing });
  if (rest.length > wanted.length) throw usageError('cli.usage.too-many');
  if (client !== undefined) {
    const { id: keySetId } = await findClient(api, client);
    return { asks: { keySetId, environment: environment ?? 'production' }, store: null, words: rest };
  }
  const { store } = await findStore(api, name ?? '');
  return { asks: { storeId: store.id }, store, words: rest };
};
