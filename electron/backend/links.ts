/** The pages that the wizard may open, by id. Addresses never come from the page. */
import type { LinkId } from '../../shared/contract/settings.ts';
import type { Edition } from '../../shared/model/instance.ts';
import type { Store } from '../../shared/model/store.ts';
import { ProblemError } from '../../shared/problems.ts';

const fixed: Partial<Record<LinkId, string>> = {
  'account-dashboard': 'https://account.magento.com/',
  'keys-documentation':
    'https://experienceleague.adobe.com/en/docs/commerce/user-guides/integration-services/saas',
};

interface Options {
  readonly portalUrl: (edition?: Edition) => Promise<string>;
}

/** Store pages have the address that the instance itself told. Throws `stores.not-found` without a store. */
export const linkAddress = async (
  link: LinkId,
  store: Store | null,
  { portalUrl }: Options,
): Promise<string> => {
  const known = fixed[link];
  if (known) return known;
  if (link === 'practice-portal') {
    return portalUrl(store?.connection.kind === 'practice' ? store.connection.edition : undefined);
  }
  const adminUrl = (): string | null | undefined =>
    store?.connection.kind === 'guided' ? store.connection.adminUrl : store?.instance?.adminUrl;
  const address = link === 'store-front' ? store?.instance?.baseUrl : adminUrl();
  if (!address) throw new ProblemError('stores.not-found');
  // After a restart the practice pages may have another port, and nothing listens before it is needed.
  if (store?.connection.kind === 'practice')
    return new URL(new URL(address).pathname, await portalUrl()).href;
  return address;
};
