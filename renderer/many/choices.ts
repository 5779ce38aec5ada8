/** What the filters offer: the clients and the tags that the stores have, in the order of the alphabet. */
import type { StoreSummary } from '../../shared/model/store-summary.ts';

export interface FilterChoice {
  readonly id: string;
  readonly label: string;
}

const inOrder = (choices: Iterable<FilterChoice>, locale: string): FilterChoice[] => {
  const { compare } = new Intl.Collator(locale, { numeric: true });
  return [...choices].sort((a, b) => compare(a.label, b.label));
};

export const clientsOf = (stores: readonly StoreSummary[], locale: string): readonly FilterChoice[] => {
  const labels = new Map<string, string>();
  for (const { clientId, clientLabel } of stores) {
    if (clientId !== null && clientLabel !== null) labels.set(clientId, clientLabel);
  }
  return inOrder(
    [...labels].map(([id, label]) => ({ id, label })),
    locale,
  );
};

/** Ids are `tag:<tag>`, so that a tag may have any name. */
export const tagsOf = (stores: readonly StoreSummary[], locale: string): readonly FilterChoice[] => {
  const tags = new Set(stores.flatMap((store) => store.tags));
  return inOrder(
    [...tags].map((tag) => ({ id: `tag:${tag}`, label: tag })),
    locale,
  );
};
