/** What `--yes` never covers, by the names of the stores that are meant. */
import type { Allowances } from '../../../shared/contract/batch.ts';
import type { Client } from '../../../shared/contract/index.ts';
import { CliError } from '../frame/cli-error.ts';

/** As the list writes them. Throws `cli.store-not-found` for a name that is none of the stores: it would allow nothing. */
export const allowancesFor = (
  stores: readonly string[],
  { moveData, allowSharedDataSpace }: Allowances,
): { readonly moveData: string[]; readonly allowSharedDataSpace: string[] } => {
  const asListed = (wanted: readonly string[]): string[] =>
    wanted.map((name) => {
      const found = stores.find((each) => each.toLowerCase() === name.trim().toLowerCase());
      if (found === undefined) throw new CliError('cli.store-not-found', { name });
      return found;
    });
  return { moveData: asListed(moveData), allowSharedDataSpace: asListed(allowSharedDataSpace) };
};

/** Among the stores of the list. */
export const listedAllowances = async (client: Client, options: Allowances) => {
  const facts = await client.stores.list();
  return allowancesFor(
    facts.map(({ store }) => store.name),
    options,
  );
};
